import { expect } from "chai";
import { AbiCoder, getAddress, ParamType } from "ethers";
import fc from "fast-check";
import { recordsOf } from "../../src/achievements/recordOf.ts";
import { addressIn, decodeWords, wordAt } from "../../src/chain/decodeWords.ts";
import type { Client } from "../../src/index.ts";
import { achievementId } from "../../src/index.ts";
import { rejectionOf } from "../utils/codes.ts";
import { PROPERTY } from "../utils/properties.ts";

const PARAMS = ["uint32 hub", "address owner", "bytes32 content", "uint40 at"].map((text) =>
  ParamType.from(text),
);

describe("words of an encoding", () => {
  it("are those that ethers encodes, from any place", () => {
    const digits = (length: number) =>
      fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
    const anyValues = fc.tuple(
      fc.nat({ max: 2 ** 31 - 1 }),
      digits(40),
      digits(64),
      fc.nat({ max: 2 ** 31 - 1 }),
    );
    fc.assert(
      fc.property(anyValues, fc.nat({ max: 3 }), ([hub, owner, content, at], first) => {
        const values = [hub, `0x${owner}`, `0x${content}`, at];
        const encoded = AbiCoder.defaultAbiCoder().encode(PARAMS, values);
        const words = decodeWords(PARAMS, `0x${"f".repeat(64 * first)}${encoded.slice(2)}`, first);
        expect(Number(words.hub)).to.equal(hub);
        expect(getAddress(addressIn(words.owner))).to.equal(getAddress(`0x${owner}`));
        expect(words.content).to.equal(`0x${content}`);
        expect(BigInt(words.at ?? "")).to.equal(BigInt(at));
      }),
      PROPERTY,
    );
  });

  it("refuses an encoding that is too short, and a type that is no single word", () => {
    expect(() => wordAt(`0x${"0".repeat(127)}`, 1)).to.throw(RangeError);
    expect(() => decodeWords(PARAMS, "0x")).to.throw(RangeError);
    for (const type of ["string name", "bytes data", "uint8[] list", "tuple(uint8 a) pair", "uint8[2] two"]) {
      expect(() => decodeWords([ParamType.from(type)], `0x${"0".repeat(64)}`)).to.throw(TypeError);
    }
  });

  it("an answer of the lens that is no list of so many records is refused", async () => {
    const ids = [achievementId(1n), achievementId(2n)];
    const word = (value: number) => value.toString(16).padStart(64, "0");
    const record = [7, 5, 1, 1, 0, 9, 0].map(word).join("");
    const answerOf = (list: string) => `0x${word(32)}${list}`;
    const clientOf = (answer: string) =>
      ({
        deployment: { contracts: { RecordLens: { address: `0x${"1".repeat(40)}` } } },
        provider: { call: async () => answer },
      }) as unknown as Client;
    const good = clientOf(answerOf(`${word(2)}${record}${record}`));
    expect((await recordsOf(good, ids)).map((found) => found?.standing)).to.deep.equal(["valid", "valid"]);
    const wrong = [
      "0x",
      "0x00",
      answerOf(`${word(1)}${record}`),
      answerOf(`${word(2)}${record}`),
      answerOf(`${word(2)}${word(8)}${record}${record}`),
    ];
    for (const answer of wrong) await rejectionOf("NOT_A_DEPLOYMENT", recordsOf(clientOf(answer), ids));
  });
});
