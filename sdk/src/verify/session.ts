import type { TimeLimit } from "../chain/withTimeout.ts";
import { withTimeout } from "../chain/withTimeout.ts";
import type { Client } from "../client/Client.ts";
import { checkChain, connect } from "../client/connect.ts";
import type { Deployment } from "../deployments/Deployment.ts";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { networkFault } from "./checks.ts";
import { pinBlock } from "./pinBlock.ts";
import type { AsOf, Check } from "./Verdict.ts";
import type { VerifyOptions } from "./VerifyOptions.ts";

const TIMEOUT_MS = 30_000;

/** A network at one block, or why it cannot be asked. */
export type Session =
  | { readonly deployment: Deployment; readonly client: Client; readonly asOf: AsOf }
  | { readonly deployment: Deployment; readonly asOf: AsOf | null; readonly fault: Check };

/** Connects, and fixes the block. A fault of the network is part of the session: it becomes each record's verdict. */
export async function openSession(options: VerifyOptions): Promise<Session> {
  const deployment = "client" in options ? options.client.deployment : options.deployment;
  const limit = limitOf(options);
  checkOptions(options);
  try {
    const client = await withTimeout(clientOf(options), limit);
    const asOf = await withTimeout(pinBlock(client, options.blockTag ?? "latest"), limit);
    const stale = staleness(asOf, options);
    return stale === undefined
      ? { deployment, client, asOf }
      : { deployment, asOf, fault: networkFault(stale) };
  } catch (error) {
    if (isCairnError(error, "ABORTED")) throw error;
    return { deployment, asOf: null, fault: networkFault(error) };
  }
}

const TAGS: readonly unknown[] = ["latest", "safe", "finalized", "pending", "earliest"];

/** Refuses what the caller got wrong, before a node is asked: what fails from then on is the node's. */
function checkOptions({ blockTag = "latest", maxAgeSeconds = 0 }: VerifyOptions): void {
  const isNumber = /^(?:-?\d+|0x[0-9a-f]+)$/i.test(String(blockTag));
  if (!isNumber && !TAGS.includes(blockTag)) {
    const message = "The block is neither a number nor latest, safe or finalized.";
    throw new CairnError("INVALID_ARGUMENT", { message, details: { blockTag } });
  }
  if (!(maxAgeSeconds >= 0)) {
    const message = "The block's age is not a number of seconds.";
    throw new CairnError("INVALID_ARGUMENT", { message, details: { maxAgeSeconds } });
  }
}

/** Seconds that the clocks of verifier and chain may differ. */
const CLOCK_SKEW = 60;

/** Why the block is none that the verifier takes for the present. */
function staleness({ block, time }: AsOf, { maxAgeSeconds, now }: VerifyOptions): CairnError | undefined {
  if (maxAgeSeconds === undefined) return undefined;
  const clock = now ?? Math.floor(Date.now() / 1000);
  if (clock - time <= maxAgeSeconds && time <= clock + CLOCK_SKEW) return undefined;
  return new CairnError("STALE_BLOCK", { details: { block, time, now: clock, maxAgeSeconds } });
}

/** How long a call may take. */
export function limitOf({ timeoutMs = TIMEOUT_MS, signal }: VerifyOptions): TimeLimit {
  return { timeoutMs, signal };
}

async function clientOf(options: VerifyOptions): Promise<Client> {
  const { trust } = options;
  const extra = trust === undefined ? {} : { trust };
  if (!("client" in options)) {
    return await connect({ deployment: options.deployment, runner: options.provider, ...extra });
  }
  await checkChain(options.client);
  return { ...options.client, ...extra };
}
