import type { Interface } from "ethers";
import type { CairnRecord } from "../bundles/CairnRecord.ts";

const WORD_BYTES = 32;
const WORD_DIGITS = 64;
const INCLUSIONS = { minted: 0, anchored: 1, signed: 2 } as const;
/** Words of a query before its proof and signature, which follow. */
const HEAD = 11;
const NONE = word(0);

/**
 * Encodes a call of `RecordLens.inspect` for these records. It is written out here, since ethers' encoder takes twenty
 * times as long; tests compare the two.
 *
 * @throws TypeError for a record that no parser made, with values that are no hexadecimal digits or too many of them.
 */
export function encodeQueries(lens: Interface, records: readonly CairnRecord[]): string {
  const { selector = "" } = lens.getFunction("inspect") ?? {};
  const queries = records.map(encodeQuery);
  let at = records.length * WORD_BYTES;
  const offsets = queries.map((query) => {
    const offset = word(at);
    at += query.length / 2;
    return offset;
  });
  const data = [selector, word(WORD_BYTES), word(records.length), ...offsets, ...queries].join("");
  if (!/^0x[0-9a-f]*$/i.test(data)) throw new TypeError("a value is not hexadecimal");
  return data;
}

function encodeQuery({ achievement, inclusion }: CairnRecord): string {
  const { definition, experience, learner, achievedAt, expiresAt, content } = achievement;
  const isAnchored = inclusion.mode === "anchored";
  const isSigned = inclusion.mode === "signed";
  const proof = isAnchored ? inclusion.proof : [];
  const signature = isSigned ? inclusion.signature.slice(2) : "";
  return [
    ...[definition, experience, learner, achievedAt, expiresAt, content].map(word),
    word(INCLUSIONS[inclusion.mode]),
    isAnchored ? word(inclusion.root) : NONE,
    word(HEAD * WORD_BYTES),
    isSigned ? word(inclusion.attester) : NONE,
    word((HEAD + 1 + proof.length) * WORD_BYTES),
    word(proof.length),
    ...proof.map(word),
    word(signature.length / 2),
    signature.padEnd(Math.ceil(signature.length / WORD_DIGITS) * WORD_DIGITS, "0"),
  ].join("");
}

/** A whole number, an address or a hash as the digits of one word; the point of a fraction is no digit. */
function word(value: number | string): string {
  const digits = typeof value === "number" ? value.toString(16) : value.slice(2).toLowerCase();
  if (digits.length > WORD_DIGITS) throw new TypeError("a value does not fit a word");
  return digits.padStart(WORD_DIGITS, "0");
}
