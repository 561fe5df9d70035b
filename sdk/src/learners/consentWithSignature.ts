import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { SignedConsent } from "./signConsent.ts";

/**
 * Brings a learner's signed consent to the chain (`LearnerRegistry.consentWithSignature`). Anyone may; the sender pays.
 *
 * @param client - The network, with any signer.
 * @param args - What `learners.signConsent` returned.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `ConsentSignatureExpired`, `ConsentSignatureInvalid`,
 * `ConsentKindsEmpty`, `ConsentTermInvalid` or `HubUnknown`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, learners } from "@cairn/sdk";
 *
 * async function bringToChain(sponsor: Client, signed: learners.SignedConsent) {
 *   await learners.consentWithSignature(sponsor, signed).send();
 * }
 */
export function consentWithSignature(client: Client, args: SignedConsent): Action<void> {
  return callAction(client, {
    contract: "LearnerRegistry",
    data: learnerRegistry(client).interface.encodeFunctionData("consentWithSignature", [
      args.learner,
      args.hub,
      args.kinds,
      args.until,
      args.deadline,
      args.signature,
    ]),
    event: "ConsentGiven",
    result: () => undefined,
  });
}
