import type { Hex } from "@cairn/sdk";
import { definitionId, definitions, hubId, hubs, isCairnError, learners } from "@cairn/sdk";
import { ZeroAddress } from "ethers";
import { Refusal } from "../http/Refusal.ts";
import type { AllowedCall, Purse, ReadCall, Subject } from "./allowList.ts";
import { reserveOf } from "./calls.ts";
import { FORWARDER, LEARNERS } from "./contracts.ts";
import type { Parts } from "./Relay.ts";
import type { Checked, RelayRequest } from "./RelayRequest.ts";
import { simulate } from "./simulate.ts";
import { pending } from "./store.ts";
import { digestOfConsent, signerOf } from "./typedData.ts";

type Forward = Extract<RelayRequest, { type: "forward" }>["request"];
type Consent = Extract<RelayRequest, { type: "consent" }>;

/** Longest time for which a request may be signed. */
const LONGEST_SECONDS = 366 * 86_400;
/** Shortest time that is left to bring it to the chain. */
const SHORTEST_SECONDS = 10;
/** Definitions and hubs never change, so what was read is kept, as far as memory allows. */
const MOST_KEPT = 10_000;

/** What a request is about, and out of which purse it is paid. */
export interface Cause {
  readonly subject: Subject;
  readonly purse: Purse;
}

/** Checks what costs nothing: throws a {@link Refusal}, or returns what the call is about. */
export function checkRules(
  request: RelayRequest,
  { read, names, id, now }: { read: ReadCall; names: readonly string[]; id: Hex; now: number },
): Cause {
  const { deadline } = request.type === "forward" ? request.request : request;
  checkDeadline(deadline, now);
  if (request.type === "consent") {
    if (!names.includes("consent")) throw notPaid("consent");
    return { subject: { hub: BigInt(request.hub) }, purse: "hub" };
  }
  const { from, to, data, gas, signature } = request.request;
  const call = read({ to, data });
  if (gas > call.gas || gas === 0n) throw gasRefused(call);
  if (signerOf(id, signature) !== from) throw badSignature();
  return { subject: call.subject, purse: call.purse };
}

/** Makes the checks that ask the node, the cheap ones first; the simulation is last. */
export function chainChecks(parts: Parts): {
  readonly check: (request: RelayRequest, options: Cause & { id: Hex }) => Promise<Checked>;
} {
  const hubOfDefinition = keeping(async (definition: bigint) => {
    const { hub } = await definitions.get(parts.client, definitionId(definition));
    return BigInt(hub);
  });
  const nameOfHub = keeping(async (hub: bigint) => {
    const { name } = await hubs.get(parts.client, hubId(hub));
    return name;
  });
  const readLearners = async (name: string, args: readonly unknown[] = []): Promise<string> => {
    const to = parts.deployment.contracts.LearnerRegistry.address;
    const answer = await parts.node.call({ to, data: LEARNERS.encodeFunctionData(name, args) });
    return String(LEARNERS.decodeFunctionResult(name, answer)[0]);
  };
  const terms = keeping(async () => await readLearners("CONSENT_TERMS"));
  const checkHub = async (subject: Subject): Promise<void> => {
    const { hubs: served } = parts.settings;
    if (served === null || (subject.hub === undefined && subject.definition === undefined)) return;
    const hub = subject.hub ?? (await hubOfDefinition(subject.definition));
    if (!served.some((one) => BigInt(one) === hub)) {
      throw new Refusal(403, "NOT_ALLOWED", {
        message: "The relay does not pay for records and consents of this hub.",
        fix: "Ask this hub for its own relay.",
        details: { hub: Number(hub), serves: served },
      });
    }
  };
  const checkForward = async ({ from, nonce }: Forward): Promise<string> => {
    const current = await forwarderNonce(parts, from);
    if (current !== nonce) {
      throw new Refusal(422, "NONCE_NOT_CURRENT", {
        message: "The request's nonce is not the signer's next one at the forwarder.",
        fix: "Wait until the signer's other requests are done, and sign it again.",
        details: { nonce: `${nonce}`, current: `${current}` },
      });
    }
    return slotOf({ from, nonce });
  };
  const checkConsent = async (request: Consent): Promise<string> => {
    const { learner, hub, signature } = request;
    const [hubName, sentence, actor, nonce] = await Promise.all([
      nameOfHub(BigInt(hub)),
      terms(0n),
      learners.actorOf(parts.client, learner),
      readLearners("consentNonceOf", [learner, hub]).then(BigInt),
    ]);
    // While a recovery waits nobody speaks for the learner: the registry says so, and until when.
    if (actor === ZeroAddress) await readLearners("requireActor", [learner, learner]);
    const digest = digestOfConsent(parts.deployment, request, { hubName, terms: sentence, nonce });
    // Only a smart wallet's signature may be more than its key's: the simulation judges that.
    if (signerOf(digest, signature) !== actor && !(await parts.node.hasCode(actor))) throw badSignature();
    return `consent ${learner} ${hub} ${nonce}`;
  };
  return {
    check: async (request, { id, subject, purse }) => {
      await asRefusal(checkHub(subject));
      const slot = await asRefusal(
        request.type === "forward" ? checkForward(request.request) : checkConsent(request),
      );
      const holder = parts.store.holder(slot);
      if (holder !== undefined && holder !== id) throw pending(holder);
      const reason = await simulate(parts, request);
      if (reason !== undefined) {
        throw new Refusal(422, reason.code, { ...reason, details: reason.details ?? {} });
      }
      const learner = request.type === "forward" ? request.request.from : request.learner;
      return { id, request, learner, slot, purse, reserve: reserveOf(request) };
    },
  };
}

/** The signer's next nonce at the forwarder. */
export async function forwarderNonce(
  { node, deployment }: Pick<Parts, "node" | "deployment">,
  from: string,
): Promise<bigint> {
  const to = deployment.contracts.CairnForwarder.address;
  const answer = await node.call({ to, data: FORWARDER.encodeFunctionData("nonces", [from]) });
  return BigInt(FORWARDER.decodeFunctionResult("nonces", answer)[0] as bigint);
}

/** What a forward request uses up. */
export function slotOf({ from, nonce }: Pick<Forward, "from" | "nonce">): string {
  return `forward ${from} ${nonce}`;
}

function checkDeadline(deadline: number, now: number): void {
  const left = deadline - now;
  if (left >= SHORTEST_SECONDS && left <= LONGEST_SECONDS) return;
  throw left < SHORTEST_SECONDS
    ? new Refusal(403, "EXPIRED", {
        message: "The request's deadline has passed, or is too near to bring it to the chain.",
        fix: "Sign it again with a later deadline.",
        details: { deadline },
      })
    : new Refusal(403, "NOT_ALLOWED", {
        message: "The request's deadline is more than a year away.",
        fix: "Sign it again with an earlier deadline: a signature that lasts can be used when nobody expects it.",
        details: { deadline },
      });
}

/** A node's refusal of a read, such as of a definition that is not there, is the request's fault. */
async function asRefusal<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (caught) {
    if (!isCairnError(caught, "CONTRACT_REVERTED") && !isCairnError(caught, "INVALID_ID")) throw caught;
    const { code, shortMessage: message, fix, details } = caught;
    throw new Refusal(422, code, {
      message,
      fix,
      details: { contractError: details.contractError ?? null },
    });
  }
}

/** Remembers what was read, and forgets the oldest where it becomes too much. */
function keeping<Value>(read: (key: bigint) => Promise<Value>): (key: bigint) => Promise<Value> {
  const kept = new Map<bigint, Value>();
  return async (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = await read(key);
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(key, value);
    return value;
  };
}

function gasRefused({ name, gas }: AllowedCall): Refusal {
  return new Refusal(403, "NOT_ALLOWED", {
    message: "The request gives the call more gas than the relay pays for this function, or none.",
    fix: "Sign it again with the gas that it needs.",
    details: { function: name, most: `${gas}` },
  });
}

function notPaid(name: string): Refusal {
  return new Refusal(403, "NOT_ALLOWED", {
    message: "The relay does not pay for this function of this contract.",
    fix: "Ask GET /v1/network what it pays for.",
    details: { function: name },
  });
}

function badSignature(): Refusal {
  return new Refusal(403, "BAD_SIGNATURE", {
    message: "The signature is not the signer's over this very request.",
    fix: "Sign it again with the signer's own key, for this chain and these contracts.",
  });
}
