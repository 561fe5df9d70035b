import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, UnixTime } from "../ids.ts";
import { address, unixTime } from "../ids.ts";

/** What can wait for an identity, in the order of the contract's `PendingKind`. */
export const PENDING_KINDS = [
  "none",
  "controller",
  "guardians",
  "custodian",
  "join",
  "recovery",
  "custodianRecovery",
] as const;

/** One of {@link PENDING_KINDS}. */
export type PendingKind = (typeof PENDING_KINDS)[number];

/** A change or recovery of an identity that waits. */
export interface Pending {
  readonly kind: Exclude<PendingKind, "none">;
  /** From when on anyone can execute it. */
  readonly readyAt: UnixTime;
  /** Whether all guardians signed it, two at least: then nobody can cancel it. */
  readonly isUnanimous: boolean;
  /** The controller, custodian or identity to be; null where guardians wait. */
  readonly account: Address | null;
  /** For a custodian that is appointed: until when. */
  readonly until: UnixTime | null;
}

const NOBODY = `0x${"0".repeat(40)}`;

/**
 * Tells what waits for a learner's identity (`LearnerRegistry.pendingOf`). While a recovery waits nobody speaks for the
 * learner.
 *
 * @param client - The network.
 * @param learner - The learner's address, as achievements name it.
 * @returns What waits; null for nothing.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, learners } from "@cairn/sdk";
 *
 * async function readyAt(client: Client, learner: Address) {
 *   return (await learners.pendingOf(client, learner))?.readyAt;
 * }
 */
export async function pendingOf(client: Client, learner: Address): Promise<Pending | null> {
  const pending = await chainCall(() => learnerRegistry(client).pendingOf(learner));
  const kind = PENDING_KINDS[Number(pending.kind)];
  if (kind === undefined) {
    throw new CairnError("NOT_A_DEPLOYMENT", {
      message: "Something waits for the identity that this release does not know.",
      details: { kind: pending.kind },
    });
  }
  if (kind === "none") return null;
  return {
    kind,
    readyAt: unixTime(pending.readyAt),
    isUnanimous: pending.unanimous,
    account: pending.account === NOBODY ? null : address(pending.account),
    until: pending.until === 0n ? null : unixTime(pending.until),
  };
}
