import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { claimCodes, hubId } from "@cairn/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { FUZZ, hostileBytes, hostileTexts, outcomeOf } from "../../../sdk/test/utils/hostile.ts";
import type { Context } from "../../src/Context.ts";
import { readSignatures } from "../../src/cohort/attest/sign.ts";
import { readCredentials } from "../../src/cohort/badges/credentialsFile.ts";
import type { CohortLearner } from "../../src/cohort/files.ts";
import { readLearners, readPlan, readReceipt } from "../../src/cohort/files.ts";
import { usedStatusIndices } from "../../src/cohort/usedStatusIndices.ts";
import type { Config } from "../../src/config/Config.ts";
import { loadConfig } from "../../src/config/loadConfig.ts";
import { parseConfig } from "../../src/config/parseConfig.ts";
import { parseKeyFile } from "../../src/credentials/keyFile.ts";
import { readBytes, readLines } from "../../src/files/readWithin.ts";
import { addressOfKey, keyNamed, openSigner } from "../../src/keys/openSigner.ts";
import { readDeployment } from "../../src/network/openNetwork.ts";
import { listFiles, readRecords } from "../../src/record/readRecords.ts";

const ACCOUNT = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
const HASH = `0x${"ab".repeat(32)}`;
const GIGABYTE = 2 ** 30;
const code = claimCodes.draw();
const LEARNERS: readonly CohortLearner[] = [
  { line: 2, name: "Ana García", email: "ana@example.org", learner: ACCOUNT as CohortLearner["learner"] },
  { line: 3, learner: claimCodes.addressOf(code), code: claimCodes.format(code) },
];
const PLAN = {
  version: 1,
  mode: "anchor",
  hub: 1,
  definitions: [3],
  source: { file: "a.csv", hash: HASH },
  size: 2,
};
const RECEIPT = {
  ...{ mode: "anchor", root: HASH, size: 2, attester: ACCOUNT, attestedAt: 1_700_000_000 },
  transactions: [{ hash: HASH, block: 7, gasUsed: "21000", fee: "12345678901234567890" }],
};
const CONFIG = {
  ...{
    version: 1,
    rpc: "http://127.0.0.1:8545",
    deployment: "deployments/31337-local.json",
    hub: 1,
    key: "office",
  },
  ...{
    language: "es",
    accreditors: [ACCOUNT],
    claimPage: "https://school.example/claim",
    contact: "office@school.example",
  },
  credentials: {
    url: "https://school.example/learning",
    keys: { badges: "keys/badges.json", tokens: "keys/tokens.json" },
    key: "badges",
    tokenKey: "tokens",
  },
  keys: {
    office: { keystore: "keys/office.json" },
    ci: { env: "CAIRN_KEY" },
    frame: { wallet: "http://127.0.0.1:1248", account: ACCOUNT },
  },
};
const linesOf = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join("");

describe("fuzz: files of an office", function () {
  this.timeout(FUZZ.timeoutMs);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "cairn-files-"));
    await mkdir(path.join(folder, "algebra"));
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const all = async (items: AsyncIterable<unknown>): Promise<unknown[]> => {
    const found: unknown[] = [];
    for await (const item of items) found.push(item);
    return found;
  };
  const cohort = () => path.join(folder, "algebra");
  const FILES: Readonly<
    Record<string, readonly [sample: string, read: () => Promise<unknown>, expected: unknown]>
  > = {
    "learners.ndjson": [linesOf(LEARNERS), () => all(readLearners(cohort())), LEARNERS],
    "plan.json": [JSON.stringify(PLAN), () => readPlan(cohort()), PLAN],
    "receipt.json": [JSON.stringify(RECEIPT), () => readReceipt(cohort()), RECEIPT],
    "signatures.ndjson": [
      linesOf([{ id: HASH, attester: ACCOUNT, signature: "0x1234" }]),
      () => readSignatures(cohort()),
      new Map([[HASH, { attester: ACCOUNT, signature: "0x1234" }]]),
    ],
    "credentials.ndjson": [
      linesOf([
        { version: 1, subject: "wallet" },
        { id: HASH, credential: { type: ["VerifiableCredential"] } },
        { id: HASH, fault: { path: "/name", reason: "It is not text." } },
      ]),
      () => all(readCredentials(cohort(), 2)),
      [
        { id: HASH, credential: { type: ["VerifiableCredential"] } },
        { id: HASH, fault: { path: "/name", reason: "It is not text." } },
      ],
    ],
    "cohort.ndjson": [
      linesOf([{ hub: 1 }, { statusIndex: 7 }, { statusIndex: 9 }, { root: HASH }]),
      () => usedStatusIndices({ parent: folder, except: "", hub: hubId(1), needed: 1 }),
      { used: new Set([7, 9]), lists: 1 },
    ],
  };

  for (const [name, [sample, read, expected]] of Object.entries(FILES)) {
    it(`${name}: what was written is read, anything else is MALFORMED_COHORT that names the file`, async () => {
      const file = path.join(cohort(), name);
      await writeFile(file, sample);
      expect(await read()).to.deep.equal(expected);
      await fc.assert(
        fc.asyncProperty(fc.oneof(hostileTexts([sample]), hostileBytes([sample])), async (content) => {
          await writeFile(file, content);
          const outcome = await outcomeOf(read);
          if (!("error" in outcome)) return;
          expect(outcome.error.code).to.equal("MALFORMED_COHORT");
          expect(outcome.error.details.file).to.equal(file);
        }),
        FUZZ,
      );
      await writeFile(file, "null\n");
      if (name !== "cohort.ndjson") expect(await outcomeOf(read)).to.have.property("error");
      await rm(file);
    });
  }

  it("cairn.json: any text is a configuration, or INVALID_ARGUMENT that names the file", async () => {
    const sample = JSON.stringify(CONFIG);
    const file = path.join(folder, "cairn.json");
    expect(parseConfig({ text: sample, file, folder })).to.deep.include({ hub: 1, keys: CONFIG.keys });
    await fc.assert(
      fc.asyncProperty(hostileTexts([sample]), async (text) => {
        const outcome = await outcomeOf(() => parseConfig({ text, file, folder }));
        if (!("error" in outcome)) return;
        expect(outcome.error.code).to.equal("INVALID_ARGUMENT");
        expect(outcome.error.details.file).to.equal(file);
      }),
      FUZZ,
    );
    for (const hub of ['"1"', "[1]", "true"]) {
      const text = sample.replace('"hub":1', `"hub":${hub}`);
      expect(await outcomeOf(() => parseConfig({ text, file, folder }))).to.have.property("error");
    }
  });

  it("a key is one that the configuration itself names, a variable one that the environment itself has", async () => {
    const config = { folder, keys: { office: { env: "toString" } } } as unknown as Config;
    expect(keyNamed(config, "office")).to.deep.equal({ env: "toString" });
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      expect(keyNamed(config, name)).to.equal(undefined);
    }
    const context = { config, options: { key: "office" }, env: {} } as unknown as Context;
    expect(await outcomeOf(() => openSigner(context, undefined as never))).to.have.nested.property(
      "error.code",
      "NO_SIGNER",
    );
  });

  it("a keystore of any bytes tells an address or none, by a code", async () => {
    const sample = JSON.stringify({ version: 3, address: ACCOUNT.slice(2).toLowerCase(), crypto: {} });
    const context = {
      cwd: folder,
      env: { CAIRN_PASSWORD_FILE: "nowhere" },
      err: () => undefined,
    } as unknown as Context;
    const source = { keystore: "key.json" };
    await writeFile(path.join(folder, "key.json"), sample);
    expect(await addressOfKey(context, source)).to.equal(ACCOUNT);
    const signer = {
      ...context,
      options: { key: "k" },
      config: { folder, keys: { k: source } },
    } as unknown as Context;
    expect(await outcomeOf(() => openSigner(signer, undefined as never))).to.have.nested.property(
      "error.code",
      "NO_SIGNER",
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostileTexts([sample]), hostileBytes([sample])), async (content) => {
        await writeFile(path.join(folder, "key.json"), content);
        await outcomeOf(() => addressOfKey(context, source));
      }),
      FUZZ,
    );
  });

  it("an assertion key's file of any text names a key, or says that it is none", async () => {
    const publicKeyMultibase = "z6MkrWm5YaTPBBMedesaHxPeriwHHxxijhiMiLK3srjkuAMD";
    const encrypted = "e30.e30.e30.e30.e30";
    const sample = JSON.stringify({ type: "CairnAssertionKey", version: 1, publicKeyMultibase, encrypted });
    expect(parseKeyFile(sample, "key.json").publicKey.multibase).to.equal(publicKeyMultibase);
    await fc.assert(
      fc.asyncProperty(hostileTexts([sample]), async (text) => {
        const outcome = await outcomeOf(() => parseKeyFile(text, "key.json"));
        if ("error" in outcome) expect(outcome.error.code).to.equal("NO_SIGNER");
      }),
      FUZZ,
    );
  });

  it("zips of any bytes hold records, or faults with a reason", async () => {
    const zip = zipSync({
      "a.cairn.json": strToU8("{}"),
      "b.cairn.json": [strToU8("x".repeat(500)), { level: 9 }],
    });
    const file = path.join(folder, "many.zip");
    const { signal } = new AbortController();
    const found = async () => await all(readRecords(await listFiles(folder, ["many.zip"]), { signal }));
    await writeFile(file, zip);
    expect(await found()).to.have.length(2);
    const flips = fc.array(fc.record({ at: fc.nat(), value: fc.nat({ max: 255 }) }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(flips, fc.nat(), async (places, end) => {
        const damaged = Uint8Array.from(zip);
        for (const { at, value } of places) damaged[at % damaged.length] = value;
        await writeFile(file, end % 2 === 0 ? damaged : damaged.subarray(0, end % damaged.length));
        expect((await outcomeOf(found)) as { value: unknown[] })
          .to.have.property("value")
          .that.is.an("array");
      }),
      FUZZ,
    );
  });

  it("a file of a gigabyte is left after its first bytes, whatever it is to be", async () => {
    const file = path.join(folder, "large");
    await writeFile(file, '{"version":1,');
    await truncate(file, GIGABYTE);
    const { signal } = new AbortController();
    const faults = await all(readRecords(await listFiles(folder, ["large"]), { signal }));
    expect(faults).to.have.nested.property("[0].fault.code", "FILE_TOO_LARGE");
    const context = { cwd: folder, options: { deployment: "large" }, env: {} } as unknown as Context;
    for (const read of [() => loadConfig({ cwd: folder, named: "large" }), () => readDeployment(context)]) {
      const outcome = await outcomeOf(read);
      expect(outcome).to.have.nested.property("error.code", "INVALID_ARGUMENT");
      expect(outcome).to.have.nested.property("error.details.reason").that.includes("more than");
    }
    for (const [name, [, read]] of Object.entries(FILES)) {
      const place = path.join(cohort(), name);
      await writeFile(place, "");
      await truncate(place, GIGABYTE);
      expect(await outcomeOf(read), name).to.have.nested.property("error.code", "MALFORMED_COHORT");
      await rm(place);
    }
  });

  it("lines are read whole, however long the file is and wherever its pieces end", async () => {
    const file = path.join(folder, "lines");
    const lines = Array.from({ length: 3_000 }, (_, place) => "ñ".repeat(place % 97));
    await writeFile(file, lines.join("\n"));
    expect(await all(readLines(file))).to.deep.equal(lines);
    expect((await readBytes(file)).toString()).to.equal(lines.join("\n"));
  });
});
