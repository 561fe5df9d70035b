import type { Hex } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import { Refusal } from "../http/Refusal.ts";
import { allowList } from "./allowList.ts";
import { bodyOf } from "./body.ts";
import { reserveOf } from "./calls.ts";
import { chainChecks, checkRules } from "./checkRequest.ts";
import { seconds } from "./day.ts";
import type { Parts } from "./Relay.ts";
import type { Answer, Checked, RelayRequest } from "./RelayRequest.ts";
import { rateLimit } from "./rateLimit.ts";
import { readRequest } from "./readRequest.ts";
import type { Acceptance } from "./store.ts";
import { queueFull } from "./store.ts";
import { idOf } from "./typedData.ts";

/** Requests that may be tried at the node at the same time. */
const MOST_TRIED = 48;
/** Longest time that a client is told to stay away for, where nobody knows a better one. */
const LONGEST_RETRY_SECONDS = 30;

/** Takes requests, or throws a {@link Refusal}. */
export interface Admission {
  readonly names: readonly string[];
  /** Throws where nothing new can be taken, before anything of a request is read: overload must cost little. */
  readonly expectRoom: () => void;
  readonly admit: (posted: { text: string; key: string | undefined; remote: string }) => Promise<Answer>;
}

/** Makes the admission. `onAccepted` is told of each that is in the queue. */
export function admission(parts: Parts, onAccepted: () => void): Admission {
  const { settings, store, deployment, condition } = parts;
  const { read, names } = allowList(deployment, settings.functions);
  const { check } = chainChecks(parts);
  const limit = rateLimit(settings.ratePerMinute);
  const underWay = new Map<Hex, Promise<void>>();

  const { accept } = acceptor(parts, onAccepted);

  const takeNew = async (request: RelayRequest, id: Hex, key: string | undefined): Promise<void> => {
    const now = Math.max(seconds(), condition.time);
    const cause = checkRules(request, { read, names, id, now });
    const counted = { learner: learnerOf(request), reserve: reserveOf(request), purse: cause.purse };
    store.check(counted, { budgets: settings.budgets, now: seconds() });
    checkCondition(parts, counted.reserve);
    await accept(await check(request, { id, ...cause }), key);
  };

  const expectRoom = (): void => {
    if (condition.stopping) throw stopping();
    if (underWay.size >= MOST_TRIED) throw queueFull(1);
    if (store.count("queued") >= settings.queueLimit) throw queueFull(retryOf(parts));
  };

  return {
    names,
    expectRoom,
    admit: async ({ text, key, remote }) => {
      const request = readRequest(text);
      const id = idOf(deployment, request);
      checkKey({ store }, { key, id, learner: learnerOf(request) });
      const known = store.find(id);
      if (known !== undefined) return known;
      // The very same request at the same time is tried once.
      const other = underWay.get(id);
      if (other === undefined) {
        const wait = limit.take(remote);
        if (wait !== undefined) throw tooMany(wait);
      }
      const work = other ?? takeNew(request, id, key);
      if (other === undefined) underWay.set(id, work);
      try {
        await work;
      } catch (error) {
        throw asRefusal(parts, error);
      } finally {
        if (other === undefined) underWay.delete(id);
      }
      const taken = store.find(id);
      if (taken === undefined) throw new Error("an accepted request is in the store");
      return taken;
    },
  };
}

/** What is accepted at the same moment is written in one commit: flushing to disk takes longest of all. */
function acceptor(
  { store, settings, condition }: Parts,
  onAccepted: () => void,
): { readonly accept: (request: Checked, key: string | undefined) => Promise<void> } {
  const waiting: (Acceptance & { readonly settle: (reason: unknown) => void })[] = [];
  const write = (): void => {
    const some = waiting.splice(0);
    const { budgets, queueLimit } = settings;
    let reasons: readonly unknown[];
    try {
      reasons = store.accept(some, { budgets, queueLimit, now: seconds() });
    } catch (error) {
      reasons = some.map(() => error);
    }
    for (const [place, { settle }] of some.entries()) settle(reasons[place]);
    onAccepted();
  };
  return {
    accept: async (request, key) => {
      const reason = await new Promise<unknown>((settle) => {
        waiting.push({ request, key, body: bodyOf(request.request), block: condition.block, settle });
        if (waiting.length === 1) setImmediate(write);
      });
      if (reason !== undefined) throw reason;
    },
  };
}

function learnerOf(request: RelayRequest): string {
  return request.type === "forward" ? request.request.from : request.learner;
}

function checkKey(
  { store }: Pick<Parts, "store">,
  { key, id, learner }: { key: string | undefined; id: Hex; learner: string },
): void {
  if (key === undefined) return;
  if (!/^[\x21-\x7e]{1,128}$/.test(key)) {
    throw new Refusal(400, "MALFORMED", {
      message: "The idempotency key does not have the required form.",
      fix: "Give 1 to 128 visible characters of ASCII, or leave the header out.",
    });
  }
  const kept = store.keyed(learner, key);
  if (kept === undefined || kept === id) return;
  throw new Refusal(409, "IDEMPOTENCY_MISMATCH", {
    message: "The learner's idempotency key stands for another request.",
    fix: "Use a new key for a new request, or leave the header out: the same request is taken once anyway.",
    details: { id: kept },
  });
}

/** Refuses what could not be brought to the chain now. */
function checkCondition({ condition, settings }: Parts, gas: bigint): void {
  if (!condition.reachable) throw nodeAway();
  if (condition.gasPrice > settings.maxGasPrice) {
    throw new Refusal(503, "GAS_PRICE_TOO_HIGH", {
      message: "Gas costs more now than the relay pays.",
      fix: "Send it again later.",
      details: { gasPrice: `${condition.gasPrice}`, most: `${settings.maxGasPrice}` },
      retryAfter: LONGEST_RETRY_SECONDS,
    });
  }
  if (condition.balance < gas * condition.gasPrice) {
    throw new Refusal(503, "INSUFFICIENT_FUNDS", {
      message: "The relay's account has no ether left.",
      fix: "Tell whoever runs the relay, or send it later.",
      retryAfter: LONGEST_RETRY_SECONDS,
    });
  }
}

/** A fault of the node says nothing about the request. */
function asRefusal({ log }: Parts, error: unknown): unknown {
  if (!isCairnError(error)) return error;
  log("warn", "request not tried", { code: error.code });
  return nodeAway();
}

function retryOf({ store, condition }: Parts): number {
  const expected = condition.rate > 0 ? Math.ceil(store.count("queued") / condition.rate / 2) : 5;
  return Math.min(LONGEST_RETRY_SECONDS, Math.max(1, expected));
}

function tooMany(retryAfter: number): Refusal {
  return new Refusal(429, "RATE_LIMITED", {
    message: "Too many requests came from this address.",
    fix: "Send it again after the time in Retry-After.",
    retryAfter,
  });
}

function nodeAway(): Refusal {
  return new Refusal(503, "CHAIN_UNREACHABLE", {
    message: "The relay's node does not answer.",
    fix: "Send it again later.",
    retryAfter: 5,
  });
}

function stopping(): Refusal {
  return new Refusal(503, "STOPPING", {
    message: "The relay is stopping.",
    fix: "Send it again when it is back.",
    retryAfter: 10,
  });
}
