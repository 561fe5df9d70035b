import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { accreditation, achievements, cohorts, learners } from "@cairn/sdk";
import { cohortFolder } from "@cairn/sdk/node";
import { expect } from "chai";
import { deployNetwork, wait } from "../../../test/scenario/network.ts";
import { savePlan } from "../../src/cohort/files.ts";
import { makeCohort } from "../utils/cohort.ts";
import type { Office } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

interface Status {
  readonly network: { readonly name: string; readonly block: number };
  readonly hub: { readonly id: number; readonly state: string; readonly accreditation: object } | null;
  readonly cohorts: readonly {
    readonly folder: string;
    readonly attested: boolean;
    readonly next: string;
    readonly tokens: number | null;
    readonly revoked: boolean;
    readonly delivered: boolean;
    readonly size: number | null;
    readonly error?: { readonly code: string };
  }[];
}

describe("cairn status", () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => {
    await office.close();
  });

  async function status(...folders: readonly string[]): Promise<Status> {
    const ran = await office.cairn(["status", ...folders, "--json"]);
    expect(ran.status, ran.out).to.equal(0);
    return ran.json() as unknown as Status;
  }

  async function stateOf(folder: string): Promise<Status["cohorts"][number]> {
    const { cohorts: states } = await status(folder);
    const [state] = states;
    if (state === undefined) throw new Error(`there is no cohort in ${folder}`);
    return state;
  }

  it("tells network, hub and accreditation, and the first step where there is no cohort yet", async () => {
    const { status: code, out } = await office.cairn(["status"]);
    expect(code).to.equal(0);
    expect(out).to.match(/^network {2}test, chain 31337, block \d+/);
    expect(out).to.match(
      /^hub {6}Riverside School \(hub 1\), accredited until .* for Competency, Course, by 0x/m,
    );
    expect(out).to.contain("No cohorts in cohorts. The first one: cairn issue");
  });

  it("tells of each cohort whether it is attested and delivered, and what to do next", async () => {
    const anchored = await makeCohort(office, { name: "anchored", learners: [{}, {}] });
    await makeCohort(office, { name: "minted", mode: "mint" });
    await makeCohort(office, { name: "signed", mode: "sign" });
    await makeCohort(office, { name: "unsent", attested: false });
    const [record] = anchored.records;
    if (record === undefined) throw new Error("no record");
    await cohorts.claim(office.learner, { cohort: anchored.cohort, id: record.id }).send();
    const { out } = await office.cairn(["status"]);
    expect(out).to.match(
      /cohorts\/anchored +anchor +2 +✔ .*, 1 claimed +✘ no +cairn deliver cohorts\/anchored/,
    );
    expect(out).to.match(/cohorts\/minted +mint +1 +✔ .* ✘ no +cairn deliver cohorts\/minted/);
    expect(out).to.match(/cohorts\/signed +sign +1 +\? signed .*, provisional/);
    expect(out).to.match(/cohorts\/unsent +anchor +1 +✘ no +✘ no +cairn issue unsent\.csv again/);
  });

  it("a delivered cohort has nothing left to do, and neither has a revoked one", async () => {
    const { folder, cohort } = await makeCohort(office);
    const delivery = path.join(office.folder, folder, "delivery");
    await mkdir(delivery);
    await writeFile(path.join(delivery, "receipt.html"), "");
    expect(await stateOf(folder)).to.include({ attested: true, delivered: true, next: "none" });
    await cohorts.revokeCohort(office.attester, { cohort }).send();
    expect(await stateOf(folder)).to.include({ revoked: true, next: "none" });
    expect((await office.cairn(["status"])).out).to.contain("✘ revoked");
  });

  it("a run that broke off is to be resumed, wherever it stopped", async () => {
    const { folder, records } = await makeCohort(office, {
      mode: "mint",
      learners: [{}, {}],
      attested: false,
    });
    expect(await stateOf(folder)).to.include({ attested: false, tokens: 0, next: "issueAgain" });
    const [first] = records;
    if (first === undefined) throw new Error("no record");
    const { learnerAddress: learner, hub, scope, until } = office;
    await learners.consent(office.learner, { learner, hub, kinds: scope, until }).send();
    await achievements.issue(office.attester, { achievement: first.achievement }).send();
    expect(await stateOf(folder)).to.include({ attested: false, tokens: 1, next: "issueAgain" });
    expect((await office.cairn(["status"])).out).to.contain("✘ 1 of 2");

    // Anchored, and killed before the receipt was written.
    const anchored = await makeCohort(office, { name: "anchored" });
    await rm(path.join(office.folder, anchored.folder, "receipt.json"));
    expect(await stateOf(anchored.folder)).to.include({ attested: true, next: "issueAgain" });

    // Killed before the cohort was kept.
    const planned = path.join("cohorts", "planned");
    await mkdir(path.join(office.folder, planned));
    const source = { file: "planned.csv", hash: `0x${"00".repeat(32)}` };
    const plan = { version: 1, mode: "anchor", hub, definitions: [office.course], source, size: 7 } as const;
    await savePlan(path.join(office.folder, planned), plan);
    expect(await stateOf(planned)).to.include({ attested: false, size: 7, next: "issueAgain" });
  });

  it("a damaged cohort, and one of another network, are told among the others", async () => {
    const good = await makeCohort(office, { name: "good" });
    const bad = await makeCohort(office, { name: "bad" });
    await writeFile(path.join(office.folder, bad.folder, "cohort.ndjson"), "{}\n");
    await mkdir(path.join(office.folder, "cohorts", "notes"));
    const { deployment } = await deployNetwork(office);
    const store = cohortFolder({ directory: path.join(office.folder, "cohorts", "other") });
    const [record] = good.records;
    if (record === undefined) throw new Error("no record");
    const { definition, learner, achievedAt } = record.achievement;
    const records = [{ definition, learner, achievedAt, document: { grade: "Pass" } }];
    await cohorts.prepare({ ...office.attester, deployment }, { hub: office.hub, records, store });
    const { cohorts: states } = await status();
    expect(states.map(({ folder, next, error }) => [folder, next, error?.code])).to.deep.equal([
      [bad.folder, "restore", "MALFORMED_COHORT"],
      [good.folder, "deliver", undefined],
      [path.join("cohorts", "other"), "openOther", "UNTRUSTED_DEPLOYMENT"],
    ]);
    const { out } = await office.cairn(["status"]);
    expect(out).to.contain("✘ cannot be read").and.to.contain("? of another network");
  });

  it("takes one cohort, or a folder of cohorts; one that is not there is an error", async () => {
    const { folder } = await makeCohort(office);
    await makeCohort(office, { name: "other" });
    expect((await status(folder)).cohorts).to.have.length(1);
    expect((await status("cohorts")).cohorts).to.have.length(2);
    expect((await office.cairn(["status", "nowhere"])).status).to.equal(2);
  });

  it("says that the hub is no longer accredited", async () => {
    await wait(office, 10);
    await accreditation.suspend(office.accreditor, { hub: office.hub }).send();
    await wait(office, 1);
    expect((await office.cairn(["status"])).out).to.match(/^hub .*suspended/m);
    expect((await status()).hub).to.include({ id: office.hub, state: "suspended" });
  });

  it("speaks Spanish", async () => {
    await makeCohort(office);
    const { out } = await office.cairn(["status", "--lang", "es"]);
    expect(out)
      .to.match(/^red +test/)
      .and.to.match(/^centro +Riverside School \(centro 1\), acreditado hasta/m);
    expect(out).to.match(/^promoción +modo +registros +certificada/m);
  });

  it("a node that does not answer is an error", async () => {
    const { status: code, json } = await office.cairn(["status", "--rpc", "http://127.0.0.1:9", "--json"]);
    expect(code).to.equal(1);
    expect(json()).to.have.nested.property("error.code", "CHAIN_UNREACHABLE");
  });
});
