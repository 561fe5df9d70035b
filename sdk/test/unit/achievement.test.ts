import { expect } from "chai";
import { TypedDataEncoder, ZeroAddress, ZeroHash } from "ethers";
import fc from "fast-check";
import type { achievement as subject } from "../../src/index.ts";
import {
  achievement,
  address,
  chainId,
  definitionId,
  experienceId,
  MAX_UINT32,
  MAX_UINT40,
  root,
  unixTime,
} from "../../src/index.ts";
import { errorOf } from "../utils/codes.ts";
import { PROPERTY } from "../utils/properties.ts";
import { anchoredRecord, DOMAIN } from "../utils/records.ts";
import { vectors } from "../utils/vectors.ts";

describe("achievement", () => {
  it("ids equal the shared vectors", () => {
    expect(vectors.achievements).to.not.be.empty;
    for (const vector of vectors.achievements) {
      const value = {
        definition: definitionId(vector.definition),
        experience: vector.experience === 0 ? (0 as const) : experienceId(vector.experience),
        learner: address(vector.learner),
        achievedAt: unixTime(vector.achievedAt),
        expiresAt: unixTime(vector.expiresAt),
        content: root(vector.content),
      };
      const domain = { chainId: chainId(vector.chainId), token: address(vector.token) };
      expect(achievement.idOf(value, domain)).to.equal(vector.id);
    }
  });

  it("ids equal the EIP-712 digests of ethers, under the published types and domain", () => {
    const hexOf = (bytes: number) =>
      fc
        .uint8Array({ minLength: bytes, maxLength: bytes })
        .map((array) => `0x${Buffer.from(array).toString("hex")}`);
    const uint32 = fc.integer({ min: 1, max: MAX_UINT32 });
    const anyAchievement = fc
      .record({
        definition: uint32,
        achievedAt: fc.integer({ min: 0, max: MAX_UINT40 }),
        learner: hexOf(20),
        content: hexOf(32),
      })
      .filter(({ learner, content }) => learner !== ZeroAddress && content !== ZeroHash)
      .map(
        (fields): subject.Achievement => ({
          definition: definitionId(fields.definition),
          experience: 0,
          learner: address(fields.learner),
          achievedAt: unixTime(fields.achievedAt),
          expiresAt: 0,
          content: root(fields.content),
        }),
      );
    fc.assert(
      fc.property(
        anyAchievement,
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        hexOf(20),
        (value, chain, token) => {
          const domain = { chainId: chainId(chain), token: address(token) };
          const expected = TypedDataEncoder.hash(
            achievement.typedDataDomain(domain),
            achievement.ACHIEVEMENT_TYPES,
            value,
          );
          expect(achievement.idOf(value, domain)).to.equal(expected);
        },
      ),
      PROPERTY,
    );
  });

  it("trap 13: one achievement has different ids on different chains and contracts", () => {
    const { achievement: value } = anchoredRecord();
    const ids = [
      DOMAIN,
      { ...DOMAIN, chainId: chainId(1) },
      { ...DOMAIN, token: address(`0x${"11".repeat(20)}`) },
    ].map((domain) => achievement.idOf(value, domain));
    expect(new Set(ids).size).to.equal(3);
  });

  it("every field changes the id", () => {
    const { achievement: value } = anchoredRecord();
    const changes: Partial<subject.Achievement>[] = [
      {},
      { definition: definitionId(4) },
      { experience: experienceId(3) },
      { learner: DOMAIN.token },
      { achievedAt: unixTime(value.achievedAt + 1) },
      { expiresAt: unixTime(value.achievedAt + 1) },
      { content: root(`0x${"22".repeat(32)}`) },
    ];
    const ids = changes.map((change) => achievement.idOf({ ...value, ...change }, DOMAIN));
    expect(new Set(ids).size).to.equal(changes.length);
  });

  it("trap 24: expiresAt is 0, or above achievedAt and below 2^32", () => {
    const { achievement: value } = anchoredRecord();
    const at = (expiresAt: number) => ({ ...value, expiresAt: unixTime(expiresAt) });
    for (const expiresAt of [0, value.achievedAt + 1, MAX_UINT32]) achievement.validate(at(expiresAt));
    for (const expiresAt of [value.achievedAt - 1, value.achievedAt, MAX_UINT32 + 1, MAX_UINT40]) {
      const { details } = errorOf("INVALID_ACHIEVEMENT", () => achievement.validate(at(expiresAt)));
      expect(details).to.include({ field: "expiresAt", expiresAt });
    }
  });

  it("content and learner are never zero, and idOf refuses what is invalid", () => {
    const { achievement: value } = anchoredRecord();
    const faults = { content: root(ZeroHash), learner: address(ZeroAddress) };
    for (const [field, fault] of Object.entries(faults)) {
      const error = errorOf("INVALID_ACHIEVEMENT", () =>
        achievement.idOf({ ...value, [field]: fault }, DOMAIN),
      );
      expect(error.details).to.deep.equal({ field, [field]: fault });
    }
  });
});
