import { expect } from "chai";
import fc from "fast-check";
import { isCairnError, json } from "../../src/index.ts";
import { errorOf } from "../utils/codes.ts";
import { anyDocument, PROPERTY } from "../utils/properties.ts";

const { canonicalize, joinPointer, parse, splitPointer } = json;

describe("json.parse", () => {
  it("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(anyDocument, fc.nat({ max: 4 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parse(text)).to.deep.equal(JSON.parse(text));
      }),
      PROPERTY,
    );
  });

  it("takes nothing that JSON.parse refuses, and refuses more only for a stated reason", () => {
    const insertions = ["", ",", "}", "]", "0", '"', "\\", "e", "\t", "-", "."];
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.constantFrom(...insertions), (value, at, inserted) => {
        const whole = JSON.stringify(value);
        const place = at % (whole.length + 1);
        const damaged = whole.slice(0, place) + inserted + whole.slice(place + 1);
        const theirs = attempt(() => JSON.parse(damaged));
        const ours = attempt(() => parse(damaged));
        if ("value" in ours) expect(ours).to.deep.equal(theirs);
        else expect(isCairnError(ours.error), String(ours.error)).to.equal(true);
        if ("error" in ours && "value" in theirs) {
          expect(ours.error).to.have.property("code").that.is.oneOf(STRICTER);
        }
      }),
      { ...PROPERTY, numRuns: 2000 },
    );
  });

  it("says where the text stops to be JSON", () => {
    const { details } = errorOf("MALFORMED_JSON", () => parse('{"a":1,\n"b":oops}'));
    expect(details).to.deep.include({ position: 12, line: 2, near: "oops}" });
    for (const text of [
      "",
      " ",
      "{",
      "[1,]",
      '{"a":1,}',
      "{a:1}",
      "'a'",
      "01",
      "1.",
      ".5",
      "+1",
      "NaN",
      "\ufeff1",
      "[1] 2",
      '"\t"',
      '"\\x"',
      '"open',
      "nul",
    ]) {
      errorOf("MALFORMED_JSON", () => parse(text));
    }
  });

  it("reads bytes as UTF-8, and refuses bytes that are not", () => {
    expect(parse(new TextEncoder().encode('"\u00e9\u{1f3d4}"'))).to.equal("\u00e9\u{1f3d4}");
    errorOf("MALFORMED_JSON", () => parse(Uint8Array.of(0x22, 0xff, 0x22)));
    errorOf("MALFORMED_JSON", () => parse(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31)));
  });

  it("trap 43: a key that is twice in an object is refused, also when one is escaped", () => {
    for (const text of ['{"a":{"b":1,"b":2}}', '{"a":{"b":1,"\\u0062":1}}']) {
      expect(errorOf("DUPLICATE_KEY", () => parse(text)).details).to.deep.equal({ path: "/a/b", key: "b" });
    }
    expect(parse('{"a":{"b":1},"b":2}')).to.deep.equal({ a: { b: 1 }, b: 2 });
    expect(parse('{"toString":1,"constructor":2}')).to.deep.equal({ toString: 1, constructor: 2 });
  });

  it("trap 43: lone surrogates are refused in values and keys, raw and escaped", () => {
    for (const text of ['["\\ud83c"]', '["\\udfd4"]', '["\\udfd4\\ud83c"]', '["\ud83c"]']) {
      expect(errorOf("LONE_SURROGATE", () => parse(text)).details.path).to.equal("/0");
    }
    errorOf("LONE_SURROGATE", () => parse('{"\\ud83c":1}'));
    expect(parse('"\\ud83c\\udfd4"')).to.equal("\u{1f3d4}");
  });

  it("trap 43: integers beyond 2^53 - 1 are refused in every notation", () => {
    for (const value of [
      "9007199254740992",
      "9007199254740993",
      "-9007199254740993",
      "1e30",
      "1E+30",
      "9.5e15",
      "9007199254740993.0",
      "123456789012345678901234567890",
    ]) {
      expect(errorOf("UNSAFE_INTEGER", () => parse(`{"n":[${value}]}`)).details).to.deep.equal({
        path: "/n/0",
        value,
      });
    }
    expect(parse("[9007199254740991,-9007199254740991,1e3,0.1]")).to.deep.equal([
      2 ** 53 - 1,
      1 - 2 ** 53,
      1000,
      0.1,
    ]);
    expect(errorOf("NUMBER_OUT_OF_RANGE", () => parse('{"n":-1e400}')).details).to.deep.equal({
      path: "/n",
      value: "-1e400",
    });
  });

  it("trap 43: the key __proto__ is refused, also escaped, and no prototype is touched", () => {
    for (const text of ['{"a":{"__proto__":{"isAdmin":true}}}', '{"a":{"\\u005f_proto__":1}}']) {
      expect(errorOf("FORBIDDEN_KEY", () => parse(text)).details).to.deep.equal({
        path: "/a/__proto__",
        key: "__proto__",
      });
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).to.equal(undefined);
  });

  it("nesting is bounded, so that a short text cannot exhaust the stack", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(canonicalize(parse(nested(json.MAX_JSON_DEPTH)))).to.equal(nested(json.MAX_JSON_DEPTH));
    errorOf("JSON_TOO_DEEP", () => parse(nested(json.MAX_JSON_DEPTH + 1)));
    errorOf("JSON_TOO_DEEP", () => parse('{"a":'.repeat(100_000)));
  });
});

describe("json.canonicalize", () => {
  it("gives the examples of RFC 8785", () => {
    const value = parse(
      '{"numbers":[333333333.33333329,1E-9,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalize(value)).to.equal(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e-9,4.5,0.002,1e-27],' +
        '"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys = ["\u20ac", "\r", "\ufb33", "1", "\u{1f600}", "\u0080", "\u00f6"];
    const sorted = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\u{1f600}", "\ufb33"];
    const text = canonicalize(Object.fromEntries(keys.map((key) => [key, 0])));
    expect(text).to.equal(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(",")}}`);
    expect(canonicalize(-0)).to.equal("0");
  });

  it("makes a round trip, and one text whatever the order of the keys", () => {
    fc.assert(
      fc.property(anyDocument, (value) => {
        const text = canonicalize(value);
        expect(parse(text)).to.deep.equal(value);
        expect(canonicalize(parse(text))).to.equal(text);
        expect(canonicalize(reversed(value))).to.equal(text);
      }),
      PROPERTY,
    );
  });

  it("trap 43: refuses values that the reader would refuse, with their path", () => {
    const withProto = JSON.parse('{"a":{"__proto__":1}}') as json.JsonValue;
    expect(errorOf("FORBIDDEN_KEY", () => canonicalize(withProto)).details.path).to.equal("/a/__proto__");
    expect(errorOf("LONE_SURROGATE", () => canonicalize(["\ud83c"])).details.path).to.equal("/0");
    expect(errorOf("UNSAFE_INTEGER", () => canonicalize({ n: 2 ** 53 })).details.path).to.equal("/n");
    expect(errorOf("NUMBER_OUT_OF_RANGE", () => canonicalize({ n: Number.NaN })).details.path).to.equal("/n");
  });

  it("refuses what is no JSON value, with its path", () => {
    const values = [
      undefined,
      1n,
      () => 1,
      Symbol("s"),
      new Date(0),
      new Map(),
      new Uint8Array(1),
      new (class Own {})(),
      { [Symbol("s")]: 1 },
    ];
    for (const value of values) {
      const { details } = errorOf("NOT_JSON", () =>
        canonicalize({ a: [value] } as unknown as json.JsonValue),
      );
      expect(details.path).to.equal("/a/0");
    }
    expect(errorOf("NOT_JSON", () => canonicalize(new Array(2) as json.JsonValue)).details.path).to.equal(
      "/0",
    );
    const cycle: Record<string, json.JsonValue> = {};
    cycle.self = cycle;
    errorOf("JSON_TOO_DEEP", () => canonicalize(cycle));
    expect(canonicalize(Object.assign(Object.create(null) as object, { a: 1 }) as json.JsonValue)).to.equal(
      '{"a":1}',
    );
  });
});

describe("json pointers", () => {
  it("any steps make a round trip", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (steps) => {
        expect(splitPointer(steps.reduce<string>(joinPointer, ""))).to.deep.equal(steps);
      }),
      PROPERTY,
    );
  });

  it("escapes as RFC 6901 says, and refuses what is no pointer", () => {
    expect(joinPointer(joinPointer("", "a/b"), "m~n")).to.equal("/a~1b/m~0n");
    expect(splitPointer("/~01")).to.deep.equal(["~1"]);
    for (const text of ["a", "a/b", "/~", "/~2", "#/a"]) expect(splitPointer(text)).to.equal(undefined);
  });
});

const STRICTER = ["DUPLICATE_KEY", "LONE_SURROGATE", "UNSAFE_INTEGER", "NUMBER_OUT_OF_RANGE"];

function attempt(read: () => unknown): { value: unknown } | { error: unknown } {
  try {
    return { value: read() };
  } catch (error) {
    return { error };
  }
}

function reversed(value: json.JsonValue): json.JsonValue {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, reversed(item)] as const)
      .reverse(),
  );
}
