import { expect } from "chai";
import fc from "fast-check";
import type { bundles, KindName, presentations, Verdict } from "../../src/index.ts";
import {
  audience,
  chainId,
  definitionId,
  json,
  KIND_NAMES,
  kindOf,
  presentations as presentationActions,
  requests,
  unixTime,
} from "../../src/index.ts";
import { compare } from "../../src/requests/compare.ts";
import { errorOf, rejectionOf } from "../utils/codes.ts";
import { PROPERTY } from "../utils/properties.ts";
import { anchoredRecord, DOMAIN, recordsOfEveryMode, requestSample } from "../utils/records.ts";

const REQUEST = requestSample();
const [ITEM] = REQUEST.items;
if (ITEM === undefined) throw new Error("the request asks for nothing");
const DEPLOYMENT = {
  chainId: DOMAIN.chainId,
  contracts: { AchievementToken: { address: DOMAIN.token } },
} as unknown as requests.RequestArguments["deployment"];
const ARGUMENTS: requests.RequestArguments = {
  deployment: DEPLOYMENT,
  verifier: "Employer Ltd",
  audience: REQUEST.audience,
  items: [{ title: "Your diploma", why: "The post asks for one.", paths: [] }],
};

/** The request as a file in which one value is another one. */
function fileWith(pointer: string, value: unknown): string {
  const file = JSON.parse(requests.serialize(REQUEST)) as Record<string, unknown>;
  const steps = json.splitPointer(pointer) ?? [];
  const last = steps.pop() ?? "";
  const holder = steps.reduce((at, step) => at[step] as Record<string, unknown>, file);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(file);
}

function refusal(pointer: string, value: unknown) {
  return errorOf("MALFORMED_REQUEST", () => requests.parse(fileWith(pointer, value)));
}

describe("requests: making one", () => {
  it("is for the network, drawn anew each time, good for a week, and everything asked for is needed", () => {
    const before = Math.floor(Date.now() / 1000);
    const [one, two] = [requests.create(ARGUMENTS), requests.create(ARGUMENTS)];
    expect(one.nonce).not.to.equal(two.nonce);
    expect(one).to.deep.include({ type: "CairnRequest", version: 1, ...DOMAIN, audience: REQUEST.audience });
    expect(one.issuedAt).to.be.within(before, before + 60);
    expect(one.expiresAt - one.issuedAt).to.equal(7 * 24 * 3600);
    expect(one.items).to.deep.equal([{ ...ARGUMENTS.items[0], optional: false }]);
    expect(one).not.to.have.property("reply");
  });

  it("keeps the times, the reply and what is optional as they are given", () => {
    const { issuedAt, expiresAt, items, reply } = REQUEST;
    const made = requests.create({ ...ARGUMENTS, issuedAt, expiresAt, items, reply: reply ?? "" });
    expect(made).to.deep.equal({ ...REQUEST, nonce: made.nonce });
  });

  it("asks for one thing at least and for twenty at most", () => {
    const [item] = ARGUMENTS.items;
    const asking = (count: number) =>
      requests.create({ ...ARGUMENTS, items: Array.from({ length: count }, () => item ?? ITEM) });
    for (const count of [1, 20]) expect(asking(count).items).to.have.length(count);
    for (const count of [0, 21]) {
      const { details } = errorOf("MALFORMED_REQUEST", () => asking(count));
      expect(details).to.include({ path: "/items", value: count });
    }
  });

  it("refuses an item that says nothing or something else than it shows, by its path", () => {
    const refused = (change: object) => {
      const items = [ITEM, { ...ITEM, ...change }];
      return errorOf("MALFORMED_REQUEST", () => requests.create({ ...ARGUMENTS, items })).details.path;
    };
    expect(refused({ title: " " })).to.equal("/items/1/title");
    expect(refused({ why: "" })).to.equal("/items/1/why");
    expect(refused({ paths: ["result"] })).to.equal("/items/1/paths/0");
    expect(refused({ kinds: [] })).to.equal("/items/1/kinds");
    expect(refused({ kinds: ["Course", "Diplom"] })).to.equal("/items/1/kinds/1");
  });
});

describe("requests: the file", () => {
  it("comes back from its own text and bytes, and is written in one way only", () => {
    const text = requests.serialize(REQUEST);
    expect(text.endsWith("}\n")).to.equal(true);
    expect(requests.parse(text)).to.deep.equal(REQUEST);
    expect(requests.parse(new TextEncoder().encode(text))).to.deep.equal(REQUEST);
    const { reply: _reply, ...without } = REQUEST;
    expect(requests.parse(requests.serialize(without))).to.deep.equal(without);
  });

  it("any request comes back whole", () => {
    const line = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .filter((text) => text.trim() !== "" && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text));
    const step = fc.string({ unit: "grapheme", maxLength: 8 }).map((text) => json.joinPointer("", text));
    const item = fc.record(
      {
        title: line,
        why: line,
        kinds: fc.array(fc.constantFrom<KindName>(...KIND_NAMES, "ext:Taller"), {
          minLength: 1,
          maxLength: 3,
        }),
        definitions: fc.array(fc.integer({ min: 1, max: 2 ** 32 - 1 }).map(definitionId), {
          minLength: 1,
          maxLength: 3,
        }),
        paths: fc.array(fc.oneof(fc.constant(""), step), { maxLength: 3 }),
        optional: fc.boolean(),
      },
      { requiredKeys: ["title", "why", "paths", "optional"] },
    );
    const items = fc.array(item, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(items, line, (asked, verifier) => {
        const request = requests.create({ ...ARGUMENTS, verifier, items: asked });
        expect(requests.parse(requests.serialize(request))).to.deep.equal(request);
      }),
      PROPERTY,
    );
  });

  const REFUSALS: Readonly<Record<string, readonly unknown[]>> = {
    "/type": ["CairnRecord", undefined, 1],
    "/chainId": [0, "31337", 1.5, undefined],
    "/token": ["0x12", 1, undefined, "0x5fbDB2315678afecb367f032d93F642f64180aa3"],
    "/verifier": ["", " ", 5, undefined, "x".repeat(161)],
    "/audience": ["https://employer.example/", "employer.example", "file:///", "null", 1, undefined],
    "/nonce": ["0x12", `0x${"0".repeat(64)}1`, undefined],
    "/items": [[], {}, undefined, "x", Array.from({ length: 21 }, () => ITEM)],
    "/items/0": [null, "Diploma", []],
    "/items/0/title": ["", 7, undefined, "x".repeat(161)],
    "/items/0/why": ["\t", undefined, "x".repeat(501)],
    "/items/0/kinds": [[], "Course", Array.from({ length: 101 }, () => "Course")],
    "/items/0/kinds/1": ["Kurs", 13, null],
    "/items/1/definitions": [[], 4],
    "/items/1/definitions/0": [0, -1, 2 ** 32, "4"],
    "/items/0/paths": [undefined, "/result", Array.from({ length: 101 }, () => "/a")],
    "/items/0/paths/0": ["result", "/a~2", 0],
    "/items/0/optional": [undefined, 0, "no"],
    "/items/0/whatever": [true],
    "/whatever": [null],
    "/reply": [
      "https://other.example/applications",
      "http://employer.example/applications",
      "https://employer.example:8443/",
      "https://employer.example@other.example/",
      "javascript:alert(1)",
      "/applications",
      "",
      `https://employer.example/${"x".repeat(2048)}`,
      "https://employer.example/\u202egro.elpmaxe",
      5,
    ],
    "/issuedAt": [-1, 1.5, 2 ** 40, "now", undefined],
    "/expiresAt": [1_700_000_100, 1_700_000_099, undefined],
  };
  for (const [path, values] of Object.entries(REFUSALS)) {
    it(`refuses a wrong ${path}, and names it`, () => {
      for (const value of values) {
        const { details } = refusal(path, value);
        expect(details.path, JSON.stringify(value)).to.equal(path);
      }
    });
  }

  it("refuses another version, a text that is not JSON, a key twice, and one too large or too deep", () => {
    errorOf("UNSUPPORTED_VERSION", () => requests.parse(fileWith("/version", 2)));
    const text = requests.serialize(REQUEST);
    for (const wrong of ["", "{", "null", "[]", `${text}${text}`, text.replace("{", '{"version":1,')]) {
      errorOf("MALFORMED_REQUEST", () => requests.parse(wrong));
    }
    const deep = fileWith("/items/0/kinds/0", ["Course"]);
    expect(errorOf("MALFORMED_REQUEST", () => requests.parse(deep)).details.reason).to.equal("JSON_TOO_DEEP");
    const large = errorOf("MALFORMED_REQUEST", () => requests.parse(`${text}${" ".repeat(256 * 1024)}`));
    expect(large.details).to.include({ limit: 256 * 1024 });
  });

  it("trap 26: a name, a title or a reason has no character that does not show but acts", () => {
    const hostile = ["\n", "\r", "\u0000", "\u001b[2J", "\u2028", "\u2029", "\u061c", "\u200b", "\u200e"];
    hostile.push("\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad", "\u{e0041}");
    for (const path of ["/verifier", "/items/0/title", "/items/1/why"]) {
      for (const character of hostile) {
        const { details } = refusal(path, `Employer${character}Ltd`);
        expect(details.path, JSON.stringify(character)).to.equal(path);
      }
      for (const invisible of ["\u200d", "\u200c \u200d"]) {
        expect(refusal(path, invisible).details.path).to.equal(path);
      }
      for (const good of ["학교 Ltd", "👩‍🏫 & Söhne", "می‌خواهم", "<b>\"'&", "مدرسة"]) {
        expect(requests.serialize(requests.parse(fileWith(path, good)))).to.include(JSON.stringify(good));
      }
    }
  });
});

describe("requests: which records may answer", () => {
  const record = (definition: object, change: Partial<bundles.CairnRecord> = {}): bundles.CairnRecord =>
    ({ ...anchoredRecord(), definition, ...change }) as bundles.CairnRecord;

  it("takes the types that are asked for; a document that names none may be of any", () => {
    const records = [
      record({ achievementType: "Badge" }),
      record({ achievementType: "Course" }),
      record({ name: "Course AAA" }),
      record({ achievementType: 5 }),
    ];
    const [found] = requests.match(REQUEST, records);
    expect(found?.map(({ bundle }) => bundle)).to.deep.equal([1, 2]);
  });

  it("takes the definitions that are asked for, and no record of another network", () => {
    const other = record({}, { chainId: chainId(1) });
    const elsewhere = record({}, { token: anchoredRecord().achievement.learner });
    const base = anchoredRecord();
    const wanted = record({}, { achievement: { ...base.achievement, definition: definitionId(4) } });
    const [first, second] = requests.match(REQUEST, [other, elsewhere, wanted, record({})]);
    expect(first?.map(({ bundle }) => bundle)).to.deep.equal([2, 3]);
    expect(second).to.deep.equal([{ bundle: 2, paths: [], missing: [] }]);
  });

  it("says which asked fields a record has, and puts the fullest first", () => {
    const poor = { ...record({}), document: { name: "Ada" } };
    const [found] = requests.match(REQUEST, [poor, record({})]);
    expect(found).to.deep.equal([
      { bundle: 1, paths: ["/result", "/credits"], missing: [] },
      { bundle: 0, paths: [], missing: ["/result", "/credits"] },
    ]);
    const misleading = { ...record({}), document: { results: 1, credits: {} } };
    expect(requests.match(REQUEST, [misleading])[0]).to.deep.equal([
      { bundle: 0, paths: ["/credits"], missing: ["/result"] },
    ]);
  });

  it("finds nothing among nothing, for each item", () => {
    expect(requests.match(REQUEST, [])).to.deep.equal([[], []]);
  });
});

describe("requests: answering", () => {
  const bundle = anchoredRecord();
  const now = { issuedAt: unixTime(1_700_000_200) };

  it("is for who asked, with its nonce, as long as it is good", () => {
    const args = requests.answer(REQUEST, [{ bundle, paths: ["/result"] }], now);
    expect(args).to.deep.equal({
      bundles: [bundle],
      disclose: [["/result"]],
      audience: REQUEST.audience,
      nonce: REQUEST.nonce,
      issuedAt: 1_700_000_200,
      expiresAt: REQUEST.expiresAt,
    });
  });

  it("a record that is chosen for two items is shown once, with the fields of both", () => {
    const [, other] = recordsOfEveryMode();
    if (other === undefined) throw new Error("there is one record only");
    const shown = [
      { bundle, paths: ["/result", "/name"] },
      { bundle: other, paths: [] },
      { bundle, paths: ["/credits", "/result"] },
    ];
    const args = requests.answer(REQUEST, shown, now);
    expect(args.bundles).to.deep.equal([bundle, other]);
    expect(args.disclose).to.deep.equal([["/result", "/name", "/credits"], []]);
    const { finish } = presentationActions.prepare(args, bundle.achievement.learner);
    const paths = finish("0x" as never).records.map(({ disclosed }) => disclosed.map(({ path }) => path));
    expect(paths[0]?.toSorted()).to.deep.equal(["/credits", "/name", "/result/0/value"]);
  });

  it("refuses nothing to show, and a record of another network, by its place", () => {
    const refused = (shown: readonly requests.Shown[]) =>
      errorOf("INVALID_ARGUMENT", () => requests.answer(REQUEST, shown, now)).details;
    expect(refused([])).to.deep.equal({ records: 0 });
    const foreign = { ...bundle, chainId: chainId(1) };
    const shown = [bundle, foreign].map((file) => ({ bundle: file, paths: [] }));
    expect(refused(shown)).to.include({ index: 1, chainId: 1 });
    const elsewhere = { bundle: { ...bundle, token: bundle.achievement.learner }, paths: [] };
    expect(refused([elsewhere])).to.include({ index: 0 });
  });

  it("is refused from the second on at which the request ends, by default by the clock", () => {
    const shown = [{ bundle, paths: [] }];
    const at = (time: number) => requests.answer(REQUEST, shown, { issuedAt: unixTime(time) });
    expect(at(REQUEST.expiresAt - 1).expiresAt).to.equal(REQUEST.expiresAt);
    expect(errorOf("REQUEST_EXPIRED", () => at(REQUEST.expiresAt)).details).to.deep.equal({
      expiresAt: REQUEST.expiresAt,
      now: REQUEST.expiresAt,
    });
    errorOf("REQUEST_EXPIRED", () => requests.answer(REQUEST, shown));
  });
});

describe("requests: what came for each item", () => {
  const bundle = anchoredRecord();
  const DIPLOMA: requests.RequestItem = { ...ITEM, kinds: ["Diploma"] };

  type Asked = Partial<requests.RequestItem>;
  type Given = { kind?: KindName | null; paths?: readonly string[]; definition?: object };

  /** What is answered, where the chain says what type each record has; null where it was not asked. */
  function outcomes(items: readonly Asked[], given: readonly Given[]) {
    const request = { ...REQUEST, items: items.map((item) => ({ ...DIPLOMA, ...item })) };
    const args = {
      bundles: [bundle],
      audience: REQUEST.audience,
      nonce: REQUEST.nonce,
      issuedAt: REQUEST.issuedAt,
      expiresAt: REQUEST.expiresAt,
    };
    const records = given.flatMap(({ paths = ["/result", "/credits"], definition = {} }) => {
      const { finish } = presentationActions.prepare({ ...args, disclose: [paths] }, DOMAIN.token);
      return finish("0x" as never).records.map((record) => ({ ...record, definition }));
    }) as presentations.CairnPresentation["records"];
    const verdicts = given.map(({ kind = "Diploma" }) => ({
      record: { definition: kind === null ? null : { kind: kindOf(kind) } },
    })) as unknown as Verdict[];
    return compare(request, records, verdicts).map(({ outcome, record, missing }) => ({
      outcome,
      record,
      missing,
    }));
  }

  it("given: a record of the type, with all that was asked for, and the best of several", () => {
    expect(outcomes([{}], [{}])).to.deep.equal([{ outcome: "given", record: 0, missing: [] }]);
    const best = outcomes([{}], [{ paths: [] }, { paths: ["/result"] }, {}]);
    expect(best).to.deep.equal([{ outcome: "given", record: 2, missing: [] }]);
    const two = outcomes([{}, { paths: [] }], [{}]);
    expect(two.map(({ record }) => record)).to.deep.equal([0, 0]);
  });

  it("partly: it leaves out some of it, and says what", () => {
    const given = { paths: ["/credits"] };
    expect(outcomes([{}], [given])).to.deep.equal([{ outcome: "partly", record: 0, missing: ["/result"] }]);
    expect(outcomes([{}], [{ paths: [] }])[0]?.missing).to.deep.equal(["/result", "/credits"]);
  });

  it("missing: a badge whose document says Diploma answers no request for a Diploma", () => {
    const badge = { kind: "Badge", definition: { achievementType: "Diploma" } } as const;
    const missing = { outcome: "missing", record: null, missing: ["/result", "/credits"] };
    expect(outcomes([{}], [badge])).to.deep.equal([missing]);
    expect(outcomes([{}], [])).to.deep.equal([missing]);
    expect(outcomes([{ definitions: [definitionId(9)] }], [{}])).to.deep.equal([missing]);
  });

  it("given by its definition, whatever type it has, where only that was asked for", () => {
    const { kinds: _kinds, ...any } = DIPLOMA;
    const request = {
      ...REQUEST,
      items: [{ ...any, paths: [], definitions: [bundle.achievement.definition] }],
    };
    const records = [{ ...bundle, disclosed: [], proof: null }];
    expect(compare(request, records, [])[0]).to.include({ outcome: "given", record: 0 });
  });

  it("unknown: nobody said what the record is; and not where another one answers", () => {
    expect(outcomes([{}], [{ kind: null }])).to.deep.equal([
      { outcome: "unknown", record: null, missing: ["/result", "/credits"] },
    ]);
    expect(outcomes([{}], [{ kind: null }, {}])[0]).to.include({ outcome: "given", record: 1 });
    expect(outcomes([{ definitions: [definitionId(9)] }], [{ kind: null }])[0]?.outcome).to.equal("missing");
    expect(compare(REQUEST, [{ ...bundle, disclosed: [], proof: null }], [])[0]?.outcome).to.equal("unknown");
  });

  it("types of a hub's own are told apart by the definition's document, which the verdict checks", () => {
    const asked: Asked = { kinds: ["ext:Taller"], paths: [] };
    const named = (achievementType: string): Given => ({
      kind: "ext:Taller",
      definition: { achievementType },
    });
    expect(outcomes([asked], [named("ext:Taller")])[0]?.outcome).to.equal("given");
    expect(outcomes([asked], [named("ext:Curso")])[0]?.outcome).to.equal("missing");
    expect(outcomes([asked], [{ kind: "ext:Taller" }])[0]?.outcome).to.equal("unknown");
    expect(
      outcomes([asked], [{ kind: "Badge", definition: { achievementType: "ext:Taller" } }])[0]?.outcome,
    ).to.equal("missing");
  });
});

describe("requests: verifying", () => {
  it("refuses a network that the request was not made for, before anything is asked", async () => {
    const text = "{}";
    for (const change of [{ chainId: chainId(1) }, { token: anchoredRecord().achievement.learner }]) {
      const options = { deployment: DEPLOYMENT, provider: undefined as never };
      const { details } = await rejectionOf(
        "INVALID_ARGUMENT",
        requests.verify({ ...REQUEST, ...change }, text, options),
      );
      expect(details).to.have.deep.property("trusted", { chainId: DOMAIN.chainId, token: DOMAIN.token });
    }
  });

  it("a file that is no presentation answers nothing", async () => {
    const provider = { getNetwork: async () => Promise.reject(new Error("down")) } as never;
    const verdict = await requests.verify(REQUEST, "{", { deployment: DEPLOYMENT, provider });
    expect(verdict).to.include({ verdict: "invalid", isComplete: false });
    expect(verdict.items.map(({ outcome }) => outcome)).to.deep.equal(["missing", "missing"]);
    const optional = { ...REQUEST, items: REQUEST.items.map((item) => ({ ...item, optional: true })) };
    const { isComplete } = await requests.verify(optional, "{", { deployment: DEPLOYMENT, provider });
    expect(isComplete, "nothing was needed").to.equal(true);
  });

  it("is for an origin: another one of the same words is another verifier", () => {
    expect(REQUEST.audience).to.equal(audience("https://employer.example"));
    errorOf("MALFORMED_REQUEST", () => requests.parse(fileWith("/audience", "https://EMPLOYER.example")));
  });
});
