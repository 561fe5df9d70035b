import { ZeroHash } from "ethers";
import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address } from "../ids.ts";
import { root } from "../ids.ts";
import type { GuardiansCommitment } from "./Guardians.ts";

/**
 * Tells what the chain knows of the guardians of a learner's identity (`LearnerRegistry.guardiansOf`).
 *
 * @param client - The network.
 * @param learner - The learner's address, as achievements name it.
 * @returns How many they are, and the root; null for none.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, recovery } from "@cairn/sdk";
 *
 * async function isRecoverable(client: Client, learner: Address) {
 *   return (await recovery.guardiansOf(client, learner)) !== null;
 * }
 */
export async function guardiansOf(client: Client, learner: Address): Promise<GuardiansCommitment | null> {
  const guardians = await chainCall(() => learnerRegistry(client).guardiansOf(learner));
  if (guardians.root === ZeroHash) return null;
  return {
    root: root(guardians.root),
    threshold: Number(guardians.threshold),
    count: Number(guardians.count),
    delay: Number(guardians.delay),
  };
}
