import type { TokenRecord } from "../achievements/recordOf.ts";
import { recordsOf } from "../achievements/recordOf.ts";
import type { Action } from "../actions/Action.ts";
import { emitterOf } from "../actions/callAction.ts";
import { eventsOf } from "../actions/events.ts";
import type { PlanContext, Step } from "../actions/makeAction.ts";
import { makeAction } from "../actions/makeAction.ts";
import { split } from "../actions/split.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementId, StatusIndex } from "../ids.ts";
import { achievementId } from "../ids.ts";
import type { Cohort } from "./Cohort.ts";

/** What became of a cohort's revocation. */
export interface CohortRevoked {
  /** Records that had been claimed, and are now revoked by id. */
  readonly claimed: readonly AchievementId[];
}

/** A record that was claimed, with its place in the status list. */
interface ClaimedItem {
  readonly id: AchievementId;
  readonly statusIndex: StatusIndex;
}

/**
 * Status indices in one transaction: 128,000 bytes, below the 128 KiB at which nodes refuse one. Never estimated, so that
 * a retry splits at the same places.
 */
const INDICES_PER_TRANSACTION = 4_000;
/** What one question to a slow network is about. */
const RECORDS_AT_A_TIME = 1_000;

/**
 * Revokes a whole cohort: first its anchor (`AchievementToken.revokeAnchor`), so that nothing more can be claimed; then
 * by id what was claimed (`AchievementToken.revoke`), found by reading every record's state. By `REVOKE` staff, also
 * without accreditation.
 *
 * The status indices of up to 4,000 records go in one transaction. A larger cohort takes more of them, and the chain holds
 * only whether the first one took effect. So send again what broke off: the first 4,000 indices are not repeated, all
 * others are, which costs gas and changes nothing, and none is skipped. A smaller cohort that is revoked whole sends
 * nothing. An anchor that other software revoked counts as revoked with its first 4,000 indices.
 *
 * @param client - The network, with `REVOKE` staff as signer.
 * @param args - The cohort.
 * @returns An action whose result is the claimed records.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `StaffRoleMissing` or `AnchorUnknown`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, cohorts } from "@cairn/sdk";
 * import { cohortFolder } from "@cairn/sdk/node";
 *
 * async function takeBack(client: Client, directory: string) {
 *   const cohort = await cohortFolder({ directory }).load();
 *   if (cohort !== undefined) await cohorts.revokeCohort(client, { cohort }).send();
 * }
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

async function* revokeAnchor(client: Client, cohort: Cohort, { ask }: PlanContext): AsyncGenerator<Step> {
  const token = achievementToken(client);
  const { hub, tree } = cohort;
  const { revoked } = await ask(() => token.anchorOf(hub, tree.root));
  const to = client.deployment.contracts.AchievementToken.address;
  const done = revoked ? INDICES_PER_TRANSACTION : 0;
  const indices: StatusIndex[] = [];
  for await (const { statusIndex } of cohort.records()) indices.push(statusIndex);
  for (let offset = done; offset < indices.length; offset += INDICES_PER_TRANSACTION) {
    const part = indices.slice(offset, offset + INDICES_PER_TRANSACTION);
    const data = token.interface.encodeFunctionData("revokeAnchor", [hub, tree.root, part]);
    yield { to, data, offset, items: part.length };
  }
}

async function* revokeClaimed(client: Client, cohort: Cohort, context: PlanContext): AsyncGenerator<Step> {
  const { hub } = cohort;
  const items = await claimedOf(client, cohort, context);
  if (items.length === 0) return;
  const token = achievementToken(client);
  const to = client.deployment.contracts.AchievementToken.address;
  const encode = (part: readonly ClaimedItem[]) =>
    token.interface.encodeFunctionData("revoke", [hub, [...part]]);
  yield* split(client, { to, items, encode }, context);
}

async function claimedOf(
  client: Client,
  cohort: Cohort,
  { ask }: PlanContext,
): Promise<readonly ClaimedItem[]> {
  const { ids } = cohort.tree;
  const tokens: (TokenRecord | null)[] = [];
  for (let at = 0; at < ids.length; at += RECORDS_AT_A_TIME) {
    const part = ids.slice(at, at + RECORDS_AT_A_TIME);
    tokens.push(...(await ask(() => recordsOf(client, part))));
  }
  const isClaimed = tokens.map((token) => {
    return token !== null && token.standing !== "revoked" && token.standing !== "superseded";
  });
  if (!isClaimed.includes(true)) return [];
  const items: ClaimedItem[] = [];
  let place = 0;
  for await (const { id, statusIndex } of cohort.records()) {
    if (isClaimed[place]) items.push({ id, statusIndex });
    place += 1;
  }
  return items;
}
