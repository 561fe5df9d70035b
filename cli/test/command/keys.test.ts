import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Hex, UnixTime } from "@cairn/sdk";
import { hubs, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import { now, wait } from "../../../test/scenario/network.ts";
import type { Office, Ran, RunOptions } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

const PASSWORD = "correct horse";
const env = { CAIRN_PASSWORD: PASSWORD };

describe("cairn keys", () => {
  let office: Office;
  before(async () => {
    office = await openOffice();
  });
  after(async () => {
    await office.close();
  });

  const keys = async (line: readonly string[], options: RunOptions = {}): Promise<Ran> =>
    await office.cairn(["keys", ...line], { as: "admin", env, ...options });
  const done = async (
    line: readonly string[],
    options: RunOptions = {},
  ): Promise<Record<string, unknown>> => {
    const { status, err, json } = await keys([...line, "--yes", "--json"], options);
    expect(status, err).to.equal(0);
    return json();
  };
  const refused = async (line: readonly string[], options: RunOptions = {}): Promise<string> => {
    const { status, json } = await keys([...line, "--yes", "--json"], options);
    expect(status).not.to.equal(0);
    return (json().error as { message: string }).message;
  };
  const credentials = async (): Promise<Record<string, unknown>> => {
    const text = await readFile(path.join(office.folder, "cairn.json"), "utf8");
    return (JSON.parse(text) as { credentials: Record<string, unknown> }).credentials;
  };
  const windowOf = async (keyHash: unknown): Promise<hubs.KeyWindow> => {
    const window = await hubs.keyOf(office.reader, { hub: office.hub, keyHash: keyHash as Hex });
    if (window === null) throw new Error("the hub has no such key");
    return window;
  };
  const listed = async (): Promise<readonly Record<string, unknown>[]> =>
    (await done(["list"])).keys as Record<string, unknown>[];
  const entry = async (name: string): Promise<Record<string, unknown> | undefined> =>
    (await listed()).find((key) => key.name === name);
  /** A registered key that counts. */
  const counting = async (name: string): Promise<Record<string, unknown>> => {
    const made = await done(["new", name]);
    await done(["register", name]);
    await wait(office, 10);
    return made;
  };

  const until = async (name: string, state: string): Promise<void> => {
    while ((await entry(name))?.state !== state) await new Promise((next) => setTimeout(next, 100));
  };

  it("makes a key in an encrypted file of its owner's alone, and names it in the configuration", async () => {
    const { status, out, err } = await keys(["new", "badges"]);
    expect(status, err).to.equal(0);
    expect(out).to.contain("z6Mk").and.to.contain("cairn keys register badges");
    const file = path.join(office.folder, "keys/badges.json");
    expect((await stat(file)).mode & 0o077).to.equal(0);
    expect(JSON.parse(await readFile(file, "utf8"))).to.include({ type: "CairnAssertionKey", version: 1 });
    const token = await done(["new", "tokens", "--type", "p-256", "--file", "keys/vc-jwt.json"]);
    expect(token).to.include({ type: "P-256", file: "keys/vc-jwt.json", isDefault: true });
    expect(token.multibase).to.match(/^zDn/);
    expect(await done(["new", "spare"])).to.include({ isDefault: false });
    expect(await credentials()).to.deep.equal({
      keys: { badges: "keys/badges.json", tokens: "keys/vc-jwt.json", spare: "keys/spare.json" },
      key: "badges",
      tokenKey: "tokens",
    });
    expect(await entry("badges")).to.include({ state: "unregistered", isDefault: true, from: null });
  });

  it("makes no key of a taken or unsound name, of another type, with a short password, or without cairn.json", async () => {
    expect(await refused(["new", "badges"])).to.include("of this name already");
    await writeFile(path.join(office.folder, "keys/other.json"), "{}");
    expect(await refused(["new", "other"])).to.include("never overwritten");
    expect(await readFile(path.join(office.folder, "keys/other.json"), "utf8")).to.equal("{}");
    for (const name of ["../x", "a b", "x-", "ñ", "x".repeat(41)]) {
      expect(await refused(["new", name])).to.include("no name for a key");
    }
    expect(await refused(["new", "fine", "--type", "secp256k1"])).to.include("secp256k1");
    expect(await refused(["new", "fine"], { env: { CAIRN_PASSWORD: "short" } })).to.include("too short");
    expect(await refused(["new", "fine", "--config", "nothing.json"])).to.include("not there");
    expect(await entry("fine")).to.equal(undefined);
  });

  it("asks for the password twice where somebody is at the terminal", async () => {
    const typed = await keys(["new", "typed"], { env: {}, answers: [PASSWORD, "another horse"] });
    expect(typed.status).to.equal(2);
    expect(typed.err).to.contain("passwords differ");
    const { status, err } = await keys(["new", "typed"], { env: {}, answers: [PASSWORD, PASSWORD] });
    expect(status, err).to.equal(0);
  });

  it("registers a key for a window, shows the plan before, and does nothing twice", async () => {
    const from = unixTime((await now(office)) + 86_400 * 400);
    const day = (time: UnixTime) => new Date(time * 1000).toISOString().slice(0, 10);
    const line = ["register", "spare", "--from", day(from), "--until", "+9y"];
    const dry = await keys([...line, "--dry-run"]);
    expect(dry.out).to.contain(day(from)).and.to.contain("Dry run").and.to.contain("Cost:");
    expect((await entry("spare"))?.state).to.equal("unregistered");
    const sent = await done(line);
    expect(sent).to.include({ changed: true, from: Math.floor(from / 86_400) * 86_400 });
    expect(await windowOf(sent.keyHash)).to.include({ from: sent.from, until: sent.until });
    expect((await entry("spare"))?.state).to.equal("later");
    expect(await done(line)).to.deep.include({ changed: false, transactions: [], from: sent.from });
  });

  it("registers from now on when no window is given, and the key counts within seconds", async () => {
    const sent = await done(["register", "badges"]);
    expect((sent.until as number) - (sent.from as number)).to.be.greaterThan(700 * 86_400);
    await wait(office, 10);
    expect((await entry("badges"))?.state).to.equal("valid");
  });

  it("refuses a window that began or is empty, an unknown key, and whoever may not", async () => {
    expect(await refused(["register", "typed", "--from", "2020-01-01"])).to.include("before now");
    expect(await refused(["register", "typed", "--from", "+5d", "--until", "+5d"])).to.include("before now");
    expect(await refused(["register", "typed", "--until", "soon"])).to.include("--until");
    expect(await refused(["register", "nobody"])).to.include("no assertion key of this name");
    expect(await refused(["register", `z${"6".repeat(60)}`])).to.include("not the Ed25519 or P-256");
    expect(await refused(["register", "typed"], { as: "learner" })).to.match(/role|staff/i);
    for (const command of ["retire", "compromised"]) {
      expect(await refused([command, "typed"])).to.include("has not registered");
    }
  });

  it("asks before what cannot be undone", async () => {
    for (const line of [
      ["retire", "badges"],
      ["compromised", "badges"],
      ["rotate", "badges"],
    ]) {
      const { status, err } = await keys(line);
      expect(status).not.to.equal(0);
      expect(err).to.contain("Nothing was sent");
    }
    expect((await entry("badges"))?.state).to.equal("valid");
  });

  it("rotates without a gap: the successor counts before the old key is retired", async () => {
    const { keyHash } = await counting("yearly");
    const dry = await done(["rotate", "yearly", "--dry-run"]);
    expect(dry).to.include({ successor: "yearly-2", dryRun: true });
    expect(await credentials()).not.to.have.nested.property("keys.yearly-2");
    const rotating = done(["rotate", "yearly", "--until", "+1y"]);
    await until("yearly-2", "later");
    await wait(office, 10);
    const rotated = await rotating;
    const [old, next] = [await windowOf(keyHash), await windowOf(rotated.keyHash)];
    expect(next.from).to.be.at.most(old.until);
    expect(rotated).to.include({ changed: true, from: next.from, oldUntil: old.until });
    expect(rotated.transactions).to.have.length(2);
    expect((await entry("yearly"))?.state).to.equal("over");
    expect((await entry("yearly-2"))?.state).to.equal("valid");
    expect(await done(["rotate", "yearly"])).to.deep.include({ changed: false, transactions: [] });
    expect(await refused(["register", "yearly"])).to.include("its time is over");
  }).timeout(60_000);

  it("goes on with a rotation that broke off while it waited, and lets cairn.json sign with the successor", async () => {
    const stopped = new AbortController();
    const line = ["rotate", "badges", "--as", "badges-2030", "--from", "+1h", "--yes", "--json"];
    const running = keys(line, { signal: stopped.signal });
    while ((await entry("badges-2030"))?.state !== "later")
      await new Promise((next) => setTimeout(next, 100));
    stopped.abort();
    expect((await running).status).not.to.equal(0);
    expect((await credentials()).key).to.equal("badges");
    expect((await entry("badges"))?.state).to.equal("valid");
    await wait(office, 3_700);
    const rotated = await done(["rotate", "badges", "--as", "badges-2030"]);
    expect(rotated.transactions).to.have.length(1);
    expect((await credentials()).key).to.equal("badges-2030");
    expect((await entry("badges"))?.state).to.equal("over");
  }).timeout(60_000);

  it("takes no successor that counts no more, or only after the old key's end", async () => {
    await counting("spring");
    expect(await refused(["rotate", "spring", "--as", "yearly"])).to.include("its time is over");
    expect(await refused(["rotate", "spring", "--from", "+3y", "--until", "+5y"])).to.include("in between");
    await counting("lent");
    await done(["compromised", "lent"]);
    expect(await refused(["rotate", "spring", "--as", "lent"])).to.include("is compromised");
    expect((await entry("spring"))?.state).to.equal("valid");
    expect(await entry("spring-2")).to.equal(undefined);
  });

  it("rotates to a key of the same type only", async () => {
    expect(await refused(["rotate", "tokens", "--as", "typed"])).to.include(
      "another key of the successor's name",
    );
  });

  it("retires a key from now on, by its name or by the key itself", async () => {
    const { multibase, keyHash } = await counting("summer");
    const dry = await done(["retire", "summer", "--dry-run"]);
    expect(dry).to.include({ dryRun: true, changed: false });
    const { until } = await done(["retire", String(multibase)]);
    expect((await windowOf(keyHash)).until).to.equal(until);
    expect(await done(["retire", "summer"])).to.include({ changed: false });
  });

  it("declares a key compromised since a time that can only move earlier", async () => {
    const { keyHash } = await counting("stolen");
    const since = (await now(office)) - 3_600;
    await done(["compromised", "stolen"]);
    expect((await entry("stolen"))?.state).to.equal("compromised");
    const before = new Date(since * 1000).toISOString().replace(/\.\d+Z$/, "Z");
    await done(["compromised", "stolen", "--since", before]);
    expect((await windowOf(keyHash)).compromisedSince).to.equal(since);
    for (const line of [
      ["compromised", "stolen"],
      ["compromised", "stolen", "--since", "2100-01-01"],
    ]) {
      expect(await done(line)).to.include({ changed: false, compromisedSince: since });
    }
    expect(await refused(["register", "stolen"])).to.include("compromised");
    const used = await keys(["compromised", "badges-2030", "--yes"]);
    expect(used.out).to.contain("cairn keys rotate badges-2030");
  });

  it("lists keys of the chain that the configuration does not name, in the order of the chain", async () => {
    const file = path.join(office.folder, "cairn.json");
    const kept = await readFile(file, "utf8");
    const config = JSON.parse(kept) as object;
    await writeFile(file, JSON.stringify({ ...config, credentials: { keys: {} } }));
    try {
      const found = await listed();
      expect(found.length).to.be.at.least(5);
      for (const key of found) expect(key).to.include({ name: null, isDefault: false });
      const { out } = await keys(["list"]);
      expect(out).to.contain("not in cairn.json").and.to.contain("compromised since");
    } finally {
      await writeFile(file, kept);
    }
  });

  it("prints the DID documents of the keys, or the hub's own where it has an address; never a compromised key", async () => {
    const known = (await listed()).filter(({ from }) => from !== null);
    const sound = known.filter(({ compromisedSince }) => compromisedSince === null);
    expect(sound.length).to.be.greaterThan(1).and.lessThan(known.length);
    const { documents } = (await done(["did"])) as { documents: { id: string; assertionMethod: string[] }[] };
    expect(documents.map(({ id }) => id)).to.deep.equal(sound.map(({ multibase }) => `did:key:${multibase}`));
    const file = path.join(office.folder, "cairn.json");
    const config = JSON.parse(await readFile(file, "utf8")) as { credentials: object };
    const url = "https://school.example/learning";
    await writeFile(file, JSON.stringify({ ...config, credentials: { ...config.credentials, url } }));
    const [document, ...others] = (await done(["did"])).documents as typeof documents;
    expect(others).to.deep.equal([]);
    const did = "did:web:school.example:learning";
    expect(document).to.deep.include({
      id: did,
      assertionMethod: sound.map(({ multibase }) => `${did}#${multibase}`),
    });
    const { out } = await keys(["did"]);
    expect(JSON.parse(out)).to.deep.equal(document);
  });

  it("prints no DID document where no key is registered", async () => {
    const { out } = await office.cairn(["hub", "register", "Other", "--yes", "--json"], { as: "owner" });
    const { hub } = JSON.parse(out) as { hub: number };
    expect(await refused(["did", "--hub", String(hub)])).to.include("no key that could be");
  });

  it("speaks Spanish", async () => {
    const { out } = await keys(["list", "--lang", "es"]);
    expect(out).to.contain("comprometida desde");
  });
});
