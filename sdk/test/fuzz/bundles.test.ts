import { expect } from "chai";
import fc from "fast-check";
import type { json as jsonTypes } from "../../src/index.ts";
import {
  achievements,
  address,
  bundles,
  cohorts,
  content,
  definitionId,
  documents,
  json,
  presentations,
  unixTime,
} from "../../src/index.ts";
import { checkOffline } from "../../src/verify/integrity.ts";
import { errorOf } from "../utils/codes.ts";
import { HUB, inputsOf, OFFLINE, recordsOf } from "../utils/cohorts.ts";
import { DEEP_JSON, FUZZ, hostileBytes, hostileTexts, hostileValues, outcomeOf } from "../utils/hostile.ts";
import { anchoredRecord, recordsOfEveryMode, unsignedPresentation } from "../utils/records.ts";

const RECORDS = recordsOfEveryMode();
const TEXTS = RECORDS.map(bundles.serialize);

/** What a verdict rests on: all of a bundle but the hub's profile, which may change, and what nobody checks. */
function meaningOf(record: bundles.CairnRecord): string {
  const { achievement, inclusion, document, salts, chainId, token, definition } = record;
  const meaning = { achievement, inclusion, document, salts, chainId, token, definition };
  return json.canonicalize(meaning as unknown as jsonTypes.JsonValue);
}

describe("fuzz: bundles", function () {
  this.timeout(FUZZ.timeoutMs);

  for (const original of RECORDS) {
    it(`${original.inclusion.mode}: a changed file never checks as the record that the chain knows`, async () => {
      const { id, definition } = bundles.check(original);
      const { chainId, token } = original;
      const expected = { id, definition, domain: { chainId, token } };
      let accepted = 0;
      const holds = async (source: string | Uint8Array) => {
        const outcome = await outcomeOf(() => {
          const record = bundles.parse(source);
          bundles.check(record, expected);
          return record;
        });
        if (!("value" in outcome)) return;
        const record = outcome.value as bundles.CairnRecord;
        accepted += 1;
        // How it is attested is for the chain to judge, by the same id.
        const { inclusion } = record;
        expect(meaningOf({ ...record, inclusion: original.inclusion })).to.equal(meaningOf(original));
        if (original.inclusion.mode === "anchored" && inclusion.mode === "anchored") {
          expect(inclusion).to.deep.equal(original.inclusion);
        }
      };
      await holds(bundles.serialize(original));
      expect(accepted).to.equal(1);
      await fc.assert(fc.asyncProperty(hostileTexts([bundles.serialize(original)]), holds), FUZZ);
      await fc.assert(fc.asyncProperty(hostileBytes([bundles.serialize(original)]), holds), FUZZ);
    });
  }

  it("what is read is written and read again as the same", async () => {
    await fc.assert(
      fc.asyncProperty(hostileTexts(TEXTS), async (text) => {
        const outcome = await outcomeOf(() => bundles.parse(text));
        if (!("value" in outcome)) return;
        const written = bundles.serialize(outcome.value as bundles.CairnRecord);
        expect(bundles.serialize(bundles.parse(written))).to.equal(written);
      }),
      FUZZ,
    );
  });

  it("a verdict on a file's own parts is a check that passes or fails, whatever is given", async () => {
    const odd = fc.oneof(hostileTexts(TEXTS), hostileBytes(TEXTS), hostileValues(TEXTS));
    await fc.assert(
      fc.asyncProperty(odd, async (source) => {
        const outcome = await outcomeOf(() => checkOffline(source as bundles.CairnRecord));
        expect(outcome).to.have.nested.property("value.check.name", "integrity");
      }),
      FUZZ,
    );
    for (const text of DEEP_JSON) expect(checkOffline(text).check.code).to.equal("MALFORMED");
  });

  it("an object is read as strictly as a file", () => {
    const { inclusion, ...record } = anchoredRecord();
    const odd = [
      null,
      { ...record },
      { ...record, inclusion: { ...inclusion, mode: "constructor" } },
      { ...record, inclusion: { mode: "signed", attester: "nobody", signature: 5 } },
      { ...record, inclusion, token: record.token.toLowerCase().replace("0x", "") },
      Object.defineProperty({}, "type", {
        get() {
          throw new RangeError("no type");
        },
      }),
    ];
    for (const value of odd) {
      const { check, record: read } = checkOffline(value as unknown as bundles.CairnRecord);
      expect([check.outcome, check.code, read]).to.deep.equal(["fail", "MALFORMED", undefined]);
    }
  });
});

describe("limits of documents and bundles", () => {
  /** As deep as a document may be: 64 levels. */
  const deepest = JSON.parse(`${"[".repeat(64)}0${"]".repeat(64)}`) as jsonTypes.JsonValue;
  const facts = {
    definition: definitionId(3),
    learner: address(`0x${"1".repeat(40)}`),
    achievedAt: unixTime(1_700_000_000),
  };

  it("the deepest document that can be attested is read back, from its bundle and from its cohort", async () => {
    const { achievement, document, salts } = achievements.draft({ ...facts, document: deepest });
    const deepRecord = {
      ...anchoredRecord(),
      achievement,
      document,
      salts,
      inclusion: { mode: "minted" } as const,
    };
    expect(bundles.parse(bundles.serialize(deepRecord)).document).to.deep.equal(deepest);

    const cohort = await cohorts.prepare(OFFLINE, { hub: HUB, records: [{ ...facts, document: deepest }] });
    expect((await recordsOf(cohort)).map((record) => record.document)).to.deep.equal([deepest]);
    const lines: string[] = [];
    for await (const line of cohorts.serialize(cohort)) lines.push(line);
    expect((await cohorts.parse(lines.join(""))).tree.root).to.equal(cohort.tree.root);

    const published = { a: (deepest as unknown[])[0] } as jsonTypes.JsonObject;
    content.encode(published);
    const withPublic = { ...anchoredRecord(), definition: published, hub: published };
    expect(bundles.parse(bundles.serialize(withPublic)).hub).to.deep.equal(published);
    const shown = unsignedPresentation();
    const records = shown.records.map((record) => ({ ...record, definition: published }));
    const presented = presentations.parse(presentations.serialize({ ...shown, records }));
    expect(presented.records[0]?.definition).to.deep.equal(published);
  });

  it("a document deeper than that is refused before anything is attested", async () => {
    errorOf("JSON_TOO_DEEP", () => documents.prepare([deepest]));
    errorOf("JSON_TOO_DEEP", () => content.encode({ a: deepest }));
  });

  it("a private document that no bundle would hold is refused before anything is attested", async () => {
    const large = { photo: "x".repeat(9 * 1024 * 1024) };
    const { details } = errorOf("DOCUMENT_TOO_LARGE", () => documents.prepare(large));
    expect(details.limit).to.equal(8 * 1024 * 1024);
    const records = [...inputsOf(1), { ...facts, document: large }];
    const outcome = await outcomeOf(() => cohorts.prepare(OFFLINE, { hub: HUB, records }));
    expect(outcome).to.have.nested.property("error.code", "DOCUMENT_TOO_LARGE");
    expect(outcome).to.have.nested.property("error.details.index", 1);
    const fitting = { photo: "x".repeat(8 * 1024 * 1024 - 1024) };
    expect(documents.prepare(fitting).fields).to.have.length(1);
  });

  it("salts count: many fields with long names are too many", () => {
    const wide = Object.fromEntries(
      Array.from({ length: 40_000 }, (_, place) => [`${place}${"é".repeat(40)}`, 0]),
    );
    errorOf("DOCUMENT_TOO_LARGE", () => documents.prepare(wide));
  });

  it("a bundle larger than any record is refused unread", () => {
    const { details } = errorOf("MALFORMED_BUNDLE", () =>
      bundles.parse(new Uint8Array(bundles.MAX_BYTES + 1)),
    );
    expect(details).to.deep.equal({ size: bundles.MAX_BYTES + 1, limit: 16 * 1024 * 1024 });
    errorOf("MALFORMED_BUNDLE", () => bundles.parse(" ".repeat(bundles.MAX_BYTES + 1)));
  });

  it("an array with keys of its own is refused: its file would not hold them", () => {
    const match = "result: Pass".match(/Pass/) as unknown as jsonTypes.JsonValue;
    expect(errorOf("NOT_JSON", () => documents.prepare({ result: match })).details.path).to.equal("/result");
  });
});
