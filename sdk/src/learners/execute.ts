import type { Action } from "../actions/Action.ts";
import type { Client } from "../client/Client.ts";
import type { Address } from "../ids.ts";
import type { Changed } from "./change.ts";
import { changeAction } from "./change.ts";

/**
 * Does what waited for an identity (`LearnerRegistry.execute`). Anyone may, from `readyAt` on.
 *
 * @param client - The network, with any signer.
 * @param args - The identity.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `IdentityNothingPending`, `IdentityChangeNotReady`, or for a joining
 * `IdentityHasMembers`, `IdentityJoined` or `IdentityChangePending`; the codes of `Action.send`.
 *
 * @example
 * import { type Address, type Client, learners } from "@cairn/sdk";
 *
 * async function finish(anyone: Client, identity: Address) {
 *   await learners.execute(anyone, { identity }).send();
 * }
 */
export function execute(client: Client, { identity }: { identity: Address }): Action<Changed> {
  return changeAction(client, (registry) => registry.interface.encodeFunctionData("execute", [identity]));
}
