import { expect } from "chai";
import {
  achievementId,
  address,
  chainId,
  contentHash,
  definitionId,
  experienceId,
  hex,
  hubId,
  MAX_UINT32,
  MAX_UINT40,
  pathwayId,
  proofNode,
  root,
  salt,
  statusIndex,
  unixTime,
} from "../../src/index.ts";
import { errorOf } from "../utils/codes.ts";

describe("ids", () => {
  for (const [name, make] of Object.entries({ hubId, definitionId, experienceId, pathwayId })) {
    it(`${name} takes 1 to 2^32 - 1, as number or bigint`, () => {
      expect(make(1)).to.equal(1);
      expect(make(BigInt(MAX_UINT32))).to.equal(MAX_UINT32);
      for (const value of [
        0,
        -1,
        1.5,
        Number.NaN,
        MAX_UINT32 + 1,
        0n,
        BigInt(MAX_UINT32) + 1n,
        2n ** 64n + 1n,
      ]) {
        expect(errorOf("INVALID_ID", () => make(value)).details).to.deep.equal({ value });
      }
      expect(errorOf("INVALID_ID", () => make("1" as unknown as number)).details).to.deep.equal({
        value: "1",
      });
    });
  }

  it("a status index starts at 0; a chain id is any safe integer from 1", () => {
    expect([statusIndex(0), statusIndex(MAX_UINT32)]).to.deep.equal([0, MAX_UINT32]);
    errorOf("INVALID_ID", () => statusIndex(MAX_UINT32 + 1));
    expect(chainId(31337n)).to.equal(31337);
    errorOf("INVALID_ID", () => chainId(0));
    errorOf("INVALID_ID", () => chainId(2n ** 53n));
  });

  for (const [name, make] of Object.entries({ achievementId, contentHash, root, salt, proofNode })) {
    it(`${name} takes 32 bytes and gives them in lower case`, () => {
      expect(make(`0x${"AB".repeat(32)}`)).to.equal(`0x${"ab".repeat(32)}`);
      for (const value of [
        "",
        "0x",
        `0x${"ab".repeat(31)}`,
        `0x${"ab".repeat(33)}`,
        "ab".repeat(32),
        `0x${"zz".repeat(32)}`,
      ]) {
        expect(errorOf("INVALID_ID", () => make(value)).details).to.deep.equal({ value });
      }
      errorOf("INVALID_ID", () => make(undefined as unknown as string));
    });
  }

  it("an achievement id is also a token id", () => {
    expect(achievementId(255n)).to.equal(`0x${"0".repeat(62)}ff`);
    expect(achievementId(2n ** 256n - 1n)).to.equal(`0x${"f".repeat(64)}`);
    errorOf("INVALID_ID", () => achievementId(2n ** 256n));
    expect(errorOf("INVALID_ID", () => achievementId(-1n)).details).to.deep.equal({ value: -1n });
  });

  it("an address is put into checksum form; a wrong checksum is refused", () => {
    const checksummed = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
    expect(address(checksummed.toLowerCase())).to.equal(checksummed);
    expect(address(checksummed)).to.equal(checksummed);
    const wrong = checksummed.replace("0xd8dA", "0xd8DA");
    expect(errorOf("INVALID_ADDRESS", () => address(wrong)).shortMessage).to.include("checksum");
    for (const value of [
      "",
      "0x",
      checksummed.slice(2),
      `${checksummed}00`,
      "vitalik.eth",
      "XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS",
    ]) {
      expect(errorOf("INVALID_ADDRESS", () => address(value)).details).to.deep.equal({ value });
    }
  });

  it("bytes have an even number of digits", () => {
    expect([hex("0x"), hex("0xAb")]).to.deep.equal(["0x", "0xab"]);
    for (const value of ["", "0xa", "ab", "0xzz"]) errorOf("INVALID_ARGUMENT", () => hex(value));
  });

  it("trap 24: a time is whole seconds within uint40; milliseconds are refused", () => {
    expect([unixTime(0), unixTime(BigInt(MAX_UINT40))]).to.deep.equal([0, MAX_UINT40]);
    expect(unixTime(new Date("2030-01-01T00:00:00.999Z"))).to.equal(Date.UTC(2030, 0, 1) / 1000);
    for (const value of [-1, 0.5, MAX_UINT40 + 1, Date.UTC(2024, 0), new Date(Number.NaN)]) {
      errorOf("INVALID_ARGUMENT", () => unixTime(value));
    }
  });
});
