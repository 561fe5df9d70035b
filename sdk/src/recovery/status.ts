import type { Client } from "../client/Client.ts";
import type { Address } from "../ids.ts";
import type { Pending } from "../learners/pendingOf.ts";
import { pendingOf } from "../learners/pendingOf.ts";
import { messageOf } from "../words/collect.ts";
import { requireCurrent } from "../words/requireCurrent.ts";
import type { RecoveryWord } from "./collect.ts";
import type { GuardiansCommitment } from "./Guardians.ts";
import { guardiansOf } from "./guardiansOf.ts";
import { isGuardian } from "./tree.ts";

/** How far a recovery came. */
export interface RecoveryStatus {
  readonly identity: Address;
  /** Null where there are none, so that nobody can recover it. */
  readonly guardians: GuardiansCommitment | null;
  /** What waits on the chain. */
  readonly pending: Pending | null;
  /** Guardians of now whose words are there. Their signatures are judged by the chain. */
  readonly signed: readonly Address[];
  /** How many more the threshold asks for. */
  readonly missing: number;
  /** Whether they are all guardians, two at least: nobody could cancel it. */
  readonly isUnanimous: boolean;
}

/** Of one guardian alone nobody could say that it is all of them. */
const UNANIMOUS_MIN = 2;

/**
 * Tells how far a recovery came: who signed of those who count, how many are missing, and what waits on the chain.
 *
 * @param client - The network.
 * @param args - The identity, and the words collected so far, if any.
 * @throws {@link CairnError} `WORD_MISMATCH` where words are of another network or differ; `WORD_OUTDATED`;
 * `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, recovery, type words } from "@cairn/sdk";
 *
 * async function isEnough(client: Client, identity: Address, collected: words.WordAbout<"Recovery">[]) {
 *   return (await recovery.status(client, { identity, words: collected })).missing === 0;
 * }
 */
export async function status(
  client: Client,
  { identity, words = [] }: { identity: Address; words?: readonly RecoveryWord[] },
): Promise<RecoveryStatus> {
  const [first] = words;
  if (first !== undefined) {
    messageOf(client, words, first.about);
    await requireCurrent(client, first);
  }
  const [guardians, pending] = await Promise.all([
    guardiansOf(client, identity),
    pendingOf(client, identity),
  ]);
  const signed = guardians === null ? [] : signersOf(words, guardians);
  const { threshold = 0, count = 0 } = guardians ?? {};
  return {
    identity,
    guardians,
    pending,
    signed,
    missing: Math.max(0, threshold - signed.length),
    isUnanimous: signed.length >= UNANIMOUS_MIN && signed.length === count,
  };
}

function signersOf(words: readonly RecoveryWord[], { root }: GuardiansCommitment): Address[] {
  const signers = words
    .filter(
      ({ signer, guardian }) => guardian !== undefined && isGuardian({ guardian: signer, ...guardian }, root),
    )
    .map(({ signer }) => signer);
  return [...new Set(signers)];
}
