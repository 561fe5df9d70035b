import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { Wallet } from "ethers";
import { toJson } from "../../src/output/toJson.ts";
import type { Office } from "../utils/office.ts";
import { KEYS, openOffice, runLine } from "../utils/office.ts";

/** A port on which nothing listens. */
const SILENT = "http://127.0.0.1:9";

describe("cairn init", () => {
  let office: Office;
  let folder: string;
  before(async () => {
    office = await openOffice();
  });
  after(async () => {
    await office.close();
  });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cairn-init-"));
    await mkdir(path.join(folder, "deployments"));
    await writeFile(path.join(folder, "deployments/31337-test.json"), toJson(office.deployment));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const init = async (line: readonly string[], options: Parameters<typeof runLine>[2] = {}) =>
    await runLine(folder, ["init", ...line], options);
  const config = async () =>
    JSON.parse(await readFile(path.join(folder, "cairn.json"), "utf8")) as Record<string, unknown>;
  const { address: attester } = new Wallet(KEYS.attester);

  it("writes what flags say, finds the deployment by its chain, and the command works with it", async () => {
    const line = [
      "--rpc",
      office.rpc,
      "--hub",
      "1",
      "--key-env",
      "KEY_ATTESTER",
      "--contact",
      "Room 7",
      "--json",
    ];
    const { status, err, json } = await init(line);
    expect(status, err).to.equal(0);
    expect(await config()).to.deep.equal({
      version: 1,
      rpc: office.rpc,
      deployment: path.join("deployments", "31337-test.json"),
      hub: 1,
      keys: { office: { env: "KEY_ATTESTER" } },
      key: "office",
      language: "en",
      contact: "Room 7",
    });
    expect(json()).to.include({ address: attester });
    const doctor = await runLine(folder, ["doctor", "--json"]);
    expect(doctor.json(), doctor.out).to.include({ ok: true });
    const hub = await runLine(folder, ["hub", "show"]);
    expect(hub.out).to.contain("Riverside School");
  });

  it("asks a person, in the language that was chosen, and makes a key", async () => {
    const answers = [
      "Español",
      SILENT,
      office.rpc,
      "Nowhere School",
      "riverside school",
      "crear una nueva, en un archivo cifrado",
      "keys/mine.json",
      "correct horse",
      "correct horse",
      "https://claim.example/",
      "",
    ];
    const { status, err, out } = await init([], { answers });
    expect(status, err).to.equal(0);
    expect(err).to.contain(`Ningún nodo responde en ${SILENT}`);
    expect(err).to.contain("La red no tiene el centro Nowhere School");
    expect(out).to.contain("Después:").and.to.contain("cairn doctor").and.to.contain("envíe algo de ether");
    const written = await config();
    expect(written).to.deep.include({
      hub: 1,
      keys: { office: { keystore: path.join("keys", "mine.json") } },
      language: "es",
      claimPage: "https://claim.example/",
    });
    expect(written).not.to.have.property("contact");
    const list = await runLine(folder, ["key", "list", "--json"]);
    expect(list.json())
      .to.have.nested.property("keys[0].address")
      .that.matches(/^0x[0-9a-fA-F]{40}$/);
  }).timeout(60_000);

  it("never overwrites without asking, and keeps what it does not ask for", async () => {
    const first = ["--rpc", office.rpc, "--hub", "none", "--key-env", "KEY_ADMIN", "--key", "boss"];
    expect((await init(first)).status).to.equal(0);
    const credentials = {
      url: "https://school.example",
      keys: { badges: "keys/badges.json" },
      key: "badges",
    };
    const before = { ...(await config()), credentials };
    await writeFile(path.join(folder, "cairn.json"), JSON.stringify(before));
    const refused = await init(["--rpc", office.rpc, "--hub", "1"]);
    expect(refused.status).to.equal(1);
    expect(refused.err).to.contain("nothing was written");
    const unwanted = await init([], { answers: [false] });
    expect(unwanted.status).to.equal(1);
    expect(await config()).to.deep.equal(before);
    const changed = await init(["--hub", "1", "--yes"]);
    expect(changed.status, changed.err).to.equal(0);
    expect(await config()).to.deep.equal({ ...before, hub: 1 });
    const second = await init(["--key-env", "KEY_ATTESTER", "--yes"]);
    expect(second.status, second.err).to.equal(0);
    expect((await config()).keys).to.deep.equal({
      boss: { env: "KEY_ADMIN" },
      office: { env: "KEY_ATTESTER" },
    });
  });

  it("mends a configuration that cannot be read", async () => {
    await writeFile(path.join(folder, "cairn.json"), '{"version": 1, "hub": "Riverside"}');
    const doctor = await runLine(folder, ["doctor"]);
    expect(doctor.status).to.equal(1);
    expect(doctor.out).to.match(/configuration +✘ wrong/);
    const mended = await init(["--rpc", office.rpc, "--hub", "1", "--yes"]);
    expect(mended.status, mended.err).to.equal(0);
    expect((await config()).hub).to.equal(1);
  });

  it("takes an account of a wallet, and none that the wallet does not show", async () => {
    const base = ["--rpc", office.rpc, "--hub", "1", "--wallet", office.rpc];
    const unsaid = await init(base);
    expect(unsaid.status).to.equal(2);
    expect(unsaid.err).to.contain("which account").and.to.contain(attester);
    const foreign = await init([...base, "--account", Wallet.createRandom().address]);
    expect(foreign.err).to.contain("does not show the account");
    const chosen = await init([...base, "--account", attester]);
    expect(chosen.status, chosen.err).to.equal(0);
    expect((await config()).keys).to.deep.equal({ office: { wallet: office.rpc, account: attester } });
    const sent = await runLine(folder, ["define", "retire", "99", "--json"]);
    expect(sent.json().error).to.have.nested.property("details.contractError", "DefinitionUnknown");
  });

  it("takes a keystore that is there, and no other file for one", async () => {
    const made = await runLine(folder, ["key", "new", "k.json"], {
      env: { CAIRN_PASSWORD: "correct horse" },
    });
    expect(made.status, made.err).to.equal(0);
    const base = ["--rpc", office.rpc, "--hub", "none", "--keystore"];
    expect((await init([...base, "k.json"])).status).to.equal(0);
    const wrong = await init([...base, "deployments/31337-test.json", "--yes"]);
    expect(wrong.status).to.equal(2);
    expect(wrong.err).to.contain("is not an encrypted keystore");
  }).timeout(60_000);

  it("shows a private key to nobody that was typed where a variable's name was meant", async () => {
    const secret = Wallet.createRandom().privateKey;
    for (const typed of [secret, secret.slice(2)]) {
      const { status, out, err } = await init(["--rpc", office.rpc, "--hub", "none", "--key-env", typed]);
      expect(status).to.equal(2);
      expect(out + err).not.to.contain(secret.slice(2, 20));
    }
  });

  it("tells what is missing where nobody can be asked", async () => {
    const { status, err } = await init([]);
    expect(status).to.equal(2);
    expect(err).to.contain("--rpc");
    const noUrl = await init(["--rpc", "localhost:8545"]);
    expect(noUrl.err).to.contain("is not a URL of http");
    const silent = await init(["--rpc", SILENT, "--json"]);
    expect(silent.status).to.equal(1);
    expect(silent.json().error).to.include({ code: "CHAIN_UNREACHABLE" });
    await writeFile(
      path.join(folder, "deployments/second.json"),
      toJson({ ...office.deployment, name: "second" }),
    );
    const many = await init(["--rpc", office.rpc, "--lang", "es"]);
    expect(many.err).to.contain("Hay más de una red de Cairn");
    await rm(path.join(folder, "deployments"), { recursive: true });
    const none = await init(["--rpc", office.rpc]);
    expect(none.err).to.contain("network's operator");
    const twice = await init(["--rpc", office.rpc, "--keystore", "k.json", "--key-env", "CAIRN_KEY"]);
    expect(twice.status).to.equal(2);
  });

  it("trap 39: a deployment whose contract is a wallet's address is refused, and the contract is named", async () => {
    const { contracts } = office.deployment;
    const wrong = { ...contracts, HubRegistry: { ...contracts.HubRegistry, address: attester } };
    const book = path.join(folder, "wrong.json");
    await writeFile(book, toJson({ ...office.deployment, contracts: wrong }));
    const { status, err } = await init(["--rpc", office.rpc, "--deployment", "wrong.json", "--hub", "none"]);
    expect(status).to.equal(1);
    expect(err).to.contain("The address of HubRegistry has no contract: it is a wallet's");
  });
});

describe("cairn key list", () => {
  it("names keys, where they are, and which is the default", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "cairn-keys-"));
    try {
      const none = await runLine(folder, ["key", "list"]);
      expect(none.out).to.contain("cairn key new");
      const account = new Wallet(KEYS.owner).address;
      const keys = {
        office: { env: "KEY_ATTESTER" },
        unset: { env: "NOT_SET" },
        safe: { wallet: "http://127.0.0.1:1248", account },
        gone: { keystore: "gone.json" },
      };
      await writeFile(path.join(folder, "cairn.json"), JSON.stringify({ version: 1, keys, key: "safe" }));
      const { json } = await runLine(folder, ["key", "list", "--json"]);
      const rows = json().keys as { name: string; address: string | null; isDefault: boolean }[];
      expect(rows.map(({ address }) => address)).to.deep.equal([
        new Wallet(KEYS.attester).address,
        null,
        account,
        null,
      ]);
      expect(rows.filter(({ isDefault }) => isDefault).map(({ name }) => name)).to.deep.equal(["safe"]);
      const spanish = await runLine(folder, ["key", "list", "--lang", "es"]);
      expect(spanish.out)
        .to.match(/safe .* ✔ por defecto/)
        .and.to.contain("variable NOT_SET");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
