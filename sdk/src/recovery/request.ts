import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, UnixTime } from "../ids.ts";
import { address, unixTime } from "../ids.ts";
import { accountOf, signWord } from "../words/sign.ts";
import type { WordAbout } from "../words/Word.ts";

/**
 * Asks for control of an identity, as the wallet that is to get it: what guardians then sign. A thief who changes things
 * meanwhile does not make it worthless.
 *
 * @param client - The network, with the learner's new wallet as signer.
 * @param args - The identity, and the last second at which the recovery may begin.
 * @returns What `recovery.sign` and `recovery.recover` take. Whoever gets it has to be asked in person whose wallet it is.
 * @throws {@link CairnError} `NO_SIGNER`; `REQUEST_REFUSED`; `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, recovery, unixTime, words } from "@cairn/sdk";
 *
 * async function ask(newWallet: Client, identity: Address) {
 *   const deadline = unixTime(new Date("2030-01-01T00:00:00Z"));
 *   return words.serialize(await recovery.request(newWallet, { identity, deadline }));
 * }
 */
export async function request(
  client: Client,
  { identity, deadline }: { identity: Address; deadline: UnixTime },
): Promise<WordAbout<"Recovery">> {
  const registry = learnerRegistry(client);
  const [controller, from, nonce] = await Promise.all([
    accountOf(client),
    chainCall(() => registry.controllerOf(identity)).then(address),
    chainCall(() => registry.recoveryNonceOf(identity)).then(Number),
  ]);
  return await signWord(client, "Recovery", { identity, from, controller, nonce, deadline });
}

/**
 * Asks for the custody of a minor, as the successor of a custodian who is lost or hostile: what guardians then sign.
 *
 * @param client - The network, with the successor as signer.
 * @param args - The identity, and the last second at which the recovery may begin.
 * @returns What `recovery.sign` and `recovery.recoverCustodian` take.
 * @throws {@link CairnError} `NO_SIGNER`; `REQUEST_REFUSED`; `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, recovery, unixTime } from "@cairn/sdk";
 *
 * async function ask(aunt: Client, identity: Address) {
 *   const deadline = unixTime(new Date("2030-01-01T00:00:00Z"));
 *   return await recovery.requestCustody(aunt, { identity, deadline });
 * }
 */
export async function requestCustody(
  client: Client,
  { identity, deadline }: { identity: Address; deadline: UnixTime },
): Promise<WordAbout<"CustodianRecovery">> {
  const registry = learnerRegistry(client);
  const [custodian, until, nonce] = await Promise.all([
    accountOf(client),
    chainCall(() => registry.custodianOf(identity)).then((custody) => unixTime(custody.until)),
    chainCall(() => registry.recoveryNonceOf(identity)).then(Number),
  ]);
  return await signWord(client, "CustodianRecovery", { identity, custodian, until, nonce, deadline });
}
