import { SimpleMerkleTree, StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { keccak256, TypedDataEncoder, toBeHex } from "ethers";
import fc from "fast-check";
import type { achievement as subject } from "../../src/index.ts";
import {
  achievement,
  address,
  cohorts,
  definitionId,
  documents,
  salt,
  trees,
  unixTime,
} from "../../src/index.ts";
import { keccak, toHex } from "../../src/trees/keccak.ts";
import { loadFastKeccak } from "../../src/trees/loadFastKeccak.ts";
import { HUB, inputsOf, OFFLINE, recordsOf } from "../utils/cohorts.ts";
import { anyRecordDocument, PROPERTY } from "../utils/properties.ts";
import { DOMAIN } from "../utils/records.ts";

const LEAF = ["bytes32", "string", "string"];

/** The content that OpenZeppelin's library computes. */
function theirContent(fields: readonly documents.DisclosedField[]): string {
  return StandardMerkleTree.of(
    fields.map(({ salt: value, path, value: text }) => [value, path, text]),
    LEAF,
  ).root;
}

/** The id that ethers computes. */
function theirId(value: subject.Achievement): string {
  return TypedDataEncoder.hash(achievement.typedDataDomain(DOMAIN), achievement.ACHIEVEMENT_TYPES, value);
}

describe("a cohort's roots", () => {
  it("with fixed salts are those of OpenZeppelin's trees and ethers' digests", () => {
    let drawn = 0;
    const drawSalt = () => salt(toBeHex(++drawn, 32));
    const ids = Array.from({ length: 60 }, (_item, place) => {
      const document = {
        name: `Learner ${place}`,
        "ünï/~": ["😀", place, place / 7, null, {}],
        note: "x".repeat(place),
      };
      const { content, fields } = documents.prepare(document, { drawSalt });
      expect(content).to.equal(theirContent(fields));
      const value: subject.Achievement = {
        definition: definitionId(2 ** 32 - 1 - place),
        experience: 0,
        learner: address(toBeHex(2n ** 159n + BigInt(place), 20)),
        achievedAt: unixTime(2 ** 32 + place),
        expiresAt: 0,
        content,
      };
      const id = achievement.idOf(value, DOMAIN);
      expect(id).to.equal(theirId(value));
      return id;
    });
    expect(drawn).to.equal(60 * 7);
    for (let size = 1; size <= ids.length; size++) {
      expect(trees.build(ids.slice(0, size)).root).to.equal(SimpleMerkleTree.of(ids.slice(0, size)).root);
    }
  });

  it("are those of OpenZeppelin's trees and ethers' digests for any documents", async () => {
    const anyDocuments = fc.array(anyRecordDocument, { minLength: 1, maxLength: 6 });
    const property = fc.asyncProperty(anyDocuments, async (all) => {
      const records = [...inputsOf(all.length)].map((record, place) => ({
        ...record,
        document: all[place] ?? null,
      }));
      const cohort = await cohorts.prepare(OFFLINE, { hub: HUB, records });
      for (const { achievement: value, document, id, salts } of await recordsOf(cohort)) {
        const { fields } = documents.prepare(document);
        const theirs = fields.map(({ path, value: text }) => ({
          salt: salts[path] ?? salt(""),
          path,
          value: text,
        }));
        expect(value.content).to.equal(theirContent(theirs));
        expect(id).to.equal(theirId(value));
      }
      expect(cohort.tree.root).to.equal(SimpleMerkleTree.of([...cohort.tree.ids]).root);
    });
    await fc.assert(property, { ...PROPERTY, numRuns: 40 });
  });

  it("are of the same keccak256 by WebAssembly, for bytes of any length", async () => {
    const samples = Array.from({ length: 300 }, (_item, length) =>
      Uint8Array.from({ length: length * 3 }, (_byte, at) => (at * 31 + length) % 256),
    );
    await loadFastKeccak();
    const fast = samples.map((bytes) => toHex(keccak(bytes)));
    expect(fast).to.deep.equal(samples.map((bytes) => keccak256(bytes)));
    const first = keccak(Uint8Array.of(1));
    keccak(Uint8Array.of(2));
    expect(toHex(first)).to.equal(keccak256("0x01"));
  });
});
