import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { achievements, bundles, cohorts } from "@cairn/sdk";
import { expect } from "chai";
import { zipSync } from "fflate";
import type { TestCohort } from "../utils/cohort.ts";
import { makeCohort } from "../utils/cohort.ts";
import type { Office } from "../utils/office.ts";
import { openOffice, runLine } from "../utils/office.ts";

describe("cairn verify", () => {
  let office: Office;
  let good: TestCohort;
  let unsent: TestCohort;

  before(async () => {
    office = await openOffice();
    good = await makeCohort(office, { learners: [{}, {}, {}] });
    unsent = await makeCohort(office, { name: "unsent", attested: false });
  });
  after(async () => {
    await office.close();
  });

  function first<Item>(items: readonly Item[]): Item {
    const [item] = items;
    if (item === undefined) throw new Error("there is no item");
    return item;
  }

  it("a good record: valid in a word, a table of the checks, status 0", async () => {
    const { status, out, err } = await office.cairn(["verify", first(good.files)]);
    expect(status, err).to.equal(0);
    expect(out).to.match(/^✔ Valid {2}algebra-0\.cairn\.json/);
    expect(out).to.contain("Algebra I, by Riverside School (hub 1)").and.to.contain(office.learnerAddress);
    for (const row of ["Integrity of the file", "Network", "Issue", "Accreditation", "Status"]) {
      expect(out).to.match(new RegExp(`^${row}.* ✔ Passed +OK `, "m"));
    }
    expect(out).to.contain("does not say who handed it over");
  });

  it("speaks Spanish, with the same symbols and codes", async () => {
    const { status, out } = await office.cairn(["verify", first(unsent.files), "--lang", "es"]);
    expect(status).to.equal(1);
    expect(out).to.match(/^✘ No válido/);
    expect(out).to.match(/^Emisión +✘ Falla +NOT_ISSUED +El centro/m);
    const help = await office.cairn(["verify", "--help", "--lang", "es"]);
    expect(help.out).to.contain("Estado de salida: 0 todos válidos").and.to.contain("cairn verify algebra");
  });

  it("a changed record is invalid, and the check says what does not fit", async () => {
    const bundle = first(good.bundles);
    const document = { ...(bundle.document as object), grade: "A+" };
    const changed = { ...bundle, document };
    await writeFile(path.join(office.folder, "changed.cairn.json"), bundles.serialize(changed));
    const { status, json } = await office.cairn(["verify", "changed.cairn.json", "--json"]);
    expect(status).to.equal(1);
    expect(json()).to.have.nested.property("results[0].checks[0].code", "DIGEST_MISMATCH");
    expect(json()).to.have.nested.property("results[0].checks[0].outcome", "fail");
  });

  it("--json holds every verdict with all checks, and what it speaks of", async () => {
    const { status, json } = await office.cairn(["verify", ...good.files, first(unsent.files), "--json"]);
    expect(status).to.equal(1);
    const { verdict, counts, results } = json() as {
      verdict: string;
      counts: object;
      results: { file: string; verdict: string; checks: unknown[]; asOf: object; hub: { id: number } }[];
    };
    expect(verdict).to.equal("invalid");
    expect(counts).to.deep.equal({ records: 4, valid: 3, invalid: 1, unknown: 0 });
    expect(results.map(({ file }) => file)).to.deep.equal([...good.files, ...unsent.files]);
    for (const result of results) {
      expect(result.checks).to.have.length(5);
      expect(result.asOf).to.have.keys(["chainId", "block", "hash", "time", "finality"]);
    }
    expect(results[0]?.hub.id).to.equal(office.hub);
  });

  it("reads folders and the zips in them, whatever else lies there", async () => {
    const folder = path.join(office.folder, "inbox");
    await mkdir(path.join(folder, "sub"), { recursive: true });
    const [one, two, three] = good.bundles.map((bundle) => Buffer.from(bundles.serialize(bundle)));
    if (one === undefined || two === undefined || three === undefined) throw new Error("no bundles");
    const letter = Buffer.from("Dear Sir or Madam");
    await writeFile(path.join(folder, "sub", "a.cairn.json"), one);
    await writeFile(path.join(folder, "letter.txt"), letter);
    const stored: [Buffer, { level: 0 }] = [three, { level: 0 }];
    const zip = zipSync({ "x/b.cairn.json": two, "letter.txt": letter, "c.cairn.json": stored });
    await writeFile(path.join(folder, "more.zip"), zip);
    const { status, out } = await office.cairn(["verify", "inbox"]);
    expect(status).to.equal(0);
    expect(out).to.contain("Records: 3 (valid 3, not valid 0, unknown 0).");
    for (const name of ["sub/a.cairn.json", "more.zip/x/b.cairn.json", "more.zip/c.cairn.json"]) {
      expect(out).to.contain(path.join("inbox", name));
    }
  });

  it("a file that cannot be read is unknown with its reason, and the others are verified", async () => {
    const zip = Buffer.from(zipSync({ "a.cairn.json": Buffer.from("{"), "b.cairn.json": Buffer.from("{") }));
    await writeFile(path.join(office.folder, "broken.zip"), zip.subarray(0, 35));
    await writeFile(path.join(office.folder, "empty.zip"), zipSync({}));
    await writeFile(path.join(office.folder, "huge.cairn.json"), Buffer.alloc(17 * 1024 * 1024, " "));
    await mkdir(path.join(office.folder, "nothing"), { recursive: true });
    const names = [
      "missing.cairn.json",
      first(good.files),
      "broken.zip",
      "empty.zip",
      "huge.cairn.json",
      "nothing",
    ];
    const { status, json } = await office.cairn(["verify", ...names, "--json"]);
    expect(status).to.equal(2);
    const { results } = json() as { results: { file: string; verdict: string; error?: { code: string } }[] };
    expect(results.map(({ file, verdict, error }) => [file, verdict, error?.code])).to.deep.equal([
      ["missing.cairn.json", "unknown", "FILE_UNREADABLE"],
      [first(good.files), "valid", undefined],
      ["broken.zip", "unknown", "FILE_UNREADABLE"],
      ["empty.zip", "unknown", "NO_RECORD"],
      ["huge.cairn.json", "unknown", "FILE_TOO_LARGE"],
      ["nothing", "unknown", "NO_RECORD"],
    ]);
    const text = await office.cairn(["verify", "missing.cairn.json", "--lang", "es"]);
    expect(text.status).to.equal(2);
    expect(text.out)
      .to.match(/^\? No se pudo determinar/)
      .and.to.contain("No se puede leer el archivo");
  });

  it("a zip that breaks off between two records is not taken for whole", async () => {
    const [one, two] = good.bundles.map((bundle) => Buffer.from(bundles.serialize(bundle)));
    if (one === undefined || two === undefined) throw new Error("no bundles");
    const zip = Buffer.from(zipSync({ "a.cairn.json": one, "b.cairn.json": two }));
    await writeFile(path.join(office.folder, "cut.zip"), zip.subarray(0, zip.indexOf("PK\u0003\u0004", 4)));
    const { status, json } = await office.cairn(["verify", "cut.zip", "--json"]);
    expect(status).to.equal(2);
    expect(json().counts).to.deep.equal({ records: 2, valid: 1, invalid: 0, unknown: 1 });
  });

  it("reads a zip of any size as it comes, and tells how far it is on standard error", async () => {
    const bytes = Buffer.from(bundles.serialize(first(good.bundles)));
    const entries = Array.from({ length: 200 }, (_item, place) => [`${place}.cairn.json`, bytes] as const);
    const zip = zipSync(Object.fromEntries(entries), { level: 0 });
    expect(zip.length).to.be.greaterThan(2 * 65_536);
    await writeFile(path.join(office.folder, "large.zip"), zip);
    const { status, out, err } = await office.cairn(["verify", "large.zip", first(good.files)]);
    expect(status).to.equal(0);
    expect(out).to.contain("Records: 201 (valid 201,");
    expect(err).to.contain("files verified: 101/201").and.to.contain("files verified: 201/201");
  });

  it("any invalid one outweighs the unknown ones", async () => {
    const names = ["missing.cairn.json", first(unsent.files)];
    expect((await office.cairn(["verify", ...names])).status).to.equal(1);
  });

  it("trap 28: a node that does not answer makes records unknown, never invalid", async () => {
    const line = ["verify", first(unsent.files), ...good.files, "--rpc"];
    const closed = await office.cairn([...line, "http://127.0.0.1:9", "--json"]);
    expect(closed.status).to.equal(2);
    const { results } = closed.json() as { results: { verdict: string; checks: { code: string }[] }[] };
    expect(results).to.have.length(4);
    for (const { verdict } of results) expect(verdict).to.equal("unknown");
    expect(results[0]?.checks[1]?.code).to.equal("CHAIN_UNREACHABLE");

    // It takes the connection, and hangs up without a word.
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const at = server.address();
    const port = typeof at === "object" && at !== null ? at.port : 0;
    const silent = await office.cairn([...line, `http://127.0.0.1:${port}`]);
    server.close();
    expect(silent.status).to.equal(2);
    expect(silent.out).to.contain("Records: 4 (valid 0, not valid 0, unknown 4).");
  });

  it("a damaged file stays invalid without a node: the file alone shows it", async () => {
    await writeFile(path.join(office.folder, "damaged.cairn.json"), "{");
    const { status } = await office.cairn(["verify", "damaged.cairn.json", "--rpc", "http://127.0.0.1:9"]);
    expect(status).to.equal(1);
  });

  it("trap 42: a record of a deployment that the verifier does not trust is unknown", async () => {
    const inclusion = { mode: "minted" } as const;
    const foreign = { ...first(good.bundles), token: office.learnerAddress, inclusion };
    await writeFile(path.join(office.folder, "foreign.cairn.json"), bundles.serialize(foreign));
    const { status, json } = await office.cairn(["verify", "foreign.cairn.json", "--json"]);
    const codes = (json() as { results: { checks: { code: string }[] }[] }).results[0]?.checks;
    expect(codes?.map(({ code }) => code)).to.include("UNTRUSTED_DEPLOYMENT");
    expect(status).to.equal(2);
  });

  it("--accreditor says whose word counts, and may be given again", async () => {
    const accreditor = await office.accreditor.signer?.getAddress();
    if (accreditor === undefined) throw new Error("the accreditor has no signer");
    const line = ["verify", first(good.files), "--accreditor", office.learnerAddress];
    const other = await office.cairn([...line, "--json"]);
    expect(other.status).to.equal(2);
    expect(other.out).to.contain("ACCREDITOR_NOT_TRUSTED");
    expect((await office.cairn([...line, "--accreditor", accreditor])).status).to.equal(0);
    const wrong = await office.cairn(["verify", first(good.files), "--accreditor", "0x12", "--json"]);
    expect(wrong.status).to.equal(2);
    expect(wrong.json()).to.have.nested.property("error.code", "INVALID_ADDRESS");
  });

  it("--block speaks of that block: good before it was revoked, and not after", async () => {
    const late = await makeCohort(office, { name: "late" });
    const file = first(late.files);
    const before = await office.provider.getBlockNumber();
    await cohorts.revokeCohort(office.attester, { cohort: late.cohort }).send();
    const then = await office.cairn(["verify", file, "--block", String(before), "--json"]);
    expect(then.status, then.out).to.equal(0);
    expect(then.json()).to.have.nested.property("results[0].asOf.block", before);
    const now = await office.cairn(["verify", file, "--json"]);
    expect(now.status).to.equal(1);
    expect(now.out).to.contain('"REVOKED"');
    expect((await office.cairn(["verify", file, "--block", "soon"])).status).to.equal(2);
  });

  it("says that a bare signature is provisional, and that a token is a token", async () => {
    const signed = await makeCohort(office, { name: "signed", mode: "sign" });
    const provisional = await office.cairn(["verify", first(signed.files)]);
    expect(provisional.status).to.equal(2);
    expect(provisional.out).to.contain("ISSUE_TIME_UNPROVEN");
    const { achievement, inclusion } = first(good.bundles);
    if (inclusion.mode !== "anchored") throw new Error("not anchored");
    await achievements.claim(office.learner, { achievement, inclusion }).send();
    const claimed = await office.cairn(["verify", first(good.files)]);
    expect(claimed.status).to.equal(0);
    expect(claimed.out).to.contain("It is a token.");
  });

  it("--report writes a page to print for each record that could be read", async () => {
    const line = ["verify", ...good.files, "missing.cairn.json", "--report", "out/verdict.html"];
    const { status, out } = await office.cairn(line);
    expect(status).to.equal(2);
    expect(out).to.contain("out/verdict.html");
    const page = await readFile(path.join(office.folder, "out/verdict.html"), "utf8");
    expect(page).to.match(/^<!doctype html>/);
    for (const file of good.files) expect(page).to.contain(file);
    const none = await office.cairn(["verify", "missing.cairn.json", "--report", "none.html", "--json"]);
    expect(none.json()).not.to.have.property("report");
    expect(none.err).to.contain("no page to print was written");
  });

  it("needs no configuration: a node and a deployment suffice", async () => {
    const folder = path.join(office.folder, "cohorts");
    const file = path.join("..", first(good.files));
    const named = ["--rpc", office.rpc, "--deployment", "../deployment.json"];
    await writeFile(path.join(folder, "none.json"), JSON.stringify({ version: 1 }));
    const { status, err } = await runLine(folder, ["verify", file, ...named, "--config", "none.json"]);
    expect(status, err).to.equal(0);
    const lost = await runLine(folder, ["verify", file, "--config", "none.json"]);
    expect(lost.status).to.equal(2);
    expect(lost.err).to.contain("--deployment");
  });

  it("shows no name that steers the terminal", async () => {
    const name = "evil\u001B[2J.cairn.json";
    await writeFile(path.join(office.folder, name), "{");
    const { out } = await office.cairn(["verify", name]);
    expect(out).not.to.contain("\u001B");
  });
});
