import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type {
  Address,
  Client,
  cohorts as cohortTypes,
  forward as forwardTypes,
  ProofNode,
  Root,
} from "@cairn/sdk";
import { achievements, address, cohorts, connect, forward, trees, unixTime } from "@cairn/sdk";
import type { HDNodeWallet } from "ethers";
import { JsonRpcProvider, parseEther, Wallet } from "ethers";
import { mined } from "../../../../test/scenario/mined.ts";
import { now } from "../../../../test/scenario/network.ts";
import type { School } from "../../../../test/scenario/school.ts";
import { openSchool, recordsOf } from "../../../../test/scenario/school.ts";
import type { OpenRelay } from "../../../src/relay/openRelay.ts";
import { openRelay } from "../../../src/relay/openRelay.ts";
import type { Settings } from "../../../src/relay/Settings.ts";
import { DEFAULTS } from "../../../src/relay/Settings.ts";

/** A learner with a record to claim, and without ether. */
export interface Learner {
  readonly client: Client;
  readonly account: Address;
  readonly record: cohortTypes.CohortRecord;
  readonly inclusion: {
    readonly mode: "anchored";
    readonly root: Root;
    readonly proof: readonly ProofNode[];
  };
}

/** What a relay said. */
export interface Said {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A school that sponsors its learners. */
export interface Sponsor extends School {
  readonly rpc: string;
  /** The relay's account, which has ether. */
  readonly wallet: Wallet;
  readonly folder: string;
  readonly learnersWithRecords: (count: number) => Promise<readonly Learner[]>;
  /** Starts a relay in this process; it is stopped when the school closes. */
  readonly start: (settings?: Partial<Settings>, rpc?: string) => Promise<TestRelay>;
}

export interface TestRelay extends OpenRelay {
  /** Its log, line by line. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly post: (body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Said>;
  readonly get: (route: string) => Promise<Said>;
  /** Asks until the request ended. */
  readonly ended: (id: unknown) => Promise<Said["body"]>;
}

/** Opens the school, with an account that has ether for a relay. */
export async function openSponsor(): Promise<Sponsor> {
  const school = await openSchool();
  const rpc = process.env.CAIRN_RPC ?? "";
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-relay-"));
  const wallet = new Wallet(Wallet.createRandom().privateKey);
  await mined(await school.owner.signer?.sendTransaction({ to: wallet.address, value: parseEther("10") }));
  const relays: OpenRelay[] = [];
  let started = 0;
  return {
    ...school,
    rpc,
    wallet,
    folder,
    learnersWithRecords: async (count) => await learnersWithRecords(school, count),
    start: async (settings = {}, url = rpc) => {
      started += 1;
      const store = path.join(folder, `relay-${started}.sqlite`);
      const relay = await startRelay({ school, rpc: url, wallet, settings: { store, ...settings } });
      relays.push(relay);
      return relay;
    },
    close: async () => {
      await Promise.all(relays.map((relay) => relay.stop()));
      await school.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Settings for tests: quick, and without bounds but those that a test is about. */
export const TEST_SETTINGS: Omit<Settings, "store"> = {
  ...DEFAULTS,
  port: 0,
  hubs: null,
  functions: null,
  ratePerMinute: 100_000,
  confirmations: 1,
  trustProxy: false,
  pollMs: 20,
  stopMs: 1_000,
};

async function startRelay(options: {
  school: School;
  rpc: string;
  wallet: Wallet;
  settings: Partial<Settings> & Pick<Settings, "store">;
}): Promise<TestRelay> {
  const { school, rpc, settings } = options;
  const provider = new JsonRpcProvider(rpc, undefined, { cacheTimeout: -1, staticNetwork: true });
  const wallet = options.wallet.connect(provider);
  const client = await connect({ deployment: school.deployment, runner: wallet });
  const lines: Record<string, unknown>[] = [];
  const relay = await openRelay({
    client,
    provider,
    wallet,
    settings: { ...TEST_SETTINGS, ...settings },
    write: (text) => lines.push(JSON.parse(text) as Record<string, unknown>),
  });
  let isStopped: Promise<void> | undefined;
  const get: TestRelay["get"] = async (route) => await saidBy(await fetch(`${relay.url}${route}`));
  return {
    ...relay,
    lines,
    get,
    post: async (body, headers = {}) => await post(relay.url, body, headers),
    ended: async (id) => {
      for (const until = Date.now() + 5_000; Date.now() < until; await sleep(20)) {
        const { body } = await get(`/v1/requests/${String(id)}`);
        if (body.status === "done" || body.status === "failed") return body;
      }
      throw new Error(`the request did not end: ${JSON.stringify(lines.slice(-5))}`);
    },
    stop: async () => {
      isStopped ??= relay.stop().then(() => provider.destroy());
      await isStopped;
    },
  };
}

/** Posts a request, as JSON where it is no text. */
export async function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const response = await fetch(`${url}/v1/requests`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : jsonOf(body),
  });
  return await saidBy(response);
}

/** What an HTTP answer says. */
export async function saidBy(response: Response): Promise<Said> {
  const text = await response.text();
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    body: text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : { text },
  };
}

/** JSON with big numbers as decimal digits. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_key, item) => (typeof item === "bigint" ? `${item}` : item));
}

/** Learners, each with a record of one anchored cohort. */
async function learnersWithRecords(school: School, count: number): Promise<readonly Learner[]> {
  const wallets = Array.from({ length: count }, () => Wallet.createRandom(school.provider));
  const achievedAt = await now(school);
  const inputs = wallets.map((wallet) => ({
    definition: school.course,
    learner: address(wallet.address),
    achievedAt,
    document: { grade: "Distinction" },
  }));
  const cohort = await cohorts.prepare(school.attester, { hub: school.hub, records: inputs });
  await cohorts.anchor(school.attester, { cohort }).send();
  const records = await recordsOf(cohort);
  return await Promise.all(
    records.map(async (record) => await learnerOf(school, { record, wallets, cohort })),
  );
}

async function learnerOf(
  school: School,
  options: {
    record: cohortTypes.CohortRecord;
    wallets: readonly HDNodeWallet[];
    cohort: cohortTypes.Cohort;
  },
): Promise<Learner> {
  const { record, wallets, cohort } = options;
  const account = record.achievement.learner;
  const wallet = wallets.find((one) => one.address === account);
  if (wallet === undefined) throw new Error("the cohort has another learner");
  const inclusion = {
    mode: "anchored",
    root: cohort.tree.root,
    proof: trees.proofOf(cohort.tree, record.id),
  } as const;
  return { client: await school.as(wallet), account, record, inclusion };
}

/** A learner's signed claim, as it is posted. */
export async function signedClaim(
  { client, record, inclusion }: Learner,
  options: { deadline?: number } = {},
): Promise<{ type: "forward"; request: forwardTypes.ForwardRequest }> {
  const { achievement } = record;
  const block = await client.provider.getBlock("latest");
  const deadline = unixTime(options.deadline ?? (block?.timestamp ?? 0) + 3_600);
  const action = achievements.claim(client, { achievement, inclusion });
  return { type: "forward", request: await forward.sign(client, { action, deadline }) };
}
