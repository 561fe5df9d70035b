import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementId, HubId, StatusIndex } from "../ids.ts";
import { MAX_UINT32 } from "../ids.ts";

/**
 * Revokes an achievement and names the one that takes its place (`AchievementToken.supersede`). By `REVOKE` staff.
 *
 * @param client - The network, with `REVOKE` staff as signer.
 * @param args - Hub, achievement, successor, and the place in the hub's status list.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `StaffRoleMissing`, `AchievementForeign`,
 * `AchievementAlreadyRevoked` or `SuccessorInvalid`; the codes of `Action.send`.
 *
 * @example
 * import { achievements, type AchievementId, type Client, type HubId } from "@cairn/sdk";
 *
 * async function correct(client: Client, hub: HubId, wrong: AchievementId, right: AchievementId) {
 *   await achievements.supersede(client, { hub, id: wrong, successor: right }).send();
 * }
 */
export function supersede(
  client: Client,
  args: { hub: HubId; id: AchievementId; successor: AchievementId; statusIndex?: StatusIndex },
): Action<void> {
  return callAction(client, {
    contract: "AchievementToken",
    data: achievementToken(client).interface.encodeFunctionData("supersede", [
      args.hub,
      args.id,
      args.successor,
      args.statusIndex ?? MAX_UINT32,
    ]),
    event: "AchievementSuperseded",
    result: () => undefined,
  });
}
