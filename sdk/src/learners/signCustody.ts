import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, UnixTime } from "../ids.ts";
import { accountOf, signWord } from "../words/sign.ts";
import type { WordAbout } from "../words/Word.ts";

/**
 * Agrees to speak for a minor until a time: signed by the custodian to be, the first one or a successor.
 *
 * @param client - The network, with the custodian to be as signer.
 * @param args - The identity; the end of the custody, which is the first second of a month (UTC), and for a successor the
 * one that stands; and the last second at which the word may be used.
 * @returns What `learners.appointCustodian` and `learners.replaceCustodian` take.
 * @throws {@link CairnError} `NO_SIGNER`; `REQUEST_REFUSED`; `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, learners, unixTime } from "@cairn/sdk";
 *
 * async function agree(parent: Client, identity: Address) {
 *   const until = unixTime(new Date("2034-05-01T00:00:00Z"));
 *   const deadline = unixTime(new Date("2030-01-01T00:00:00Z"));
 *   return await learners.signCustody(parent, { identity, until, deadline });
 * }
 */
export async function signCustody(
  client: Client,
  { identity, until, deadline }: { identity: Address; until: UnixTime; deadline: UnixTime },
): Promise<WordAbout<"Custody">> {
  const custodian = await accountOf(client);
  const nonce = Number(await chainCall(() => learnerRegistry(client).nonceOf(identity)));
  return await signWord(client, "Custody", { identity, custodian, until, nonce, deadline });
}
