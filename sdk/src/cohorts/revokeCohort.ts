import { recordsOf } from "../achievements/recordOf.ts";
import type { Action } from "../actions/Action.ts";
import { emitterOf } from "../actions/callAction.ts";
import { eventsOf } from "../actions/events.ts";
import type { PlanContext, Step } from "../actions/makeAction.ts";
import { makeAction } from "../actions/makeAction.ts";
import { split } from "../actions/split.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { AchievementId } from "../ids.ts";
import { achievementId } from "../ids.ts";
import type { Cohort } from "./Cohort.ts";

/** What became of a cohort's revocation. */
export interface CohortRevoked {
  /** Records that had been claimed, and are now revoked by id. */
  readonly claimed: readonly AchievementId[];
}

/**
 * Revokes a whole cohort: first its anchor (`AchievementToken.revokeAnchor`), so that nothing more can be claimed; then
 * by id what was claimed, found by reading every record's state. All is split below the network's gas cap, and can be
 * sent again where it broke off. By `REVOKE` staff.
 *
 * @param client - The network, with `REVOKE` staff as signer.
 * @param args - The cohort.
 * @returns An action whose result is the claimed records.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `StaffRoleMissing` or `AnchorUnknown`.
 */
export function revokeCohort(client: Client, args: { cohort: Cohort }): Action<CohortRevoked> {
  const { cohort } = args;
  const emitter = emitterOf(client, "AchievementToken");
  return makeAction(client, {
    steps: async function* steps(context): AsyncGenerator<Step> {
      yield* revokeAnchor(client, cohort, context);
      yield* revokeClaimed(client, cohort, context);
    },
    result: (receipts) => ({
      claimed: eventsOf(receipts, emitter, "AchievementRevoked").map(({ args: values }) =>
        achievementId(String(values.id)),
      ),
    }),
  });
}

async function* revokeAnchor(client: Client, cohort: Cohort, context: PlanContext): AsyncGenerator<Step> {
  const token = achievementToken(client);
  const { hub, records, tree } = cohort;
  const { revoked } = await chainCall(() => token.anchorOf(hub, tree.root));
  if (revoked) return;
  const to = client.deployment.contracts.AchievementToken.address;
  const encode = (indices: readonly number[]) =>
    token.interface.encodeFunctionData("revokeAnchor", [hub, tree.root, [...indices]]);
  yield* split(client, { to, items: records.map(({ statusIndex }) => statusIndex), encode }, context);
}

async function* revokeClaimed(client: Client, cohort: Cohort, context: PlanContext): AsyncGenerator<Step> {
  const { hub, records } = cohort;
  const tokens = await recordsOf(
    client,
    records.map(({ id }) => id),
  );
  const claimed = records.filter((_record, place) => {
    const standing = tokens[place]?.standing;
    return standing !== undefined && standing !== "revoked" && standing !== "superseded";
  });
  if (claimed.length === 0) return;
  const token = achievementToken(client);
  const to = client.deployment.contracts.AchievementToken.address;
  const items = claimed.map(({ id, statusIndex }) => ({ id, statusIndex }));
  const encode = (part: typeof items | readonly (typeof items)[number][]) =>
    token.interface.encodeFunctionData("revoke", [hub, [...part]]);
  yield* split(client, { to, items, encode }, context);
}
