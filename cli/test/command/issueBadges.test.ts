import { readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import type { bundles as bundleTypes, DefinitionId, json } from "@cairn/sdk";
import { bundles, definitions, hubs, kindOf, verify } from "@cairn/sdk";
import { achievement, verify as verifyCredential } from "@cairn/sdk/credentials";
import { expect } from "chai";
import { strFromU8, unzipSync } from "fflate";
import { now, wait } from "../../../test/scenario/network.ts";
import { giveConsent } from "../../../test/scenario/school.ts";
import type { Office, Ran } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

const env = { CAIRN_PASSWORD: "correct horse" };
const TABLE = `name,email,date,result
Amina Abara,amina@example.org,2024-06-30,Distinction
Ben Bauer,,2024-06-30,Pass
`;
const FILE = "cohorts/algebra/credentials.ndjson";

interface Badges {
  readonly signed: number;
  readonly without: readonly { readonly fault: { readonly path: string; readonly reason: string } }[];
}

describe("cairn issue: badges", () => {
  let office: Office;
  let course: DefinitionId;
  before(async () => {
    office = await openOffice();
    const { result } = await definitions
      .define(office.attester, {
        hub: office.hub,
        kind: kindOf("Course"),
        name: "Algebra II",
        document: achievement({
          name: "Algebra II",
          description: "Functions and their graphs.",
          achievementType: "Course",
          criteria: { narrative: "A written test, passed." },
        }),
      })
      .send();
    course = result;
    await office.cairn(["keys", "new", "badges"], { as: "admin", env });
    await office.cairn(["keys", "register", "badges", "--yes"], { as: "admin", env });
    await wait(office, 10);
  });
  after(async () => {
    await office.close();
  });
  beforeEach(async () => {
    await write("algebra.csv", TABLE);
    await rm(at("cohorts"), { recursive: true, force: true });
  });

  const at = (name: string): string => path.join(office.folder, name);
  const write = async (name: string, text: string): Promise<void> => await writeFile(at(name), text);
  const read = async (name: string): Promise<string> => await readFile(at(name), "utf8");
  const issue = async (line: readonly string[] = [], password = env): Promise<Ran> =>
    await office.cairn(["issue", "algebra.csv", "--definition", String(course), ...line], { env: password });
  const issued = async (
    line: readonly string[] = [],
  ): Promise<Record<string, unknown> & { badges: Badges }> => {
    const { status, err, json: data } = await issue([...line, "--json"]);
    expect(status, err).to.equal(0);
    return data() as Record<string, unknown> & { badges: Badges };
  };
  const delivered = async (): Promise<bundleTypes.CairnRecord[]> => {
    const ran = await office.cairn(["deliver", "cohorts/algebra", "--json"]);
    expect(ran.status, ran.err).to.equal(0);
    const folder = at("cohorts/algebra/delivery/files");
    const files = await Promise.all(
      (await readdir(folder)).sort().map(async (name) => await readFile(path.join(folder, name))),
    );
    const records = files.flatMap((zip) =>
      Object.values(unzipSync(zip)).map((bytes) => bundles.parse(strFromU8(bytes))),
    );
    expect(ran.json().badges).to.equal(records.filter((record) => record.credential !== undefined).length);
    return records;
  };
  const judged = async (source: json.JsonObject | string) =>
    await verifyCredential(source, {
      network: { client: office.reader },
      web: false,
      now: await now(office),
    });
  /** Changes the configuration's section for a while. */
  const configured = async (change: json.JsonObject, work: () => Promise<void>): Promise<void> => {
    const kept = await read("cairn.json");
    const config = JSON.parse(kept) as { credentials: json.JsonObject };
    await write(
      "cairn.json",
      JSON.stringify({ ...config, credentials: { ...config.credentials, ...change } }),
    );
    try {
      await work();
    } finally {
      await write("cairn.json", kept);
    }
  };

  it("signs a badge for each record, which goes with the learner's file and is found good", async () => {
    const { attestedAt, badges } = await issued();
    expect(badges).to.deep.equal({ signed: 2, without: [] });
    const records = await delivered();
    expect(records).to.have.length(2);
    const time = new Date((attestedAt as number) * 1000).toISOString().replace(".000Z", "Z");
    for (const record of records) {
      const text = bundles.serialize(record);
      expect((await verify(text, { client: office.reader })).verdict).to.equal("valid");
      const verdict = await judged(text);
      expect(verdict.checks.map(({ code }) => code)).to.deep.equal(verdict.checks.map(() => "OK"));
      expect(verdict.hub?.id).to.equal(office.hub);
      const { credential = {} } = record;
      expect(credential.validFrom).to.equal(time);
      expect((credential.proof as json.JsonObject[])[0]?.created).to.equal(time);
      expect(JSON.stringify(credential)).not.to.match(/Amina|Bauer|example\.org/);
    }
  });

  it("names the hub's address and its status list where the hub has one", async () => {
    await configured({ url: "https://school.example/learning" }, async () => {
      await issued();
      for (const { credential = {}, statusIndex = 0 } of await delivered()) {
        expect((credential.issuer as json.JsonObject).id).to.equal("did:web:school.example:learning");
        expect(credential.credentialStatus).to.include({
          statusListCredential: "https://school.example/learning/status/0",
          statusListIndex: String(statusIndex),
        });
      }
    });
  });

  it("signs nothing twice, and asks for no password where nothing is left to sign", async () => {
    await issued();
    const made = await read(FILE);
    const again = await issue([], {} as typeof env);
    expect(again.status, again.err).to.equal(0);
    expect(again.out).to.contain("Badges: 2 signed").and.to.contain("nothing was sent");
    expect(await read(FILE)).to.equal(made);
  });

  it("goes on after a run that was killed within a line, with the same bytes", async () => {
    await issued();
    const made = await read(FILE);
    for (const length of [made.length - 40, made.indexOf("\n") + 9, 0]) {
      await truncate(at(FILE), length);
      expect((await issued()).badges.signed).to.equal(2);
      expect(await read(FILE)).to.equal(made);
    }
  });

  it("signs the badges of a cohort that was attested before there was a key", async () => {
    const kept = await read("cairn.json");
    const { credentials: _credentials, ...config } = JSON.parse(kept) as json.JsonObject;
    await write("cairn.json", JSON.stringify(config));
    expect(await issued()).not.to.have.property("badges");
    expect((await delivered()).every((record) => !("credential" in record))).to.equal(true);
    const subject = await issue(["--subject", "nobody"]);
    expect(subject.status).to.equal(2);
    expect(subject.err).to.contain("names no key");
    await write("cairn.json", kept);
    expect(await issued()).to.deep.include({ fresh: 0, badges: { signed: 2, without: [] } });
    expect((await delivered()).every((record) => "credential" in record)).to.equal(true);
  });

  it("says which definitions can be no badge, with path and reason, before and after, and attests them all the same", async () => {
    const rows = TABLE.split("\n").slice(1, 3);
    const table = [
      "name,email,date,result,definition",
      `${rows[0]},${office.course}`,
      `${rows[1]},${course}`,
    ];
    await write("algebra.csv", table.join("\n"));
    const line = ["issue", "algebra.csv", "--column", "definition=definition"];
    const dry = await office.cairn([...line, "--dry-run", "--json"], { env: {} });
    expect(dry.status, dry.err).to.equal(0);
    expect(dry.json().badges).to.deep.include({ key: "badges", subject: "wallet" });
    const { without } = dry.json().badges as { without: { definition: number; path: string }[] };
    expect(without.map(({ definition }) => definition)).to.deep.equal([office.course]);
    const { status, err, out } = await office.cairn([...line, "--lang", "es"], { env });
    expect(status, err).to.equal(0);
    expect(err).to.contain(`La definición ${office.course} no puede ser insignia`);
    expect(err).to.contain("No es una lista de textos con");
    expect(out).to.contain("1 firmadas").and.to.contain("1 registros no llevan insignia");
    const [plain, badge] = await delivered();
    expect(plain).not.to.have.property("credential");
    expect((await judged(badge?.credential ?? {})).verdict).to.equal("valid");
  });

  it("says of a hub's profile that is no Profile that nothing can be a badge, and signs all once it is mended", async () => {
    const { hub, admin } = office;
    const name = "Riverside School";
    await hubs.setProfile(admin, { hub, profile: { name, colour: "green" } }).send();
    const { err, json: data } = await issue(["--json"]);
    expect(err).to.contain("profile is no Open Badges Profile").and.to.contain("/issuer/colour");
    expect((data().badges as Badges).without.map(({ fault }) => fault.path)).to.deep.equal([
      "/issuer/colour",
      "/issuer/colour",
    ]);
    await hubs.setProfile(admin, { hub, profile: { name } }).send();
    expect((await issued()).badges).to.deep.equal({ signed: 2, without: [] });
  });

  it("says before anything is sent that rows can be no badge, whatever is right with their definition", async () => {
    const line = ["--column", "/result/0/status=result", "--json"];
    const dry = await issue([...line, "--dry-run"]);
    expect(dry.status, dry.err).to.equal(0);
    const { rows } = dry.json().badges as { rows: { tried: number; bad: number; first: { path: string } } };
    expect(rows).to.deep.include({ tried: 2, bad: 2 });
    expect(rows.first.path).to.equal("/credentialSubject/result/0/status");
    const spanish = await issue(["--column", "/result/0/status=result", "--dry-run", "--lang", "es"]);
    expect(spanish.out).to.contain("2 de las 2 filas probadas no pueden ser insignia");
    expect(await readdir(office.folder)).not.to.include("cohorts");
    const { badges } = await issued(["--column", "/result/0/status=result"]);
    expect(badges.without.map(({ fault }) => fault.path)).to.deep.equal([rows.first.path, rows.first.path]);
  });

  it("sends nothing where the key of the badges does not count now", async () => {
    const before = await office.provider.getBlockNumber();
    await office.cairn(["keys", "new", "early"], { as: "admin", env });
    await configured({ keys: { early: "keys/early.json" }, key: "early" }, async () => {
      const { status, err } = await issue();
      expect(status).to.equal(2);
      expect(err).to.contain("has not registered the key");
      expect(await office.provider.getBlockNumber()).to.equal(before);
      await office.cairn(["keys", "register", "early", "--from", "+1h", "--yes"], { as: "admin", env });
      expect((await issue(["--dry-run"])).err).to.contain("does not count yet");
      await wait(office, 3_700);
      await office.cairn(["keys", "retire", "early", "--yes"], { as: "admin", env });
      expect((await issue()).err).to.contain("is retired");
      await office.cairn(["keys", "compromised", "early", "--yes"], { as: "admin", env });
      expect((await issue()).err).to.contain("is compromised");
    });
    await configured({ key: "badges" }, async () => {
      const wrong = await issue([], { CAIRN_PASSWORD: "wrong horse" });
      expect(wrong.err).to.contain("The password does not open the assertion key");
    });
    expect(await readdir(office.folder)).not.to.include("cohorts");
  });

  it("makes badges about nobody, or about an e-mail that only those who know it can check", async () => {
    await issued(["--subject", "nobody"]);
    for (const {
      credential = {},
      achievement: { learner },
    } of await delivered()) {
      expect(credential.credentialSubject).not.to.have.any.keys("id", "identifier");
      expect(JSON.stringify(credential)).not.to.include(learner.slice(2));
    }
    const other = await issue(["--subject", "email", "--json"]);
    expect(other.json().error).to.include({ code: "COHORT_MISMATCH" });
    await rm(at(FILE));
    const { badges } = await issued(["--subject", "email"]);
    expect(badges.signed).to.equal(1);
    expect(badges.without.map(({ fault }) => fault.reason)).to.deep.equal([
      "The table has no e-mail for this learner.",
    ]);
    const [first, second] = await delivered();
    const subject = (first?.credential?.credentialSubject ?? {}) as json.JsonObject;
    expect((subject.identifier as json.JsonObject[])[0]).to.include({
      identityType: "emailAddress",
      hashed: true,
    });
    expect(JSON.stringify(first?.credential)).not.to.include("amina");
    expect(second).not.to.have.property("credential");
    expect((await issue(["--subject", "phone"])).err).to.contain("The subject is not");
  });

  it("dates the badge of a public token by its own block, and one that is signed off the chain by this machine", async () => {
    await giveConsent(office);
    await write("algebra.csv", `name,wallet,date\nAna,${office.learnerAddress},2024-06-30\n`);
    await issued(["--mode", "mint"]);
    const [minted] = await delivered();
    expect((await judged(minted?.credential ?? {})).verdict).to.equal("valid");
    await rm(at("cohorts"), { recursive: true });
    await issued(["--mode", "sign"]);
    const [signed] = await delivered();
    expect(
      (await judged(signed?.credential ?? {})).checks.find(({ name }) => name === "integrity")?.code,
    ).to.equal("OK");
  });

  it("refuses a folder whose files do not belong together, or are damaged", async () => {
    await issued();
    const [head, first, second] = (await read(FILE)).trim().split("\n");
    for (const lines of [
      [head, second, first],
      ["{}", first, second],
      [head, "[]"],
      [head, '{"id":"0x12"}'],
    ]) {
      await write(FILE, `${lines.join("\n")}\n`);
      const { status, json: data } = await office.cairn(["deliver", "cohorts/algebra", "--json"]);
      expect(status).to.equal(1);
      expect(data().error).to.include({ code: "MALFORMED_COHORT" });
    }
  });
});
