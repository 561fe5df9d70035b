import { signerOf } from "../actions/makeAction.ts";
import { hubRegistry, learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, Hex, HubId, UnixTime } from "../ids.ts";
import { hex } from "../ids.ts";
import type { Kinds } from "../kinds.ts";

/** A consent that anyone may bring to the chain until its deadline. */
export interface SignedConsent {
  readonly learner: Address;
  readonly hub: HubId;
  readonly kinds: Kinds;
  readonly until: UnixTime;
  /** Last second at which the signature may be used. */
  readonly deadline: UnixTime;
  readonly signature: Hex;
}

/** EIP-712 types of a consent (`LearnerRegistry`). */
export const CONSENT_TYPES = {
  Consent: [
    { name: "learner", type: "address" },
    { name: "hub", type: "uint32" },
    { name: "hubName", type: "string" },
    { name: "kinds", type: "uint32" },
    { name: "until", type: "uint40" },
    { name: "terms", type: "string" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
};

/**
 * Signs a consent off chain (EIP-712), for a hub or a sponsor to bring to the chain. The signer is shown the hub's name
 * and the terms; any later change of the consent makes the signature worthless.
 *
 * @param client - The network, with the learner's actor as signer.
 * @param args - Learner, hub, kinds, end of the consent, and the signature's deadline.
 * @returns What `learners.consentWithSignature` takes.
 * @throws {@link CairnError} `NO_SIGNER`; `REQUEST_REFUSED`; `CONTRACT_REVERTED` with `HubUnknown`;
 * `CHAIN_UNREACHABLE`; `RATE_LIMITED`.
 *
 * @example
 * import { type Address, type Client, type HubId, kinds, learners, unixTime } from "@cairn/sdk";
 *
 * async function sign(client: Client, learner: Address, hub: HubId) {
 *   const until = unixTime(new Date("2030-01-01T00:00:00Z"));
 *   const deadline = unixTime(new Date("2027-01-01T00:00:00Z"));
 *   return await learners.signConsent(client, { learner, hub, kinds: kinds(["Course"]), until, deadline });
 * }
 */
export async function signConsent(
  client: Client,
  args: { learner: Address; hub: HubId; kinds: Kinds; until: UnixTime; deadline: UnixTime },
): Promise<SignedConsent> {
  const signer = signerOf(client);
  const [hubName, terms, nonce] = await Promise.all([
    chainCall(() => hubRegistry(client).nameOf(args.hub)),
    chainCall(() => learnerRegistry(client).CONSENT_TERMS()),
    chainCall(() => learnerRegistry(client).consentNonceOf(args.learner, args.hub)),
  ]);
  const { learner, hub, kinds, until, deadline } = args;
  const domain = {
    name: "Cairn",
    version: "1",
    chainId: client.deployment.chainId,
    verifyingContract: client.deployment.contracts.LearnerRegistry.address,
  };
  const message = { learner, hub, hubName, kinds, until, terms, nonce, deadline };
  const signature = await chainCall(() => signer.signTypedData(domain, CONSENT_TYPES, message));
  return { learner, hub, kinds, until, deadline, signature: hex(signature) };
}
