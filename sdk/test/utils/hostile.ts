import { expect } from "chai";
import fc from "fast-check";
import type { CairnError } from "../../src/index.ts";
import { ERRORS, isCairnError } from "../../src/index.ts";

const DEFAULT_SEED = 20_260_401;
const DEFAULT_RUNS = 40;
const environment = process.env as { CAIRN_FUZZ_SEED?: string; CAIRN_FUZZ_RUNS?: string };

/** Settings of every fuzz test: `CAIRN_FUZZ_SEED` and `CAIRN_FUZZ_RUNS` change them; a failure prints its seed. */
export const FUZZ = {
  seed: Number(environment.CAIRN_FUZZ_SEED ?? DEFAULT_SEED),
  numRuns: Number(environment.CAIRN_FUZZ_RUNS ?? DEFAULT_RUNS),
  /** For a test of many runs. */
  timeoutMs: 600_000,
};

/** Longest text of an error: messages may quote a file, but not repeat it. */
const MOST_MESSAGE_CHARACTERS = 10_000;
const DEEP = 100_000;

/** What a parser may do: give a value, or say by a code why not. */
export type Outcome = { readonly value: unknown } | { readonly error: CairnError };

/** Runs a parser on what nobody should send it. Anything but a value or a coded error fails the test. */
export async function outcomeOf(run: () => unknown): Promise<Outcome> {
  const before = builtIns();
  const outcome = await attempt(run);
  expect(builtIns(), "built-in prototypes").to.deep.equal(before);
  return outcome;
}

async function attempt(run: () => unknown): Promise<Outcome> {
  try {
    return { value: await run() };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    expect(ERRORS).to.have.property(error.code);
    expect(error.fix).to.not.equal("");
    expect(error.message.length).to.be.below(MOST_MESSAGE_CHARACTERS);
    return { error };
  }
}

/** What a pollution would change: names and values of the prototypes that every object has. */
function builtIns(): unknown[] {
  return [Object.prototype, Array.prototype, String.prototype, Function.prototype].map((prototype) =>
    Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)]),
  );
}

/** Every object in a value, to look at what it inherits. */
export function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== "object" || value === null) return;
  yield value;
  for (const item of Object.values(value)) yield* objectsIn(item);
}

const deep = (open: string, close: string): string => open.repeat(DEEP) + close.repeat(DEEP);

/** JSON values as text, which `JSON.stringify` would not write. */
export const HOSTILE_JSON: readonly string[] = [
  ...["null", "true", "[]", "{}", "0", "-0", "-1", "1.5", "1e400", "-1e-400", "9007199254740993"],
  ...["4294967296", "1099511627776", "1e21", "0.1e1", "7".repeat(400), "01", "+1", "NaN", "Infinity", "0x1"],
  ...['""', '"0x"', '"0"', `"0x${"0".repeat(64)}"`, `"0x${"F".repeat(40)}"`, '"\u0130"', '"\u212a"'],
  ...['"\\ud800"', '"\\udc00\\ud800"', '"\ud800"', '"\\u0000"', '"\u0000"', '"\\ufeff"', '"\\u202e"'],
  ...[
    '"__proto__"',
    '"constructor"',
    '"toString"',
    `"${"x".repeat(20_000)}"`,
    `"${"\\u0000".repeat(5_000)}"`,
  ],
  ...['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}'],
  ...['{"a":1,"a":2}', '{"length":4294967295}', '{"0":1,"1":2}', '{"":0}', "[[[[[]]]]]", "[1,]", '{"a"}'],
];

/** Texts nested far deeper than any stack. */
export const DEEP_JSON: readonly string[] = [
  deep("[", "]"),
  "[".repeat(DEEP),
  deep('{"a":', "}").replace(":}", ":0}"),
  `{"document":${deep("[", "]")}}`,
  `{"document":${deep('{"":', "}").replace(":}", ":0}")}}`,
];

const KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "length",
  "",
  "0",
  "type",
];
const TOKENS = [
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  '"',
  "\\",
  "\n",
  "\r\n",
  "\r",
  "\u0000",
  "\ufeff",
  "\u2028",
  "-",
];

const hostileJson = fc.constantFrom(...HOSTILE_JSON);

/** A JSON text in which one value is another one, is missing, is there twice, or has a member that nobody expects. */
function damagedValue(samples: readonly string[]): fc.Arbitrary<string> {
  return fc
    .record({
      sample: fc.constantFrom(...samples),
      place: fc.nat(),
      raw: hostileJson,
      key: fc.constantFrom(...KEYS),
      way: fc.constantFrom("replace", "member", "repeat"),
    })
    .map(({ sample, place, raw, key, way }) => {
      const spans = valueSpans(sample);
      const [start, end] = spans[place % spans.length] ?? [0, 0];
      const value = sample.slice(start, end);
      if (way === "replace" || !value.startsWith("{"))
        return sample.slice(0, start) + raw + sample.slice(end);
      const members = way === "member" ? `${JSON.stringify(key)}:${raw}` : value.slice(1, -1);
      const extended = value === "{}" ? `{${members}}` : `{${members},${value.slice(1)}`;
      return sample.slice(0, start) + extended + sample.slice(end);
    });
}

/** Where the values of a text stand, if it is JSON or lines of JSON. */
function valueSpans(text: string): [start: number, end: number][] {
  const spans: [number, number][] = [];
  const open: number[] = [];
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]|[-\w.+]+/gsu)) {
    const [token] = match;
    if (token === "{" || token === "[") open.push(match.index);
    else if (token === "}" || token === "]") spans.push([open.pop() ?? 0, match.index + 1]);
    else if (text[match.index + token.length] !== ":") spans.push([match.index, match.index + token.length]);
  }
  return spans;
}

/** A text with pieces cut out, doubled, exchanged or put in. */
function damagedText(samples: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 40 }),
    way: fc.constantFrom("cut", "double", "truncate", "insert"),
    token: fc.oneof(fc.constantFrom(...TOKENS), hostileJson, fc.string({ unit: "binary", maxLength: 4 })),
  });
  return fc
    .record({ sample: fc.constantFrom(...samples), edits: fc.array(edit, { minLength: 1, maxLength: 4 }) })
    .map(({ sample, edits }) =>
      edits.reduce((text, { at, length, way, token }) => {
        const start = at % (text.length + 1);
        const [before, piece, after] = [
          text.slice(0, start),
          text.slice(start, start + length),
          text.slice(start + length),
        ];
        if (way === "truncate") return before;
        if (way === "insert") return before + token + piece + after;
        return way === "double" ? before + piece + piece + after : before + after;
      }, sample),
    );
}

/** What is not JSON at all, and what is the wrong JSON. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.json({ maxDepth: 6 }),
  hostileJson,
  fc.array(fc.constantFrom(...TOKENS), { maxLength: 30 }).map((tokens) => tokens.join("")),
);

/** Texts made of good ones by damage, and texts that never were good. */
export function hostileTexts(samples: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: damagedValue(samples), weight: 4 },
    { arbitrary: damagedText(samples), weight: 3 },
    { arbitrary: anyText, weight: 1 },
  );
}

/** Bytes with flipped bits, cut short or not text. */
export function hostileBytes(samples: readonly string[]): fc.Arbitrary<Uint8Array> {
  const flips = fc.array(fc.record({ at: fc.nat(), bit: fc.nat({ max: 7 }) }), {
    minLength: 1,
    maxLength: 3,
  });
  const flipped = fc
    .record({ sample: fc.constantFrom(...samples), flips, keep: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ sample, flips: places, keep }) => {
      const bytes = new TextEncoder().encode(sample);
      for (const { at, bit } of places) {
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
      }
      return keep > 0.5 ? bytes : bytes.subarray(0, Math.floor(2 * keep * bytes.length));
    });
  return fc.oneof(
    { arbitrary: flipped, weight: 4 },
    { arbitrary: fc.uint8Array({ maxLength: 64 }), weight: 1 },
  );
}

/** A value as `JSON.parse` gives it to who does not check it: `__proto__` as a key of its own among them. */
export function hostileValues(samples: readonly string[]): fc.Arbitrary<unknown> {
  const parsed = damagedValue(samples).map((text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  });
  const odd = fc.constantFrom<unknown>(
    ...[undefined, null, true, 0, -1, Number.NaN, 1n, "", "0x", [], {}, [null], Object.create(null)],
    ...[Symbol("odd"), () => 0, new Date(Number.NaN), new Map([["a", 1]]), [[[]]], nested(DEEP)],
  );
  return fc.oneof(
    { arbitrary: parsed, weight: 4 },
    { arbitrary: odd, weight: 1 },
    fc.anything({ maxDepth: 3 }),
  );
}

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}
