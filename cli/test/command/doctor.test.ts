import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { accreditation, address, definitions, hubs, kindOf, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import { toBeHex, Wallet } from "ethers";
import { now, wait } from "../../../test/scenario/network.ts";
import { toJson } from "../../src/output/toJson.ts";
import type { Office, Ran } from "../utils/office.ts";
import { KEYS, openOffice } from "../utils/office.ts";

interface Check {
  readonly check: string;
  readonly outcome: string;
  readonly message: string;
  readonly next: string | null;
}

const SILENT = "http://127.0.0.1:9";
const DAY = 86_400;

describe("cairn doctor", () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => {
    await office.close();
  });
  const checksOf = (ran: Ran) => ran.json().checks as Check[];
  const of = (ran: Ran, name: string) => checksOf(ran).filter(({ check }) => check === name);
  const change = async (fields: Readonly<Record<string, unknown>>) => {
    const file = path.join(office.folder, "cairn.json");
    const config = JSON.parse(await readFile(file, "utf8")) as object;
    await writeFile(file, JSON.stringify({ ...config, ...fields }));
  };

  it("finds nothing wrong where all is well, and says what it found", async () => {
    const ran = await office.cairn(["doctor", "--json"]);
    expect(ran.status, ran.out).to.equal(0);
    expect(ran.json().ok).to.equal(true);
    expect(new Set(checksOf(ran).map(({ outcome }) => outcome))).to.deep.equal(new Set(["good"]));
    expect(checksOf(ran)).to.have.length(16);
    const people = await office.cairn(["doctor"]);
    expect(people.out).to.match(/staff +✔ good +ISSUE, REVOKE, CATALOG, until/);
    expect(people.out).to.match(/accreditation +✔ good +for Competency, Course/);
    expect(people.out)
      .to.match(/ether +✔ good .* transactions/)
      .and.to.contain("Nothing is wrong");
    const spanish = await office.cairn(["doctor", "--lang", "es"]);
    expect(spanish.out)
      .to.match(/contratos +✔ bien/)
      .and.to.contain("No hay nada mal");
  });

  it("says of the keys of badges what the chain has of them, without opening them", async () => {
    const env = { CAIRN_PASSWORD: "correct horse" };
    const keys = async (...line: string[]) =>
      await office.cairn(["keys", ...line, "--yes"], { as: "admin", env });
    const found = async () => {
      const ran = await office.cairn(["doctor", "--json"]);
      return of(ran, "badges").map(({ outcome, message, next }) => [
        outcome,
        message.split(" ")[0],
        next !== null,
      ]);
    };
    await keys("new", "badges");
    await keys("new", "tokens", "--type", "P-256");
    const unregistered = await office.cairn(["doctor", "--json"]);
    expect(unregistered.status).to.equal(1);
    expect(of(unregistered, "badges").map(({ next }) => next)).to.deep.equal([
      "The hub's admin registers it: cairn keys register badges.",
      "The hub's admin registers it: cairn keys register tokens.",
    ]);
    await keys("register", "badges");
    await keys("register", "tokens", "--from", "+1d", "--until", "+8d");
    await wait(office, 10);
    expect(await found()).to.deep.equal([
      ["good", "badges", false],
      ["look", "tokens", false],
    ]);
    const url = "https://school.example";
    const named = { keys: { badges: "keys/badges.json" }, key: "badges", url };
    await change({ credentials: named });
    expect(await found()).to.deep.equal([
      ["good", "badges", false],
      ["look", "the", true],
    ]);
    const profile = { id: "did:web:school.example", type: ["Profile"], name: "Riverside School" };
    await hubs.setProfile(office.admin, { hub: office.hub, profile }).send();
    expect(await found()).to.deep.equal([["good", "badges", false]]);
    const both = { badges: "keys/badges.json", tokens: "keys/tokens.json" };
    await change({ credentials: { keys: both, key: "badges", tokenKey: "tokens" } });
    await wait(office, DAY);
    await keys("compromised", "badges");
    expect(await found()).to.deep.equal([
      ["wrong", "badges", true],
      ["look", "tokens", true],
    ]);
    const credentials = { keys: { tokens: "keys/tokens.json", lost: "keys/lost.json" }, key: "tokens" };
    await change({ credentials: { ...credentials, tokenKey: "lost" } });
    expect(await found()).to.deep.equal([
      ["wrong", "tokens", true],
      ["wrong", "The", true],
    ]);
  });

  it("tells a network's fault as such, and what it did not check", async () => {
    const ran = await office.cairn(["doctor", "--rpc", SILENT, "--json"]);
    expect(ran.status).to.equal(1);
    expect(of(ran, "rpc")[0]).to.include({ outcome: "wrong" });
    expect(of(ran, "rpc")[0]?.message).to.contain("did not answer");
    for (const name of ["chain", "contracts", "hub", "staff"]) {
      expect(of(ran, name)[0]?.outcome, name).to.equal("skipped");
    }
    expect(of(ran, "key")[0]?.outcome).to.equal("good");
  });

  it("names the chain that the node serves instead of the one of the address book", async () => {
    await writeFile(
      path.join(office.folder, "deployment.json"),
      toJson({ ...office.deployment, chainId: 11155111 }),
    );
    const ran = await office.cairn(["doctor", "--json"]);
    expect(ran.status).to.equal(1);
    expect(of(ran, "chain")[0]?.message).to.contain("11155111").and.to.contain("31337");
  });

  it("trap 39: names a wallet's address where a contract's was meant, and another contract's code", async () => {
    const { contracts } = office.deployment;
    const wrong = {
      ...contracts,
      ContentLog: { ...contracts.ContentLog, address: new Wallet(KEYS.learner).address },
      RecordLens: { ...contracts.RecordLens, codeHash: toBeHex(1, 32) },
    };
    await writeFile(
      path.join(office.folder, "deployment.json"),
      toJson({ ...office.deployment, contracts: wrong }),
    );
    const ran = await office.cairn(["doctor", "--json"]);
    expect(ran.status).to.equal(1);
    const messages = of(ran, "contracts").map(({ message }) => message);
    expect(messages).to.have.length(2);
    expect(messages.find((message) => message.startsWith("ContentLog"))).to.contain("a wallet or nothing");
    expect(messages.find((message) => message.startsWith("RecordLens"))).to.contain("another contract");
    const swapped = { ...contracts, HubRegistry: contracts.LearnerRegistry };
    await writeFile(
      path.join(office.folder, "deployment.json"),
      toJson({ ...office.deployment, contracts: swapped }),
    );
    const references = await office.cairn(["doctor", "--json"]);
    expect(of(references, "references")[0]).to.include({ outcome: "wrong" });
  });

  it("trap 39: names a contract's address where a wallet's was meant", async () => {
    const { address: account } = office.deployment.contracts.AchievementToken;
    await change({ keys: { safe: { wallet: office.rpc, account } }, key: "safe" });
    const ran = await office.cairn(["doctor", "--json"]);
    expect(of(ran, "key")[0]?.message).to.contain("the network's contract AchievementToken");
  });

  it("finds a closed or unknown hub, and none", async () => {
    await hubs.close(office.admin, { hub: office.hub }).send();
    await wait(office, 2);
    const closed = await office.cairn(["doctor", "--json"]);
    expect(closed.status).to.equal(1);
    expect(of(closed, "hub")[0]?.message).to.contain("is closed since");
    expect(of(closed, "accreditation")[0]).to.include({ outcome: "wrong", message: "closed" });
    await change({ hub: 99 });
    expect(of(await office.cairn(["doctor", "--json"]), "hub")[0]?.message).to.contain("has no hub 99");
    await change({ hub: undefined });
    const none = await office.cairn(["doctor", "--json"]);
    expect(none.status, none.out).to.equal(0);
    expect(of(none, "hub")[0]?.next).to.contain("cairn hub register");
  });

  it("tells who may do what, and until when", async () => {
    const learner = await office.cairn(["doctor", "--json"], { as: "learner" });
    expect(learner.status).to.equal(1);
    expect(of(learner, "staff")[0]?.next).to.contain(new Wallet(KEYS.learner).address);
    const admin = await office.cairn(["doctor", "--json"], { as: "admin" });
    expect(of(admin, "staff")[0]).to.include({ outcome: "look", message: "admin of the hub" });
    const accreditor = await office.cairn(["doctor", "--json"], { as: "accreditor" });
    expect(of(accreditor, "staff")[0]?.message).to.contain("accreditor of the network");
    const account = address(new Wallet(KEYS.attester).address);
    const time = await now(office);
    const roles = async (from: number, until: number, names: readonly hubs.Role[]) => {
      const window = { from: unixTime(time + from), until: unixTime(time + until) };
      await hubs.setStaff(office.admin, { hub: office.hub, account, roles: names, ...window }).send();
      return of(await office.cairn(["doctor", "--json"]), "staff")[0];
    };
    expect(await roles(DAY, 90 * DAY, ["ISSUE"])).to.include({ outcome: "wrong" });
    expect(await roles(0, 10 * DAY, ["ISSUE"])).to.include({ outcome: "look" });
    expect(await roles(0, 90 * DAY, ["REVOKE"])).to.include({ outcome: "look" });
    expect(await roles(0, 90 * DAY, ["ISSUE"])).to.include({ outcome: "good" });
    await wait(office, 91 * DAY);
    const over = await office.cairn(["doctor", "--json"]);
    expect(of(over, "staff")[0]).to.include({ outcome: "wrong" });
    expect(of(over, "clock")[0]?.message).to.contain("ahead of this machine's clock");
  });

  it("advises a renewal in time, and finds definitions that nothing covers", async () => {
    const until = unixTime((await now(office)) + 60 * DAY);
    const diploma = { hub: office.hub, name: "Diploma", document: { name: "Diploma" } };
    await definitions.define(office.attester, { ...diploma, kind: kindOf("Diploma") }).send();
    await accreditation.accredit(office.accreditor, { hub: office.hub, kinds: office.scope, until }).send();
    const ran = await office.cairn(["doctor", "--json"]);
    expect(ran.status, ran.out).to.equal(0);
    expect(of(ran, "accreditation")[0]).to.include({ outcome: "look" });
    expect(of(ran, "definitions")[0]?.message).to.contain("2 Diploma");
  });

  it("finds a key that is not there, and an account without ether", async () => {
    const unset = await office.cairn(["doctor", "--json"], {
      env: { KEY_ATTESTER: Wallet.createRandom().privateKey },
    });
    expect(unset.status).to.equal(1);
    expect(of(unset, "balance")[0]).to.include({ outcome: "wrong" });
    await change({ keys: { office: { env: "NOT_SET" }, file: { keystore: "gone.json" } }, key: "office" });
    const gone = await office.cairn(["doctor", "--json"]);
    expect(of(gone, "key")[0]?.message).to.contain("NOT_SET is not set");
    const file = await office.cairn(["doctor", "--key", "file", "--json"]);
    expect(of(file, "key")[0]?.next).to.contain("cairn key new gone.json");
    const unknown = await office.cairn(["doctor", "--key", "other", "--json"]);
    expect(of(unknown, "key")[0]?.next).to.contain("cairn key list");
    await change({ keys: {}, key: undefined });
    const none = await office.cairn(["doctor", "--json"]);
    expect(none.status, none.out).to.equal(0);
    expect(of(none, "key")[0]).to.include({ outcome: "look" });
    expect(of(none, "staff")[0]).to.include({ outcome: "skipped" });
  });
});
