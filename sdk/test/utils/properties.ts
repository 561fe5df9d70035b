import fc from "fast-check";
import type { json } from "../../src/index.ts";

const DEFAULT_SEED = 20_260_101;
const environment = process.env as { CAIRN_SEED?: string };

/** Settings of every property: one seed by default, another by the variable `CAIRN_SEED`. */
export const PROPERTY = { seed: Number(environment.CAIRN_SEED ?? DEFAULT_SEED), numRuns: 200 };

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom("~", "/", '"', "\\", "\u0000", "\u2028"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
});
const key = text.filter((name) => name !== "__proto__" && !/^\d+$/.test(name));
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value))
  .map((value) => (Object.is(value, -0) ? 0 : value));

/** Any document that the format allows. */
export const anyDocument: fc.Arbitrary<json.JsonValue> = fc.letrec<{ value: json.JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    number,
    fc.maxSafeInteger().map((value) => (Object.is(value, -0) ? 0 : value)),
    text,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** A document with several fields, as records have. */
export const anyRecordDocument: fc.Arbitrary<json.JsonObject> = fc.dictionary(key, anyDocument, {
  minKeys: 2,
  maxKeys: 8,
  noNullPrototype: true,
});
