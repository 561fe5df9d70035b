import type { Action } from "../actions/Action.ts";
import { emitterOf } from "../actions/callAction.ts";
import { eventOf } from "../actions/events.ts";
import type { Step } from "../actions/makeAction.ts";
import { makeAction } from "../actions/makeAction.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { CairnError } from "../errors/CairnError.ts";
import type { UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";
import { anchorOf } from "./anchorOf.ts";
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
 * sends nothing, also where another sending came first. By `ISSUE` staff while any accreditation of the hub runs.
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
  return {
    send: (options) => anchoring(client, args.cohort).send(options),
    estimateGas: (options) => anchoring(client, args.cohort).estimateGas(options),
    build: (options) => anchoring(client, args.cohort).build(options),
  };
}

/** The action for one use: it may find out on the way that the cohort is anchored. */
function anchoring(client: Client, { hub, tree }: Cohort): Action<Anchored> {
  const token = achievementToken(client);
  const emitter = emitterOf(client, "AchievementToken");
  let found: UnixTime | undefined;
  return makeAction(client, {
    steps: async function* steps({ ask }): AsyncGenerator<Step> {
      found = (await ask(() => anchorOf(client, { hub, root: tree.root })))?.anchoredAt;
      if (found !== undefined) return;
      yield {
        to: emitter.address,
        data: token.interface.encodeFunctionData("anchor", [hub, tree.root, tree.size]),
        isDone: (error) => {
          found = anchoredBefore(error);
          return found !== undefined;
        },
      };
    },
    result: (receipts) => {
      if (found !== undefined) return { anchoredAt: found, already: true };
      const { args: values } = eventOf(receipts, emitter, "CohortAnchored");
      return { anchoredAt: unixTime(values.anchoredAt), already: false };
    },
  });
}

/** The root stands for this very cohort of the hub, so whoever anchored it in the meantime did this work. */
function anchoredBefore({ details }: CairnError): UnixTime | undefined {
  if (details.contractError !== "AnchorAlreadyMade") return undefined;
  return unixTime((details.args as { anchoredAt: number }).anchoredAt);
}
