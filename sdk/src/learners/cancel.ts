import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { Address } from "../ids.ts";

/**
 * Cancels what waits for an identity (`LearnerRegistry.cancel`). By the controller; a recovery that all guardians signed
 * cannot be cancelled.
 *
 * @param client - The network, with the identity's controller as signer.
 * @param args - The identity.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `IdentityControllerOnly`, `IdentityJoined`,
 * `IdentityNothingPending` or `RecoveryUnanimous`; the codes of `Action.send`.
 *
 * @example
 * import { type Address, type Client, learners } from "@cairn/sdk";
 *
 * async function stop(controller: Client, identity: Address) {
 *   await learners.cancel(controller, { identity }).send();
 * }
 */
export function cancel(client: Client, { identity }: { identity: Address }): Action<void> {
  return callAction(client, {
    contract: "LearnerRegistry",
    data: learnerRegistry(client).interface.encodeFunctionData("cancel", [identity]),
    event: "ChangeCancelled",
    result: () => undefined,
  });
}
