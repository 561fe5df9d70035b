// What it costs to list a learner's records from the chain alone, among many tokens of others.
//   npm run bench:records -- [--json] [--tokens 100000] [--blocks 1000000] [--limit 2000]
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Address, deployments } from "@cairn/sdk";
import { address, connect, records } from "@cairn/sdk";
import { BrowserProvider, toBeHex } from "ethers";
import { printError, table, toJson } from "../scripts/lib/output.ts";
import { startProgress } from "../scripts/lib/progress.ts";
import type { Chain } from "../test/scenario/network.ts";
import { deployNetwork, now, openChain } from "../test/scenario/network.ts";
import { foundSchool } from "../test/scenario/school.ts";
import type { MeteredNode, Traffic } from "./lib/meteredNode.ts";
import { meteredNode } from "./lib/meteredNode.ts";
import type { Mint } from "./lib/mintTokens.ts";
import { consentOf, mintBatch } from "./lib/mintTokens.ts";
import { provenance } from "./lib/provenance.ts";

const HELP = `Measures what listing a learner's records costs, from the chain's logs alone.

  npm run bench:records -- [--json] [--tokens <n>] [--blocks <n>] [--limit <n>]

  --tokens <n>  tokens on the chain in the end (default: 100000); the learners are
                also measured when there is a quarter of them
  --blocks <n>  blocks of the chain in the end, about (default: 1000000)
  --limit <n>   blocks in a log query that the limited node allows (default: 2000)
  --json        ends with one line of JSON on standard output
  --help        this text

Learners with 10, 100, 1000 and 10000 achievements (those that a quarter of the
tokens can hold) are read for the first time and again, from a node without limits
and from a limited one. It needs no network: the chain is in this process. The figures are
written to bench/results/records.json; the exit status is 1 where a goal is missed.`;

const RESULTS = path.join(import.meta.dirname, "results", "records.json");
const DEFAULTS = { tokens: 100_000, blocks: 1_000_000, limit: 2000 } as const;
const SIZES = [10, 100, 1000, 10_000];
const OTHERS = 50;
const BATCH = 250;
/** Scatters tokens: it has no divisor in common with any number of tokens that is allowed but multiples of itself. */
const STRIDE = 7919;
/** How much longer the same learners may take where the chain has four times the tokens and blocks. */
const MOST_GROWTH = 1.5;

type Options = {
  readonly tokens: number;
  readonly blocks: number;
  readonly limit: number;
  readonly json: boolean;
};
type Learner = { readonly learner: Address; readonly size: number };
type Reading = Traffic & { readonly seconds: number };
type Measured = {
  readonly achievements: number;
  readonly first: Reading;
  readonly again: Reading;
};
type Round = {
  readonly tokens: number;
  readonly blocks: number;
  readonly unlimited: readonly Measured[];
  readonly limited: readonly Measured[];
};
type Goal = { readonly goal: string; readonly measured: string; readonly met: boolean };

try {
  const options = readOptions();
  if (options === undefined) console.log(HELP);
  else await main(options);
} catch (error) {
  printError({ error, json: process.argv.includes("--json") });
}

function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      tokens: { type: "string", default: String(DEFAULTS.tokens) },
      blocks: { type: "string", default: String(DEFAULTS.blocks) },
      limit: { type: "string", default: String(DEFAULTS.limit) },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const [tokens, blocks, limit] = [values.tokens, values.blocks, values.limit].map(Number);
  if (!isCount(tokens, 1000) || tokens % 1000 !== 0 || !isCount(blocks, 1) || !isCount(limit, 1)) {
    throw new Error("--tokens is a multiple of 1000; --blocks and --limit are whole numbers from 1 on.");
  }
  return { tokens, blocks, limit, json: values.json };
}

function isDefault({ tokens, blocks, limit }: Options): boolean {
  return tokens === DEFAULTS.tokens && blocks === DEFAULTS.blocks && limit === DEFAULTS.limit;
}

function isCount(value: number | undefined, least: number): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value >= least;
}

async function main(options: Options): Promise<void> {
  const { tokens, limit, json } = options;
  const origin = provenance();
  const started = performance.now();
  const chain = await openChain();
  try {
    const rounds = await measure(chain, options);
    const goals = goalsOf(rounds);
    const facts = {
      ...origin,
      tokens,
      blockLimit: limit,
      rounds,
      goals,
      met: goals.every(({ met }) => met),
      secondsInAll: round((performance.now() - started) / 1000),
    };
    if (isDefault(options)) await writeFile(RESULTS, `${JSON.stringify(facts, null, 2)}\n`);
    print(rounds, goals);
    if (json) console.log(toJson(facts));
    process.exitCode = facts.met ? 0 : 1;
  } finally {
    await chain.close();
  }
}

async function measure(chain: Chain, { tokens, blocks, limit }: Options): Promise<readonly Round[]> {
  const { provider } = chain;
  const send = provider.send.bind(provider);
  const nodes = { unlimited: meteredNode(send), limited: meteredNode(send, limit) };
  const quarter = tokens / 4;
  const learners = learnersOf(quarter);
  const owners = ownersOf(learners, tokens);
  const { mint, deployment } = await openMint(chain, [...new Set(owners)]);
  const emptyBlocks = Math.max(1, Math.round(blocks / (tokens / BATCH))) - 1;
  const progress = startProgress({ what: "minted", total: tokens });
  const rounds: Round[] = [];
  for (let done = 0; done < tokens; done += BATCH) {
    const part = owners.slice(done, done + BATCH);
    const batch = part.map((learner, place) => ({ learner, serial: done + place + 1 }));
    await mintBatch(mint, { batch, emptyBlocks });
    const minted = done + batch.length;
    progress.update(minted);
    if (minted !== quarter && minted !== tokens) continue;
    const unlimited = await readAll(nodes.unlimited, deployment, learners);
    const limited = await readAll(nodes.limited, deployment, learners);
    rounds.push({ tokens: minted, blocks: await provider.getBlockNumber(), unlimited, limited });
  }
  progress.stop();
  return rounds;
}

/** The learners that are measured: as many sizes as a quarter of the tokens can hold. */
function learnersOf(quarter: number): readonly Learner[] {
  return SIZES.filter((size) => size <= quarter / 2).map((size) => ({
    learner: address(toBeHex(0xa000 + size, 20)),
    size,
  }));
}

/** Whose each token is, in the order of minting: the measured learners' lie scattered in the first quarter. */
function ownersOf(learners: readonly Learner[], tokens: number): readonly Address[] {
  const others = Array.from({ length: OTHERS }, (_other, place) => address(toBeHex(0xb000 + place, 20)));
  const measured = learners.flatMap(({ learner, size }) => Array.from({ length: size }, () => learner));
  const quarter = tokens / 4;
  const owners = Array.from({ length: tokens }, (_token, place) => others[place % OTHERS] as Address);
  for (const [place, learner] of measured.entries()) owners[(place * STRIDE) % quarter] = learner;
  return owners;
}

/** Deploys a network with one hub, to which all these addresses consented. */
async function openMint(
  chain: Chain,
  owners: readonly Address[],
): Promise<{ mint: Mint; deployment: deployments.Deployment }> {
  const { provider } = chain;
  const school = await foundSchool(await deployNetwork(chain));
  const { deployment, hub, course: definition, scope, until, attester } = school;
  const { AchievementToken, LearnerRegistry } = deployment.contracts;
  const staff = address((await attester.signer?.getAddress()) ?? "");
  const contracts = { token: AchievementToken.address, learners: LearnerRegistry.address };
  const send = provider.send.bind(provider);
  const mint = { send, ...contracts, hub, definition, staff, achievedAt: await now(school) };
  await consentOf(mint, owners, { kinds: scope, until });
  return { mint, deployment };
}

async function readAll(
  node: MeteredNode,
  deployment: deployments.Deployment,
  learners: readonly Learner[],
): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  for (const learner of learners) all.push(await read(node, deployment, learner));
  return all;
}

/** Reads a learner with a new client, so that nothing is known, and then again with what it keeps. */
async function read(
  node: MeteredNode,
  deployment: deployments.Deployment,
  { learner, size }: Learner,
): Promise<Measured> {
  const runner = new BrowserProvider(node.node, deployment.chainId, {
    cacheTimeout: -1,
    staticNetwork: true,
  });
  const client = await connect({ deployment, runner });
  const reading = async (): Promise<Reading> => {
    node.take();
    const begun = performance.now();
    const list = await records.of(client, { learner });
    const seconds = round((performance.now() - begun) / 1000);
    const valid = list.records.filter(({ standing }) => standing === "valid").length;
    if (valid !== size || list.records.length !== size) {
      throw new Error(
        `${learner} has ${size} achievements, and ${valid} of ${list.records.length} are valid`,
      );
    }
    return { seconds, ...node.take() };
  };
  const measured = { achievements: size, first: await reading(), again: await reading() };
  runner.destroy();
  return measured;
}

function goalsOf(rounds: readonly Round[]): readonly Goal[] {
  const [small, large] = rounds;
  if (small === undefined || large === undefined) throw new Error("the benchmark has two rounds");
  const sum = (all: readonly Measured[], pick: (measured: Measured) => number) =>
    all.reduce((total, measured) => total + pick(measured), 0);
  const growth = (pick: (measured: Measured) => number) =>
    sum(large.unlimited, pick) / sum(small.unlimited, pick);
  const atMost = (goal: string, ratio: number, most: number): Goal => ({
    goal: `${goal}: at most ${most}`,
    measured: ratio.toFixed(2),
    met: ratio <= most,
  });
  const few = large.unlimited[0];
  const many = large.unlimited.at(-1);
  if (few === undefined || many === undefined) throw new Error("no learner was measured");
  const scale = { tokens: large.tokens / small.tokens, blocks: (large.blocks / small.blocks).toFixed(1) };
  const times = `with ${scale.tokens} times the tokens and ${scale.blocks} times the blocks, the same learners need times`;
  return [
    atMost(
      `${times} the requests`,
      growth(({ first }) => first.requests),
      1,
    ),
    atMost(
      `${times} the bytes`,
      growth(({ first }) => first.bytes),
      1.02,
    ),
    atMost(
      `${times} the seconds`,
      growth(({ first }) => first.seconds),
      MOST_GROWTH,
    ),
    atMost(
      `${times} the seconds again`,
      growth(({ again }) => again.seconds),
      MOST_GROWTH,
    ),
    atMost(
      `an achievement of ${many.achievements} costs times the bytes of one of ${few.achievements}`,
      many.first.bytes / many.achievements / (few.first.bytes / few.achievements),
      1,
    ),
    atMost(
      "read again, a learner needs times the bytes of the first time",
      sum(large.unlimited, ({ again }) => again.bytes) / sum(large.unlimited, ({ first }) => first.bytes),
      0.6,
    ),
    atMost(
      "read again from a limited node, a learner needs times the log queries of one without limits",
      sum(large.limited, ({ again }) => again.logQueries) /
        sum(large.unlimited, ({ again }) => again.logQueries),
      1,
    ),
  ];
}

function print(rounds: readonly Round[], goals: readonly Goal[]): void {
  const header = [
    "tokens",
    "blocks",
    "node",
    "achievements",
    "",
    "seconds",
    "ms each",
    "requests",
    "log queries",
    "KiB",
  ];
  const rows = rounds.flatMap((one) =>
    (["unlimited", "limited"] as const).flatMap((node) =>
      one[node].flatMap((measured) =>
        (["first", "again"] as const).map((which) => {
          const { seconds, requests, logQueries, bytes } = measured[which];
          const each = ((1000 * seconds) / measured.achievements).toFixed(2);
          const counts = [measured.achievements, which, seconds.toFixed(3), each, requests, logQueries];
          return [one.tokens, one.blocks, node, ...counts, (bytes / 1024).toFixed(0)].map(String);
        }),
      ),
    ),
  );
  process.stderr.write(`\n${table([header, ...rows])}\n\n`);
  for (const { goal, measured, met } of goals) {
    process.stderr.write(`${met ? "met   " : "MISSED"}  ${measured}  ${goal}\n`);
  }
}

function round(seconds: number): number {
  return Math.round(seconds * 10_000) / 10_000;
}
