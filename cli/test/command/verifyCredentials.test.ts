import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { bundles } from "@cairn/sdk";
import { bundles as bundleFiles, definitions, hubs, kindOf, unixTime } from "@cairn/sdk";
import type { SigningKey } from "@cairn/sdk/credentials";
import {
  achievement,
  badgeOf,
  bake,
  createKey,
  didKey,
  didWeb,
  issue,
  issueToken,
} from "@cairn/sdk/credentials";
import { expect } from "chai";
import { encode } from "fast-png";
import { zipSync } from "fflate";
import { now, wait } from "../../../test/scenario/network.ts";
import { attestOne } from "../../../test/scenario/presented.ts";
import type { Office } from "../utils/office.ts";
import { openOffice, runLine } from "../utils/office.ts";

const ALGEBRA = achievement({
  name: "Algebra I",
  description: "Equations, functions and their graphs.",
  achievementType: "Course",
  criteria: { narrative: "Two written tests and a project, each passed." },
});
const OUTSIDE = {
  "@context": ["https://www.w3.org/ns/credentials/v2"],
  type: ["VerifiableCredential"],
  name: "A cello course\u202e",
  credentialSubject: { name: "Ana" },
};

interface Result {
  readonly file: string;
  readonly verdict: string;
  readonly mode?: string;
  readonly format?: string;
  readonly error?: { readonly code: string };
  readonly checks?: readonly { readonly name: string; readonly code: string }[];
  readonly credential?: { readonly verdict?: string };
}

describe("cairn verify: credentials", () => {
  let office: Office;
  let key: SigningKey;
  let tokenKey: SigningKey;
  let record: bundles.CairnRecord;
  let outside: SigningKey;

  before(async () => {
    office = await openOffice();
    const { attester, hub } = office;
    const { result: course } = await definitions
      .define(attester, { hub, kind: kindOf("Course"), name: "Algebra I", document: ALGEBRA })
      .send();
    key = await registered("Ed25519");
    tokenKey = await registered("P-256");
    record = await attestOne(office, { definition: course, document: { type: ["AchievementSubject"] } });
    const badge = await badgeBy(key);
    const token = await issueToken(badgeOf(record, { issuer: didKey(tokenKey) }), {
      key: tokenKey,
      now: await now(office),
    });
    const png = encode({ width: 1, height: 1, data: new Uint8Array(4) });
    await write("badge.json", JSON.stringify(badge));
    await write("badge.jwt", `${token}\n`);
    await write("badge.png", bake(png, badge));
    await write("badge.svg", bake(new TextEncoder().encode('<svg width="1" height="1"><g/></svg>'), token));
    await write("record.cairn.json", bundleFiles.serialize({ ...record, credential: badge }));
    await write("forged.json", JSON.stringify({ ...badge, name: "Algebra II" }));
    outside = await createKey("Ed25519");
    const other = await issue({ ...OUTSIDE, issuer: didKey(outside) }, { key: outside });
    await write("outside.json", JSON.stringify(other));
  });
  after(async () => {
    await office.close();
  });

  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    await writeFile(path.join(office.folder, name), content);
  };
  const registered = async (type: SigningKey["type"]): Promise<SigningKey> => {
    const made = await createKey(type);
    const from = unixTime((await now(office)) + 2);
    const until = unixTime(from + 86_400);
    await hubs.addKey(office.admin, { hub: office.hub, multikey: made.multikey, from, until }).send();
    await wait(office, 5);
    return made;
  };
  const badgeBy = async (by: SigningKey, issuer = didKey(by)) =>
    await issue(badgeOf(record, { issuer }), { key: by, now: await now(office) });
  const verified = async (
    line: readonly string[],
  ): Promise<{ status: number; results: readonly Result[] }> => {
    const { status, json } = await office.cairn(["verify", ...line, "--json"]);
    return { status, results: json().results as readonly Result[] };
  };
  const codesOf = ({ checks = [] }: Result) =>
    Object.fromEntries(checks.map(({ name, code }) => [name, code]));

  it("takes a badge as JSON, token and picture, with every check by the chain", async () => {
    const names = ["badge.json", "badge.jwt", "badge.png", "badge.svg"];
    const { status, results } = await verified(names);
    expect(status).to.equal(0);
    expect(results.map(({ file, verdict, format, mode }) => [file, verdict, format, mode])).to.deep.equal([
      ["badge.json", "valid", "json", "web+chain"],
      ["badge.jwt", "valid", "jwt", "web+chain"],
      ["badge.png", "valid", "png", "web+chain"],
      ["badge.svg", "valid", "svg", "web+chain"],
    ]);
    for (const result of results) {
      expect(codesOf(result)).to.have.all.keys(
        "integrity",
        "issuer",
        "network",
        "issuance",
        "authority",
        "status",
      );
    }
  });

  it("says what it is, who issued it and every check, in English and Spanish", async () => {
    const english = await office.cairn(["verify", "badge.png"]);
    expect(english.status, english.err).to.equal(0);
    expect(english.out).to.match(/^✔ Valid {2}badge\.png/);
    expect(english.out)
      .to.contain("Algebra I (picture, PNG)")
      .and.to.contain(`issued by ${didKey(key)}`);
    expect(english.out).to.match(/^Key of the issuer +✔ Passed +OK +The hub had registered the key/m);
    expect(english.out).to.contain("Algebra I, by Riverside School (hub 1)");
    const spanish = await office.cairn(["verify", "forged.json", "--lang", "es"]);
    expect(spanish.status).to.equal(1);
    expect(spanish.out).to.match(/^✘ No válido {2}forged\.json/);
    expect(spanish.out).to.match(/^Integridad del archivo +✘ Falla +BAD_SIGNATURE +La firma no corresponde/m);
    expect(spanish.out).to.match(/^Clave del emisor +✔ Correcto +OK +La clave era del emisor/m);
  });

  it("judges the credential that a bundle carries, and says its verdict apart", async () => {
    const { status, results } = await verified(["record.cairn.json", "--mode", "chain"]);
    expect(status).to.equal(0);
    const [result] = results;
    expect(result).to.include({ verdict: "valid" });
    expect(result?.credential).to.include({ verdict: "valid", format: "bundle", mode: "chain" });
    const { out } = await office.cairn(["verify", "record.cairn.json", "--mode", "chain"]);
    expect(out).to.contain("The credential in the file, apart from the record: ✔ Valid");
  });

  it("a forged credential makes a good bundle not valid; one that cannot be told leaves it the record's word", async () => {
    const badge = await badgeBy(key);
    const carrying = async (name: string, credential: object) => {
      await write(name, bundleFiles.serialize({ ...record, credential: credential as typeof badge }));
      const { status, results } = await verified([name]);
      const [{ verdict, credential: carried } = { verdict: "" }] = results;
      return { status, verdict, carried: carried?.verdict };
    };
    expect(await carrying("forged.cairn.json", { ...badge, name: "Algebra II" })).to.deep.equal({
      status: 1,
      verdict: "valid",
      carried: "invalid",
    });
    // No host of this name is asked: it is of nobody's public network.
    const away = await badgeBy(key, didWeb("https://school.internal"));
    expect(await carrying("away.cairn.json", away)).to.deep.equal({
      status: 0,
      verdict: "valid",
      carried: "unknown",
    });
    const many = await office.cairn(["verify", "forged.cairn.json", "away.cairn.json", "badge.json"]);
    expect(many.status).to.equal(1);
    expect(many.out).to.match(/✔ Valid +forged\.cairn\.json +The credential in the file.*BAD_SIGNATURE/);
    expect(many.out).to.contain("(valid 2, not valid 1, unknown 0)");
  });

  it("takes issuers outside the network: with authority unknown, until they are named", async () => {
    const { status, results } = await verified(["outside.json"]);
    expect(status).to.equal(2);
    expect(results.map(codesOf)).to.deep.equal([
      { integrity: "OK", issuer: "OK", authority: "ISSUER_UNKNOWN", status: "OK" },
    ]);
    const trusted = await verified(["outside.json", "--issuer", didKey(outside)]);
    expect(trusted.status).to.equal(0);
    const { out } = await office.cairn(["verify", "outside.json", "--lang", "es"]);
    expect(out).to.match(/^\? No se pudo determinar {2}outside\.json/);
    expect(out).to.match(/ISSUER_UNKNOWN +Ninguna red de confianza/);
    expect(out).not.to.contain("\u202e");
  });

  it("--mode web asks no chain: credentials are judged without it, records are not", async () => {
    const names = ["outside.json", "record.cairn.json", "plain.cairn.json"];
    await write("plain.cairn.json", bundleFiles.serialize(record));
    const line = ["verify", ...names, "--mode", "web", "--json"];
    const { status, json } = await runLine(office.folder, line, { env: { CAIRN_RPC: "http://127.0.0.1:9" } });
    expect(status).to.equal(2);
    const results = json().results as readonly Result[];
    expect(results.map(({ file, mode, error }) => [file, mode ?? error?.code])).to.deep.equal([
      ["outside.json", "web"],
      ["record.cairn.json", "web"],
      ["plain.cairn.json", "NEEDS_CHAIN"],
    ]);
  });

  it("needs no network for credentials where none is configured", async () => {
    const config = path.join(office.folder, "empty.json");
    await writeFile(config, JSON.stringify({ version: 1 }));
    const line = ["verify", "outside.json", "--config", "empty.json", "--issuer", didKey(outside)];
    const { status, err } = await runLine(office.folder, line);
    expect(status, err).to.equal(0);
    const asked = await runLine(office.folder, ["verify", "record.cairn.json", "--config", "empty.json"]);
    expect(asked.status).to.equal(2);
    expect(asked.err).to.contain("The deployment is not known");
  });

  it("mixes with records, and keeps the order", async () => {
    const names = ["badge.json", "record.cairn.json", "missing.json", "outside.json", "badge.jwt"];
    const { status, results } = await verified([...names, "--mode", "chain"]);
    expect(status).to.equal(2);
    expect(results.map(({ file, verdict }) => [file, verdict])).to.deep.equal([
      ["badge.json", "valid"],
      ["record.cairn.json", "valid"],
      ["missing.json", "unknown"],
      ["outside.json", "unknown"],
      ["badge.jwt", "valid"],
    ]);
    const { out } = await office.cairn(["verify", ...names, "--mode", "chain"]);
    expect(out).to.contain("Records, presentations and credentials: 5 (valid 3, not valid 0, unknown 2).");
  });

  it("finds badges in folders and zips by their endings, and leaves pictures to be named", async () => {
    const folder = path.join(office.folder, "inbox");
    await mkdir(folder, { recursive: true });
    const [badge, token, picture] = await Promise.all(
      ["badge.json", "badge.jwt", "badge.png"].map(
        async (name) => await readFile(path.join(office.folder, name)),
      ),
    );
    if (badge === undefined || token === undefined || picture === undefined) throw new Error("no badges");
    await writeFile(path.join(folder, "a.badge.json"), badge);
    await writeFile(path.join(folder, "b.png"), picture);
    await writeFile(path.join(folder, "c.zip"), zipSync({ "d.jwt": token, "e.svg": picture }));
    const { status, results } = await verified(["inbox", "--mode", "chain"]);
    expect(status).to.equal(0);
    expect(results.map(({ file, format }) => [file, format])).to.deep.equal([
      [path.join("inbox", "a.badge.json"), "json"],
      [path.join("inbox", "c.zip/d.jwt"), "jwt"],
    ]);
  });

  it("refuses damaged pictures and tokens, with the reason", async () => {
    await write("plain.png", encode({ width: 1, height: 1, data: new Uint8Array(4) }));
    await write("plain.svg", "<svg/>");
    await write("broken.jwt", "eyJhbGciOiJub25lIn0.e30.");
    const { status, results } = await verified(["plain.png", "plain.svg", "broken.jwt"]);
    expect(status).to.equal(1);
    for (const result of results) expect(codesOf(result)).to.deep.equal({ integrity: "MALFORMED" });
  });

  it("--report prints credentials, and those that bundles carry", async () => {
    const names = ["badge.png", "record.cairn.json", "outside.json"];
    const { status, err } = await office.cairn([
      "verify",
      ...names,
      "--mode",
      "chain",
      "--report",
      "page.html",
    ]);
    expect(status, err).to.equal(2);
    const page = await readFile(path.join(office.folder, "page.html"), "utf8");
    expect(page.match(/<h1>/g)).to.have.length(3);
    expect(page).to.contain("Verification of a credential").and.to.contain("The credential in the file");
    expect(page).to.contain("ISSUER_UNKNOWN").and.to.contain(didKey(outside));
  });

  it("says its modes where another is asked for", async () => {
    const { status, err } = await office.cairn(["verify", "badge.json", "--mode", "all", "--lang", "es"]);
    expect(status).to.equal(2);
    expect(err).to.contain("No existe el modo all.").and.to.contain("web, chain, web+chain");
    const named = await office.cairn(["verify", "badge.json", "--issuer", "school.example"]);
    expect(named.status).to.equal(2);
    expect(named.err).to.contain("is no DID").and.to.contain("--issuer did:web:school.example");
  });
});
