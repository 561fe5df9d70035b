import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { StatusIndex } from "@cairn/sdk";
import { achievements, cohorts as cohortActions, hubId, learners, verify } from "@cairn/sdk";
import { cohortFolder } from "@cairn/sdk/node";
import { expect } from "chai";
import { strFromU8, unzipSync } from "fflate";
import { usedStatusIndices } from "../../src/cohort/usedStatusIndices.ts";
import type { Office } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

const TABLE = `name,email,wallet,date,result
Amina Abara,amina@example.org,,2024-06-30,Distinction
"Bauer, Ben",ben@example.org,,2024-06-30,Pass
Carla Castillo,carla@example.org,0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc,2024-06-30,Pass
`;

describe("cairn issue", () => {
  let office: Office;
  const write = async (name: string, text: string) => await writeFile(path.join(office.folder, name), text);

  beforeEach(async () => {
    office = await openOffice();
    await write("algebra.csv", TABLE);
  });
  afterEach(async () => {
    await office.close();
  });

  it("attests a table in private, with claim codes for learners without a wallet", async () => {
    const { status, err, json } = await office.cairn(["issue", "algebra.csv", "--definition", "1", "--json"]);
    expect(status, err).to.equal(0);
    expect(json()).to.include({ mode: "anchor", size: 3, fresh: 3 });
    const folder = path.join(office.folder, "cohorts", "algebra");
    const cohort = await cohortFolder({ directory: folder }).load();
    if (cohort === undefined) throw new Error("there is no cohort");
    const { anchoredAt } = await cohortActions
      .anchor(office.attester, { cohort })
      .send()
      .then(({ result }) => result);
    expect(anchoredAt).to.equal(json().attestedAt);
    const lines = (await readFile(path.join(folder, "learners.ndjson"), "utf8")).trim().split("\n");
    const codes = lines.map((line) => (JSON.parse(line) as { code?: string }).code);
    expect(codes.map((code) => code !== undefined)).to.deep.equal([true, true, false]);
    for (const text of [err, JSON.stringify(json())]) {
      for (const code of codes) if (code !== undefined) expect(text).not.to.contain(code);
    }
  });

  it("shows effect and cost in a dry run, and writes nothing", async () => {
    const before = await office.provider.getBlockNumber();
    const { status, out, err } = await office.cairn([
      "issue",
      "algebra.csv",
      "--definition",
      "1",
      "--dry-run",
    ]);
    expect(status, err).to.equal(0);
    expect(out).to.contain("Riverside School attests 3 achievements (Algebra I, Course)");
    expect(out)
      .to.match(/about [0-9]{2},[0-9]{3} units of gas/)
      .and.to.contain("nothing was written or sent");
    expect(await readdir(office.folder)).not.to.include("cohorts");
    expect(await office.provider.getBlockNumber()).to.equal(before);
  });

  it("names every bad row with line, column, value and reason, and sends nothing", async () => {
    const bad = TABLE.replace("2024-06-30,Pass", "2024-06-31,Pass").replace("0x9965", "0x9966");
    await write("algebra.csv", bad);
    const before = await office.provider.getBlockNumber();
    const { status, json } = await office.cairn(["issue", "algebra.csv", "--definition", "1", "--json"]);
    expect(status).to.equal(1);
    const rows = json().rows as {
      line: number;
      column: string;
      value: string;
      code: string;
      reason: string;
    }[];
    expect(rows.map(({ line, column }) => [line, column])).to.deep.equal([
      [3, "date"],
      [4, "wallet"],
    ]);
    expect(rows.map(({ value }) => value)).to.deep.equal([
      "2024-06-31",
      "0x9966507D1a55bcC2695C58ba16FB37d819B0A4dc",
    ]);
    const spanish = await office.cairn(["issue", "algebra.csv", "--definition", "1", "--lang", "es"]);
    expect(spanish.out).to.contain("2 filas no se pueden certificar").and.to.contain("línea");
    expect(await office.provider.getBlockNumber()).to.equal(before);
  });

  it("trap 39: refuses a contract's address where a person's was meant", async () => {
    const token = office.deployment.contracts.AchievementToken.address;
    await write("algebra.csv", TABLE.replace("0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc", token));
    const { status, json } = await office.cairn(["issue", "algebra.csv", "--definition", "1", "--json"]);
    expect(status).to.equal(1);
    expect(json().rows).to.have.nested.property("[0].code", "ADDRESS_OF_NETWORK");
  });

  it("trap 44: repeated, it attests nobody again; with another table, it refuses", async () => {
    const line = ["issue", "algebra.csv", "--definition", "1"];
    expect((await office.cairn(line)).status).to.equal(0);
    const before = await office.provider.getBlockNumber();
    const again = await office.cairn(line);
    expect(again.status, again.err).to.equal(0);
    expect(again.out).to.contain("attested before: nothing was sent");
    expect(await office.provider.getBlockNumber()).to.equal(before);
    await write("algebra.csv", TABLE.replace("Distinction", "Pass"));
    const other = await office.cairn([...line, "--json"]);
    expect(other.status).to.equal(1);
    expect(other.json().error).to.include({ code: "COHORT_MISMATCH" });
    expect(await office.provider.getBlockNumber()).to.equal(before);
    const elsewhere = await office.cairn([...line, "--cohort", "cohorts/corrected"]);
    expect(elsewhere.status, elsewhere.err).to.equal(0);
  });

  it("takes no place of the status list that another cohort of the office has", async () => {
    await office.cairn(["issue", "algebra.csv", "--definition", "1"]);
    const parent = path.join(office.folder, "cohorts");
    const first = await cohortFolder({ directory: path.join(parent, "algebra") }).load();
    const taken: StatusIndex[] = [];
    for await (const { statusIndex } of first?.records() ?? []) taken.push(statusIndex);
    expect(taken).to.have.length(3);
    const { hub } = office;
    const beside = await usedStatusIndices({
      parent,
      except: path.join(parent, "next"),
      hub,
      needed: 98_302,
    });
    expect([...beside.used].sort()).to.deep.equal(taken.sort());
    expect(beside.lists).to.equal(2);
    const own = await usedStatusIndices({
      parent,
      except: path.join(parent, "algebra"),
      hub,
      needed: 98_304,
    });
    expect([own.used.size, own.lists]).to.deep.equal([0, 1]);
    const others = await usedStatusIndices({ parent, except: parent, hub: hubId(hub + 1), needed: 1 });
    expect(others.used.size).to.equal(0);
  });

  it("says who lacks what, before anything is written", async () => {
    const cases = [
      { as: "admin", line: ["--definition", "1"], says: "may not attest for the hub" },
      { as: "attester", line: ["--definition", "99"], says: "DefinitionUnknown" },
      { as: "attester", line: [], says: "Nothing says what was achieved" },
      { as: "attester", line: ["--definition", "1", "--mode", "print"], says: "not anchor, mint or sign" },
    ] as const;
    for (const { as, line, says } of cases) {
      const { status, err, out } = await office.cairn(["issue", "algebra.csv", ...line], { as });
      expect(status, says).to.be.greaterThan(0);
      expect(out + err).to.contain(says);
    }
    expect(await readdir(office.folder)).not.to.include("cohorts");
  });

  it("mints public tokens for learners who consented, and names those who did not", async () => {
    const { hub, learner, learnerAddress, scope, until } = office;
    const wallets = `name,wallet,date,result\nLearner,${learnerAddress},2024-06-30,Pass\nNobody,,2024-06-30,Pass\n`;
    await write("mint.csv", wallets);
    const line = ["issue", "mint.csv", "--definition", "1", "--mode", "mint", "--json"];
    const refused = await office.cairn(line);
    expect(refused.status).to.equal(1);
    expect((refused.json().rows as { code: string }[]).map(({ code }) => code)).to.deep.equal([
      "CONSENT_MISSING",
      "WALLET_NEEDED",
    ]);
    await learners.consent(learner, { learner: learnerAddress, hub, kinds: scope, until }).send();
    await write("mint.csv", wallets.split("\n").slice(0, 2).join("\n"));
    const minted = await office.cairn(line);
    expect(minted.status, minted.err).to.equal(0);
    expect(minted.json()).to.include({ mode: "mint", fresh: 1 });
    const cohort = await cohortFolder({ directory: path.join(office.folder, "cohorts", "mint") }).load();
    const id = cohort?.tree.ids[0];
    if (id === undefined) throw new Error("there is no record");
    expect(await achievements.recordOf(office.reader, id)).to.include({
      standing: "valid",
      owner: learnerAddress,
    });
  });

  it("warns that a signature is provisional, and signs each record once", async () => {
    const line = ["issue", "algebra.csv", "--definition", "1", "--mode", "sign"];
    const { status, err } = await office.cairn(line);
    expect(status, err).to.equal(0);
    expect(err).to.contain("PROVISIONAL");
    const file = path.join(office.folder, "cohorts/algebra/signatures.ndjson");
    const made = await readFile(file, "utf8");
    await writeFile(file, made.slice(0, -40));
    expect((await office.cairn(line)).status).to.equal(0);
    const again = await readFile(file, "utf8");
    expect(again.trim().split("\n")).to.have.length(3);
    expect(again.slice(0, 200)).to.equal(made.slice(0, 200));
  });

  it("delivers a zip and a sheet for each learner, a table, and a receipt", async () => {
    await office.cairn(["issue", "algebra.csv", "--definition", "1"]);
    const early = await office.cairn(["deliver", "cohorts/nothing"]);
    expect(early.status).to.equal(2);
    const { status, err, out } = await office.cairn(["deliver", "cohorts/algebra"]);
    expect(status, err).to.equal(0);
    expect(out).to.contain("Delivered 3 records");
    const delivery = path.join(office.folder, "cohorts/algebra/delivery");
    expect((await readdir(delivery)).sort()).to.deep.equal([
      "files",
      "mail-merge.csv",
      "receipt.html",
      "sheets",
      "sheets-001.html",
    ]);
    const zip = unzipSync(await readFile(path.join(delivery, "files/0002-bauer-ben.zip")));
    const text = strFromU8(zip["0002-bauer-ben.cairn.json"] ?? new Uint8Array());
    expect((await verify(text, { client: office.reader })).verdict).to.equal("valid");
    const [first = ""] = (
      await readFile(path.join(office.folder, "cohorts/algebra/learners.ndjson"), "utf8")
    ).split("\n");
    const { code } = JSON.parse(first) as { code: string };
    expect(await readFile(path.join(delivery, "sheets/0001-amina-abara.html"), "utf8"))
      .to.contain("Amina Abara")
      .and.to.contain(code.slice(0, 4));
    expect(await readFile(path.join(delivery, "mail-merge.csv"), "utf8"))
      .to.contain("amina@example.org")
      .and.not.to.contain(code);
    expect(
      Object.values(zip)
        .map((bytes) => strFromU8(bytes))
        .join(""),
    ).not.to.contain(code);
    await office.cairn(["deliver", "cohorts/algebra", "--with-codes"]);
    expect(await readFile(path.join(delivery, "mail-merge.csv"), "utf8")).to.contain(code);
    expect(await readFile(path.join(delivery, "receipt.html"), "utf8")).to.contain("Riverside School");
  });
});
