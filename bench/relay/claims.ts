import { setTimeout as sleep } from "node:timers/promises";
import { AchievementToken__factory } from "../../sdk/src/contracts/AchievementToken__factory.ts";
import { CairnForwarder__factory } from "../../sdk/src/contracts/CairnForwarder__factory.ts";
import type { Relay } from "./relayProcess.ts";
import type { Posted, World } from "./world.ts";

/** What became of many claims by one relay that died once. */
export type ClaimRun = {
  readonly claims: number;
  /** Accepted, and not on the chain. */
  readonly lost: number;
  /** On the chain more than once, by the token's or by the forwarder's events. */
  readonly doubled: number;
  readonly kills: number;
  /** Posts that were answered otherwise than with 202, and sent again. */
  readonly sentAgain: number;
  /** From the first post to the last claim's block, the death and the new start included. */
  readonly seconds: number;
  readonly perSecond: number;
  readonly transactions: number;
  /** Gas of the relay's transactions for each claim. */
  readonly gasEach: number;
};

/** Clients that post at the same time. */
const CLIENTS = 64;
const MOST_WAIT_MS = 600_000;

/** Posts all claims, kills the relay when half of them are accepted, starts it again, and counts on the chain. */
export async function runClaims(
  world: World,
  relay: Relay,
  { posted, onProgress }: { posted: readonly Posted[]; onProgress: (done: number) => void },
): Promise<ClaimRun> {
  const { provider } = world;
  const fromBlock = (await provider.getBlockNumber()) + 1;
  const begun = performance.now();
  const accepted = new Map<string, string>();
  let sentAgain = 0;
  let kills = 0;
  let revival: Promise<void> | undefined;
  const waiting = [...posted];
  const client = async (): Promise<void> => {
    for (let claim = waiting.shift(); claim !== undefined; claim = waiting.shift()) {
      for (let id = await post(relay, claim); ; id = await post(relay, claim)) {
        if (id !== undefined) {
          accepted.set(claim.record, id);
          break;
        }
        sentAgain += 1;
        await sleep(100);
      }
      if (revival === undefined && accepted.size >= posted.length / 2) {
        kills += 1;
        revival = relay.kill().then(async () => await relay.start());
      }
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  await revival;
  await allEnded(relay, [...accepted.values()], onProgress);
  const seconds = (performance.now() - begun) / 1000;
  const counted = await count(world, { posted, fromBlock });
  return {
    ...counted,
    lost: posted.length - counted.claims,
    kills,
    sentAgain,
    seconds: Number(seconds.toFixed(1)),
    perSecond: Number((posted.length / seconds).toFixed(1)),
  };
}

/** The request's id; undefined where the relay is away or has no room. */
async function post(relay: Relay, { body }: Posted): Promise<string | undefined> {
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${relay.url}/v1/requests`, { method: "POST", headers, body });
    const answer = (await response.json()) as { id?: string };
    return response.status === 202 ? answer.id : undefined;
  } catch {
    return undefined;
  }
}

async function allEnded(
  relay: Relay,
  ids: readonly string[],
  onProgress: (done: number) => void,
): Promise<void> {
  const open = new Set(ids);
  for (const until = Date.now() + MOST_WAIT_MS; open.size > 0 && Date.now() < until; await sleep(100)) {
    // One that ended by itself brings nothing more: what is not on the chain by then is lost.
    if (relay.hasFallen()) return;
    for (const id of [...open].slice(0, CLIENTS)) {
      if (!(await isOver(relay, id))) break;
      open.delete(id);
    }
    onProgress(ids.length - open.size);
  }
}

/** Whether a request is done or failed. */
export async function isOver({ url }: Relay, id: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/v1/requests/${id}`);
    const { status } = (await response.json()) as { status?: string };
    return status === "done" || status === "failed";
  } catch {
    return false;
  }
}

/** Counts by the chain's events alone. */
async function count(
  { provider, deployment }: World,
  { posted, fromBlock }: { posted: readonly Posted[]; fromBlock: number },
): Promise<Pick<ClaimRun, "claims" | "doubled" | "transactions" | "gasEach">> {
  const { AchievementToken, CairnForwarder } = deployment.contracts;
  const issued = AchievementToken__factory.createInterface().getEvent("AchievementIssued").topicHash;
  const executed = CairnForwarder__factory.createInterface().getEvent("ExecutedForwardRequest").topicHash;
  const tokenLogs = await provider.getLogs({
    address: AchievementToken.address,
    topics: [issued],
    fromBlock,
  });
  const forwardLogs = await provider.getLogs({
    address: CairnForwarder.address,
    topics: [executed],
    fromBlock,
  });
  const times = new Map<string, number>();
  for (const { topics } of tokenLogs) times.set(String(topics[1]), (times.get(String(topics[1])) ?? 0) + 1);
  const used = forwardLogs.map(({ topics, data }) => `${topics[1]} ${data.slice(0, 66)}`);
  const hashes = [...new Set(forwardLogs.map(({ transactionHash }) => transactionHash))];
  let gas = 0n;
  for (const hash of hashes) gas += (await provider.getTransactionReceipt(hash))?.gasUsed ?? 0n;
  const claims = posted.filter(({ record }) => times.has(record)).length;
  const twice = [...times.values()].filter((number) => number > 1).length;
  return {
    claims,
    doubled: twice + used.length - new Set(used).size,
    transactions: hashes.length,
    gasEach: Math.round(Number(gas) / Math.max(1, claims)),
  };
}
