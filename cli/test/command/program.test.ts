import { exec } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { Wallet } from "ethers";
import { runLine } from "../utils/office.ts";

describe("the command line", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cairn-cli-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it("explains itself, in two languages", async () => {
    const english = await runLine(folder, ["--help"]);
    expect(english.status).to.equal(0);
    expect(english.out)
      .to.match(/^Usage: cairn <command>/)
      .and.to.contain("Exit status:");
    const spanish = await runLine(folder, ["--lang", "es", "key", "new", "--help"]);
    expect(spanish.out)
      .to.match(/^Uso: cairn key new/)
      .and.to.contain("Ejemplos:");
    const system = await runLine(folder, ["--help"], { env: { LANG: "es_ES.UTF-8" } });
    expect(system.out).to.contain("Órdenes:");
  });

  it("says defaults in the reader's language", async () => {
    for (const name of ["issue", "verify", "claim", "revoke", "deliver", "init"]) {
      const { out } = await runLine(folder, [name, "--help", "--lang", "es"]);
      expect(out, name)
        .to.match(/^Uso: cairn /)
        .and.not.to.contain("default");
    }
  });

  it("ends quietly where its reader has seen enough", async () => {
    const bin = path.resolve("cli", "bin", "cairn.js");
    const { stdout, stderr } = await promisify(exec)(
      `"${process.execPath}" "${bin}" --help | true; echo done`,
    );
    expect(stdout).to.equal("done\n");
    expect(stderr).to.equal("");
  });

  it("refuses what it does not know, with status 2", async () => {
    for (const line of [["nothing"], ["key", "new"], ["key", "new", "a", "--wrong"]]) {
      const { status, err } = await runLine(folder, line);
      expect(status, line.join(" ")).to.equal(2);
      expect(err).to.contain("--help");
    }
    const spanish = await runLine(folder, ["nada"], { env: { CAIRN_LANG: "es" } });
    expect(spanish.err).to.contain("orden desconocida: «nada»").and.to.contain("Solución:");
  });

  it("prints errors as JSON where JSON is asked for", async () => {
    const { status, json } = await runLine(folder, ["key", "new", "--json"]);
    expect(status).to.equal(2);
    expect(json().error).to.include({ code: "INVALID_ARGUMENT" });
  });

  it("names the wrong field of a configuration", async () => {
    const wrong = { version: 1, hub: 0 };
    await writeFile(path.join(folder, "cairn.json"), JSON.stringify(wrong));
    const { status, json } = await runLine(folder, ["key", "new", "k.json", "--json"]);
    expect(status).to.equal(2);
    expect(json().error).to.have.nested.property("details.path", "/hub");
  });

  it("refuses a private key in the configuration, and shows it to nobody", async () => {
    const secret = Wallet.createRandom().privateKey;
    const config = { version: 1, keys: { office: { env: secret } } };
    await writeFile(path.join(folder, "cairn.json"), JSON.stringify(config));
    const { status, out, err } = await runLine(folder, ["key", "new", "k.json"]);
    expect(status).to.equal(2);
    expect(err).to.contain("looks like a private key");
    expect(out + err).not.to.contain(secret.slice(2));
  });

  it("makes a key that its password opens, and overwrites none", async () => {
    const env = { CAIRN_PASSWORD: "correct horse" };
    const made = await runLine(folder, ["key", "new", "keys/office.json", "--json"], { env });
    expect(made.status, made.err).to.equal(0);
    const text = await readFile(path.join(folder, "keys/office.json"), "utf8");
    const wallet = await Wallet.fromEncryptedJson(text, env.CAIRN_PASSWORD);
    expect(made.json().address).to.equal(wallet.address);
    const again = await runLine(folder, ["key", "new", "keys/office.json"], { env });
    expect(again.status).to.equal(2);
    expect(await readFile(path.join(folder, "keys/office.json"), "utf8")).to.equal(text);
  }).timeout(30_000);

  it("asks for a new password twice, and takes no short one", async () => {
    const differ = await runLine(folder, ["key", "new", "k.json"], {
      answers: ["correct horse", "correct hose"],
    });
    expect(differ.status).to.equal(2);
    expect(differ.err).to.contain("The two passwords differ");
    const short = await runLine(folder, ["key", "new", "k.json"], { answers: ["short"] });
    expect(short.err).to.contain("The password is too short");
  });
});
