import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { Address, HubId, UnixTime } from "../ids.ts";
import type { Kinds } from "../kinds.ts";

/**
 * Consents that a hub publishes tokens of these kinds until a time (`LearnerRegistry.consent`); it replaces what stood. By
 * the learner's actor. Consent is public.
 *
 * @param client - The network, with the learner's actor as signer.
 * @param args - Learner, hub, kinds and end.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `LearnerActorOnly`, `ConsentKindsEmpty`, `ConsentTermInvalid` or
 * `HubUnknown`; the codes of `Action.send`.
 *
 * @example
 * import { type Address, type Client, type HubId, kinds, learners, unixTime } from "@cairn/sdk";
 *
 * async function consentToCourses(client: Client, learner: Address, hub: HubId) {
 *   const until = unixTime(new Date("2030-01-01T00:00:00Z"));
 *   await learners.consent(client, { learner, hub, kinds: kinds(["Course"]), until }).send();
 * }
 */
export function consent(
  client: Client,
  args: { learner: Address; hub: HubId; kinds: Kinds; until: UnixTime },
): Action<void> {
  return callAction(client, {
    contract: "LearnerRegistry",
    data: learnerRegistry(client).interface.encodeFunctionData("consent", [
      args.learner,
      args.hub,
      args.kinds,
      args.until,
    ]),
    event: "ConsentGiven",
    result: () => undefined,
  });
}
