import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Address, json } from "@cairn/sdk";
import {
  accreditation,
  achievements,
  address,
  content,
  definitions,
  hubs,
  kindOf,
  statusIndex,
  unixTime,
} from "@cairn/sdk";
import type { SigningKey } from "@cairn/sdk/credentials";
import { achievement, createKey, didKey, didWeb } from "@cairn/sdk/credentials";
import { expect } from "chai";
import { id as keccakOf } from "ethers";
import { now, signerAt, wait } from "../../../test/scenario/network.ts";
import { KEY_PASSWORD, keepAssertionKey } from "../utils/assertionKey.ts";
import type { Office, Ran, RunOptions } from "../utils/office.ts";
import { openOffice, runLine } from "../utils/office.ts";

type Json = json.JsonObject;

const env = { CAIRN_PASSWORD: KEY_PASSWORD };
const URL_OF_SCHOOL = "https://riverside.example/learning";
const DID = didWeb(URL_OF_SCHOOL);
const COURSE = achievement({
  name: "Algebra II",
  description: "Quadratic equations and functions.",
  achievementType: "Course",
  criteria: { narrative: "Passes the examination." },
});

describe("cairn publish, status-list, accredit endorse, hub profile", () => {
  let office: Office;
  let key: SigningKey;
  /** A folder of the accreditor's own. */
  let board: string;
  let boardKey: SigningKey;
  let accreditor: Address;

  before(async () => {
    office = await openOffice();
    key = await createKey("Ed25519");
    await configure({ url: URL_OF_SCHOOL });
    await keepAssertionKey(office.folder, key);
    const from = unixTime((await now(office)) + 30);
    const { admin, hub } = office;
    await hubs.addKey(admin, { hub, multikey: key.multikey, from, until: unixTime(from + 1_000_000) }).send();
    await wait(office, 60);
    await definitions
      .define(office.attester, { hub, kind: kindOf("Course"), name: "Algebra II", document: COURSE })
      .send();
    board = await mkdtemp(path.join(tmpdir(), "cairn-board-"));
    boardKey = await createKey("Ed25519");
    accreditor = address(await signerAt(office.signers, 1).getAddress());
  });
  after(async () => {
    await rm(board, { recursive: true, force: true });
    await office.close();
  });

  /** Changes the office's configuration: `credentials` as given. */
  const configure = async (credentials: Json): Promise<void> => {
    const file = path.join(office.folder, "cairn.json");
    const config = JSON.parse(await readFile(file, "utf8")) as Json;
    const keys = { badges: "keys/badges.json" };
    await writeFile(
      file,
      JSON.stringify({ ...config, credentials: { keys, key: "badges", ...credentials } }),
    );
  };
  const cairn = async (line: readonly string[], options: RunOptions = {}): Promise<Ran> =>
    await office.cairn(line, { ...options, env: { ...env, ...options.env } });
  const published = async (...line: readonly string[]): Promise<Json> => {
    const { status, err, json } = await cairn(["publish", ...line, "--json"]);
    expect(status, err).to.equal(0);
    return json() as Json;
  };
  const read = async (folder: string, file: string): Promise<Json> =>
    JSON.parse(await readFile(path.join(office.folder, folder, file), "utf8")) as Json;
  const bytesOf = async (folder: string): Promise<Record<string, string>> => {
    const at = path.join(office.folder, folder);
    const all = await readdir(at, { recursive: true, withFileTypes: true });
    const files = all
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    const texts = files.sort().map(async (file) => [path.relative(at, file), await readFile(file, "utf8")]);
    return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
  };
  const changes = (outcome: Json): Record<string, unknown> =>
    Object.fromEntries((outcome.files as Json[]).map(({ file, change }) => [String(file), change]));
  const revoke = async (...places: number[]): Promise<void> => {
    const { hub, attester } = office;
    const revocations = places.map((place) => ({
      id: keccakOf(`published ${place}`) as never,
      statusIndex: statusIndex(place),
    }));
    await achievements.revoke(attester, { hub, revocations }).send();
  };
  const errorOf = (ran: Ran): { code: string; message: string; details: Json } =>
    ran.json().error as { code: string; message: string; details: Json };

  it("names the hub's DID in the profile on the chain, once", async () => {
    const ran = await cairn(["hub", "profile", "--yes", "--json"], { as: "admin" });
    expect(ran.status, ran.err).to.equal(0);
    expect(ran.json()).to.deep.include({ changed: true });
    expect(ran.json().profile).to.deep.equal({ name: "Riverside School", type: ["Profile"], id: DID });
    const { profile } = await hubs.get(office.reader, office.hub);
    expect(profile).to.equal(ran.json().hash);
    const again = await cairn(["hub", "profile"], { as: "admin" });
    expect(again.out).to.contain("Nothing to do");
  });

  it("takes a profile from a file, and refuses what is no Open Badges profile", async () => {
    const file = path.join(office.folder, "school.json");
    await writeFile(file, JSON.stringify({ name: "Riverside School", url: "https://riverside.example" }));
    const ran = await cairn(["hub", "profile", "school.json", "--yes", "--json"], { as: "admin" });
    expect(ran.json().profile).to.deep.include({ url: "https://riverside.example", id: DID });
    await writeFile(file, JSON.stringify({ name: 7 }));
    const wrong = await cairn(["hub", "profile", "school.json", "--yes", "--json"], { as: "admin" });
    expect(errorOf(wrong)).to.deep.include({ code: "MALFORMED_BADGE" });
    expect(errorOf(wrong).details.path).to.equal("/name");
  });

  it("writes everything that the hub serves, and says what it leaves out", async () => {
    await revoke(7, 131_072 + 5);
    const outcome = await published("public");
    expect(changes(outcome)).to.deep.equal({
      "did.json": "new",
      "profile.json": "new",
      "achievements/2.json": "new",
      "status/0": "new",
      "status/1": "new",
      "registry.json": "new",
    });
    expect(outcome).to.deep.include({ did: DID, lists: 2, revoked: 2, endorsements: 0, listed: true });
    // The first definition of these tests' school has a name alone.
    const { definitions: left } = outcome.left as { definitions: Json[] };
    expect(left.map(({ definition, code }) => [definition, code])).to.deep.equal([[1, "MALFORMED_BADGE"]]);
    const did = await read("public", "did.json");
    expect(did).to.deep.include({ id: DID, assertionMethod: [`${DID}#${key.multibase}`] });
    expect(await read("public", "profile.json")).to.deep.include({ id: DID, name: "Riverside School" });
    const { id, ...document } = await read("public", "achievements/2.json");
    expect(id).to.equal(`${URL_OF_SCHOOL}/achievements/2.json`);
    const defined = await definitions.get(office.reader, 2 as never);
    expect(content.encode(document).hash).to.equal(defined.content);
    expect((await read("public", "registry.json")).registry).to.have.all.keys(DID);
    const { mode } = await stat(path.join(office.folder, "public", "did.json"));
    expect(mode & 0o777).to.equal(0o644);
  });

  it("puts the DID of a host without a path where it is looked for", async () => {
    await configure({ url: "https://riverside.example" });
    const outcome = await published("host");
    expect(changes(outcome)).to.include({ ".well-known/did.json": "new" });
    expect((await read("host", ".well-known/did.json")).id).to.equal("did:web:riverside.example");
    // The profile on the chain names the other one.
    expect(outcome).to.deep.include({ listed: false });
    await configure({ url: URL_OF_SCHOOL });
  });

  it("gives the same bytes for the same block, in another folder, time zone and language", async () => {
    await revoke(12);
    const { block } = await published("again/1");
    await revoke(13);
    await wait(office, 1000);
    const zone = process.env.TZ;
    process.env.TZ = "Pacific/Kiritimati";
    try {
      const { status, err } = await cairn(["publish", "again/2", "--block", String(block), "--lang", "es"]);
      expect(status, err).to.equal(0);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    const first = await bytesOf("again/1");
    expect(first).to.have.property(".cairn-published.json");
    expect(await bytesOf("again/2")).to.deep.equal(first);
    const once = await published("again/1", "--block", String(block));
    expect(new Set(Object.values(changes(once)))).to.deep.equal(new Set(["same"]));
  });

  it("says what changed, and only renews what says the same", async () => {
    await published("changes");
    await wait(office, 10);
    expect(changes(await published("changes"))).to.deep.equal({
      "did.json": "same",
      "profile.json": "same",
      "achievements/2.json": "same",
      "status/0": "renewed",
      "status/1": "renewed",
      "registry.json": "renewed",
    });
    await revoke(99);
    await wait(office, 10);
    const { out } = await cairn(["publish", "changes"]);
    expect(out)
      .to.match(/status\/0 +changed/)
      .and.to.match(/did\.json +same/);
    expect(out).to.contain("0 new, 1 changed, 2 renewed, 3 the same");
    expect(out).to.contain(`home of ${DID}`).and.to.contain('Definition 1, "Algebra I", is left out');
  });

  it("never replaces or deletes what it did not write", async () => {
    const at = path.join(office.folder, "theirs");
    await mkdir(at);
    await writeFile(path.join(at, "profile.json"), "mine");
    await writeFile(path.join(at, "index.html"), "<h1>Riverside</h1>");
    const refused = await cairn(["publish", "theirs", "--json"]);
    expect(refused.status).to.equal(2);
    expect(errorOf(refused).details).to.deep.equal({ folder: "theirs", files: ["profile.json"] });
    expect(await readdir(at)).to.have.members(["index.html", "profile.json"]);
    await rm(path.join(at, "profile.json"));
    await published("theirs");
    await writeFile(path.join(at, "status", "0"), "{}");
    const changed = await cairn(["publish", "theirs"]);
    expect(changed.err).to.contain("status/0").and.to.contain("Nothing was written");
    expect(await readFile(path.join(at, "index.html"), "utf8")).to.equal("<h1>Riverside</h1>");
    await writeFile(path.join(at, ".cairn-published.json"), "broken");
    expect((await cairn(["publish", "theirs"])).status).to.equal(2);
  });

  it("writes nothing where the chain drops the block while it is read", async () => {
    let blocks = 0;
    const node = await startLying(office.rpc, (body, answer) => {
      if (body.includes("eth_getBlockByNumber")) blocks += 1;
      return blocks > 1 ? answer.replace(/"hash":"0x.{8}/, '"hash":"0x00000000') : answer;
    });
    const ran = await cairn(["publish", "forked", "--rpc", node.url, "--json"]);
    node.close();
    expect(errorOf(ran).code).to.equal("INCONSISTENT_ANSWER");
    expect(await readdir(office.folder)).not.to.include("forked");
  });

  it("says that an old block needs a node that keeps its state", async () => {
    const block = await office.provider.getBlockNumber();
    const isOld = `"0x${block.toString(16)}"`;
    const node = await startLying(office.rpc, (body, answer) => {
      if (!body.includes("eth_call") || !body.includes(isOld)) return answer;
      const error = { code: -32_000, message: "missing trie node 0x12: state is not available" };
      const lacking = ({ id }: { id: number }) => ({ jsonrpc: "2.0", id, error });
      const asked = JSON.parse(body) as { id: number } | { id: number }[];
      return JSON.stringify(Array.isArray(asked) ? asked.map(lacking) : lacking(asked));
    });
    const ran = await cairn(["publish", "old", "--rpc", node.url, "--block", String(block)]);
    node.close();
    expect(ran.err).to.contain(`the state of block ${block}`).and.to.contain("archive node");
  });

  it("refuses a key that was not the hub's at the block, a block that is not there, and an office without an address", async () => {
    const early = await cairn(["publish", "x", "--block", "1", "--json"]);
    expect(early.status).not.to.equal(0);
    const future = await cairn(["publish", "x", "--block", "99999999", "--json"]);
    expect(errorOf(future).message).to.contain("99999999");
    const word = await cairn(["publish", "x", "--block", "latest"]);
    expect(word.status).to.equal(2);
    await configure({});
    const nowhere = await cairn(["publish", "x"]);
    expect(nowhere.err).to.contain("where the hub's public files are served");
    await configure({ url: URL_OF_SCHOOL });
    await keepAssertionKey(office.folder, await createKey("Ed25519"));
    const stranger = await cairn(["publish", "x", "--lang", "es"]);
    expect(stranger.err).to.contain("el centro no la ha registrado");
    await keepAssertionKey(office.folder, key);
  });

  describe("an accreditor's endorsement", () => {
    const endorse = async (...line: string[]): Promise<Ran> =>
      await runLine(board, ["accredit", "endorse", ...line], { env });
    const appoint = async (id: string): Promise<void> => {
      const { owner, scope: kinds, until } = office;
      const profile = { name: "Education Board", id };
      await accreditation.appoint(owner, { account: accreditor, kinds, until, profile }).send();
    };

    before(async () => {
      const config = JSON.parse(await readFile(path.join(office.folder, "cairn.json"), "utf8")) as Json;
      const credentials = { keys: { badges: "keys/badges.json" }, key: "badges" };
      await writeFile(path.join(board, "cairn.json"), JSON.stringify({ ...config, credentials }));
      await cp(path.join(office.folder, "deployment.json"), path.join(board, "deployment.json"));
      await keepAssertionKey(board, boardKey);
    });

    it("is refused where the chain does not name the accreditor's DID, and signed where it does", async () => {
      const refused = await endorse("1", "--json");
      expect(refused.status).to.equal(2);
      expect(errorOf(refused).details.code).to.equal("OTHER_ISSUER");
      await appoint(didKey(boardKey));
      const signed = await endorse("1", "--comment", "Visited in May.", "--json");
      expect(signed.status, signed.err).to.equal(0);
      expect(signed.json()).to.deep.include({ subject: DID, issuer: didKey(boardKey) });
      const taken = await endorse("1");
      expect(taken.err).to.contain("is there already");
      const text = await readFile(path.join(board, "endorsement-hub-1.json"), "utf8");
      expect(text).to.contain("Visited in May.").and.to.contain("Education Board");
    });

    it("goes from the hub's folder into its profile, as long as it stands", async () => {
      const folder = path.join(office.folder, "endorsements");
      await mkdir(folder);
      const file = path.join(folder, "board.json");
      await cp(path.join(board, "endorsement-hub-1.json"), file);
      const endorsement = JSON.parse(await readFile(file, "utf8")) as Json;
      await writeFile(path.join(folder, "changed.json"), JSON.stringify({ ...endorsement, name: "Better" }));
      await writeFile(path.join(folder, "damaged.json"), "{");
      await writeFile(path.join(folder, "notes.txt"), "not read");
      const outcome = await published("endorsed");
      expect(outcome).to.deep.include({ endorsements: 1 });
      const { endorsements: left } = outcome.left as { endorsements: Json[] };
      expect(left.map(({ file: name, code }) => [name, code])).to.deep.equal([
        [path.join("endorsements", "changed.json"), "BAD_SIGNATURE"],
        [path.join("endorsements", "damaged.json"), "MALFORMED"],
      ]);
      expect((await read("endorsed", "profile.json")).endorsement).to.deep.equal([endorsement]);
      await accreditation.suspend(office.accreditor, { hub: office.hub }).send();
      const later = await published("endorsed");
      expect(later).to.deep.include({ endorsements: 0, listed: false });
      expect(changes(later)).to.include({ "profile.json": "changed", "registry.json": "changed" });
      expect(await read("endorsed", "profile.json")).not.to.have.property("endorsement");
      const refused = await endorse("1", "--out", "other.json", "--lang", "es");
      expect(refused.status).to.equal(2);
      expect(refused.err).to.contain("suspend");
      await accreditation.reinstate(office.accreditor, { hub: office.hub }).send();
    });

    it("is refused for a hub that names no DID", async () => {
      const { admin, scope: kinds, until } = office;
      const { result: hub } = await hubs
        .register(admin, { name: "Plain", profile: { name: "Plain" } })
        .send();
      await accreditation.accredit(office.accreditor, { hub, kinds, until }).send();
      const refused = await endorse(String(hub));
      expect(refused.err).to.contain("names no DID").and.to.contain("cairn hub profile");
    });
  });

  describe("status-list", () => {
    const check = async (...line: string[]): Promise<Ran> => await cairn(["status-list", "check", ...line]);

    it("builds the lists alone, into the folder that publish fills", async () => {
      await published("lists");
      await revoke(200);
      const built = await cairn(["status-list", "build", "lists", "--ttl", "60", "--json"]);
      expect(built.status, built.err).to.equal(0);
      expect(changes(built.json() as Json)).to.deep.equal({ "status/0": "changed", "status/1": "changed" });
      const list = await read("lists", "status/0");
      expect(list.credentialSubject).to.deep.include({ ttl: 60_000, statusPurpose: "revocation" });
      expect((await cairn(["publish", "lists"])).status).to.equal(0);
    });

    it("checks a file against the chain: 0 where it is true, 1 with the places where it is not", async () => {
      const { block } = await published("checked");
      const good = await check("checked/status/0");
      expect(good.status, good.err).to.equal(0);
      expect(good.out)
        .to.contain(`at block ${String(block)}`)
        .and.to.contain("a key that the hub had registered");
      await revoke(300, 301);
      const behind = await check("checked/status/0", "--json");
      expect(behind.status).to.equal(1);
      expect(behind.json()).to.deep.include({ isTrue: false, missing: [300, 301], extra: [], list: 0 });
      const words = await check("checked/status/0", "--lang", "es");
      expect(words.out)
        .to.contain("2 lugares")
        .and.to.contain("300, 301")
        .and.to.contain("puede ser anterior");
      expect((await check("checked/status/0", "--block", String(block))).status).to.equal(0);
      const other = await check("checked/status/0", "--list", "1", "--json");
      expect(other.json()).to.deep.include({ isTrue: false, missing: [5] });
      const list = await read("checked", "status/0");
      const file = path.join(office.folder, "forged.json");
      await writeFile(file, JSON.stringify({ ...list, validFrom: "2020-01-01T00:00:00Z" }));
      const forged = await check("forged.json", "--block", String(block));
      expect(forged.status).to.equal(1);
      expect(forged.out).to.contain("The signature does not fit");
    });

    it("checks what an address answers, within limits", async () => {
      await published("served");
      const text = await readFile(path.join(office.folder, "served", "status", "0"), "utf8");
      const { fetch } = globalThis;
      const address = `${URL_OF_SCHOOL}/status/0`;
      const serve = (answer: () => Response) => {
        globalThis.fetch = async (url, init) => (String(url) === address ? answer() : await fetch(url, init));
      };
      try {
        serve(() => new Response(text));
        expect((await check(address)).status).to.equal(0);
        serve(() => new Response("no", { status: 404 }));
        expect((await check(address)).err).to.contain("answered 404");
        serve(() => new Response(new Uint8Array(5 * 1024 * 1024)));
        expect((await check(address)).err).to.contain("more than");
      } finally {
        globalThis.fetch = fetch;
      }
    });

    it("says what it cannot read", async () => {
      const missing = await check("nowhere.json");
      expect(missing.status).to.equal(2);
      expect(missing.err).to.contain("cannot be read");
      await writeFile(path.join(office.folder, "profile-not-list.json"), "{}");
      const wrong = await check("profile-not-list.json", "--json");
      expect(errorOf(wrong).code).to.equal("MALFORMED_CREDENTIAL");
    });
  });
});

/** A node before the node, which changes answers. */
async function startLying(
  rpc: string,
  change: (body: string, answer: string) => string,
): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += String(piece);
    const headers = { "content-type": "application/json" };
    const answer = await fetch(rpc, { method: "POST", headers, body });
    response.setHeader("content-type", "application/json");
    response.end(change(body, await answer.text()));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
