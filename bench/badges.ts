// Real results as Open Badges: every one issued, put into its bundle, read back and verified, by key and by chain.
//   npm run bench:badges -- [--data <folder>] [--sample <n>] [--json]
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Client, json, StatusIndex, UnixTime } from "@cairn/sdk";
import { achievements, bundles, cohorts, unixTime } from "@cairn/sdk";
import type { CredentialVerdict, Did, SigningKey } from "@cairn/sdk/credentials";
import { badgeOf, bake, didWeb, issue, issueToken, verify, verifyMany } from "@cairn/sdk/credentials";
import { encode } from "fast-png";
import type { EmbeddedNetwork } from "../scripts/lib/embeddedNetwork.ts";
import { deployEmbedded, startChain } from "../scripts/lib/embeddedNetwork.ts";
import { printError, table, usageError } from "../scripts/lib/output.ts";
import { startProgress } from "../scripts/lib/progress.ts";
import { registerKey } from "../scripts/lib/registerKey.ts";
import { prepare, writeBundles } from "../scripts/oulad/cohortFiles.ts";
import type { Presentation } from "../scripts/oulad/readResults.ts";
import { DataError, readResults } from "../scripts/oulad/readResults.ts";
import type { School } from "../scripts/oulad/school.ts";
import { deriveStudents, openSchool } from "../scripts/oulad/school.ts";
import type { Counts, Results, Speed } from "./badges/results.ts";
import { installPeers } from "./lib/installPeers.ts";
import type { Provenance } from "./lib/provenance.ts";
import { provenance } from "./lib/provenance.ts";
import { openSignatureLibrary } from "./lib/signatureLibrary.ts";
import { PEERS } from "./verify/peers.ts";

const HELP = `Issues the real results of the Open University (OULAD) as Open Badges 3.0, and verifies each of them.

  npm run bench:badges -- [--data <folder>] [--sample <n>] [--json]

  --data <folder>  the folder with studentInfo.csv and courses.csv of the dataset
                   (default: CAIRN_OULAD, else ../shared/data/oulad)
  --sample <n>     results that are also issued and verified as token and in pictures,
                   and by the signature library alone (default: 500)
  --json           ends with one line of JSON on standard output
  --help           this text

Every badge is signed (eddsa-rdfc-2022), put into its learner's bundle, written, read back and verified: its signature,
its hub's key, accreditation and record on the chain. The chain is in this process, and no web server is asked. What the
library takes that makes and checks signatures runs in turn with ours, so read the ratios. The figures are written to
bench/results/badges.json; the exit status is 1 where a verdict is not what was attested.`;

const ROOT = path.join(import.meta.dirname, "..");
const RESULTS = path.join(import.meta.dirname, "results", "badges.json");
const DATA = process.env.CAIRN_OULAD ?? path.join(ROOT, "..", "shared", "data", "oulad");
const ISSUER = "https://badges.open-university.example";
const REVOCATIONS = 3;
const DEFAULT_SAMPLE = 500;
const ROUNDS = 5;

type Options = { readonly data: string; readonly sample: number; readonly json: boolean };
/** The hub, and the keys that it registered. */
type Office = {
  readonly school: School;
  readonly issuer: Did;
  readonly key: SigningKey;
  readonly tokenKey: SigningKey;
};

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
      data: { type: "string", default: DATA },
      sample: { type: "string", default: String(DEFAULT_SAMPLE) },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const sample = Number(values.sample);
  if (!Number.isInteger(sample) || sample < ROUNDS) {
    throw usageError("--sample is no such number.", { sample: values.sample }, `Give ${ROUNDS} or more.`);
  }
  return { data: values.data, sample, json: values.json };
}

async function main({ data, sample, json: asJson }: Options): Promise<void> {
  const origin = provenance();
  const presentations = await readResults(data);
  const total = presentations.reduce((sum, { results }) => sum + results.length, 0);
  say(`${total} achievements in ${presentations.length} presentations`);
  await installPeers(PEERS);
  const folder = await mkdtemp(path.join(os.tmpdir(), "cairn-badges-"));
  try {
    const network = await deployEmbedded(await startChain());
    const modules = [...new Set(presentations.map(({ module }) => module))];
    const office = await openOffice(network, await openSchool(network, modules));
    const files = await attestAll({ office, presentations, folder, total });
    const now = await timeOf(office.school.client);

    const issued = await issueAll(office, { files, now });
    const { speed: verified, counts } = await verifyAll(office.school.client, { files, now });
    const forms = await otherForms(office, { files: spread(files, sample), now });
    const library = await besideLibrary(office, { files: spread(files, sample), now });
    const afterRevoking = await revokeSome(office, { files: files.slice(0, REVOCATIONS), now });

    const facts = {
      badges: total,
      issued,
      verified,
      verdicts: counts,
      forms,
      library,
      afterRevoking,
      bytesEach: Math.round((await sizeOf(files)) / total),
      peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1_024),
    };
    if (sample === DEFAULT_SAMPLE) {
      await writeFile(RESULTS, `${JSON.stringify({ ...origin, ...facts }, null, 2)}\n`);
    }
    say(textOf(facts));
    if (asJson) console.log(JSON.stringify({ ...origin, ...facts }));
    const formsHold = Object.values(forms).every(({ valid }) => valid === sample);
    const asExpected =
      counts.valid === total && formsHold && afterRevoking.every((code) => code === "REVOKED");
    if (!asExpected) throw new Error("The verdicts are not what was attested.");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Registers a key for badges and one for tokens. */
async function openOffice({ connection }: EmbeddedNetwork, school: School): Promise<Office> {
  const key = await registerKey(connection, { ...school, type: "Ed25519" });
  const tokenKey = await registerKey(connection, { ...school, type: "P-256" });
  return { school, issuer: didWeb(ISSUER), key, tokenKey };
}

async function attestAll(args: {
  office: Office;
  presentations: readonly Presentation[];
  folder: string;
  total: number;
}): Promise<readonly string[]> {
  const { presentations, folder, total } = args;
  const { school } = args.office;
  const progress = startProgress({ what: "attested", total });
  const students = deriveStudents();
  const taken = new Set<StatusIndex>();
  const files: string[] = [];
  for (const presentation of presentations) {
    const cohort = await prepare({ school, students, presentation, folder, taken });
    for await (const { statusIndex } of cohort.records()) taken.add(statusIndex);
    await cohorts.anchor(school.client, { cohort }).send();
    files.push(...(await writeBundles({ school, presentation, cohort, folder })));
    progress.update(files.length);
  }
  progress.stop();
  return files;
}

type Work = { readonly files: readonly string[]; readonly now: UnixTime };

/** Signs each record's badge, and writes it into the record's bundle. */
async function issueAll(office: Office, { files, now }: Work): Promise<Speed> {
  const { issuer, key } = office;
  return await timed("issued", files, async (file) => {
    const record = bundles.parse(await readFile(file));
    const credential = await issue(badgeOf(record, { issuer }), { key, now });
    await writeFile(file, bundles.serialize({ ...record, credential }));
  });
}

async function verifyAll(
  client: Client,
  { files, now }: Work,
): Promise<{ readonly speed: Speed; readonly counts: Counts }> {
  const counts = { valid: 0, invalid: 0, unknown: 0 };
  const progress = startProgress({ what: "verified", total: files.length });
  const options = { network: { client }, web: false, now } as const;
  const begun = performance.now();
  const verdicts = verifyMany(readFiles(files), {
    ...options,
    onProgress: ({ done }) => progress.update(done),
  });
  for await (const { verdict } of verdicts) counts[verdict] += 1;
  const speed = speedOf(files.length, (performance.now() - begun) / 1_000);
  progress.stop();
  return { speed, counts };
}

async function* readFiles(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) yield await readFile(file);
}

/** The same badges as a token, and in pictures. */
async function otherForms(office: Office, { files, now }: Work): Promise<Results["forms"]> {
  const { client } = office.school;
  const svg = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><circle r="32"/></svg>',
  );
  const png = encode({ width: 64, height: 64, data: new Uint8Array(64 * 64 * 4) });
  const forms = {
    jwt: async (file: string) =>
      await issueToken(badgeOf(await recordOf(file), { issuer: office.issuer }), {
        key: office.tokenKey,
        now,
      }),
    png: async (file: string) => bake(png, await badgeIn(file)),
    svg: async (file: string) => bake(svg, await badgeIn(file)),
  };
  const found: Record<string, Results["forms"][string]> = {};
  for (const [name, form] of Object.entries(forms)) {
    let valid = 0;
    const speed = await timed(`${name}, made and verified`, files, async (file) => {
      const { verdict } = await judge(await form(file), { client, now });
      if (verdict === "valid") valid += 1;
    });
    found[name] = { valid, ...speed };
  }
  return found;
}

/** How much longer it takes than the signature alone, by the library: both run in turn, and medians count. */
async function besideLibrary(office: Office, { files, now }: Work): Promise<Results["library"]> {
  const { issuer, key, school } = office;
  const library = await openSignatureLibrary(issuer);
  const records = await Promise.all(files.map(recordOf));
  const seconds: Record<"issue" | "issueAlone" | "verify" | "verifyAlone", number[]> = {
    issue: [],
    issueAlone: [],
    verify: [],
    verifyAlone: [],
  };
  for (const part of parts(records, ROUNDS)) {
    const unsigned = part.map((record) => badgeOf(record, { issuer }));
    const ours: json.JsonObject[] = [];
    const theirs: object[] = [];
    const issuing = await secondsOf(part, async (record) => {
      ours.push(await issue(badgeOf(record, { issuer }), { key, now }));
    });
    const issuingAlone = await secondsOf(unsigned, async (badge) => theirs.push(await library.issue(badge)));
    seconds.issue.push(issuing);
    seconds.issueAlone.push(issuingAlone);
    seconds.verify.push(
      await secondsOf([ours], async (badges) => await judgeAll(badges, { ...school, now })),
    );
    seconds.verifyAlone.push(await secondsOf(theirs, library.verify));
  }
  const ratio = (ours: readonly number[], alone: readonly number[]): number =>
    Math.round((100 * median(ours)) / median(alone)) / 100;
  return {
    sample: files.length,
    rounds: ROUNDS,
    issueTimesLibrary: ratio(seconds.issue, seconds.issueAlone),
    verifyTimesLibrary: ratio(seconds.verify, seconds.verifyAlone),
  };
}

async function revokeSome(office: Office, { files, now }: Work): Promise<readonly string[]> {
  const { client, hub } = office.school;
  const ids = await Promise.all(files.map(async (file) => bundles.check(await recordOf(file)).id));
  await achievements.revoke(client, { hub, revocations: ids.map((id) => ({ id })) }).send();
  const verdicts = files.map(async (file) => await judge(await readFile(file), { client, now }));
  return (await Promise.all(verdicts)).map(
    ({ checks }) => checks.find(({ outcome }) => outcome !== "pass")?.code ?? "OK",
  );
}

async function judge(
  source: Parameters<typeof verify>[0],
  { client, now }: { client: Client; now: UnixTime },
): Promise<CredentialVerdict> {
  return await verify(source, { network: { client }, web: false, now });
}

async function judgeAll(
  badges: readonly json.JsonObject[],
  { client, now }: { client: Client; now: UnixTime },
): Promise<void> {
  for await (const { verdict } of verifyMany(badges, { network: { client }, web: false, now })) {
    if (verdict !== "valid") throw new Error(`a badge is ${verdict}`);
  }
}

async function recordOf(file: string): Promise<bundles.CairnRecord> {
  return bundles.parse(await readFile(file));
}

async function badgeIn(file: string): Promise<json.JsonObject> {
  const { credential } = await recordOf(file);
  if (credential === undefined) throw new Error(`${file} has no credential`);
  return credential;
}

async function timed(
  what: string,
  files: readonly string[],
  work: (file: string) => Promise<void>,
): Promise<Speed> {
  const progress = startProgress({ what, total: files.length });
  let done = 0;
  const seconds = await secondsOf(files, async (file) => {
    await work(file);
    progress.update(++done);
  });
  progress.stop();
  return speedOf(files.length, seconds);
}

function speedOf(count: number, seconds: number): Speed {
  return { count, seconds: Math.round(seconds * 10) / 10, perSecond: Math.round(count / seconds) };
}

async function secondsOf<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<number> {
  const begun = performance.now();
  for (const item of items) await work(item);
  return (performance.now() - begun) / 1_000;
}

/** As many of the items as asked for, from all parts of the list. */
function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  const step = items.length / Math.min(count, items.length);
  return items.filter((_item, place) => Math.floor(place / step) !== Math.floor((place - 1) / step));
}

function parts<Item>(items: readonly Item[], count: number): readonly (readonly Item[])[] {
  return Array.from({ length: count }, (_none, part) =>
    items.filter((_item, place) => place % count === part),
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function sizeOf(files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += (await readFile(file)).length;
  return bytes;
}

async function timeOf({ provider }: Client): Promise<UnixTime> {
  const block = await provider.getBlock("latest");
  if (block === null) throw new Error("the chain has no block");
  return unixTime(block.timestamp);
}

function textOf(facts: Omit<Results, keyof Provenance>): string {
  const { issued, verified, verdicts, forms, library } = facts;
  const row = (what: string, { count, seconds, perSecond }: Speed) => [
    what,
    String(count),
    String(seconds),
    String(perSecond),
  ];
  const others = Object.entries(forms).map(([name, speed]) => row(`${name}, made and verified`, speed));
  const rows = [
    ["", "badges", "seconds", "a second"],
    row("issued into bundles", issued),
    row("verified from bundles, with the chain", verified),
    ...others,
  ];
  const { valid, invalid, unknown } = verdicts;
  return [
    `\n${table(rows)}\n`,
    `${valid} valid, ${invalid} invalid, ${unknown} unknown`,
    `times the signature library alone: ${library.issueTimesLibrary} to issue, ${library.verifyTimesLibrary} to verify`,
  ].join("\n");
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
