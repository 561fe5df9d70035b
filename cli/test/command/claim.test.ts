import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Address, cohorts as cohortTypes } from "@cairn/sdk";
import { achievements, bundles, claimCodes, cohorts, definitions, kindOf, verify } from "@cairn/sdk";
import { expect } from "chai";
import { Wallet } from "ethers";
import type { TestCohort } from "../utils/cohort.ts";
import { makeCohort } from "../utils/cohort.ts";
import type { Office, RunOptions } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

describe("cairn claim", () => {
  let office: Office;
  let made = 0;

  before(async () => {
    office = await openOffice();
  });
  after(async () => {
    await office.close();
  });

  /** A cohort of one, and its learner's file. */
  async function one(
    options: Parameters<typeof makeCohort>[1] = {},
  ): Promise<TestCohort & { file: string; record: cohortTypes.CohortRecord }> {
    made += 1;
    const cohort = await makeCohort(office, { name: `cohort-${made}`, ...options });
    const [file] = cohort.files;
    const [record] = cohort.records;
    if (file === undefined || record === undefined) throw new Error("the cohort is empty");
    return { ...cohort, file, record };
  }

  async function ownerOf(record: cohortTypes.CohortRecord): Promise<Address | null | undefined> {
    return (await achievements.recordOf(office.reader, record.id))?.owner;
  }

  function codeOf(): { code: string; learner: Address } {
    const code = claimCodes.draw();
    return { code: claimCodes.format(code), learner: claimCodes.addressOf(code) };
  }

  const asLearner: RunOptions = { as: "learner" };

  it("makes the record public by the learner's key, once its preview is confirmed", async () => {
    const { file, record } = await one();
    const { status, out, err } = await office.cairn(["claim", file], { ...asLearner, answers: [true] });
    expect(status, err).to.equal(0);
    expect(err).to.contain("public, for good").and.to.contain("Algebra I (Course), by Riverside School");
    expect(err).to.contain(
      "Stays private: every field of the document in the file (3: /cohort, /grade, /place)",
    );
    expect(err).to.contain(`${office.learnerAddress} pays`);
    expect(err).not.to.contain("Distinction");
    expect(out).to.contain(`Public now: ${record.id}`);
    expect(await ownerOf(record)).to.equal(office.learnerAddress);
  });

  it("sends nothing without a yes, though the chain is a local one", async () => {
    const { file, record } = await one();
    const no = await office.cairn(["claim", file], { ...asLearner, answers: [false] });
    expect(no.status).to.equal(1);
    const nobody = await office.cairn(["claim", file, "--json"], asLearner);
    expect(nobody.status).to.equal(1);
    expect(nobody.json()).to.have.nested.property("error.code", "ABORTED");
    const dry = await office.cairn(["claim", file, "--dry-run"], asLearner);
    expect(dry.status).to.equal(0);
    expect(dry.out).to.contain("public, for good").and.to.contain("nothing was sent");
    expect(await ownerOf(record)).to.equal(undefined);
  });

  it("claimed already: says so, changes nothing, status 0, and asks for no key", async () => {
    const { file, record, cohort } = await one();
    await cohorts.claim(office.learner, { cohort, id: record.id }).send();
    const block = await office.provider.getBlockNumber();
    const { status, out } = await office.cairn(["claim", file, "--key", "attester"]);
    expect(status).to.equal(0);
    expect(out).to.contain(`It is public already: ${record.id}, held by ${office.learnerAddress}`);
    const { json } = await office.cairn(["claim", file, "--json"]);
    expect(json()).to.include({ id: record.id, already: true, holder: office.learnerAddress });
    expect(await office.provider.getBlockNumber()).to.equal(block);
  });

  it("a learner without ether signs, and the sponsor pays", async () => {
    const { code, learner } = codeOf();
    const { file, record } = await one({ learners: [{ learner, code }] });
    const line = ["claim", file, "--sponsor", "attester", "--yes", "--json"];
    const sponsor = await office.attester.signer?.getAddress();
    const { status, json, out, err } = await office.cairn(line, { env: { CAIRN_CLAIM_CODE: code } });
    expect(status, out).to.equal(0);
    expect(json()).to.include({ learner, holder: learner, sponsor, already: false });
    expect(json()).to.have.nested.property("transaction.hash");
    expect(await ownerOf(record)).to.equal(learner);
    expect(await office.provider.getBalance(learner)).to.equal(0n);
    expect(out + err).not.to.contain(code);
  });

  it("takes the code from a file, or unseen from who types it, as people write it", async () => {
    const first = codeOf();
    const file = await one({ learners: [first] });
    await writeFile(path.join(office.folder, "code.txt"), `${first.code.toLowerCase()}\n`);
    const line = ["--sponsor", "owner", "--yes"];
    const byFile = await office.cairn(["claim", file.file, "--code-file", "code.txt", ...line]);
    expect(byFile.status, byFile.err).to.equal(0);
    const second = codeOf();
    const typed = await one({ learners: [second] });
    const answers = [second.code.replaceAll("-", " ")];
    const byHand = await office.cairn(["claim", typed.file, "--code", ...line], { answers });
    expect(byHand.status, byHand.err).to.equal(0);
    expect(byHand.err).to.contain("Claim code, or the link of its QR code:");
    expect(await ownerOf(typed.record)).to.equal(second.learner);
  });

  it("takes no code from the command line", async () => {
    const { code, learner } = codeOf();
    const { file, record } = await one({ learners: [{ learner, code }] });
    for (const flag of [["--code", code], [`--code=${code}`]]) {
      const { status, out, err } = await office.cairn(["claim", file, ...flag, "--yes"]);
      expect(status).to.equal(2);
      expect(out + err).not.to.contain(code);
    }
    expect(await ownerOf(record)).to.equal(undefined);
  });

  it("a mistyped code names its group, and a code of another record says whose this one is", async () => {
    const { learner } = codeOf();
    const { file } = await one({ learners: [{ learner }] });
    const other = codeOf().code;
    const last = other.endsWith("0") ? "1" : "0";
    const env = { CAIRN_CLAIM_CODE: `${other.slice(0, -1)}${last}` };
    const wrong = await office.cairn(["claim", file, "--json"], { env });
    expect(wrong.json()).to.have.nested.property("error.code", "INVALID_CLAIM_CODE");
    expect(wrong.out).not.to.contain(env.CAIRN_CLAIM_CODE);
    const stranger = await office.cairn(["claim", file], { env: { CAIRN_CLAIM_CODE: other } });
    expect(stranger.status).to.equal(2);
    expect(stranger.err).to.contain("The claim code is of another record").and.to.contain(learner);
  });

  it("says when the record is not of the key, in both languages", async () => {
    const { file, record } = await one();
    const { status, err } = await office.cairn(["claim", file, "--yes"], { as: "admin" });
    expect(status).to.equal(2);
    expect(err).to.contain("not of this key").and.to.contain(office.learnerAddress);
    const spanish = await office.cairn(["claim", file, "--yes", "--lang", "es"], { as: "admin" });
    expect(spanish.err).to.contain("El registro no es de esta clave").and.to.contain("Solución:");
    expect(await ownerOf(record)).to.equal(undefined);
  });

  it("previews in Spanish what becomes public, and what does not", async () => {
    const { file } = await one();
    const { status, out } = await office.cairn(["claim", file, "--dry-run", "--lang", "es"], asLearner);
    expect(status).to.equal(0);
    expect(out).to.contain("hace público un registro, para siempre");
    expect(out).to.contain("Algebra I (Curso), de Riverside School (centro 1)");
    expect(out).to.contain("Sigue siendo privado: cada campo").and.to.contain("Coste:");
  });

  it("an account that cannot pay is told of the sponsor before anything is asked or sent", async () => {
    const { code, learner } = codeOf();
    const { file } = await one({ learners: [{ learner, code }] });
    const { status, err } = await office.cairn(["claim", file, "--yes"], { env: { CAIRN_CLAIM_CODE: code } });
    expect(status).to.equal(1);
    expect(err).to.contain("INSUFFICIENT_FUNDS").and.to.contain("--sponsor");
  });

  it("redeems a record that was signed off the chain", async () => {
    const { file, record } = await one({ mode: "sign" });
    const { status, json } = await office.cairn(["claim", file, "--yes", "--json"], asLearner);
    expect(status).to.equal(0);
    expect(json()).to.include({ mode: "signed", already: false });
    expect(await ownerOf(record)).to.equal(office.learnerAddress);
  });

  it("--out writes the public form, which verifies, and overwrites nothing", async () => {
    const { file } = await one();
    const line = ["claim", file, "--yes", "--out", "public.cairn.json"];
    const { status, out } = await office.cairn(line, asLearner);
    expect(status).to.equal(0);
    expect(out).to.contain("public.cairn.json");
    const text = await readFile(path.join(office.folder, "public.cairn.json"), "utf8");
    expect(bundles.parse(text).inclusion).to.deep.equal({ mode: "minted" });
    expect((await verify(text, { client: office.reader })).verdict).to.equal("valid");
    const again = await office.cairn(line, asLearner);
    expect(again.status).to.equal(2);
    expect(again.err).to.contain("is not overwritten");
  });

  it("a revoked record is refused with the contract's reason, before anything is sent", async () => {
    const { file, record, cohort } = await one();
    const revocations = [{ id: record.id, statusIndex: record.statusIndex }];
    await achievements.revoke(office.attester, { hub: office.hub, revocations }).send();
    const block = await office.provider.getBlockNumber();
    const { status, json } = await office.cairn(["claim", file, "--yes", "--json"], asLearner);
    expect(status).to.equal(1);
    expect(json()).to.have.nested.property("error.details.contractError", "AchievementAlreadyRevoked");
    expect(await office.provider.getBlockNumber()).to.equal(block);
    expect(cohort.size).to.equal(1);
  });

  it("a record of a sensitive definition can never be public, and a sponsor cannot help", async () => {
    const { result: course } = await definitions
      .define(office.attester, {
        hub: office.hub,
        kind: kindOf("Course"),
        name: "Reading support",
        sensitive: true,
        document: { name: "Reading support" },
      })
      .send();
    const { file } = await one({ course });
    for (const extra of [[], ["--sponsor", "owner"]]) {
      const line = ["claim", file, "--yes", "--json", ...extra];
      const { status, json } = await office.cairn(line, asLearner);
      expect(status).to.equal(1);
      expect(json()).to.have.nested.property("error.details.contractError", "DefinitionSensitive");
    }
  });

  it("refuses a file of another deployment, a file with changed parts, and one that is not there", async () => {
    const { bundles: made2 } = await one();
    const [bundle] = made2;
    if (bundle === undefined) throw new Error("no bundle");
    const inclusion = { mode: "minted" } as const;
    const token = Wallet.createRandom().address as Address;
    const foreign = bundles.serialize({ ...bundle, token, inclusion });
    await writeFile(path.join(office.folder, "foreign.cairn.json"), foreign);
    const changed = bundles.serialize({ ...bundle, document: { grade: "A+", cohort: "x", place: 0 } });
    await writeFile(path.join(office.folder, "changed.cairn.json"), changed);
    const unminted = bundles.serialize({ ...bundle, inclusion });
    await writeFile(path.join(office.folder, "unminted.cairn.json"), unminted);
    const codes = {
      "foreign.cairn.json": "UNTRUSTED_DEPLOYMENT",
      "changed.cairn.json": "DIGEST_MISMATCH",
      "unminted.cairn.json": "INVALID_ARGUMENT",
      "missing.cairn.json": "INVALID_ARGUMENT",
    };
    for (const [file, code] of Object.entries(codes)) {
      const { status, json } = await office.cairn(["claim", file, "--yes", "--json"], asLearner);
      expect(status, file).not.to.equal(0);
      expect(json(), file).to.have.nested.property("error.code", code);
    }
  });

  it("without key and code it says what to do", async () => {
    const { file } = await one();
    const config = JSON.parse(await readFile(path.join(office.folder, "cairn.json"), "utf8"));
    delete config.key;
    await writeFile(path.join(office.folder, "keyless.json"), JSON.stringify(config));
    const { status, err } = await office.cairn(["claim", file, "--config", "keyless.json"]);
    expect(status).to.equal(2);
    expect(err).to.contain("CAIRN_CLAIM_CODE").and.to.contain("--code-file");
  });
});
