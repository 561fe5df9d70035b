import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { bundles as bundleTypes, json } from "@cairn/sdk";
import { bundles, definitions, kindOf } from "@cairn/sdk";
import type { CredentialVerdict } from "@cairn/sdk/credentials";
import { achievement, badgeOf, createKey, didKey, issue, unbake, verify } from "@cairn/sdk/credentials";
import { expect } from "chai";
import { encode } from "fast-png";
import { strToU8, zipSync } from "fflate";
import { now, wait } from "../../../test/scenario/network.ts";
import { attestOne } from "../../../test/scenario/presented.ts";
import { openAssertionKey } from "../../src/credentials/openAssertionKey.ts";
import type { Office, Ran } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

type Json = json.JsonObject;

const env = { CAIRN_PASSWORD: "correct horse" };
const PNG = encode({ width: 1, height: 1, data: new Uint8Array(4) });
const DOCUMENT = {
  type: ["AchievementSubject"],
  name: "Ana",
  creditsEarned: 5,
  result: [{ type: ["Result"], value: "Distinction" }],
};

describe("cairn badge", () => {
  let office: Office;
  let record: bundleTypes.CairnRecord;
  before(async () => {
    office = await openOffice();
    const { attester, hub } = office;
    const image = { id: `data:image/png;base64,${Buffer.from(PNG).toString("base64")}`, type: "Image" };
    const name = `Algebra <II> & ${"more ".repeat(20)}`.trim();
    const { result: course } = await definitions
      .define(attester, {
        hub,
        kind: kindOf("Course"),
        name: "Algebra II",
        document: achievement({
          name,
          description: "Functions and their graphs.",
          achievementType: "Course",
          criteria: { narrative: "A written test, passed." },
          image,
        }),
      })
      .send();
    for (const [key, type] of [
      ["badges", "Ed25519"],
      ["tokens", "P-256"],
    ]) {
      await office.cairn(["keys", "new", String(key), "--type", String(type)], { as: "admin", env });
      await office.cairn(["keys", "register", String(key), "--yes"], { as: "admin", env });
    }
    await wait(office, 10);
    record = await attestOne(office, { definition: course, document: DOCUMENT });
    record = { ...record, credential: await signed(record) };
    await write("algebra.cairn.json", bundles.serialize(record));
  });
  after(async () => {
    await office.close();
  });

  const at = (name: string): string => path.join(office.folder, name);
  const write = async (name: string, content: string | Uint8Array): Promise<void> =>
    await writeFile(at(name), content);
  const badge = async (
    line: readonly string[],
    password: Readonly<Record<string, string>> = {},
  ): Promise<Ran> => await office.cairn(["badge", ...line], { env: password });
  const written = async (line: readonly string[], password = {}): Promise<Buffer> => {
    const { status, err, json: data } = await badge([...line, "--json"], password);
    expect(status, err).to.equal(0);
    const file = at(String(data().file));
    const bytes = await readFile(file);
    await rm(file);
    return bytes;
  };
  const refused = async (line: readonly string[], password = {}): Promise<string> => {
    const { status, json: data } = await badge([...line, "--json"], password);
    expect(status).to.be.greaterThan(0);
    return (data().error as { message: string }).message;
  };
  const judged = async (source: Json | string | Uint8Array): Promise<CredentialVerdict> =>
    await verify(source, { network: { client: office.reader }, web: false, now: await now(office) });
  const key = async () =>
    await openAssertionKey(
      {
        cwd: office.folder,
        env,
        config: {
          folder: office.folder,
          credentials: { keys: { badges: "keys/badges.json" }, key: "badges" },
        },
        say: () => "",
        err: () => undefined,
      } as unknown as Parameters<typeof openAssertionKey>[0],
      "key",
    );
  const signed = async (
    of: bundleTypes.CairnRecord,
    changed: Json = {},
    subject: "wallet" | "nobody" = "wallet",
  ): Promise<Json> => {
    const signer = await key();
    const unsigned = { ...badgeOf(of, { issuer: didKey(signer), subject }), ...changed };
    return await issue(unsigned, { key: signer, now: await now(office) });
  };

  it("writes the badge of a bundle, of a zip and of a badge's own file as JSON, and never over another file", async () => {
    await write("algebra.zip", zipSync({ "algebra.cairn.json": strToU8(bundles.serialize(record)) }));
    const { status, out } = await badge(["algebra.cairn.json"]);
    expect(status).to.equal(0);
    expect(out).to.contain("algebra.badge.json").and.to.contain("public to whoever gets it");
    for (const file of ["algebra.cairn.json", "algebra.zip", "algebra.badge.json"]) {
      const text = (await written([file, "--out", "again.json"])).toString("utf8");
      expect(JSON.parse(text)).to.deep.equal(record.credential);
      expect((await judged(text)).verdict).to.equal("valid");
    }
    expect(await refused(["algebra.cairn.json"])).to.equal("algebra.badge.json is there already.");
    await rm(at("algebra.badge.json"));
  });

  it("puts the badge into a picture: a named one, the achievement's own, or a card that is drawn", async () => {
    await write("own.svg", '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>');
    await write("own.png", PNG);
    const line = ["algebra.cairn.json", "--to"];
    const named = ["--picture", "own.svg", "--out", "named.svg"];
    for (const form of [
      ["png"],
      ["svg"],
      ["png", "--picture", "own.png", "--out", "x.png"],
      ["svg", ...named],
    ]) {
      const picture = await written([...line, ...form]);
      expect(JSON.parse(unbake(picture))).to.deep.equal(record.credential);
      expect(await judged(picture)).to.include({ verdict: "valid", format: form[0] });
    }
    const card = (await written([...line, "svg"])).toString("utf8");
    expect(card).to.contain("Algebra &lt;II&gt; &amp; more").and.to.contain("Riverside School");
    expect(await written([...line, "svg"])).to.deep.equal(Buffer.from(card));
    expect(await refused([...line, "png", "--picture", "own.svg"])).to.include("own.svg is no png");
    expect(await refused([...line, "svg", "--picture", "own.png"])).to.include("own.png is no svg");
    expect(await refused([...line, "svg", "--picture", "none.svg"])).to.include("cannot be read");
    expect(await refused([...line, "json", "--picture", "own.png"])).to.include("--picture is for");
    const { image: _image, ...definition } = record.definition;
    const plain = { ...record, definition };
    await write("plain.cairn.json", bundles.serialize({ ...plain, credential: await signed(plain) }));
    expect(await refused(["plain.cairn.json", "--to", "png"])).to.include("no picture");
  });

  it("signs the badge as a token with the hub's P-256 key, which goes into pictures as well", async () => {
    const token = (await written(["algebra.cairn.json", "--to", "jwt"], env)).toString("utf8").trim();
    const verdict = await judged(token);
    expect(verdict).to.include({ verdict: "valid", format: "jwt" });
    await write("algebra.jwt", token);
    const picture = await written(["algebra.jwt", "--to", "png", "--picture", "own.png"]);
    expect(unbake(picture)).to.equal(token);
    await write("token.png", picture);
    expect((await written(["token.png", "--to", "jwt"])).toString("utf8").trim()).to.equal(token);
    expect((await written(["algebra.jwt", "--to", "svg"])).toString("utf8")).to.contain("Riverside School");
    expect(await refused(["algebra.jwt"])).to.include("is a token");
    await rm(at("algebra.jwt"));
  });

  it("signs it so that its holder shows parts of it, and no more than these", async () => {
    const whole = (await written(["algebra.cairn.json", "--to", "selective"], env)).toString("utf8");
    expect(whole).not.to.contain("CairnAttestation");
    await write("algebra.selective.json", whole);
    const line = ["algebra.selective.json", "--show", "/credentialSubject/creditsEarned"];
    const shown = (await written(line)).toString("utf8");
    expect(shown).to.contain('"creditsEarned":5').and.not.to.contain("Distinction");
    const { checks } = await judged(shown);
    expect(checks.filter(({ outcome }) => outcome === "fail")).to.deep.equal([]);
    expect(checks.find(({ name }) => name === "integrity")?.code).to.equal("OK");
    const picture = await written([...line, "--show", "/credentialSubject/result", "--to", "svg"]);
    expect(unbake(picture)).to.contain("Distinction");
    for (const other of [
      ["algebra.selective.json", "--show", "/nothing/there"],
      ["algebra.cairn.json", "--show", "/credentialSubject"],
    ]) {
      expect(await refused(other)).to.include("cannot be shown");
    }
    expect(await refused([...line, "--to", "jwt"])).to.include("--show is for");
  });

  it("signs no badge again that is not the hub's own, or not good, whoever sends it", async () => {
    const stranger = await createKey("Ed25519");
    const foreign = await issue(badgeOf(record, { issuer: didKey(stranger) }), {
      key: stranger,
      now: await now(office),
    });
    const better = await signed(record, { name: "Algebra III" });
    const subject = better.credentialSubject as Json;
    const { evidence: _evidence, ...bare } = badgeOf(record, { issuer: didKey(stranger), subject: "nobody" });
    const elsewhere = { ...(subject.achievement as Json), id: "https://elsewhere.example/algebra" };
    const unknown = { ...bare, credentialSubject: { type: ["AchievementSubject"], achievement: elsewhere } };
    const cases: Record<string, Json> = {
      "is not the hub's own": await issue(unknown, { key: stranger, now: await now(office) }),
      "is not good": { ...better, credentialSubject: { ...subject, creditsEarned: 50 } },
    };
    for (const [reason, credential] of Object.entries(cases)) {
      await write("sent.json", JSON.stringify(credential));
      for (const form of ["jwt", "selective"]) {
        expect(await refused(["sent.json", "--to", form], env)).to.include(reason);
      }
    }
    for (const credential of [
      foreign,
      await signed(record, { credentialSubject: { ...subject, creditsEarned: 6 } }),
    ]) {
      await write("sent.json", JSON.stringify(credential));
      expect(await refused(["sent.json", "--to", "jwt"], env)).to.match(/is not/);
    }
    await write("sent.json", JSON.stringify(await signed(record, {}, "nobody")));
    expect(
      (await judged((await written(["sent.json", "--to", "jwt"], env)).toString("utf8"))).checks[0]?.code,
    ).to.equal("OK");
  });

  it("signs nothing with a key that does not count, or where there is none", async () => {
    const kept = await readFile(at("cairn.json"), "utf8");
    const config = JSON.parse(kept) as { credentials: { keys: Json } };
    const configured = async (tokenKey: string | undefined): Promise<string> => {
      const { keys } = config.credentials;
      await write(
        "cairn.json",
        JSON.stringify({ ...config, credentials: { keys, key: "badges", tokenKey } }),
      );
      return await refused(["algebra.cairn.json", "--to", "jwt"], env);
    };
    try {
      expect(await configured(undefined)).to.include("names no P-256 key");
      expect(await configured("badges")).to.include("of another type");
    } finally {
      await write("cairn.json", kept);
    }
    await office.cairn(["keys", "retire", "tokens", "--yes"], { as: "admin", env });
    expect(await refused(["algebra.cairn.json", "--to", "jwt"], env)).to.include("is retired");
  });

  it("says what a file without a badge lacks", async () => {
    const { credential: _credential, ...bare } = record;
    await write("bare.cairn.json", bundles.serialize(bare));
    expect(await refused(["bare.cairn.json"])).to.include("no badge in it");
    await write("text.json", "hello");
    await write("list.json", "[]");
    await write("picture.png", PNG);
    expect(await refused(["text.json"])).to.include("neither a record");
    expect(await refused(["list.json"])).to.include("neither a record");
    expect(await refused(["picture.png"])).to.include("no credential in it");
    expect(await refused(["nothing.json"])).to.include("cannot be read");
    expect(await refused(["algebra.cairn.json", "--to", "pdf"])).to.include("no form pdf");
    const { err } = await badge(["bare.cairn.json", "--lang", "es"]);
    expect(err).to.contain("no lleva ninguna insignia");
  });
});
