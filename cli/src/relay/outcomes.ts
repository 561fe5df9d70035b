import type { Hex } from "@cairn/sdk";
import { zeroPadValue } from "ethers";
import { requestOf } from "./body.ts";
import { FORWARDER, LEARNERS } from "./contracts.ts";
import type { RawLog, Receipt } from "./node.ts";
import type { Parts } from "./Relay.ts";
import type { Reason, RelayRequest } from "./RelayRequest.ts";
import { reasonOfCall, simulate } from "./simulate.ts";
import type { Kept, Kind, Result } from "./store.ts";
import { digestOfForward } from "./typedData.ts";

type Forward = Extract<RelayRequest, { type: "forward" }>["request"];
type Consent = Extract<RelayRequest, { type: "consent" }>;
type Chain = Pick<Parts, "node" | "deployment" | "wallet">;

/** How often a request is sent again after its transaction failed whole. */
const MOST_TRIES = 2;
/** Blocks before the acceptance at which a request may have been used by others. */
const LOOK_BACK = 20;

/** Tells what became of each request that a mined transaction carries. */
export async function outcomesOf(
  chain: Chain,
  { kind, receipt, carried }: { kind: Kind; receipt: Receipt; carried: readonly Kept[] },
): Promise<readonly Result[]> {
  const share = receipt.gasUsed / BigInt(Math.max(1, carried.length));
  const isBatch = kind === "batch" && receipt.status === 1;
  const executed = isBatch ? executedIn(chain, receipt) : new Map<string, boolean>();
  return await Promise.all(
    carried.map(async (kept) => {
      const base = { id: kept.id, hash: receipt.hash, block: receipt.block, gasUsed: share, reason: null };
      const outcome = isBatch
        ? await outcomeInBatch(chain, kept, { block: receipt.block, executed })
        : await outcomeAlone(chain, { kind, kept, receipt });
      return { ...base, ...outcome };
    }),
  );
}

/** What became of a request that is not carried any more, where somebody else may have brought it to the chain. */
export async function outcomeElsewhere(chain: Chain, kept: Kept): Promise<Omit<Result, "gasUsed">> {
  const request = requestOf(kept.body);
  const found =
    request.type === "forward"
      ? await findForward(chain, request.request, kept)
      : await findConsent(chain, request, kept);
  return found ?? { id: kept.id, status: "failed", hash: null, block: null, reason: USED };
}

const USED: Reason = {
  code: "NONCE_USED",
  message: "Another request of the signer used this one's nonce, so that it can take effect no more.",
  fix: "Look whether it is done already; if not, sign it again.",
};

type Outcome = Pick<Result, "status" | "reason"> & Partial<Pick<Result, "hash" | "block">>;
const DONE: Outcome = { status: "done", reason: null };

async function outcomeAlone(
  chain: Chain,
  { kind, kept, receipt }: { kind: Kind; kept: Kept; receipt: Receipt },
): Promise<Outcome> {
  if (receipt.status === 1) return DONE;
  // A batch that failed whole says nothing about one request: each is tried alone.
  if (kind === "batch" && kept.tries < MOST_TRIES) {
    return { status: "queued", reason: null, hash: null, block: null };
  }
  const request = requestOf(kept.body);
  const reason = await simulate(chain, request, receipt.block);
  if (reason === undefined && kept.tries < MOST_TRIES) {
    return { status: "queued", reason: null, hash: null, block: null };
  }
  const { status, ...elsewhere } = await outcomeElsewhere(chain, kept);
  if (status === "done") return { status, ...elsewhere };
  return { status: "failed", reason: reason ?? USED };
}

async function outcomeInBatch(
  chain: Chain,
  kept: Kept,
  { block, executed }: { block: number; executed: ReadonlyMap<string, boolean> },
): Promise<Outcome> {
  const { request } = requestOf(kept.body) as Extract<RelayRequest, { type: "forward" }>;
  const success = executed.get(`${request.from} ${request.nonce}`);
  if (success === undefined) return await outcomeElsewhere(chain, kept);
  if (success) return DONE;
  return { status: "failed", reason: await reasonOfCall(chain, request, block) };
}

/** What a batch did, by signer and nonce, and whether the call succeeded. */
function executedIn({ deployment }: Chain, { logs }: Receipt): Map<string, boolean> {
  const forwarder = deployment.contracts.CairnForwarder.address.toLowerCase();
  return new Map(
    logs
      .filter(({ address }) => address.toLowerCase() === forwarder)
      .map((log) => FORWARDER.parseLog(log)?.args)
      .map((args) => [`${args?.signer} ${args?.nonce}`, args?.success === true]),
  );
}

/** Looks for the forwarder's event of the request's nonce, and whether that transaction carried this very request. */
async function findForward(
  { node, deployment }: Chain,
  { from, nonce }: Forward,
  { id, block }: Kept,
): Promise<Omit<Result, "gasUsed"> | undefined> {
  const { address } = deployment.contracts.CairnForwarder;
  const topics = [topicOf(FORWARDER, "ExecutedForwardRequest"), zeroPadValue(from, 32)];
  const logs = await node.logs({ address, topics, fromBlock: block - LOOK_BACK });
  for (const log of logs) {
    const event = FORWARDER.parseLog(log);
    if (event?.args.nonce !== nonce) continue;
    const input = await node.input(log.transactionHash);
    const carried = input === null ? [] : carriedIn(deployment, { nonce, from, data: input.data });
    if (!carried.includes(id as Hex)) continue;
    const success = event.args.success === true;
    return { id, status: success ? "done" : "failed", reason: success ? null : FAILED, ...placeOf(log) };
  }
  return undefined;
}

const FAILED: Reason = {
  code: "CONTRACT_REVERTED",
  message: "Somebody else brought the request to the chain, and its call failed.",
  fix: "Look at the transaction for the reason, and sign it again.",
};

/** The digests of the signer's requests that a transaction to the forwarder carries. */
function carriedIn(
  deployment: Chain["deployment"],
  { nonce, from, data }: { nonce: bigint; from: string; data: string },
): readonly Hex[] {
  const call = FORWARDER.parseTransaction({ data });
  if (call === null) return [];
  const [given] = call.args.toArray() as [unknown];
  const all = (call.name === "executeBatch" ? given : [given]) as Forward[];
  return all
    .filter((request) => request.from === from)
    .map(({ to, gas, deadline, data: inner, signature }) =>
      digestOfForward(deployment, { from, to, gas, nonce, deadline, data: inner, signature } as Forward),
    );
}

/**
 * Looks for the event that this very consent would have: its count is the one after the signed one, which is the low 64
 * bits of the signed nonce.
 */
async function findConsent(
  { node, deployment }: Chain,
  { learner, hub, kinds, until }: Consent,
  { id, slot, block }: Kept,
): Promise<Omit<Result, "gasUsed"> | undefined> {
  const { address } = deployment.contracts.LearnerRegistry;
  const signed = BigInt.asUintN(64, BigInt(slot.split(" ").at(-1) ?? 0));
  const topics = [topicOf(LEARNERS, "ConsentGiven"), zeroPadValue(learner, 32)];
  const logs = await node.logs({ address, topics, fromBlock: block - LOOK_BACK });
  const log = logs.find((one) => {
    const args = LEARNERS.parseLog(one)?.args;
    return (
      args?.nonce === signed + 1n &&
      args.hub === BigInt(hub) &&
      args.kinds === BigInt(kinds) &&
      args.until === BigInt(until)
    );
  });
  return log && { id, status: "done", reason: null, ...placeOf(log) };
}

function placeOf({ transactionHash, blockNumber }: RawLog): { hash: string; block: number } {
  return { hash: transactionHash, block: Number(blockNumber) };
}

function topicOf(contract: typeof FORWARDER, name: string): string {
  const event = contract.getEvent(name);
  if (event === null) throw new Error(`there is no event ${name}`);
  return event.topicHash;
}
