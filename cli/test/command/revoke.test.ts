import type { AchievementId } from "@cairn/sdk";
import { achievements, cohorts, eventsOf } from "@cairn/sdk";
import { expect } from "chai";
import { Interface } from "ethers";
import { foundSchool } from "../../../test/scenario/school.ts";
import type { TestCohort, TestLearner } from "../utils/cohort.ts";
import { makeCohort, stranger } from "../utils/cohort.ts";
import type { Office } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

const REVOKED = new Interface([
  "event AchievementRevoked(bytes32 indexed id, uint32 indexed hub, address indexed by, uint32 statusIndex)",
]);

describe("cairn revoke", () => {
  let office: Office;
  let made = 0;

  before(async () => {
    office = await openOffice();
  });
  after(async () => {
    await office.close();
  });

  async function make(
    learners: readonly TestLearner[] = [{}],
    options: Parameters<typeof makeCohort>[1] = {},
  ): Promise<TestCohort & { ids: readonly AchievementId[]; file: string; id: AchievementId }> {
    made += 1;
    const cohort = await makeCohort(office, { name: `cohort-${made}`, learners, ...options });
    const ids = cohort.cohort.tree.ids;
    const [file] = cohort.files;
    const [id] = ids;
    if (file === undefined || id === undefined) throw new Error("the cohort is empty");
    return { ...cohort, ids, file, id };
  }

  async function isRevoked(id: AchievementId): Promise<boolean> {
    return (await achievements.revocationOf(office.reader, { hub: office.hub, id })) !== null;
  }

  async function verdictOf(file: string): Promise<number> {
    return (await office.cairn(["verify", file])).status;
  }

  it("revokes by the learner's file after a preview that says what it means, and with its status index", async () => {
    const { file, id, records } = await make();
    const { status, out, err } = await office.cairn(["revoke", file], { answers: [true] });
    expect(status, err).to.equal(0);
    expect(err).to.contain("Riverside School (hub 1) revokes for good (records: 1):");
    expect(err).to.contain(file).and.to.contain(id).and.to.contain(office.learnerAddress);
    expect(err).to.contain("cannot be undone").and.to.contain("Cost: about");
    expect(out).to.contain("Revoked by Riverside School (records: 1, transactions: 1)");
    expect(await verdictOf(file)).to.equal(1);
    const block = await office.provider.getBlock("latest");
    const receipt = await office.provider.getTransactionReceipt(block?.transactions[0] ?? "");
    const emitter = { address: office.deployment.contracts.AchievementToken.address, interface: REVOKED };
    const [event] = eventsOf(receipt === null ? [] : [receipt], emitter, "AchievementRevoked");
    expect(event?.args.statusIndex).to.equal(BigInt(records[0]?.statusIndex ?? -1));
  });

  it("sends nothing without a yes, nor in a dry run, though the chain is a local one", async () => {
    const { file, id } = await make();
    expect((await office.cairn(["revoke", file], { answers: [false] })).status).to.equal(1);
    const nobody = await office.cairn(["revoke", file, "--json"]);
    expect(nobody.json()).to.have.nested.property("error.code", "ABORTED");
    const dry = await office.cairn(["revoke", file, "--dry-run", "--json"]);
    expect(dry.status).to.equal(0);
    expect(dry.json()).to.deep.include({ dryRun: true, wouldRevoke: [id], already: [] });
    expect(await isRevoked(id)).to.equal(false);
  });

  it("says and skips what is revoked already; with nothing left it sends nothing, status 0", async () => {
    const { files, ids } = await make([{}, {}]);
    const [first = "", second = ""] = files;
    await office.cairn(["revoke", first, "--yes"]);
    const both = await office.cairn(["revoke", first, second, "--yes", "--json"]);
    expect(both.json()).to.deep.include({ already: [ids[0]], revoked: [ids[1]] });
    const block = await office.provider.getBlockNumber();
    const none = await office.cairn(["revoke", ...files, "--yes"]);
    expect(none.status).to.equal(0);
    expect(none.out).to.contain("all of it was revoked before (records: 2)");
    expect(await office.provider.getBlockNumber()).to.equal(block);
  });

  it("a bare id is revoked too, minted or not, and its missing place in the status list is said", async () => {
    const { id, file } = await make();
    const { status, err } = await office.cairn(["revoke", id, id], { answers: [true] });
    expect(status, err).to.equal(0);
    expect(err).to.contain("(records: 1)").and.to.contain("place in the status list: 1");
    expect(await verdictOf(file)).to.equal(1);
    const minted = await make([{}], { mode: "mint" });
    const token = await office.cairn(["revoke", minted.id], { answers: [true] });
    expect(token.err).to.contain(`public token of ${office.learnerAddress}`);
    expect(await verdictOf(minted.file)).to.equal(1);
  });

  it("an id with its cohort's folder gets its status index", async () => {
    const { id, folder } = await make([{}, {}]);
    const { status, err } = await office.cairn(["revoke", id, "--cohort", folder], { answers: [true] });
    expect(status, err).to.equal(0);
    expect(err).not.to.contain("place in the status list");
    expect(await isRevoked(id)).to.equal(true);
    const other = await make();
    const missing = await office.cairn(["revoke", other.id, "--cohort", folder, "--yes"]);
    expect(missing.status).to.equal(2);
    expect(missing.err).to.contain("The cohort has no record");
  });

  it("one learner of a cohort: by name, e-mail, address, or line", async () => {
    const learners = [
      { name: "Ana Ruiz", email: "ana@example.org", learner: stranger(1) },
      { name: "Bo  LÖFGREN", email: "bo@example.org", learner: stranger(2) },
      { name: "Chen", learner: stranger(3) },
      { name: "Dara", learner: stranger(4) },
    ];
    const { folder, ids } = await make(learners);
    const typed = ["ana ruiz", "BO@example.org", stranger(3), "5"];
    for (const [place, learner] of typed.entries()) {
      const line = ["revoke", "--cohort", folder, "--learner", learner, "--yes", "--json"];
      const { status, json, out } = await office.cairn(line);
      expect(status, out).to.equal(0);
      expect(json().revoked, learner).to.deep.equal([ids[place]]);
    }
  });

  it("a name that several bear is refused with the candidates; one that nobody bears, with similar ones", async () => {
    const learners = [
      { name: "Ana Ruiz", learner: stranger(1) },
      { name: "Ana Ruiz", learner: stranger(2) },
      { name: "Anabel", learner: stranger(3) },
    ];
    const { folder, ids } = await make(learners);
    const twice = await office.cairn(["revoke", "--cohort", folder, "--learner", "Ana Ruiz", "--yes"]);
    expect(twice.status).to.equal(2);
    expect(twice.err)
      .to.contain("means 2 records")
      .and.to.contain(`2 (Ana Ruiz, ${stranger(1)})`);
    expect(twice.err).to.contain(`3 (Ana Ruiz, ${stranger(2)})`);
    const nobody = await office.cairn(["revoke", "--cohort", folder, "--learner", "Ana", "--yes"]);
    expect(nobody.status).to.equal(2);
    expect(nobody.err).to.contain("4 (Anabel");
    for (const id of ids) expect(await isRevoked(id)).to.equal(false);
  });

  it("a whole cohort: what was claimed too, and nobody can claim the rest", async () => {
    const { folder, cohort, files, id } = await make([{}, {}, {}]);
    await cohorts.claim(office.learner, { cohort, id }).send();
    const dry = await office.cairn(["revoke", "--cohort", folder, "--dry-run"]);
    expect(dry.out).to.contain("(records: 3)").and.to.contain("Public tokens among them: 1;");
    expect(await verdictOf(files[1] ?? "")).to.equal(0);
    const { status, json, out } = await office.cairn(["revoke", "--cohort", folder, "--yes", "--json"]);
    expect(status, out).to.equal(0);
    expect(json()).to.deep.include({ size: 3, claimed: [id], already: false });
    for (const file of files) expect(await verdictOf(file), file).to.equal(1);
    const block = await office.provider.getBlockNumber();
    const again = await office.cairn(["revoke", "--cohort", folder, "--yes"]);
    expect(again.status).to.equal(0);
    expect(again.out).to.contain("all of it was revoked before (records: 3)");
    const one = await office.cairn(["revoke", files[1] ?? "", "--yes"]);
    expect(one.out).to.contain("revoked before (records: 1)");
    expect(await office.provider.getBlockNumber()).to.equal(block);
  });

  it("a whole cohort of tokens, and one of signatures, are revoked record by record", async () => {
    for (const mode of ["mint", "sign"] as const) {
      const { folder, ids } = await make([{}, {}], { mode });
      const line = ["revoke", "--cohort", folder, "--yes", "--json"];
      const { json } = await office.cairn(line);
      expect(json().revoked).to.deep.equal(ids);
      for (const id of ids) expect(await isRevoked(id)).to.equal(true);
    }
  });

  it("a cohort that was never attested is not revoked, and neither is a folder without one", async () => {
    const { folder } = await make([{}], { attested: false });
    const never = await office.cairn(["revoke", "--cohort", folder, "--yes"]);
    expect(never.status).to.equal(2);
    expect(never.err).to.contain("never attested");
    const nothing = await office.cairn(["revoke", "--cohort", "cohorts", "--yes"]);
    expect(nothing.status).to.equal(2);
    expect(nothing.err).to.contain("There is no cohort in cohorts");
  });

  it("of many it shows the first twenty, and tells how far it is", async () => {
    const learners = Array.from({ length: 30 }, (_item, place) => ({ learner: stranger(place) }));
    const { files, ids } = await make(learners);
    const { status, err, out } = await office.cairn(["revoke", ...files, "--yes"]);
    expect(status, err).to.equal(0);
    expect(err).to.contain("… and 10 more").and.to.contain("records revoked: 30/30");
    expect(out).to.contain("(records: 30,");
    for (const id of ids) expect(await isRevoked(id)).to.equal(true);
  });

  it("trap 1: another hub's record is refused before anything is sent", async () => {
    const { hub: other } = await foundSchool(office);
    const { file, id } = await make([{}], { mode: "mint" });
    for (const what of [file, id]) {
      const { status, err } = await office.cairn(["revoke", what, "--hub", String(other), "--yes"]);
      expect(status).to.equal(2);
      expect(err).to.contain(`hub ${other} cannot revoke it`);
    }
    expect(await isRevoked(id)).to.equal(false);
  });

  it("who has no role to revoke is told so, with the contract's reason, before any question", async () => {
    const { file } = await make();
    const { status, json } = await office.cairn(["revoke", file, "--json"], { as: "learner" });
    expect(status).to.equal(1);
    expect(json()).to.have.nested.property("error.details.contractError", "StaffRoleMissing");
  });

  it("says what is missing on the line", async () => {
    for (const line of [["revoke"], ["revoke", "x.cairn.json", "--learner", "Ana"]]) {
      const { status, err } = await office.cairn(line);
      expect(status, line.join(" ")).to.equal(2);
      expect(err).to.contain("--cohort");
    }
  });

  it("speaks Spanish", async () => {
    const { folder } = await make([{}, {}]);
    const line = ["revoke", "--cohort", folder, "--lang", "es"];
    const { status, out, err } = await office.cairn(line, { answers: [true] });
    expect(status, err).to.equal(0);
    expect(err).to.contain("revoca para siempre toda la promoción").and.to.contain("no se puede deshacer");
    expect(err).to.contain("Coste: unas");
    expect(out).to.contain("Revocada la promoción");
    const help = await office.cairn(["revoke", "--help", "--lang", "es"]);
    expect(help.out).to.contain("Ejemplos:").and.to.contain("toda una promoción");
  });
});
