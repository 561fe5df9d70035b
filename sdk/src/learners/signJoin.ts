import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, UnixTime } from "../ids.ts";
import { signWord } from "../words/sign.ts";
import type { WordAbout } from "../words/Word.ts";

/**
 * Agrees that another address of the same person joins an identity. By the identity's controller. Joining is public, and
 * final.
 *
 * @param client - The network, with the identity's controller as signer.
 * @param args - The address that joins, the identity, and the last second at which the word may be used.
 * @returns What `learners.join` takes; custodians of either sign the same by `words.countersign`.
 * @throws {@link CairnError} `NO_SIGNER`; `REQUEST_REFUSED`; `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, learners, unixTime } from "@cairn/sdk";
 *
 * async function takeIn(ownWallet: Client, learner: Address, identity: Address) {
 *   const deadline = unixTime(new Date("2030-01-01T00:00:00Z"));
 *   return await learners.signJoin(ownWallet, { learner, identity, deadline });
 * }
 */
export async function signJoin(
  client: Client,
  { learner, identity, deadline }: { learner: Address; identity: Address; deadline: UnixTime },
): Promise<WordAbout<"Join">> {
  const registry = learnerRegistry(client);
  const [nonce, identityNonce] = await Promise.all([
    chainCall(() => registry.nonceOf(learner)).then(Number),
    chainCall(() => registry.nonceOf(identity)).then(Number),
  ]);
  return await signWord(client, "Join", { learner, identity, nonce, identityNonce, deadline });
}
