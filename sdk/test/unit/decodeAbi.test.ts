import { expect } from "chai";
import { AbiCoder, ParamType } from "ethers";
import fc from "fast-check";
import { decoderOf } from "../../src/chain/decodeAbi.ts";
import { PROPERTY } from "../utils/properties.ts";

const TYPE = ParamType.from(
  "tuple(uint40 at, tuple(address who, bool flag) pair, tuple(bytes32 hash, string name) named, string text)",
);
const coder = AbiCoder.defaultAbiCoder();

/** The encoding of a value, without the offset that a dynamic one has before it. */
function encodingOf(value: unknown): string {
  return `0x${coder.encode([TYPE], [value]).slice(2 + 64)}`;
}

describe("decoding by a type", () => {
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
  const text = fc.string({ unit: "grapheme" });

  it("gives what ethers encoded", () => {
    const anyValue = fc.record({
      at: fc.bigInt({ min: 0n, max: 2n ** 40n - 1n }),
      pair: fc.record({ who: digits(40).map((address) => `0x${address}`), flag: fc.boolean() }),
      named: fc.record({ hash: digits(64).map((hash) => `0x${hash}`), name: text }),
      text,
    });
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(decoderOf(TYPE)(encodingOf(value), 0)).to.deep.equal(value);
      }),
      PROPERTY,
    );
  });

  it("refuses an encoding that is cut at any place, and offsets and lengths beyond it", () => {
    const value = {
      at: 1n,
      pair: { who: `0x${"1".repeat(40)}`, flag: true },
      named: { hash: `0x${"2".repeat(64)}`, name: "Ada" },
      text: "Algebra",
    };
    const whole = encodingOf(value);
    const used = whole.lastIndexOf("1") + 1;
    const decode = decoderOf(TYPE);
    for (let length = 2; length < used; length += 7) {
      expect(() => decode(whole.slice(0, length), 0), `${length} digits`).to.throw(RangeError);
    }
    const withWord = (place: number, word: string) =>
      `${whole.slice(0, 2 + 64 * place)}${word.padStart(64, "0")}${whole.slice(2 + 64 * (place + 1))}`;
    for (const word of ["f".repeat(64), "10000", "21"]) {
      expect(() => decode(withWord(3, word), 0), `offset ${word}`).to.throw(RangeError);
    }
  });

  it("refuses a text that is no UTF-8, and a type that it does not know", () => {
    const text = ParamType.from("string");
    const word = (value: string) => value.padStart(64, "0");
    expect(() => decoderOf(text)(`0x${word("1")}${"ff".padEnd(64, "0")}`, 0)).to.throw(TypeError);
    for (const type of ["bytes", "uint8[]", "int8", "bytes4"]) {
      expect(() => decoderOf(ParamType.from(type))).to.throw(TypeError);
    }
  });
});
