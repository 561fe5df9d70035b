import type { Achievement } from "../achievement/Achievement.ts";
import type { Action } from "../actions/Action.ts";
import { emitterOf } from "../actions/callAction.ts";
import { eventsOf } from "../actions/events.ts";
import { makeAction } from "../actions/makeAction.ts";
import { split } from "../actions/split.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementId } from "../ids.ts";
import { achievementId } from "../ids.ts";

/**
 * Brings tokens to where their learner's controller now is, after a move, a joining or a recovery
 * (`AchievementToken.rebind`). Anyone may; it is no transfer, and the ids stay. Those already there are skipped, so a batch
 * that broke off can be sent again whole. It takes as many transactions as the network's gas cap asks for.
 *
 * @param client - The network, with any signer.
 * @param args - The achievements, one at least, each a living token.
 * @returns An action whose result is the ids that went over.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `AchievementUnknown` and the item's `index`; the
 * codes of `Action.send`.
 *
 * @example
 * import { achievements, bundles, type Client } from "@cairn/sdk";
 *
 * async function bring(anyone: Client, files: string[]) {
 *   const all = files.map((file) => bundles.parse(file).achievement);
 *   const { result: ids } = await achievements.rebind(anyone, { achievements: all }).send();
 *   return ids.length;
 * }
 */
export function rebind(
  client: Client,
  args: { achievements: readonly Achievement[] },
): Action<AchievementId[]> {
  const token = achievementToken(client);
  const emitter = emitterOf(client, "AchievementToken");
  return makeAction(client, {
    steps: (context) =>
      split(
        client,
        {
          to: emitter.address,
          items: args.achievements,
          encode: (items) => token.interface.encodeFunctionData("rebind", [[...items]]),
        },
        context,
      ),
    result: (receipts) =>
      eventsOf(receipts, emitter, "AchievementRebound").map(({ args: values }) =>
        achievementId(String(values.id)),
      ),
  });
}
