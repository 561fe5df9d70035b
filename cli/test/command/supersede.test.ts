import { achievements, cohorts } from "@cairn/sdk";
import { expect } from "chai";
import { foundSchool } from "../../../test/scenario/school.ts";
import type { TestCohort } from "../utils/cohort.ts";
import { makeCohort, stranger } from "../utils/cohort.ts";
import type { Office } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

describe("cairn supersede", () => {
  let office: Office;
  let made = 0;

  before(async () => {
    office = await openOffice();
  });
  after(async () => {
    await office.close();
  });

  async function make(
    options: Parameters<typeof makeCohort>[1] = {},
  ): Promise<TestCohort & { file: string; record: cohorts.CohortRecord }> {
    made += 1;
    const cohort = await makeCohort(office, { name: `cohort-${made}`, ...options });
    const [file] = cohort.files;
    const [record] = cohort.records;
    if (file === undefined || record === undefined) throw new Error("the cohort is empty");
    return { ...cohort, file, record };
  }

  async function successorOf({ record }: { record: cohorts.CohortRecord }): Promise<unknown> {
    const { hub, reader } = office;
    return (await achievements.revocationOf(reader, { hub, id: record.id }))?.successor;
  }

  it("replaces a record by another one once its preview is confirmed, and the verdict names it", async () => {
    const wrong = await make();
    const right = await make();
    const line = ["supersede", wrong.file, right.file];
    const { status, out, err } = await office.cairn(line, { answers: [true] });
    expect(status, err).to.equal(0);
    expect(err).to.contain("Riverside School (hub 1) replaces a record by another one, for good");
    for (const shown of [wrong.file, wrong.record.id, right.file, right.record.id, "Cost: about"]) {
      expect(err).to.contain(shown);
    }
    expect(err).not.to.match(/^!/m);
    expect(out).to.contain(`Replaced ${wrong.file} by ${right.file}`);
    expect(await successorOf(wrong)).to.equal(right.record.id);
    const verdict = await office.cairn(["verify", wrong.file, "--json"]);
    expect(verdict.status).to.equal(1);
    expect(verdict.out).to.contain('"SUPERSEDED"').and.to.contain(right.record.id);
    expect((await office.cairn(["verify", right.file])).status).to.equal(0);
  });

  it("the same again changes nothing; another successor is refused by the contract", async () => {
    const wrong = await make();
    const right = await make();
    const other = await make();
    const line = ["supersede", wrong.record.id, right.record.id, "--yes", "--json"];
    expect((await office.cairn(line)).json()).to.include({ already: false, successor: right.record.id });
    const block = await office.provider.getBlockNumber();
    const again = await office.cairn(line);
    expect(again.status).to.equal(0);
    expect(again.json()).to.deep.include({ already: true, transactions: [] });
    const third = await office.cairn(["supersede", wrong.file, other.file, "--yes", "--json"]);
    expect(third.status).to.equal(1);
    expect(third.json()).to.have.nested.property("error.details.contractError", "AchievementAlreadyRevoked");
    expect(await office.provider.getBlockNumber()).to.equal(block);
  });

  it("sends nothing without a yes, nor in a dry run", async () => {
    const wrong = await make();
    const right = await make();
    const line = ["supersede", wrong.file, right.file];
    expect((await office.cairn(line, { answers: [false] })).status).to.equal(1);
    expect((await office.cairn(line)).status).to.equal(1);
    const dry = await office.cairn([...line, "--dry-run"]);
    expect(dry.status).to.equal(0);
    expect(dry.out).to.contain("nothing was sent");
    expect(await successorOf(wrong)).to.equal(undefined);
  });

  it("a successor that is not good itself is refused: not attested, or revoked", async () => {
    const wrong = await make();
    const unsent = await make({ attested: false });
    const never = await office.cairn(["supersede", wrong.file, unsent.file, "--yes"]);
    expect(never.status).to.equal(2);
    expect(never.err).to.contain("anchored no such cohort").and.to.contain("cairn issue");
    const token = await make({ mode: "mint" });
    const revocations = [{ id: token.record.id }];
    await achievements.revoke(office.attester, { hub: office.hub, revocations }).send();
    const burnt = await office.cairn(["supersede", wrong.file, token.record.id, "--yes"]);
    expect(burnt.status).to.equal(2);
    expect(burnt.err).to.contain("revoked by the hub");
    expect(await successorOf(wrong)).to.equal(undefined);
  });

  it("warns of what looks like a mistake: another learner, or a record that the chain cannot tell of", async () => {
    const wrong = await make();
    const right = await make({ learners: [{ learner: stranger(7) }] });
    const files = await office.cairn(["supersede", wrong.file, right.file, "--dry-run"]);
    expect(files.out).to.contain("! The two records are of different learners.");
    const ids = await office.cairn(["supersede", wrong.file, right.record.id, "--dry-run"]);
    expect(ids.out).to.contain("! Nothing shows yet").and.to.contain("not public");
  });

  it("refuses a record with itself, another hub's, and a folder of several", async () => {
    const wrong = await make({ mode: "mint" });
    const same = await office.cairn(["supersede", wrong.file, wrong.record.id, "--yes"]);
    expect(same.status).to.equal(2);
    expect(same.err).to.contain("the same record");
    const { hub: other } = await foundSchool(office);
    const right = await make();
    const line = ["supersede", wrong.file, right.file, "--hub", String(other), "--yes"];
    const foreign = await office.cairn(line);
    expect(foreign.status).to.equal(2);
    expect(foreign.err).to.contain(`hub ${other} cannot revoke it`);
    const several = await office.cairn(["supersede", wrong.file, ".", "--yes"]);
    expect(several.status).to.equal(2);
    expect(several.err).to.contain("this takes one");
  });

  it("replaces a record whose whole cohort was revoked, so that its holder learns of the new one", async () => {
    const wrong = await make();
    await cohorts.revokeCohort(office.attester, { cohort: wrong.cohort }).send();
    const right = await make();
    const { status, err } = await office.cairn(["supersede", wrong.file, right.file, "--yes"]);
    expect(status, err).to.equal(0);
    expect(await successorOf(wrong)).to.equal(right.record.id);
  });

  it("speaks Spanish", async () => {
    const wrong = await make();
    const right = await make();
    const line = ["supersede", wrong.file, right.file, "--lang", "es"];
    const { status, out, err } = await office.cairn(line, { answers: [true] });
    expect(status, err).to.equal(0);
    expect(err).to.contain("sustituye un registro por otro, para siempre");
    expect(out).to.contain(`Sustituido ${wrong.file} por ${right.file}`);
  });
});
