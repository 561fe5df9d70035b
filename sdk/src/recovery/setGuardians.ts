import { ZeroHash } from "ethers";
import type { Action } from "../actions/Action.ts";
import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, UnixTime } from "../ids.ts";
import { root } from "../ids.ts";
import type { Changed } from "../learners/change.ts";
import { changeAction, custodianSignature } from "../learners/change.ts";
import { MAX_UINT40 } from "../limits.ts";
import { messageOf } from "../words/collect.ts";
import { signWord } from "../words/sign.ts";
import type { Word, WordAbout } from "../words/Word.ts";
import type { GuardiansCommitment } from "./Guardians.ts";

const NONE: GuardiansCommitment = { root: root(ZeroHash), threshold: 0, count: 0, delay: 0 };

/** What has guardians, and which; null takes them away. */
export interface GuardiansChange {
  readonly identity: Address;
  readonly guardians: GuardiansCommitment | null;
}

/**
 * Commits an identity to guardians (`LearnerRegistry.setGuardians`). By the controller. At once; where guardians stand it
 * waits their delay. Nobody learns from the chain who they are.
 *
 * @param client - The network, with the identity's controller as signer.
 * @param args - The identity; the set of `recovery.createGuardians`, or null for none; and where there is a custodian, its
 * word (`recovery.signGuardians`).
 * @returns An action whose result tells from when on it can be executed.
 * @throws {@link CairnError} `WORD_MISSING`; `WORD_MISMATCH`; `CONTRACT_REVERTED` with `IdentityControllerOnly`,
 * `IdentityJoined`, `IdentityChangePending`, `GuardiansInvalid`, `IdentitySignatureExpired` or
 * `IdentitySignatureInvalid`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, recovery } from "@cairn/sdk";
 *
 * async function commit(learner: Client, set: recovery.GuardianSet) {
 *   await recovery.setGuardians(learner, { identity: set.identity, guardians: set }).send();
 * }
 */
export function setGuardians(
  client: Client,
  { identity, guardians, word }: GuardiansChange & { word?: WordAbout<"Guardians"> },
): Action<Changed> {
  const words: readonly Word[] = word === undefined ? [] : [word];
  const { root: tree, threshold, count, delay } = guardians ?? NONE;
  return changeAction(client, async (registry, context) => {
    const deadline = word === undefined ? MAX_UINT40 : messageOf(client, words, "Guardians").deadline;
    const signature = await custodianSignature(registry, context, { words, identity });
    return registry.interface.encodeFunctionData("setGuardians", [
      identity,
      { root: tree, threshold, count, delay },
      deadline,
      signature,
    ]);
  });
}

/**
 * Agrees to the guardians of an identity, as its custodian.
 *
 * @param client - The network, with the custodian as signer.
 * @param args - The identity, the set or null for none, and the last second at which the word may be used.
 * @returns What `recovery.setGuardians` takes.
 * @throws {@link CairnError} `NO_SIGNER`; `REQUEST_REFUSED`; `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Client, recovery, unixTime } from "@cairn/sdk";
 *
 * async function agree(custodian: Client, set: recovery.GuardianSet) {
 *   const deadline = unixTime(new Date("2030-01-01T00:00:00Z"));
 *   return await recovery.signGuardians(custodian, { identity: set.identity, guardians: set, deadline });
 * }
 */
export async function signGuardians(
  client: Client,
  { identity, guardians, deadline }: GuardiansChange & { deadline: UnixTime },
): Promise<WordAbout<"Guardians">> {
  const nonce = Number(await chainCall(() => learnerRegistry(client).nonceOf(identity)));
  const { root: tree, threshold, count, delay } = guardians ?? NONE;
  const message = { identity, root: tree, threshold, count, delay, nonce, deadline };
  return await signWord(client, "Guardians", message);
}
