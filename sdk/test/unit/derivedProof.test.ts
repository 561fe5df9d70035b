import { expect } from "chai";
import { decodeBase64 } from "ethers";
import { createKey, derive, didKey, issueSelective, verify } from "../../src/credentials/index.ts";
import { isDerivedProof } from "../../src/credentials/proofs/derivedProof.ts";
import type { json } from "../../src/index.ts";

type Json = json.JsonObject;

const bytes = (length: number): number[] => [0x58, length, ...new Array<number>(length).fill(7)];
const encoded = (...parts: readonly (readonly number[])[]): string =>
  `u${Buffer.from(parts.flat()).toString("base64url")}`;

const HEADER = [0xd9, 0x5d, 0x01, 0x85];
const SIGNATURE = bytes(64);
const KEY = bytes(35);
const SIGNATURES = [0x82, ...SIGNATURE, ...SIGNATURE];
const LABELS = [0xa2, 0x00, ...bytes(32), 0x18, 0x2a, ...bytes(32)];
const INDEXES = [0x83, 0x00, 0x17, 0x19, 0x01, 0x00];

/** Each with one thing that VC ECDSA Cryptosuites 3.5.8 has otherwise. */
const BAD: readonly [string, string][] = [
  ["nothing", "u"],
  ["another prefix", encoded(HEADER, SIGNATURE, KEY, SIGNATURES, LABELS, INDEXES).replace(/^u/, "z")],
  ["characters that are none of base64url", "u2V0B+++="],
  ["a base proof's header", encoded([0xd9, 0x5d, 0x00, 0x85], SIGNATURE, KEY, SIGNATURES, LABELS, INDEXES)],
  ["four parts", encoded([0xd9, 0x5d, 0x01, 0x84], SIGNATURE, KEY, SIGNATURES, LABELS)],
  ["six parts", encoded([0xd9, 0x5d, 0x01, 0x86], SIGNATURE, KEY, SIGNATURES, LABELS, INDEXES, [0x07])],
  ["more after its end", encoded(HEADER, SIGNATURE, KEY, SIGNATURES, LABELS, INDEXES, [0x07])],
  ["less than it says", encoded(HEADER, SIGNATURE, KEY, SIGNATURES, LABELS, INDEXES.slice(0, -1))],
  ["a short signature", encoded(HEADER, bytes(63), KEY, SIGNATURES, LABELS, INDEXES)],
  ["a long key", encoded(HEADER, SIGNATURE, bytes(36), SIGNATURES, LABELS, INDEXES)],
  ["a signature that is short", encoded(HEADER, SIGNATURE, KEY, [0x81, ...bytes(63)], LABELS, INDEXES)],
  ["signatures that are no list", encoded(HEADER, SIGNATURE, KEY, SIGNATURE, LABELS, INDEXES)],
  [
    "a label by a text",
    encoded(HEADER, SIGNATURE, KEY, SIGNATURES, [0xa1, 0x61, 0x78, ...bytes(32)], INDEXES),
  ],
  [
    "a label by a tag",
    encoded(HEADER, SIGNATURE, KEY, SIGNATURES, [0xa1, 0xc1, 0x00, ...bytes(32)], INDEXES),
  ],
  ["a short label", encoded(HEADER, SIGNATURE, KEY, SIGNATURES, [0xa1, 0x00, ...bytes(31)], INDEXES)],
  ["labels in a list", encoded(HEADER, SIGNATURE, KEY, SIGNATURES, [0x80], INDEXES)],
  ["labels without an end", encoded(HEADER, SIGNATURE, KEY, SIGNATURES, [0xbf, 0xff], INDEXES)],
  ["an index below zero", encoded(HEADER, SIGNATURE, KEY, SIGNATURES, LABELS, [0x81, 0x20])],
  ["an index that is a text", encoded(HEADER, SIGNATURE, KEY, SIGNATURES, LABELS, [0x81, 0x61, 0x30])],
  [
    "far more indexes than there are",
    encoded(HEADER, SIGNATURE, KEY, SIGNATURES, LABELS, [0x9a, 255, 255, 255, 255]),
  ],
];

describe("derived proofs of ecdsa-sd-2023", () => {
  it("have a signature, a key, signatures, labels and indexes, and nothing else", () => {
    expect(isDerivedProof(encoded(HEADER, SIGNATURE, KEY, SIGNATURES, LABELS, INDEXES))).to.equal(true);
    expect(isDerivedProof(encoded(HEADER, SIGNATURE, KEY, [0x80], [0xa0], [0x80]))).to.equal(true);
    for (const [why, value] of BAD) expect(isDerivedProof(value), why).to.equal(false);
  });

  it("are refused with a part that nobody reads, though the library takes them", async () => {
    const key = await createKey("P-256");
    const whole = await issueSelective(
      {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        type: ["VerifiableCredential"],
        issuer: didKey(key),
        credentialSubject: { name: "Ana", description: "Plays the cello" },
      },
      { key },
    );
    const shown = await derive(whole, ["/credentialSubject/name"]);
    const codeOf = async (credential: Json): Promise<string | undefined> =>
      (await verify(credential)).checks.find(({ name }) => name === "integrity")?.code;
    expect(await codeOf(shown)).to.equal("OK");
    const [proof] = shown.proof as readonly [Json];
    const value = decodeBase64(String(proof.proofValue).slice(1).replaceAll("-", "+").replaceAll("_", "/"));
    const sixth = encoded([0xd9, 0x5d, 0x01, 0x86], [...value.subarray(HEADER.length)], [0x07]);
    expect(await codeOf({ ...shown, proof: { ...proof, proofValue: sixth } })).to.equal("BAD_SIGNATURE");
  });
});
