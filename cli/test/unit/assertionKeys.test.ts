import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { json } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import type { SigningKey } from "@cairn/sdk/credentials";
import { createKey, jwkOf, keyOfJwk } from "@cairn/sdk/credentials";
import { expect } from "chai";
import { CompactEncrypt, decodeProtectedHeader } from "jose";
import type { Context } from "../../src/Context.ts";
import type { Config, CredentialsConfig } from "../../src/config/Config.ts";
import { loadConfig } from "../../src/config/loadConfig.ts";
import { parseConfig } from "../../src/config/parseConfig.ts";
import { saveConfig } from "../../src/config/saveConfig.ts";
import { hubIssuer, issuerDid, requireUrl } from "../../src/credentials/hubIssuer.ts";
import { decryptKey, encryptKey, parseKeyFile } from "../../src/credentials/keyFile.ts";
import type { KeyUse } from "../../src/credentials/openAssertionKey.ts";
import { openAssertionKey } from "../../src/credentials/openAssertionKey.ts";

const PASSWORD = "correct horse";

async function refusal(work: () => unknown): Promise<{ code: string; message: string; details: object }> {
  try {
    await work();
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { code: error.code, message: error.shortMessage, details: error.details };
  }
  throw new Error("nothing was refused");
}

describe("assertion keys in files", () => {
  let folder: string;
  let ed25519: SigningKey;
  let p256: SigningKey;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cairn-assertion-"));
    await mkdir(path.join(folder, "keys"));
    [ed25519, p256] = await Promise.all([createKey("Ed25519"), createKey("P-256")]);
    await writeFile(path.join(folder, "keys/badges.json"), await encryptKey(ed25519, PASSWORD));
    await writeFile(path.join(folder, "keys/tokens.json"), await encryptKey(p256, PASSWORD));
    await writeFile(path.join(folder, "keys/other.json"), "{}");
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const KEYS = { badges: "keys/badges.json", tokens: "keys/tokens.json" };
  const contextOf = (credentials?: CredentialsConfig, env: Record<string, string> = {}): Context => {
    const config: Config = {
      file: path.join(folder, "cairn.json"),
      folder,
      keys: {},
      ...(credentials === undefined ? {} : { credentials }),
    };
    return {
      ...{ cwd: folder, env: { CAIRN_PASSWORD: PASSWORD, ...env }, config, isTerminal: false },
      ...{ say: () => "", err: () => undefined },
    } as unknown as Context;
  };

  it("come back whole as JSON Web Keys, which a broken one does not", async () => {
    for (const key of [ed25519, p256]) {
      const jwk = await jwkOf(key);
      expect(await keyOfJwk(jwk)).to.deep.equal(key);
      const { d, ...open } = jwk;
      expect(d).to.match(/^[\w-]{43}$/);
      for (const broken of [open, { ...jwk, d: "AA" }, { ...jwk, x: "AA" }, { ...jwk, crv: "secp256k1" }]) {
        const { code, details } = await refusal(async () => await keyOfJwk(broken));
        expect(code).to.equal("INVALID_KEY");
        expect(JSON.stringify(details)).not.to.include(d);
      }
    }
  });

  it("are encrypted with the password and enough rounds, and show their public half alone", async () => {
    const text = await encryptKey(ed25519, PASSWORD);
    const { d = "" } = await jwkOf(ed25519);
    expect(text).to.include(ed25519.multibase).and.not.include(ed25519.secretMultibase).and.not.include(d);
    const file = parseKeyFile(text, "x.json");
    const { secretMultibase: _secret, ...open } = ed25519;
    expect(file.publicKey).to.deep.equal(open);
    expect(decodeProtectedHeader(file.encrypted)).to.include({ alg: "PBES2-HS512+A256KW", enc: "A256GCM" });
    expect(decodeProtectedHeader(file.encrypted).p2c).to.be.at.least(210_000);
    expect(await encryptKey(ed25519, PASSWORD)).not.to.equal(text);
  });

  it("are opened for what they are for, or by name", async () => {
    const context = contextOf({ keys: KEYS, key: "badges", tokenKey: "tokens" });
    expect(await openAssertionKey(context, "key")).to.deep.equal(ed25519);
    expect(await openAssertionKey(context, "tokenKey")).to.deep.equal(p256);
    expect(await openAssertionKey(context, { name: "tokens" })).to.deep.equal(p256);
  });

  it("are refused where none is named, it is of another type, unreadable, or the password is wrong", async () => {
    const opened = async (credentials: CredentialsConfig | undefined, use: KeyUse, env = {}) =>
      await refusal(async () => await openAssertionKey(contextOf(credentials, env), use));
    for (const use of ["key", "tokenKey"] as const) {
      expect((await opened(undefined, use)).code).to.equal("NO_SIGNER");
      expect((await opened({ keys: KEYS }, use)).message).to.match(/^The configuration names no/);
    }
    expect((await opened({ keys: KEYS, key: "tokens" }, "key")).code).to.equal("INVALID_KEY");
    expect((await opened({ keys: KEYS, tokenKey: "badges" }, "tokenKey")).code).to.equal("INVALID_KEY");
    const wrong = await opened({ keys: KEYS, key: "badges" }, "key", { CAIRN_PASSWORD: "wrong horse" });
    expect(wrong.message).to.equal("The password does not open the assertion key.");
    const missing = await opened({ keys: { badges: "nothing.json" }, key: "badges" }, "key");
    expect(missing.message).to.equal("The assertion key's file cannot be read.");
    const foreign = await opened({ keys: { badges: "keys/other.json" }, key: "badges" }, "key");
    expect(foreign.message).to.equal("The file is not an assertion key's.");
    const unknown = await refusal(
      async () => await openAssertionKey(contextOf({ keys: KEYS }), { name: "constructor" }),
    );
    expect(unknown.message).to.equal("The configuration has no assertion key of this name.");
  });

  it("are refused where the file was changed, or asks for more rounds than any honest one", async () => {
    const swapped = { ...parseKeyFile(await encryptKey(ed25519, PASSWORD), "x.json"), publicKey: p256 };
    const at = { password: PASSWORD, file: "x.json" };
    expect((await refusal(async () => await decryptKey(swapped, at))).message).to.include("another key");
    const jwk = new TextEncoder().encode(JSON.stringify(await jwkOf(ed25519)));
    const weak = await new CompactEncrypt(jwk)
      .setProtectedHeader({ alg: "PBES2-HS256+A128KW", enc: "A256GCM" })
      .encrypt(new TextEncoder().encode(PASSWORD));
    const [header = "", ...rest] = swapped.encrypted.split(".");
    const endless = { ...JSON.parse(Buffer.from(header, "base64url").toString("utf8")), p2c: 2 ** 31 };
    const slow = [Buffer.from(JSON.stringify(endless)).toString("base64url"), ...rest].join(".");
    for (const encrypted of ["", "a.b.c.d.e", weak, slow]) {
      const { code, message } = await refusal(
        async () => await decryptKey({ publicKey: ed25519, encrypted }, at),
      );
      expect(code).to.equal("NO_SIGNER");
      expect(message).to.include("damaged");
    }
    for (const text of ["", "null", "[]", "{", '{"type":"CairnAssertionKey","version":1,"encrypted":"x"}']) {
      expect((await refusal(() => parseKeyFile(text, "x.json"))).code).to.equal("NO_SIGNER");
    }
  });

  it("make the hub an issuer: its did:web where it has an address, else each key's did:key", async () => {
    const plain = contextOf({ keys: KEYS });
    const { keys } = await hubIssuer(plain);
    expect(keys.map(({ name, multibase }) => [name, multibase])).to.deep.equal([
      ["badges", ed25519.multibase],
      ["tokens", p256.multibase],
    ]);
    expect(issuerDid(plain, ed25519)).to.equal(`did:key:${ed25519.multibase}`);
    expect((await refusal(() => requireUrl(plain))).code).to.equal("INVALID_ARGUMENT");
    const served = contextOf({ url: "https://school.example/learning", keys: KEYS });
    expect(issuerDid(served, ed25519)).to.equal("did:web:school.example:learning");
    expect(requireUrl(served)).to.equal("https://school.example/learning");
    expect(await hubIssuer(contextOf())).to.deep.equal({ keys: [] });
  });
});

describe("credentials in the configuration", () => {
  const parse = (credentials: json.JsonValue): CredentialsConfig | undefined =>
    parseConfig({ text: JSON.stringify({ version: 1, credentials }), file: "/x/cairn.json", folder: "/x" })
      .credentials;
  const keys = { badges: "keys/badges.json", tokens: "keys/tokens.json" };

  it("are read and saved as they are, the address without a slash at its end", async () => {
    const credentials = { url: "https://school.example/learning", keys, key: "badges", tokenKey: "tokens" };
    expect(parse(credentials)).to.deep.equal(credentials);
    expect(parse({})).to.deep.equal({ keys: {} });
    expect(parse({ url: "https://school.example/" })).to.deep.equal({
      url: "https://school.example",
      keys: {},
    });
    const folder = await mkdtemp(path.join(tmpdir(), "cairn-config-"));
    try {
      await saveConfig({ file: path.join(folder, "cairn.json"), folder, keys: {}, credentials });
      expect((await loadConfig({ cwd: folder }))?.credentials).to.deep.equal(credentials);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("are refused with the field that is wrong", async () => {
    const cases: readonly [json.JsonValue, string][] = [
      ["x", "/credentials"],
      [{ keys, secret: "z" }, "/credentials/secret"],
      [{ keys: [] }, "/credentials/keys"],
      [{ keys: { badges: 5 } }, "/credentials/keys/badges"],
      [{ keys, key: "office" }, "/credentials/key"],
      [{ keys, key: "constructor" }, "/credentials/key"],
      [{ keys, tokenKey: 1 }, "/credentials/tokenKey"],
      [{ url: "" }, "/credentials/url"],
      ...[
        "school.example",
        "http://school.example",
        "https://school.example?a=b",
        "https://school.example#a",
        "https://me:secret@school.example",
      ].map((url): [json.JsonValue, string] => [{ url }, "/credentials/url"]),
    ];
    for (const [value, at] of cases) {
      const { code, details } = await refusal(() => parse(value));
      expect([code, (details as { path?: string }).path]).to.deep.equal(["INVALID_ARGUMENT", at]);
    }
  });
});
