import type { bundles as bundleTypes, json as jsonTypes } from "@cairn/sdk";
import { bundles, cohorts, json, verifyMany } from "@cairn/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { FUZZ, hostileBytes, hostileTexts, hostileValues } from "../../sdk/test/utils/hostile.ts";
import { now } from "./network.ts";
import type { School } from "./school.ts";
import { giveConsent, openSchool } from "./school.ts";

/** Files that are verified in one call. */
const MANY = 40;

describe("hostile files", function () {
  this.timeout(FUZZ.timeoutMs);
  let school: School;
  let original: bundleTypes.CairnRecord;

  before(async () => {
    school = await openSchool();
    await giveConsent(school);
    const { attester, course: definition, hub, learnerAddress: learner, reader } = school;
    const achievedAt = await now(school);
    const records = [1, 2, 3].map((place) => ({
      definition,
      learner,
      achievedAt,
      document: { result: "Pass", place },
    }));
    const cohort = await cohorts.prepare(attester, { hub, records });
    await cohorts.anchor(attester, { cohort }).send();
    for await (const record of cohorts.bundles(reader, { cohort })) original ??= record;
  });

  after(async () => {
    await school.close();
  });

  /** What a verdict rests on: not the hub's profile, which may change, nor what no verdict speaks of. */
  function meaningOf({
    hub: _hub,
    statusIndex: _index,
    credential: _credential,
    ...parts
  }: bundleTypes.CairnRecord) {
    return json.canonicalize(parts as unknown as jsonTypes.JsonValue);
  }

  it("a changed file is never valid, unless it means the same; and no file spoils another", async () => {
    const text = bundles.serialize(original);
    const hostile = fc.oneof(hostileTexts([text]), hostileBytes([text]), hostileValues([text]));
    const files = fc.array(hostile, { minLength: MANY, maxLength: MANY });
    let valid = 0;
    await fc.assert(
      fc.asyncProperty(files, async (sources) => {
        const all = [...sources, text] as (string | Uint8Array | bundleTypes.CairnRecord)[];
        let place = 0;
        for await (const { verdict } of verifyMany(all, { client: school.reader })) {
          const source = all[place] ?? "";
          place += 1;
          if (verdict !== "valid") continue;
          valid += 1;
          const isText = typeof source === "string" || source instanceof Uint8Array;
          expect(meaningOf(isText ? bundles.parse(source) : source)).to.equal(meaningOf(original));
        }
        expect(place).to.equal(all.length);
      }),
      { ...FUZZ, numRuns: Math.ceil(FUZZ.numRuns / 10) },
    );
    expect(valid).to.be.at.least(Math.ceil(FUZZ.numRuns / 10));
  });
});
