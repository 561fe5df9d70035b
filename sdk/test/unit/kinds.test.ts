import { expect } from "chai";
import fc from "fast-check";
import type { KindName } from "../../src/index.ts";
import {
  includesKind,
  KIND_NAMES,
  kind,
  kindOf,
  kinds,
  kindsFromBitmap,
  MAX_UINT32,
  nameOfKind,
  namesOfKinds,
} from "../../src/index.ts";
import { errorOf } from "../utils/codes.ts";
import { PROPERTY } from "../utils/properties.ts";

describe("kinds", () => {
  it("the first and last bits are those of the specification", () => {
    expect(new Set(KIND_NAMES).size).to.equal(31);
    expect(kindOf("Achievement")).to.equal(0);
    expect(kindOf("SecondarySchoolDiploma")).to.equal(30);
    expect(kindOf("ext:Apprenticeship")).to.equal(31);
  });

  it("name and bit lead to each other", () => {
    for (const [bit, name] of KIND_NAMES.entries()) {
      expect(kindOf(name)).to.equal(bit);
      expect(nameOfKind(kind(bit))).to.equal(name);
    }
    expect(nameOfKind(kind(31n))).to.equal("ext:");
  });

  it("what is no kind is refused with its value", () => {
    for (const name of ["course", "", "ext", "toString"]) {
      expect(errorOf("UNKNOWN_KIND", () => kindOf(name as KindName)).details).to.deep.equal({ name });
    }
    for (const bit of [-1, 32, 0.5, Number.NaN]) errorOf("INVALID_ARGUMENT", () => kind(bit));
    for (const bitmap of [-1, MAX_UINT32 + 1, 0.5, -1n])
      errorOf("INVALID_ARGUMENT", () => kindsFromBitmap(bitmap));
  });

  it("bit 31 stays positive, and repeated names count once", () => {
    expect(kinds(["ext:a", "ext:b"])).to.equal(2 ** 31);
    expect(kinds([...KIND_NAMES, "ext:"])).to.equal(MAX_UINT32);
    expect(kinds([])).to.equal(0);
  });

  it("bitmap and names lead to each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_UINT32 }), (bitmap) => {
        const set = kindsFromBitmap(BigInt(bitmap));
        const names = namesOfKinds(set);
        expect(kinds(names)).to.equal(bitmap);
        for (let bit = 0; bit < 32; bit++) {
          expect(includesKind(set, kind(bit))).to.equal(names.includes(nameOfKind(kind(bit))));
        }
      }),
      PROPERTY,
    );
  });
});
