import type { Action } from "../actions/Action.ts";
import { emitterOf } from "../actions/callAction.ts";
import { eventOf } from "../actions/events.ts";
import type { Step } from "../actions/makeAction.ts";
import { makeAction } from "../actions/makeAction.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";
import type { Cohort } from "./Cohort.ts";

/** What became of a cohort's anchoring. */
export interface Anchored {
  /** The time at which accreditation is judged for its records. */
  readonly anchoredAt: UnixTime;
  /** Whether it was anchored before, so that nothing was sent. */
  readonly already: boolean;
}

/**
 * Anchors a cohort (`AchievementToken.anchor`): its root, and nothing of any learner. A cohort that is anchored already
 * sends nothing. By `ISSUE` staff while any accreditation of the hub runs.
 *
 * @param client - The network, with `ISSUE` staff as signer.
 * @param args - The cohort, kept by its store.
 * @returns An action whose result is the time of anchoring.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `StaffRoleMissing` or `HubNotAccredited`; the codes of
 * `Action.send`.
 *
 * @example
 * import { type Client, cohorts } from "@cairn/sdk";
 *
 * async function anchor(client: Client, cohort: cohorts.Cohort) {
 *   const { result, gasUsed } = await cohorts.anchor(client, { cohort }).send();
 *   return result.already ? 0n : gasUsed;
 * }
 */
export function anchor(client: Client, args: { cohort: Cohort }): Action<Anchored> {
  const { hub, tree } = args.cohort;
  const token = achievementToken(client);
  const emitter = emitterOf(client, "AchievementToken");
  const read = () => chainCall(() => token.anchorOf(hub, tree.root));
  return makeAction(client, {
    steps: async function* steps(): AsyncGenerator<Step> {
      if ((await read()).anchoredAt !== 0n) return;
      const data = token.interface.encodeFunctionData("anchor", [hub, tree.root, tree.size]);
      yield { to: emitter.address, data };
    },
    result: async (receipts) => {
      if (receipts.length === 0) return { anchoredAt: unixTime((await read()).anchoredAt), already: true };
      const { args: values } = eventOf(receipts, emitter, "CohortAnchored");
      return { anchoredAt: unixTime(values.anchoredAt), already: false };
    },
  });
}
