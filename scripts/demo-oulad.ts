// The main job on real results: the Open University attests 15,385 achievements, and every one is verified.
//   npm run demo:oulad -- --data <folder> [--out <folder>] [--json]
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import type { AchievementId, Client, cohorts, StatusIndex, Verdict } from "@cairn/sdk";
import { achievements, bundles, cohorts as cohortActions, verify, verifyMany } from "@cairn/sdk";
import { provenance } from "../bench/lib/provenance.ts";
import { deployEmbedded, startChain } from "./lib/embeddedNetwork.ts";
import { metered } from "./lib/meter.ts";
import { printError, table, toJson } from "./lib/output.ts";
import { startProgress } from "./lib/progress.ts";
import { keyOf, prepare, writeBundles } from "./oulad/cohortFiles.ts";
import type { Presentation } from "./oulad/readResults.ts";
import { DataError, readResults } from "./oulad/readResults.ts";
import type { School, Students } from "./oulad/school.ts";
import { deriveStudents, openSchool } from "./oulad/school.ts";

const HELP = `Attests the real results of the Open University (OULAD) on an embedded chain, and verifies each of them.

  npm run demo:oulad -- --data <folder> [--out <folder>] [--json]

  --data <folder>  the folder with studentInfo.csv and courses.csv of the
                   Open University Learning Analytics Dataset
  --out <folder>   where cohorts and bundles are written: empty or not there yet
                   (default: out/oulad, which is replaced)
  --json           ends with one line of JSON on standard output
  --help           this text

It also writes its figures to bench/results/oulad.json.`;

const CLAIMS = 100;
const REVOCATIONS = 3;
const root = path.join(import.meta.dirname, "..");
const DEFAULT_OUT = path.join(root, "out", "oulad");
const RESULTS = path.join(root, "bench", "results", "oulad.json");

type Options = { readonly data: string; readonly out: string; readonly json: boolean };
type Work = {
  readonly school: School;
  readonly students: Students;
  readonly presentations: readonly Presentation[];
  readonly out: string;
};
type CohortFiles = {
  readonly presentation: Presentation;
  readonly root: string;
  readonly gas: bigint;
  readonly files: readonly string[];
};
type Counts = { readonly valid: number; readonly invalid: number; readonly unknown: number };

const seconds: Record<string, number> = {};

try {
  const options = readOptions();
  if (options === undefined) console.log(HELP);
  else await main(options);
} catch (error) {
  if (error instanceof DataError) {
    console.error(error.message);
    process.exitCode = 2;
  } else printError({ error, json: process.argv.includes("--json") });
}

function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      out: { type: "string", default: DEFAULT_OUT },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  if (values.data === undefined) {
    throw new DataError(
      "Name the folder of the results: npm run demo:oulad -- --data <folder>. They are free (CC BY 4.0): " +
        "https://analyse.kmi.open.ac.uk/open_dataset.",
    );
  }
  return { data: values.data, out: values.out, json: values.json };
}

async function main({ data, out, json }: Options): Promise<void> {
  const origin = provenance();
  const presentations = await phase("read", () => readResults(data));
  const total = presentations.reduce((sum, { results }) => sum + results.length, 0);
  say(`${total} achievements in ${presentations.length} presentations`);
  await emptyFolder(out);

  const network = await phase("deploy", async () => await deployEmbedded(await startChain()));
  const modules = [...new Set(presentations.map(({ module }) => module))];
  const { result: school, cost: setUp } = await phase("define", () =>
    metered(network.connection, () => openSchool(network, modules)),
  );
  const work: Work = { school, students: deriveStudents(), presentations, out };
  await phase("addresses", () => deriveAddresses(work));
  const files = await phase("attest", () => attestAll(work, total));
  const paths = files.flatMap((cohort) => [...cohort.files]);

  const verified = await phase("verify", () => verifyAll(school.client, paths));
  const claimGas = await phase("claim", () => claimSome(network, work, paths));
  const revoked = paths.slice(0, REVOCATIONS);
  const revokeGas = await phase("revoke", () => revokeSome(school, revoked));
  const again = await phase("verifyAgain", () => verifyAll(school.client, paths.slice(0, CLAIMS)));
  const reasons = await Promise.all(revoked.map((file) => reasonOf(school.client, file)));

  const anchorGas = files.reduce((sum, { gas }) => sum + gas, 0n);
  const facts = {
    cohorts: files.length,
    achievements: paths.length,
    definitions: modules.length,
    transactions: {
      deploy: network.deploymentCost.transactions,
      setUp: setUp.transactions,
      anchor: files.length,
      claim: claimGas.length,
      revoke: 1,
    },
    gas: {
      deploy: network.deploymentCost.gas,
      setUp: setUp.gas,
      anchor: anchorGas,
      anchorEach: Number(anchorGas) / paths.length,
      claimEach: Number(claimGas.reduce((sum, gas) => sum + gas, 0n)) / claimGas.length,
      revoke: revokeGas,
    },
    verified,
    afterRevoking: { looked: CLAIMS, ...again, reasons },
    seconds,
    peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1_024),
  };
  await mkdir(path.dirname(RESULTS), { recursive: true });
  const told = { ...origin, ...(JSON.parse(toJson(facts)) as object) };
  await writeFile(RESULTS, `${JSON.stringify(told, null, 2)}\n`);
  printTable(files);
  say(
    `all ${paths.length} verified: ${verified.valid} valid, ${verified.invalid} invalid, ${verified.unknown} unknown`,
  );
  say(
    `${REVOCATIONS} revoked, then ${CLAIMS} verified again: ${again.valid} valid, ${again.invalid} invalid`,
  );
  say(`bundles: ${path.join(out, "bundles")}; figures: ${path.relative(root, RESULTS)}`);
  if (json) console.log(toJson(facts));
  const asExpected =
    verified.valid === total && again.valid === CLAIMS - REVOCATIONS && again.invalid === REVOCATIONS;
  if (!asExpected) throw new Error("The verdicts are not what was attested.");
}

async function deriveAddresses({ presentations, students }: Work): Promise<void> {
  const numbers = new Set(presentations.flatMap(({ results }) => results.map(({ student }) => student)));
  const progress = startProgress({ what: "addresses", total: numbers.size });
  let done = 0;
  for (const student of numbers) {
    students.addressOf(student);
    progress.update(++done);
  }
  progress.stop();
}

async function attestAll(work: Work, total: number): Promise<readonly CohortFiles[]> {
  const { school, presentations, out } = work;
  const progress = startProgress({ what: "prepared and anchored", total });
  const taken = new Set<StatusIndex>();
  const all: CohortFiles[] = [];
  let done = 0;
  for (const presentation of presentations) {
    const cohort: cohorts.Cohort = await prepare({ ...work, presentation, folder: out, taken });
    for await (const { statusIndex } of cohort.records()) taken.add(statusIndex);
    const { gasUsed: gas } = await cohortActions.anchor(school.client, { cohort }).send();
    const files = await writeBundles({ school, presentation, cohort, folder: out });
    all.push({ presentation, root: cohort.tree.root, gas, files });
    done += files.length;
    progress.update(done);
  }
  progress.stop();
  return all;
}

async function verifyAll(client: Client, files: readonly string[]): Promise<Counts> {
  const progress = startProgress({ what: "verified", total: files.length });
  const counts = { valid: 0, invalid: 0, unknown: 0 };
  const verdicts = verifyMany(readFiles(files), { client, onProgress: ({ done }) => progress.update(done) });
  for await (const { verdict } of verdicts) counts[verdict] += 1;
  progress.stop();
  return counts;
}

async function* readFiles(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) yield await readFile(file);
}

/** The first learners claim their records: they hold ether on this chain, a sponsor pays elsewhere. */
async function claimSome(
  network: Awaited<ReturnType<typeof deployEmbedded>>,
  { students, presentations }: Work,
  files: readonly string[],
): Promise<readonly bigint[]> {
  const numbers = presentations.flatMap(({ results }) => results.map(({ student }) => student));
  const gas: bigint[] = [];
  for (const [place, file] of files.slice(0, CLAIMS).entries()) {
    const { achievement, inclusion } = bundles.parse(await readFile(file));
    if (inclusion.mode !== "anchored") throw new Error(`${file} is not anchored`);
    const { provider } = network.connection.ethers;
    const wallet = students.walletOf(numbers[place] ?? 0).connect(provider);
    await network.connection.provider.request({
      method: "hardhat_setBalance",
      params: [wallet.address, "0xde0b6b3a7640000"],
    });
    const client = await network.as(wallet);
    const sent = await achievements.claim(client, { achievement, inclusion }).send();
    gas.push(sent.gasUsed);
  }
  return gas;
}

async function revokeSome({ client, hub }: School, files: readonly string[]): Promise<bigint> {
  const revocations = await Promise.all(
    files.map(async (file) => {
      const record = bundles.parse(await readFile(file));
      const { id } = bundles.check(record);
      const { statusIndex } = record;
      return statusIndex === undefined
        ? { id }
        : ({ id, statusIndex } satisfies { id: AchievementId; statusIndex: StatusIndex });
    }),
  );
  return (await achievements.revoke(client, { hub, revocations }).send()).gasUsed;
}

async function reasonOf(client: Client, file: string): Promise<string> {
  const { checks }: Verdict = await verify(await readFile(file), { client });
  return checks.find(({ outcome }) => outcome !== "pass")?.code ?? "OK";
}

async function emptyFolder(folder: string): Promise<void> {
  if (folder === DEFAULT_OUT) await rm(folder, { recursive: true, force: true });
  const entries = await readdir(folder).catch(() => []);
  if (entries.length > 0) throw new DataError(`${folder} is not empty. Name another folder with --out.`);
}

async function phase<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await run();
  seconds[name] = Math.round((performance.now() - start) / 100) / 10;
  return result;
}

function printTable(files: readonly CohortFiles[]): void {
  const rows = files.map(({ presentation, root: anchored, gas, files: { length } }) => [
    keyOf(presentation),
    String(length),
    String(gas),
    (Number(gas) / length).toFixed(1),
    `${anchored.slice(0, 18)}…`,
  ]);
  say(`\n${table([["cohort", "achievements", "gas", "gas each", "root on the chain"], ...rows])}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
