import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { Address, HubId } from "../ids.ts";

/**
 * Withdraws consent, and makes unused signatures for that hub worthless (`LearnerRegistry.withdrawConsent`). By the
 * learner's actor. What is published stays until renounced.
 *
 * @param client - The network, with the learner's actor as signer.
 * @param args - Learner and hub.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `LearnerActorOnly`; the codes of `Action.send`.
 *
 * @example
 * import { type Address, type Client, type HubId, learners } from "@cairn/sdk";
 *
 * async function withdraw(client: Client, learner: Address, hub: HubId) {
 *   await learners.withdrawConsent(client, { learner, hub }).send();
 * }
 */
export function withdrawConsent(client: Client, args: { learner: Address; hub: HubId }): Action<void> {
  return callAction(client, {
    contract: "LearnerRegistry",
    data: learnerRegistry(client).interface.encodeFunctionData("withdrawConsent", [args.learner, args.hub]),
    event: "ConsentWithdrawn",
    result: () => undefined,
  });
}
