import { expect } from "chai";
import { Wallet } from "ethers";
import fc from "fast-check";
import { address, chainId, claimCodes } from "../../src/index.ts";
import { errorOf } from "../utils/codes.ts";
import { PROPERTY } from "../utils/properties.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Made by a second implementation: the check symbols by trying all 1,024 pairs. */
const VECTORS = [
  {
    code: "0x00000000000000000000000000000000",
    text: "0000-0000-0000-0000-0000-0000-0000",
    address: "0xFf14DB9a4E68Ba95bEE28705E362DD5BBB79E060",
  },
  {
    code: "0xffffffffffffffffffffffffffffffff",
    text: "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZWYX",
    address: "0x693E52a387a4f0cD6D1FD44787326E0a64Ad27b0",
  },
  {
    code: "0x00112233445566778899aabbccddeeff",
    text: "008J-4CT4-ANK7-F24S-NAXW-SQFE-ZWKP",
    address: "0x3d1a8a55C965B619D3b1b409AC7Eeb1586CeD3c1",
  },
  {
    code: "0x000102030405060708090a0b0c0d0e0f",
    text: "000G-40R4-0M30-E209-185G-R38E-1WYR",
    address: "0x42438Dda8dA893dE6fD3EF2869C27a8B284e368C",
  },
] as const;

const anyCode = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}` as claimCodes.ClaimCode);
const anyPlace = fc.nat({ max: 27 });
const anyShift = fc.integer({ min: 1, max: 31 });

function flat(code: claimCodes.ClaimCode): string[] {
  return [...claimCodes.format(code).replaceAll("-", "")];
}

function shifted(characters: readonly string[], place: number, by: number): string[] {
  const symbol = ALPHABET.indexOf(characters[place] ?? "");
  return characters.with(place, ALPHABET.charAt((symbol + by) % 32));
}

describe("claim codes", () => {
  for (const { code, text, address } of VECTORS) {
    it(`${text} stands for the bytes and the address of the vector`, () => {
      expect(claimCodes.format(code as claimCodes.ClaimCode)).to.equal(text);
      expect(claimCodes.parse(text)).to.equal(code);
      expect(claimCodes.addressOf(code as claimCodes.ClaimCode)).to.equal(address);
    });
  }

  it("draws another code each time, and its wallet has its address and can sign", async () => {
    const drawn = Array.from({ length: 100 }, () => claimCodes.draw());
    expect(new Set(drawn).size).to.equal(100);
    const [code] = drawn as [claimCodes.ClaimCode];
    const wallet = claimCodes.walletOf(code);
    expect(wallet.address).to.equal(claimCodes.addressOf(code));
    expect(new Wallet(wallet.privateKey).signMessageSync("hello")).to.equal(
      await wallet.signMessage("hello"),
    );
  });

  it("what is printed is read back, whatever the code", () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const text = claimCodes.format(code);
        expect(text).to.match(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(claimCodes.parse(text)).to.equal(code);
      }),
      PROPERTY,
    );
  });

  it("reads what people type: lower case, spaces, any dash, none, O for 0, I and L for 1", () => {
    const { code } = VECTORS[3];
    for (const typed of [
      "000g40r40m30e209185gr38e1wyr",
      "  000G 40R4 0M30 E209 185G R38E 1WYR\n",
      "000G\u201140R4\u20130M30\u2014E209 \u2212 185G - R38E \u00a0 1WYR",
      "OOOg-4or4-oM3O-e2O9-i85g-r38e-lwyr",
      "00 0G 40 R4 0M 30 E2 09 I8 5G R3 8E LW YR",
    ]) {
      expect(claimCodes.parse(typed), typed).to.equal(code);
    }
  });

  it("names the group that has a character which no code has, or too few or many characters", () => {
    const { text } = VECTORS[2];
    const wrong = errorOf("INVALID_CLAIM_CODE", () => claimCodes.parse(text.replace("F24S", "F2US")));
    expect(wrong.details).to.deep.equal({ group: 4, character: "U" });
    expect(
      errorOf("INVALID_CLAIM_CODE", () => claimCodes.parse(text.replace("F24S", "F2S"))).details,
    ).to.deep.equal({ group: 4 });
    expect(
      errorOf("INVALID_CLAIM_CODE", () => claimCodes.parse(text.replace("ZWKP", "ZWKP1"))).details,
    ).to.deep.equal({ group: 7 });
    for (const [typed, characters] of [
      ["", 0],
      ["--", 0],
      [text.slice(0, -5), 24],
      [`${text}-0000`, 32],
    ] as const) {
      expect(errorOf("INVALID_CLAIM_CODE", () => claimCodes.parse(typed)).details).to.deep.equal({
        characters,
      });
    }
  });

  it("notices any one wrong character and names its group", () => {
    fc.assert(
      fc.property(anyCode, anyPlace, anyShift, (code, place, by) => {
        const typed = shifted(flat(code), place, by).join("");
        const { details } = errorOf("INVALID_CLAIM_CODE", () => claimCodes.parse(typed));
        expect(details).to.deep.equal({ group: Math.floor(place / 4) + 1 });
      }),
      PROPERTY,
    );
  });

  it("notices any two wrong characters, and any two that changed places", () => {
    fc.assert(
      fc.property(anyCode, anyPlace, anyPlace, anyShift, anyShift, (code, left, right, by, also) => {
        fc.pre(left !== right);
        const characters = flat(code);
        const twice = shifted(shifted(characters, left, by), right, also);
        errorOf("INVALID_CLAIM_CODE", () => claimCodes.parse(twice.join("")));
        const [a = "", b = ""] = [characters[left], characters[right]];
        if (a === b) return;
        const swapped = characters.with(left, b).with(right, a);
        const { details } = errorOf("INVALID_CLAIM_CODE", () => claimCodes.parse(swapped.join("")));
        expect(details).to.deep.equal({});
      }),
      PROPERTY,
    );
  });

  it("refuses a second spelling of the same bytes, and bytes that are no code", () => {
    // The last data character carries two bits that are always 0; this one has them set, with a check that fits.
    errorOf("INVALID_CLAIM_CODE", () => claimCodes.parse("0000-0000-0000-0000-0000-0000-01KJ"));
    for (const value of ["", "0x", `0x${"ab".repeat(15)}`, `0x${"ab".repeat(17)}`, `0x${"AB".repeat(16)}`]) {
      errorOf("INVALID_CLAIM_CODE", () => claimCodes.format(value as claimCodes.ClaimCode));
    }
  });

  it("the link of a sheet is read back, whole or its fragment, and keeps everything behind its #", () => {
    fc.assert(
      fc.property(anyCode, fc.option(fc.webUrl()), (code, page) => {
        const given = { chainId: chainId(1), token: address(VECTORS[0].address), code };
        const link = claimCodes.toLink({ ...given, ...(page !== null && { page }) });
        expect(claimCodes.fromLink(link)).to.deep.equal(given);
        expect(claimCodes.fromLink(` ${link.slice(link.indexOf("#"))}\n`)).to.deep.equal(given);
        expect(link.slice(0, link.indexOf("#"))).to.equal(page ?? "cairn:claim");
      }),
      PROPERTY,
    );
  });

  it("what is no link may be a code; a link without its network, or with a wrong code, is refused", () => {
    const { text, address: token } = VECTORS[2];
    expect(claimCodes.fromLink(text)).to.equal(undefined);
    expect(claimCodes.fromLink("")).to.equal(undefined);
    expect(claimCodes.fromLink("https://claim.example/#cairn=abc")).to.equal(undefined);
    for (const rest of [
      "",
      "&chain=1",
      `&token=${token}`,
      `&chain=x&token=${token}`,
      "&chain=1&token=0x12",
    ]) {
      const error = errorOf("MALFORMED_LINK", () => claimCodes.fromLink(`cairn:claim#code=${text}${rest}`));
      expect(JSON.stringify([error.message, error.details, String(error.cause)])).to.not.contain("4CT4");
    }
    const { details } = errorOf("INVALID_CLAIM_CODE", () =>
      claimCodes.fromLink(`cairn:claim#chain=1&token=${token}&code=${text.replace("F24S", "F24T")}`),
    );
    expect(details).to.deep.equal({ group: 4 });
  });

  it("no error holds the code", () => {
    const { text } = VECTORS[2];
    for (const typed of [
      text.replace("F24S", "F24T"),
      text.replace("F24S", "F2US"),
      text.slice(0, -1),
      `${text}0`,
    ]) {
      const error = errorOf("INVALID_CLAIM_CODE", () => claimCodes.parse(typed));
      expect(JSON.stringify([error.message, error.details])).to.not.match(/008J|4CT4|ANK7|SQFE/i);
    }
  });
});
