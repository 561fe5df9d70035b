// How many records a second are verified, what that asks of a node, and how other systems do on the same learners.
//   npm run bench:verify -- [--records <n>] [--rounds <n>] [--without-peers] [--json] | --check | --update
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { printError, table, toJson, usageError } from "../scripts/lib/output.ts";
import type { School } from "../test/scenario/school.ts";
import { installPeers } from "./lib/installPeers.ts";
import { provenance } from "./lib/provenance.ts";
import type { Contender } from "./verify/Contender.ts";
import { CHECKED } from "./verify/checked.ts";
import type { EasContenders } from "./verify/eas.ts";
import { easContenders } from "./verify/eas.ts";
import { openBadgesContender } from "./verify/openBadges.ts";
import { ourContenders, verifyAll } from "./verify/ours.ts";
import { PEERS } from "./verify/peers.ts";
import type { Holder, Presented } from "./verify/presented.ts";
import { present, verifyPresented } from "./verify/presented.ts";
import type { Goal, Measured, PresentedSize, Results, Size } from "./verify/results.ts";
import type { Speed } from "./verify/rounds.ts";
import { measureRounds, speedOf } from "./verify/rounds.ts";
import type { Asked } from "./verify/traffic.ts";
import { countAsked, countConnecting, countVerifying } from "./verify/traffic.ts";
import type { Attested } from "./verify/world.ts";
import { attest, FIELDS, openAnvilSchool, openHardhatSchool } from "./verify/world.ts";

const HELP = `Measures verifying: records a second, requests and bytes, beside other systems on the same learners.

  npm run bench:verify -- [--records <n>] [--rounds <n>] [--without-peers] [--json]
  npm run bench:verify -- --check | --update

  --records <n>    records that one run verifies, from 100 to 10000 (default: 1000)
  --rounds <n>     rounds, of which the median counts (default: 5)
  --without-peers  measures Cairn alone, and installs nothing
  --json           ends with one line of JSON on standard output
  --check          only counts requests and bytes, and fails where they are not those of snapshots/verify.json
  --update         counts them and writes that file
  --help           this text

The chain is Anvil, in a process of its own. The other systems are the packages of bench/peers/verify, which are
installed on the first run. Figures of the default size go to bench/results/verify.json. Exit status 1 where a goal is
missed.`;

const DEFAULTS = { records: 1_000, rounds: 5 } as const;
/** How many records are verified in one go. */
const SIZES = [1, 100, 1_000, 10_000];
/** What --check counts: the same, as far as it takes seconds. */
const CHECKED_SIZES = [1, 100, 1_000];
const PRESENTED_SIZES = CHECKED_SIZES;
const HOLDERS: readonly Holder[] = ["key", "wallet"];
/** Records in one call to the node, as the SDK asks when it is not told otherwise. */
const BATCH = 50;
const root = path.join(import.meta.dirname, "..");
const RESULTS = path.join(root, "bench", "results", "verify.json");
const SNAPSHOT = path.join(root, "snapshots", "verify.json");

type Options = {
  readonly records: number;
  readonly rounds: number;
  readonly withPeers: boolean;
  readonly json: boolean;
  readonly task: "measure" | "check" | "update";
};

try {
  const options = readOptions();
  if (options === undefined) console.log(HELP);
  else if (options.task === "measure") await measure(options);
  else await compareTraffic(options);
} catch (error) {
  printError({ error, json: process.argv.includes("--json") });
}

function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      records: { type: "string", default: String(DEFAULTS.records) },
      rounds: { type: "string", default: String(DEFAULTS.rounds) },
      "without-peers": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      update: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const counting = values.update ? "update" : "check";
  return {
    records: countOf("records", values.records, { min: 100, max: 10_000 }),
    rounds: countOf("rounds", values.rounds, { min: 1, max: 100 }),
    withPeers: !values["without-peers"],
    json: values.json,
    task: values.check || values.update ? counting : "measure",
  };
}

function countOf(name: string, text: string, { min, max }: { min: number; max: number }): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= min && count <= max) return count;
  const message = `--${name} is not a number that this measures.`;
  throw usageError(message, { [name]: text }, `Give a whole number from ${min} to ${max}.`);
}

async function measure(options: Options): Promise<void> {
  const { records, rounds, withPeers, json } = options;
  if (withPeers) await installPeers(PEERS);
  const where = provenance();
  const measured = await measureAll(options);
  const goals = goalsOf(measured);
  const met = goals.every((goal) => goal.met);
  const facts: Results = {
    ...where,
    records,
    fields: FIELDS,
    rounds,
    ...measured,
    checked: CHECKED,
    goals,
    met,
  };
  const isDefault = records === DEFAULTS.records && rounds === DEFAULTS.rounds && withPeers;
  if (isDefault) await writeFile(RESULTS, `${JSON.stringify(facts, null, 2)}\n`);
  process.stderr.write(`${textOf(measured, goals)}\n`);
  if (json) console.log(toJson(facts));
  process.exitCode = met ? 0 : 1;
}

async function measureAll({ records, rounds, withPeers }: Options): Promise<Measured> {
  const school = await openAnvilSchool();
  try {
    say("attesting made-up learners …");
    const most = Math.max(...SIZES);
    const all = await attest(school, most);
    const some = { files: all.files.slice(0, records), learners: all.learners.slice(0, records) };
    const eas = withPeers ? await attestByEas(school, some) : undefined;
    const contenders: Contender[] = [...ourContenders(school.reader, some.files)];
    if (eas !== undefined) {
      contenders.push(...eas.contenders);
      say("issuing Open Badges …");
      contenders.push(await openBadgesContender(some.learners));
    }
    say("presenting …");
    const given = await present(school, Math.max(...PRESENTED_SIZES));
    contenders.push(...presentedContenders(school, given, records));
    const speeds = (await measureRounds(contenders, rounds)).map(rounded);
    const connected = await countConnecting(school);
    const { files: every } = all;
    const asked = await countVerifying(school, { files: every, sizes: SIZES, connected, run: verifyAll });
    const sizes: Size[] = [];
    for (const [size, traffic] of Object.entries(asked)) {
      const files = all.files.slice(0, Number(size));
      const run = async (): Promise<void> => await verifyAll(school.reader, files);
      const perSecond = Math.round(await speedOf({ records: files.length, run }));
      sizes.push({ records: files.length, perSecond, ...traffic });
    }
    const presented: PresentedSize[] = [];
    for (const holder of HOLDERS)
      presented.push(...(await measurePresented(school, { given, holder, connected })));
    const easOnChain =
      eas === undefined
        ? null
        : { records, ...(await countAsked(school, async (node) => await eas.read(node, records))) };
    const hardhat = await measureHardhat(records);
    return { speeds, sizes, presented, connect: connected, easOnChain, hardhat };
  } finally {
    await school.close();
  }
}

/** Presentations as they come, with the question who presents them. */
function presentedContenders({ reader }: School, { files, asked }: Presented, records: number): Contender[] {
  const labels = { key: "by key", wallet: "by smart wallet" };
  return HOLDERS.map((holder) => {
    const some = files[holder].slice(0, records);
    return {
      name: `cairnPresentedBy${holder === "key" ? "Key" : "Wallet"}`,
      label: `Cairn, presentations ${labels[holder]}: file, chain and holder`,
      records: some.length,
      run: async () => await verifyPresented(reader, some, asked),
    };
  });
}

async function measurePresented(
  school: School,
  { given, holder, connected }: { given: Presented; holder: Holder; connected: Asked },
): Promise<PresentedSize[]> {
  const counted = await countPresented(school, { given, holder, connected });
  const measured: PresentedSize[] = [];
  for (const [size, traffic] of Object.entries(counted)) {
    const files = given.files[holder].slice(0, Number(size));
    const run = async (): Promise<void> => await verifyPresented(school.reader, files, given.asked);
    const perSecond = Math.round(await speedOf({ records: files.length, run }));
    measured.push({ holder, presentations: files.length, perSecond, ...traffic });
  }
  return measured;
}

async function countPresented(
  school: School,
  { given, holder, connected }: { given: Presented; holder: Holder; connected: Asked },
): Promise<Readonly<Record<string, Asked>>> {
  return await countVerifying(school, {
    files: given.files[holder],
    sizes: PRESENTED_SIZES,
    connected,
    run: async (client, files) => await verifyPresented(client, files, given.asked),
  });
}

async function attestByEas(school: School, { learners }: Attested): Promise<EasContenders> {
  say("attesting the same learners by EAS …");
  const [, , , , , attester] = school.signers;
  if (attester === undefined) throw new Error("the chain has too few accounts");
  return await easContenders({ attester, provider: school.provider, learners });
}

async function measureHardhat(records: number): Promise<Measured["hardhat"]> {
  const school = await openHardhatSchool();
  try {
    const { files } = await attest(school, records);
    const run = async (): Promise<void> => await verifyAll(school.reader, files);
    return { records, perSecond: Math.round(await speedOf({ records, run })) };
  } finally {
    await school.close();
  }
}

/** Counts on Hardhat's chain, where every byte is the same each time. */
async function compareTraffic({ task, json }: Options): Promise<void> {
  const school = await openHardhatSchool();
  try {
    const { files } = await attest(school, Math.max(...CHECKED_SIZES));
    const connected = await countConnecting(school);
    const asked = await countVerifying(school, { files, sizes: CHECKED_SIZES, connected, run: verifyAll });
    const given = await present(school, Math.max(...PRESENTED_SIZES));
    // Connecting reads the contracts' code, whose size has a snapshot of its own.
    const counted: Record<string, object> = { ...asked, connect: { requests: connected.requests } };
    for (const holder of HOLDERS) {
      const found = await countPresented(school, { given, holder, connected });
      for (const [size, traffic] of Object.entries(found))
        counted[`${size} presented by ${holder}`] = traffic;
    }
    if (task === "update") await writeFile(SNAPSHOT, `${JSON.stringify(counted, null, 2)}\n`);
    const expected = JSON.parse(await readFile(SNAPSHOT, "utf8")) as Record<string, object>;
    const faults = [...new Set([...Object.keys(expected), ...Object.keys(counted)])]
      .filter((name) => toJson(expected[name] ?? {}) !== toJson(counted[name] ?? {}))
      .map((name) => `${name}: was ${toJson(expected[name] ?? {})}, is ${toJson(counted[name] ?? {})}`);
    for (const fault of faults) process.stderr.write(`✗ ${fault}\n`);
    if (faults.length > 0) say("if that is meant, run npm run bench:verify -- --update and commit");
    else say("✓ requests and bytes of verifying are as in snapshots/verify.json");
    if (json) console.log(toJson({ counted, faults }));
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await school.close();
  }
}

function goalsOf({ speeds, sizes, presented }: Measured): readonly Goal[] {
  const speed = (name: string): number | undefined => speeds.find((one) => one.name === name)?.perSecond;
  const timesFaster = (ours: string, peer: string, least: number): Goal[] => {
    const [fast, slow] = [speed(ours), speed(peer)];
    if (fast === undefined || slow === undefined) return [];
    const ratio = fast / slow;
    const goal = `${ours} to ${peer}, records a second: at least ${least} times as many`;
    return [{ goal, measured: ratio.toFixed(2), met: ratio >= least }];
  };
  const most = mostPerBatch(sizes);
  const ofHolder = (holder: Holder): number =>
    mostPerBatch(
      presented
        .filter((size) => size.holder === holder)
        .map(({ presentations, requests }) => ({ records: presentations, requests })),
    );
  const [byKey, byWallet] = [ofHolder("key"), ofHolder("wallet")];
  return [
    {
      goal: `requests for ${BATCH} more records, whatever their number: at most 2`,
      measured: String(most),
      met: most <= 2,
    },
    {
      goal: `requests for ${BATCH} more presentations: at most 2 by keys, 3 by smart wallets`,
      measured: `${byKey}, ${byWallet}`,
      met: byKey <= 2 && byWallet <= 3,
    },
    ...timesFaster("cairnOffline", "easOffchain", 5),
    ...timesFaster("cairnOffline", "openBadges", 5),
    ...timesFaster("cairn", "easOffchain", 1),
    ...timesFaster("cairn", "openBadges", 1),
  ];
}

/** The most requests that a further batch costs, from each size to the next. */
function mostPerBatch(sizes: readonly { records: number; requests: number }[]): number {
  const perBatch = sizes.slice(1).map(({ records, requests }, place) => {
    const before = sizes[place];
    if (before === undefined) throw new Error("the benchmark has several sizes");
    return (requests - before.requests) / (batchesOf(records) - batchesOf(before.records));
  });
  return Math.max(...perBatch);
}

function batchesOf(records: number): number {
  return Math.ceil(records / BATCH);
}

function textOf(measured: Measured, goals: readonly Goal[]): string {
  const { speeds, sizes, presented, easOnChain, hardhat, connect } = measured;
  const each = ({ label, perSecond, slowest, fastest }: Speed): string[] =>
    [label, perSecond, (1_000 / perSecond).toFixed(2), slowest, fastest].map(String);
  const asked = [
    ["connect", "", String(connect.requests), kib(connect.bytes)],
    ...sizes.map((size) => [
      `verify ${size.records}`,
      String(size.perSecond),
      String(size.requests),
      kib(size.bytes),
    ]),
    ...presented.map(({ holder, presentations, perSecond, requests, bytes }) => [
      `verify ${presentations} presented by ${holder}`,
      String(perSecond),
      String(requests),
      kib(bytes),
    ]),
    ...(easOnChain === null
      ? []
      : [[`EAS, read ${easOnChain.records}`, "", String(easOnChain.requests), kib(easOnChain.bytes)]]),
  ];
  const ways = Object.keys(CHECKED[0]?.answers ?? {});
  return [
    "",
    table([["records a second", "median", "ms each", "slowest", "fastest"], ...speeds.map(each)]),
    "",
    table([["one go", "a second", "requests", "KiB"], ...asked]),
    "",
    `on Hardhat's chain, in this process: ${hardhat.perSecond} a second`,
    "",
    table([
      ["checked", ...ways],
      ...CHECKED.map(({ question, answers }) => [question, ...Object.values(answers)]),
    ]),
    "",
    ...goals.map(({ goal, measured: value, met }) => `${met ? "met   " : "MISSED"}  ${value}  ${goal}`),
  ].join("\n");
}

function rounded(speed: Speed): Speed {
  const [perSecond, slowest, fastest] = [speed.perSecond, speed.slowest, speed.fastest].map(Math.round);
  return { ...speed, perSecond: perSecond ?? 0, slowest: slowest ?? 0, fastest: fastest ?? 0 };
}

function kib(bytes: number): string {
  return (bytes / 1_024).toFixed(0);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
