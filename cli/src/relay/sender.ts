import { setImmediate as breathe, setTimeout as sleep } from "node:timers/promises";
import { isCairnError } from "@cairn/sdk";
import { keccak256, Transaction } from "ethers";
import { requestOf } from "./body.ts";
import type { PlannedCall } from "./calls.ts";
import { batchOf, callOf, shareOf } from "./calls.ts";
import { forwarderNonce } from "./checkRequest.ts";
import { seconds } from "./day.ts";
import type { Fees } from "./fees.ts";
import { raised, readFees } from "./fees.ts";
import type { Head, Receipt } from "./node.ts";
import { outcomeElsewhere, outcomesOf } from "./outcomes.ts";
import type { Parts } from "./Relay.ts";
import type { Reason, RelayRequest } from "./RelayRequest.ts";
import { simulate } from "./simulate.ts";
import type { Attempt, Kept, Kind, Open } from "./store.ts";

/** Most gas of one transaction (EIP-7825). */
const TRANSACTION_GAS_CAP = 16_777_216n;
/** Requests that are tried at the node at the same time. */
const MOST_TRIED = 200;
/** Requests that are worked on at a stretch: Node takes a new connection only between two. */
const AT_A_STRETCH = 4;
/** How long a look waits for the next request to come along. */
const GATHER_MS = 25;
/** After how many looks signed bytes that are not mined are handed over again. */
const LOOKS_PER_HANDOVER = 5;
/** Days for which the store remembers what is settled. */
const KEPT_SECONDS = 7 * 86_400;
const TIDY_MS = 3_600_000;

/** Brings what is queued to the chain, one loop for the account. */
export interface Sender {
  /** Resolves once chain and queue were looked at for the first time. */
  readonly ready: Promise<void>;
  /** Looks at the queue now. */
  readonly wake: () => void;
  /** Signs nothing more, and waits for what is signed, as long as it may; then the loop has ended. */
  readonly stop: (patienceMs: number) => Promise<void>;
}

/** A request that was tried, and would succeed. */
interface Ready {
  readonly kept: Kept;
  readonly request: RelayRequest;
}

/** Starts the loop. What a former process signed is handed over again, as it is. */
export function startSender(parts: Parts): Sender {
  const state: State = {
    handedOver: new Map(),
    vanished: new Map(),
    postponed: new Map(),
    tidiedAt: 0,
    warned: new Set(),
  };
  const { store, settings } = parts;
  let isStopping = false;
  let stopBy = Number.POSITIVE_INFINITY;
  let isWoken = false;
  let endNap = (): void => undefined;
  let tellReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    tellReady = resolve;
  });
  const nap = async (milliseconds: number): Promise<void> => {
    await new Promise<void>((resolve) => {
      endNap = resolve;
      setTimeout(resolve, milliseconds);
    });
  };
  const wake = (): void => {
    isWoken = true;
    if (isStopping || store.open().length < settings.inFlight) endNap();
  };
  const isOver = (): boolean => isStopping && (store.open().length === 0 || Date.now() > stopBy);
  const loop = async (): Promise<void> => {
    while (!isOver()) {
      isWoken = false;
      const hasMore = await turn(parts, state, isStopping).catch((error: unknown) => report(parts, error));
      tellReady();
      if (isOver()) break;
      // What comes at the same time goes in one transaction.
      await sleep(GATHER_MS);
      const isFull = store.open().length >= settings.inFlight;
      if (isFull || !(hasMore || isWoken)) await nap(settings.pollMs);
    }
  };
  const ended = loop();
  return {
    ready,
    wake,
    stop: async (patienceMs) => {
      isStopping = true;
      stopBy = Date.now() + patienceMs;
      endNap();
      await ended;
    },
  };
}

interface State {
  /** When each transaction's bytes were last handed over. */
  readonly handedOver: Map<number, number>;
  /** Since which block a transaction whose nonce is used is not found. */
  readonly vanished: Map<number, number>;
  /** Until when each request waits of which the node told nothing. */
  readonly postponed: Map<string, number>;
  /** Nonces of which it was said that they cannot pay more. */
  readonly warned: Set<number>;
  tidiedAt: number;
}

/** One look at chain and queue. True where there may be more to do at once. */
async function turn(parts: Parts, state: State, isStopping: boolean): Promise<boolean> {
  const { store, condition } = parts;
  const { head, fees, mined } = await look(parts);
  const settled = await settle(parts, state, { head, mined });
  await nurse(parts, state, { fees, mined });
  tidy(parts, state);
  const signed = isStopping ? 0 : await signQueued(parts, state, { fees, mined });
  condition.rate = condition.rate * 0.9 + settled * 0.1;
  return signed > 0 && store.count("queued") > 0;
}

async function look(parts: Parts): Promise<{ head: Head; fees: Fees; mined: number }> {
  const { node, wallet, settings, condition } = parts;
  const [head, mined, balance] = await Promise.all([
    node.head(),
    node.mined(wallet.address),
    node.balance(wallet.address),
  ]);
  const fees = await readFees(node, head, settings.maxGasPrice);
  if (!condition.reachable) parts.log("info", "node reachable", { block: head.number });
  Object.assign(condition, {
    reachable: true,
    block: head.number,
    time: head.time,
    balance,
    gasPrice: fees.price,
    blockGas: head.gasLimit,
  });
  return { head, fees, mined };
}

function report({ condition, log }: Parts, error: unknown): false {
  if (isCairnError(error)) {
    if (condition.reachable) log("error", "node not reachable", { code: error.code });
    condition.reachable = false;
  } else {
    log("error", "fault", { message: error instanceof Error ? error.message.slice(0, 300) : String(error) });
  }
  return false;
}

/** Notes what is mined deep enough. Returns how many requests ended. */
async function settle(
  parts: Parts,
  state: State,
  { head, mined }: { head: Head; mined: number },
): Promise<number> {
  const { store, settings } = parts;
  const used = store.open().filter(({ nonce }) => nonce < mined);
  const receipts = await Promise.all(used.map(async (open) => await receiptOf(parts, open)));
  const endOf = async (open: Open, place: number): Promise<number> => {
    const receipt = receipts[place];
    if (receipt === undefined) return loseWhereGone(parts, state, { nonce: open.nonce, head });
    state.vanished.delete(open.nonce);
    if (head.number - receipt.block + 1 < settings.confirmations) return 0;
    const count = await settleOne(parts, open, receipt);
    state.handedOver.delete(open.nonce);
    state.warned.delete(open.nonce);
    return count;
  };
  // One whose outcome the node does not tell holds up no other.
  const ending: Promise<number>[] = [];
  for (const [place, open] of used.entries()) {
    ending.push(endOf(open, place).catch((error: unknown) => unknownYet(parts, open, error)));
    await breathe();
  }
  const ended = await Promise.all(ending);
  return ended.reduce((sum, count) => sum + count, 0);
}

function unknownYet({ log }: Parts, { nonce }: Open, error: unknown): 0 {
  if (!isCairnError(error)) throw error;
  log("warn", "outcome not known yet", { nonce, code: error.code });
  return 0;
}

async function settleOne(parts: Parts, { nonce, kind }: Open, receipt: Receipt): Promise<number> {
  const { store, log, metrics } = parts;
  const results = await outcomesOf(parts, { kind, receipt, carried: store.carriedBy(nonce) });
  store.settle(nonce, results);
  const { hash, block, gasUsed } = receipt;
  log("info", "transaction mined", { hash, nonce, block, gasUsed, count: results.length });
  metrics.transactions.inc({ event: "mined" });
  metrics.gas.inc(Number(gasUsed));
  for (const { id, status, reason } of results) {
    metrics.settled.inc({ status });
    log(status === "failed" ? "warn" : "info", `request ${status}`, {
      id,
      hash,
      ...(reason && { code: reason.code }),
    });
  }
  return results.length;
}

/** Any of the signed forms may be the mined one. */
async function receiptOf({ node }: Parts, { attempts }: Open): Promise<Receipt | undefined> {
  const receipts = await Promise.all(attempts.map(({ hash }) => node.receipt(hash)));
  return receipts.find((receipt) => receipt !== null) ?? undefined;
}

/** The nonce is used and nothing of ours is there: after some blocks, another transaction of the account took it. */
function loseWhereGone(
  { store, settings, log, metrics }: Parts,
  { vanished }: State,
  { nonce, head }: { nonce: number; head: Head },
): 0 {
  const since = vanished.get(nonce) ?? head.number;
  vanished.set(nonce, since);
  if (head.number - since < settings.confirmations + 1) return 0;
  vanished.delete(nonce);
  store.lose(nonce);
  metrics.transactions.inc({ event: "lost" });
  log("warn", "nonce taken by another transaction of the account", { nonce });
  return 0;
}

/** Hands over again what is not mined, or not any more, and replaces what waits for too long. */
async function nurse(
  parts: Parts,
  state: State,
  { fees, mined }: { fees: Fees; mined: number },
): Promise<void> {
  const againMs = LOOKS_PER_HANDOVER * parts.settings.pollMs;
  const isDue = (nonce: number): boolean => Date.now() - (state.handedOver.get(nonce) ?? 0) >= againMs;
  for (const open of parts.store.open().filter(({ nonce }) => nonce >= mined)) {
    const [newest] = open.attempts;
    if (newest === undefined) continue;
    const isStuck = Date.now() - newest.at >= parts.settings.stuckMs;
    const isReplaced = isStuck && (await replace(parts, state, { open, newest, fees }));
    if (!isReplaced && isDue(open.nonce)) {
      await handOver(parts, state, { nonce: open.nonce, attempt: newest });
    }
  }
  for (const { nonce, attempts } of parts.store.settledFrom(mined)) {
    const [newest] = attempts;
    if (newest !== undefined && isDue(nonce)) await handOver(parts, state, { nonce, attempt: newest });
  }
}

/** False where it already pays as much as it may. */
async function replace(
  parts: Parts,
  state: State,
  { open, newest, fees }: { open: Open; newest: Attempt; fees: Fees },
): Promise<boolean> {
  const { store, settings, wallet, log, metrics } = parts;
  const { nonce } = open;
  const more = raised(newest, fees, settings.maxGasPrice);
  if (more === undefined) {
    if (!state.warned.has(nonce))
      log("warn", "stuck at the cap of the gas price", { nonce, hash: newest.hash });
    state.warned.add(nonce);
    return false;
  }
  const old = Transaction.from(newest.raw);
  const prices =
    old.type === 2
      ? { maxFeePerGas: more.maxFee, maxPriorityFeePerGas: more.tip }
      : { gasPrice: more.maxFee };
  const { chainId, to, data, gasLimit, type } = old;
  const raw = await wallet.signTransaction({
    chainId,
    to,
    data,
    gasLimit,
    nonce,
    type,
    value: 0n,
    ...prices,
  });
  const attempt = attemptOf(raw, more);
  store.addAttempt(nonce, attempt);
  log("warn", "transaction replaced", { nonce, hash: attempt.hash, gasPrice: more.maxFee });
  metrics.transactions.inc({ event: "replaced" });
  await handOver(parts, state, { nonce, attempt });
  return true;
}

async function handOver(
  { node, log }: Parts,
  state: State,
  { nonce, attempt }: { nonce: number; attempt: Attempt },
): Promise<void> {
  state.handedOver.set(nonce, Date.now());
  const taken = await node.broadcast(attempt.raw);
  if (taken.outcome === "taken") return;
  const message = "message" in taken ? taken.message : taken.outcome;
  log("warn", "transaction not taken", { nonce, hash: attempt.hash, code: taken.outcome, message });
}

/** Signs transactions for what is queued, as many as may be on their way. Returns how many. */
async function signQueued(
  parts: Parts,
  state: State,
  { fees, mined }: { fees: Fees; mined: number },
): Promise<number> {
  const { store, settings, condition, log, metrics } = parts;
  if (fees.price > settings.maxGasPrice) return 0;
  const free = settings.inFlight - store.open().length;
  if (free <= 0) return 0;
  const { postponed } = state;
  for (const [id, until] of postponed) if (until < Date.now()) postponed.delete(id);
  const queued = store
    .queued(Math.min(MOST_TRIED, settings.batch * free) + postponed.size)
    .filter(({ id }) => !postponed.has(id));
  const ready = await readyOf(parts, state, queued);
  const groups = groupsOf(ready, { batch: settings.batch, blockGas: condition.blockGas }).slice(0, free);
  const handing: Promise<void>[] = [];
  for (const group of groups) {
    const { kind, call } = plan(parts, group);
    if (condition.balance < call.gas * fees.price) break;
    const nonce = Math.max(mined, store.nextNonce());
    const attempt = await sign(parts, { nonce, call, fees });
    store.writeAhead({ nonce, kind, attempt, ids: group.map(({ kept }) => kept.id) });
    metrics.transactions.inc({ event: "signed" });
    log("info", "transaction signed", {
      hash: attempt.hash,
      nonce,
      count: group.length,
      gasPrice: attempt.maxFee,
    });
    handing.push(handOver(parts, state, { nonce, attempt }));
  }
  await Promise.all(handing);
  return handing.length;
}

/** What goes in one transaction: a consent alone, what failed with others alone, else the forward requests in a row. */
function groupsOf(
  ready: readonly Ready[],
  { batch, blockGas }: { batch: number; blockGas: bigint },
): readonly (readonly Ready[])[] {
  const most = blockGas / 2n < TRANSACTION_GAS_CAP ? blockGas / 2n : TRANSACTION_GAS_CAP;
  const groups: Ready[][] = [];
  let last: Ready[] = [];
  let gas = 0n;
  for (const one of ready) {
    const share = shareOf(one.request);
    if (one.request.type === "consent" || one.kept.tries > 0) {
      groups.push([one]);
      continue;
    }
    if (last.length === 0 || last.length === batch || gas + share > most) {
      last = [];
      gas = 100_000n;
      groups.push(last);
    }
    last.push(one);
    gas += share;
  }
  return groups;
}

/** Tries each once more: what fails by now ends here, and costs nothing. */
async function readyOf(parts: Parts, state: State, queued: readonly Kept[]): Promise<readonly Ready[]> {
  const trying: Promise<readonly Ready[]>[] = [];
  for (const [place, kept] of queued.entries()) {
    const one = { kept, request: requestOf(kept.body) };
    const tried = isReady(parts, one).catch((error: unknown) => postpone(parts, state, one, error));
    trying.push(tried.then((isGood) => (isGood ? [one] : [])));
    if (place % AT_A_STRETCH === AT_A_STRETCH - 1) await breathe();
  }
  return (await Promise.all(trying)).flat();
}

/** What the node does not answer about waits for a while, and holds up no other. */
function postpone({ log, settings }: Parts, state: State, { kept }: Ready, error: unknown): false {
  if (!isCairnError(error)) throw error;
  log("warn", "request not tried", { id: kept.id, code: error.code });
  state.postponed.set(kept.id, Date.now() + LOOKS_PER_HANDOVER * settings.pollMs);
  return false;
}

const EXPIRED: Reason = {
  code: "EXPIRED",
  message: "The request's deadline passed before it could be brought to the chain.",
  fix: "Sign it again with a later deadline.",
};

async function isReady(parts: Parts, { kept, request }: Ready): Promise<boolean> {
  const { store, condition, log, metrics } = parts;
  const reason = await simulate(parts, request);
  if (reason === undefined) return true;
  const { deadline } = request.type === "forward" ? request.request : request;
  const used =
    request.type === "consent" || (await forwarderNonce(parts, request.request.from)) > request.request.nonce;
  const failed = { id: kept.id, status: "failed", hash: null, block: null, reason } as const;
  const elsewhere = used ? await outcomeElsewhere(parts, kept) : failed;
  const isExpired = Math.max(condition.time, seconds()) > deadline;
  const known = elsewhere.status === "failed" && request.type === "consent" ? failed : elsewhere;
  const result = known.status === "failed" && isExpired ? { ...known, reason: EXPIRED } : known;
  store.end({ ...result, gasUsed: 0n });
  metrics.settled.inc({ status: result.status });
  log(result.status === "done" ? "info" : "warn", `request ${result.status}`, {
    id: kept.id,
    ...(result.reason && { code: result.reason.code }),
  });
  return false;
}

function plan({ deployment, wallet }: Parts, ready: readonly Ready[]): { kind: Kind; call: PlannedCall } {
  const [only, ...others] = ready;
  if (only !== undefined && others.length === 0) {
    const kind = only.request.type === "consent" ? "consent" : "execute";
    return { kind, call: callOf(deployment, only.request) };
  }
  const requests = ready.flatMap(({ request }) => (request.type === "forward" ? [request.request] : []));
  return { kind: "batch", call: batchOf(deployment, requests, wallet.address) };
}

async function sign(
  { wallet, deployment }: Parts,
  { nonce, call, fees }: { nonce: number; call: PlannedCall; fees: Fees },
): Promise<Attempt> {
  const { to, data, gas } = call;
  const { tip, maxFee } = fees;
  const prices =
    tip === null
      ? { type: 0, gasPrice: maxFee }
      : { type: 2, maxFeePerGas: maxFee, maxPriorityFeePerGas: tip };
  const { chainId } = deployment;
  const raw = await wallet.signTransaction({ chainId, nonce, to, data, gasLimit: gas, value: 0n, ...prices });
  return attemptOf(raw, { maxFee, tip: tip ?? 0n });
}

function attemptOf(raw: string, { maxFee, tip }: { maxFee: bigint; tip: bigint }): Attempt {
  return { hash: keccak256(raw), raw, maxFee, tip, at: Date.now() };
}

/** Now and then, forgets what is long settled. */
function tidy({ store }: Parts, state: State): void {
  if (Date.now() - state.tidiedAt < TIDY_MS) return;
  state.tidiedAt = Date.now();
  store.forget(seconds() - KEPT_SECONDS);
}
