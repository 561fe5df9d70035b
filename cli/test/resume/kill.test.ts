import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Address, DefinitionId } from "@cairn/sdk";
import { address, definitions, hubs, kindOf, unixTime, verifyMany } from "@cairn/sdk";
import type { SigningKey } from "@cairn/sdk/credentials";
import { achievement, createKey } from "@cairn/sdk/credentials";
import { cohortFolder } from "@cairn/sdk/node";
import { expect } from "chai";
import { getAddress, id, JsonRpcProvider } from "ethers";
import type { LocalChain } from "../../../scripts/test/anvil.ts";
import { startAnvil } from "../../../scripts/test/anvil.ts";
import { AchievementToken__factory } from "../../../sdk/src/contracts/AchievementToken__factory.ts";
import { deployNetwork, now } from "../../../test/scenario/network.ts";
import type { School } from "../../../test/scenario/school.ts";
import { foundSchool } from "../../../test/scenario/school.ts";
import { bundlesOf } from "../../src/cohort/bundlesOf.ts";
import type { Mode } from "../../src/cohort/files.ts";
import { encryptKey } from "../../src/credentials/keyFile.ts";
import { toJson } from "../../src/output/toJson.ts";
import { KEYS } from "../utils/office.ts";

/** A small cohort and three deaths by default; `CAIRN_DEEP=1`, which `npm run test:deep` sets, asks for more. */
const IS_DEEP = process.env.CAIRN_DEEP === "1";
const ROWS = IS_DEEP ? 2_000 : 400;
const KILLS = IS_DEEP ? 10 : 3;
/** A run is killed between these, in milliseconds of its life. */
const SHORTEST_MS = 200;
const LONGEST_MS = 3_300;
/** Seconds between blocks: transactions are pending for a while, so that a run can die while one is. */
const BLOCK_TIME = 1;
const PASSWORD = "correct horse";
const CAIRN = path.resolve("cli", "bin", "cairn.js");

/** Run after run of the office dies at a random moment; the last one ends. */
describe("a school's office whose machine dies", () => {
  let chain: LocalChain;
  let provider: JsonRpcProvider;
  let school: School;
  let learners: readonly Address[];

  before(async function () {
    this.timeout(120_000);
    chain = await startAnvil(["--gas-price", "0", "--block-base-fee-per-gas", "0"]);
    provider = new JsonRpcProvider(chain.url, undefined, { cacheTimeout: -1 });
    provider.pollingInterval = 20;
    const network = await deployNetwork({
      provider,
      signers: await provider.listAccounts(),
      close: async () => undefined,
    });
    school = await foundSchool(network);
    learners = Array.from({ length: ROWS }, (_none, place) =>
      address(getAddress(id(`learner ${place}`).slice(0, 42))),
    );
    await consentAll();
    await provider.send("evm_setIntervalMining", [BLOCK_TIME]);
  });

  after(() => {
    provider.destroy();
    chain.stop();
  });

  for (const mode of ["anchor", "mint", "sign"] as const) {
    it(`trap 44: attests each of ${ROWS} learners exactly once, killed ${KILLS} times, mode ${mode}`, async function () {
      this.timeout(300_000);
      const folder = await mkdtemp(path.join(tmpdir(), `cairn-kill-${mode}-`));
      try {
        await writeOffice(folder, mode);
        const line = [
          "issue",
          "results.csv",
          "--definition",
          String(school.course),
          "--mode",
          mode,
          "--json",
        ];
        const early = await killAgainAndAgain(folder, line);
        const last = await runCairn(folder, line);
        expect(last.status, `${last.out.slice(0, 500)}\n${last.err}`).to.equal(0);
        expect(early, "deaths before the cohort was attested").to.be.greaterThan(0);
        await expectOnce(folder, mode);
        const again = await runCairn(folder, line);
        expect(JSON.parse(again.out), again.err).to.include({ fresh: 0, size: ROWS });
        await expectOnce(folder, mode);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }

  it(`signs each badge once, with the same bytes, killed ${KILLS} times`, async function () {
    this.timeout(300_000);
    const folder = await mkdtemp(path.join(tmpdir(), "cairn-kill-badges-"));
    try {
      await writeOffice(folder, "anchor");
      const line = ["issue", "results.csv", "--definition", String(await defineBadge()), "--json"];
      const key = await registerBadgeKey();
      const attested = await runCairn(folder, line);
      expect(attested.status, attested.err).to.equal(0);
      await giveBadgeKey(folder, key);
      await killAgainAndAgain(folder, line);
      const last = await runCairn(folder, line);
      expect(JSON.parse(last.out).badges, last.err).to.deep.equal({ signed: ROWS, without: [] });
      const file = path.join(folder, "cohorts", "results", "credentials.ndjson");
      const made = await readFile(file, "utf8");
      await rm(file);
      expect((await runCairn(folder, line)).status).to.equal(0);
      expect((await readFile(file, "utf8")) === made, "the same bytes").to.equal(true);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  async function defineBadge(): Promise<DefinitionId> {
    const document = achievement({
      name: "Algebra II",
      description: "Functions and their graphs.",
      achievementType: "Course",
      criteria: { narrative: "A written test, passed." },
    });
    const { hub, attester } = school;
    const kind = kindOf("Course");
    const { result } = await definitions.define(attester, { hub, kind, name: "Algebra II", document }).send();
    return result;
  }

  /** Registers a key that signs badges, and waits until it counts. */
  async function registerBadgeKey(): Promise<SigningKey> {
    const { admin, hub } = school;
    const key = await createKey("Ed25519");
    const from = unixTime((await now(school)) + 5);
    await hubs.addKey(admin, { hub, multikey: key.multikey, from, until: unixTime(from + 86_400) }).send();
    while ((await now(school)) < from) await sleep(100);
    return key;
  }

  async function giveBadgeKey(folder: string, key: SigningKey): Promise<void> {
    await writeFile(path.join(folder, "badges.json"), await encryptKey(key, PASSWORD));
    const file = path.join(folder, "cairn.json");
    const config = JSON.parse(await readFile(file, "utf8")) as object;
    const credentials = { keys: { badges: "badges.json" }, key: "badges" };
    await writeFile(file, JSON.stringify({ ...config, credentials }));
  }

  async function consentAll(): Promise<void> {
    await provider.send("anvil_autoImpersonateAccount", [true]);
    const { hub, scope, until, deployment } = school;
    const { interface: abi } = (
      await import("../../../sdk/src/contracts/LearnerRegistry__factory.ts")
    ).LearnerRegistry__factory.connect(deployment.contracts.LearnerRegistry.address, provider);
    const to = deployment.contracts.LearnerRegistry.address;
    for (let place = 0; place < learners.length; place += 100) {
      await Promise.all(
        learners.slice(place, place + 100).map(async (from) => {
          const data = abi.encodeFunctionData("consent", [from, hub, scope, until]);
          await provider.send("eth_sendTransaction", [{ from, to, data, gas: "0x30d40", gasPrice: "0x0" }]);
        }),
      );
    }
    await provider.send("anvil_autoImpersonateAccount", [false]);
  }

  async function writeOffice(folder: string, mode: Mode): Promise<void> {
    const config = {
      version: 1,
      rpc: chain.url,
      deployment: "deployment.json",
      hub: school.hub,
      keys: { office: { env: "OFFICE_KEY" } },
      key: "office",
    };
    await writeFile(path.join(folder, "cairn.json"), JSON.stringify(config));
    await writeFile(path.join(folder, "deployment.json"), toJson(school.deployment));
    // A row in three has no wallet, where that is possible.
    const rows = learners.map((learner, place) => {
      const wallet = mode !== "mint" && place % 3 === 0 ? "" : learner;
      return `Learner ${place},${wallet},2024-06-30,${place % 4 === 0 ? "Distinction" : "Pass"}`;
    });
    await writeFile(
      path.join(folder, "results.csv"),
      `${["name,address,date,result", ...rows].join("\n")}\n`,
    );
  }

  /**
   * Kills run after run at a random moment of its life, until that many have died of it. The first die young, before they
   * can have attested anything, and each later one may live longer. A run that ends before its moment tells how long one
   * takes by now. Returns how many died before the cohort was attested.
   */
  async function killAgainAndAgain(folder: string, line: readonly string[]): Promise<number> {
    const receipt = path.join(folder, "cohorts", "results", "receipt.json");
    let longest = LONGEST_MS;
    let early = 0;
    for (let deaths = 0; deaths < KILLS; ) {
      const since = performance.now();
      const latest = SHORTEST_MS + ((longest - SHORTEST_MS) * (deaths + 1)) / KILLS;
      const { killed } = await runCairn(folder, line, SHORTEST_MS + Math.random() * (latest - SHORTEST_MS));
      if (!killed) {
        longest = Math.min(longest, performance.now() - since);
        continue;
      }
      deaths += 1;
      if (!existsSync(receipt)) early += 1;
    }
    return early;
  }

  async function expectOnce(folder: string, mode: Mode): Promise<void> {
    const directory = path.join(folder, "cohorts", "results");
    const cohort = await cohortFolder({ directory }).load();
    if (cohort === undefined) throw new Error("there is no cohort");
    expect(cohort.size).to.equal(ROWS);
    const attested: string[] = [];
    for await (const { achievement } of cohort.records()) attested.push(achievement.learner);
    expect(new Set(attested).size).to.equal(ROWS);
    const token = AchievementToken__factory.connect(
      school.deployment.contracts.AchievementToken.address,
      provider,
    );
    const anchored = await token.queryFilter(token.filters.CohortAnchored(school.hub));
    expect(anchored.filter(({ args }) => args.root === cohort.tree.root)).to.have.length(
      mode === "anchor" ? 1 : 0,
    );
    expect(anchored).to.have.length(1);
    const issued = await token.queryFilter(token.filters.AchievementIssued());
    expect(issued).to.have.length(mode === "anchor" ? 0 : ROWS);
    expect(new Set(issued.map(({ args }) => args.learner)).size).to.equal(issued.length);
    await expectVerdicts(directory, mode, cohort);
  }

  async function expectVerdicts(
    directory: string,
    mode: Mode,
    cohort: Parameters<typeof bundlesOf>[1]["cohort"],
  ): Promise<void> {
    const signal = new AbortController().signal;
    async function* files() {
      for await (const { record } of bundlesOf(school.reader, { cohort, folder: directory, mode, signal }))
        yield record;
    }
    const expected = mode === "sign" ? "unknown" : "valid";
    let count = 0;
    for await (const { verdict, checks } of verifyMany(files(), { client: school.reader })) {
      count += 1;
      expect(verdict, toJson(checks)).to.equal(expected);
      if (mode === "sign") expect(checks.map(({ code }) => code)).to.include("ISSUE_TIME_UNPROVEN");
    }
    expect(count).to.equal(ROWS);
  }
});

/** Runs the command as a process of its own; kills it after some milliseconds, where they are given. */
async function runCairn(
  cwd: string,
  line: readonly string[],
  killAfter?: number,
): Promise<{ status: number | null; killed: boolean; out: string; err: string }> {
  // What the test itself is told, such as CAIRN_RPC, is not for the office.
  const env = { PATH: process.env.PATH, OFFICE_KEY: KEYS.attester, CAIRN_PASSWORD: PASSWORD };
  const child = spawn(process.execPath, [CAIRN, ...line], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  if (killAfter !== undefined) {
    await Promise.race([sleep(killAfter), ended]);
    child.kill("SIGKILL");
  }
  const status = await ended;
  return { status, killed: child.signalCode === "SIGKILL", out, err };
}
