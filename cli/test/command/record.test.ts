import { readdir } from "node:fs/promises";
import path from "node:path";
import type { records } from "@cairn/sdk";
import { achievements, cohorts } from "@cairn/sdk";
import { expect } from "chai";
import type { TestCohort } from "../utils/cohort.ts";
import { makeCohort, stranger } from "../utils/cohort.ts";
import type { Office } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

describe("cairn record", () => {
  let office: Office;
  let minted: TestCohort;

  before(async () => {
    office = await openOffice();
    const anchored = await makeCohort(office, { learners: [{}, {}] });
    minted = await makeCohort(office, { name: "minted", mode: "mint", learners: [{}, {}] });
    const [claimed] = anchored.records;
    const [revoked] = minted.records;
    if (claimed === undefined || revoked === undefined) throw new Error("no records");
    await cohorts.claim(office.learner, { cohort: anchored.cohort, id: claimed.id }).send();
    await achievements.revoke(office.attester, { hub: office.hub, revocations: [{ id: revoked.id }] }).send();
  });
  after(async () => {
    await office.close();
  });

  it("trap 34: lists all that is public of a learner from the chain alone, the newest first", async () => {
    const { status, out, err } = await office.cairn(["record", office.learnerAddress]);
    expect(status, err).to.equal(0);
    const [head, ...lines] = out.split("\n");
    expect(head).to.match(/^standing +achievement +kind +hub +issued +counts until$/);
    expect(
      lines.filter((line) => /^✔ valid +Algebra I +Course +Riverside School .*for good$/.test(line)),
    ).to.have.length(2);
    expect(lines.filter((line) => /^✘ revoked by the hub/.test(line))).to.have.length(1);
    expect(out).to.contain(`Public records of ${office.learnerAddress}: 3 (valid 2)`);
  });

  it("says what it does not see: records in private", async () => {
    const { out } = await office.cairn(["record", office.learnerAddress]);
    expect(out).to.contain("not claimed are not seen here");
    const nobody = await office.cairn(["record", stranger(1)]);
    expect(nobody.status).to.equal(0);
    expect(nobody.out)
      .to.contain(`Nothing is public of ${stranger(1)}`)
      .and.to.contain("not seen here");
  });

  it("--json holds each record whole, and the block that it stands at", async () => {
    const { json } = await office.cairn(["record", office.learnerAddress.toLowerCase(), "--json"]);
    const { learner, asOf, records: found } = json() as unknown as records.RecordList & { learner: string };
    expect(learner).to.equal(office.learnerAddress);
    expect(asOf.block).to.equal(await office.provider.getBlockNumber());
    expect(found.map(({ standing, mode }) => [standing, mode])).to.deep.equal([
      ["valid", "claimed"],
      ["valid", "issued"],
      ["revoked", "issued"],
    ]);
    expect(found.map(({ id }) => id)).to.include(minted.records[1]?.id);
    expect(found[0]).to.have.nested.property("definition.name", "Algebra I");
    expect(found[0]).to.have.nested.property("hub.name", "Riverside School");
  });

  it("speaks Spanish", async () => {
    const { out } = await office.cairn(["record", office.learnerAddress, "--lang", "es"]);
    expect(out)
      .to.match(/^estado +logro/)
      .and.to.contain("✘ revocado por el centro");
    const help = await office.cairn(["record", "--help", "--lang", "es"]);
    expect(help.out).to.contain("Uso: cairn record").and.to.contain("Ejemplos:");
  });

  it("trap 39: refuses a contract's address where a person's was meant, and names the contract", async () => {
    const { contracts } = office.deployment;
    for (const [name, { address }] of Object.entries(contracts)) {
      const { status, err } = await office.cairn(["record", address]);
      expect(status, name).to.equal(2);
      expect(err).to.contain(`the network's contract ${name}, not of a person`).and.to.contain("their own");
    }
    const spanish = await office.cairn(["record", contracts.HubRegistry.address, "--lang", "es"]);
    expect(spanish.err).to.contain("la dirección del contrato HubRegistry de la red");
  });

  it("refuses what is no address, and a wrong checksum", async () => {
    const wrong = office.learnerAddress.replace(/[a-f]/, (digit) => digit.toUpperCase());
    for (const typed of ["0x12", "Ana", wrong]) {
      const { status, json } = await office.cairn(["record", typed, "--json"]);
      expect(status, typed).to.equal(2);
      expect(json()).to.have.nested.property("error.code", "INVALID_ADDRESS");
    }
  });

  it("a node that does not answer is an error, never an empty record", async () => {
    const line = ["record", office.learnerAddress, "--rpc", "http://127.0.0.1:9", "--json"];
    const { status, json } = await office.cairn(line);
    expect(status).to.equal(1);
    expect(json()).to.have.nested.property("error.code", "CHAIN_UNREACHABLE");
  });

  it("keeps what it read for the next time, and answers the same", async () => {
    const env = { XDG_CACHE_HOME: path.join(office.folder, "cache") };
    const line = ["record", office.learnerAddress, "--json"];
    // Only what is settled is kept.
    await office.provider.send("anvil_mine", ["0x80"]);
    const first = await office.cairn(line, { env });
    expect(await readdir(path.join(env.XDG_CACHE_HOME, "cairn"))).to.have.length(1);
    const second = await office.cairn(line, { env });
    expect(second.json().records).to.deep.equal(first.json().records);
  });
});
