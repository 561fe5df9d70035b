import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, UnixTime } from "../ids.ts";
import { accountOf, signWord } from "../words/sign.ts";
import type { WordAbout } from "../words/Word.ts";

/**
 * Agrees to take control of an identity: signed by the wallet that gets it, so that no control is moved to an address by
 * mistake. Every later change of the identity makes the word worthless.
 *
 * @param client - The network, with the new controller as signer.
 * @param args - The identity, and the last second at which the word may be used.
 * @returns What `learners.move` takes; a custodian signs the same by `words.countersign`.
 * @throws {@link CairnError} `NO_SIGNER`; `REQUEST_REFUSED`; `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, learners, unixTime } from "@cairn/sdk";
 *
 * async function takeOver(newWallet: Client, identity: Address) {
 *   const deadline = unixTime(new Date("2030-01-01T00:00:00Z"));
 *   return await learners.signMove(newWallet, { identity, deadline });
 * }
 */
export async function signMove(
  client: Client,
  { identity, deadline }: { identity: Address; deadline: UnixTime },
): Promise<WordAbout<"Move">> {
  const controller = await accountOf(client);
  const nonce = Number(await chainCall(() => learnerRegistry(client).nonceOf(identity)));
  return await signWord(client, "Move", { identity, controller, nonce, deadline });
}
