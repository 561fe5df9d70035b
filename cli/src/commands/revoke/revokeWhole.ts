import type { hubs } from "@cairn/sdk";
import { achievements, cohorts } from "@cairn/sdk";
import { transactionsOf } from "../../actions/sendAction.ts";
import type { Context, Outcome } from "../../Context.ts";
import type { KeptCohort } from "../../cohort/loadCohort.ts";
import { WordedError } from "../../messages/WordedError.ts";
import type { OpenNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { feeOf, feeText } from "../../output/fee.ts";
import { startProgress } from "../../output/progress.ts";
import { dateText } from "../../print/format.ts";
import { visible } from "../../print/visible.ts";
import { accountOf, revokeRecords } from "./revokeRecords.ts";
import { allTargets } from "./targets.ts";
import { revokeTexts as say } from "./texts.ts";

interface Whole {
  readonly hub: hubs.Hub;
  readonly kept: KeptCohort;
  readonly dryRun: boolean;
}

/** Revokes a whole cohort: an anchored one by its anchor and what was claimed, others record by record. */
export async function revokeWhole(context: Context, network: OpenNetwork, args: Whole): Promise<Outcome> {
  const { hub, kept, dryRun } = args;
  const { cohort, plan, name } = kept;
  const anchor = await cohorts.anchorOf(network.client, { hub: hub.id, root: cohort.tree.root });
  if (anchor !== null) return await revokeAnchored(context, network, { ...args, anchor });
  if (plan?.mode === "mint" || plan?.mode === "sign") {
    return await revokeRecords(context, network, { hub, targets: await allTargets(kept), dryRun });
  }
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.notAttested, { name: visible(name) }),
    details: { cohort: name, root: cohort.tree.root },
    fix: context.say(say.notAttestedFix),
  });
}

async function revokeAnchored(
  context: Context,
  { client, isLocal }: OpenNetwork,
  { hub, kept, dryRun, anchor }: Whole & { anchor: cohorts.Anchor },
): Promise<Outcome> {
  const { signal, language } = context;
  const { cohort, name } = kept;
  const { size, tree } = cohort;
  const base = { cohort: name, root: tree.root, size, hub: { id: hub.id, name: hub.name } };
  const action = cohorts.revokeCohort(client, { cohort });
  const gas = await action.estimateGas({ signal });
  if (gas === 0n) {
    const text = context.say(say.allRevoked, { count: size });
    return { data: { ...base, already: true, transactions: [] }, text };
  }
  const tokens = await achievements.recordsOf(client, tree.ids);
  const claimed = tokens.filter((token) => token !== null && token.owner !== null).length;
  const values = { hub: visible(hub.name), id: hub.id, name: visible(name), size };
  const preview = [
    context.say(say.previewCohort, { ...values, date: dateText(anchor.anchoredAt, language) }),
    context.say(say.previewClaimed, { claimed }),
    ...(anchor.revoked ? [context.say(say.resumed)] : []),
    context.say(say.meaning),
    context.say(say.visible),
    feeText(context, await feeOf(client, { gas, account: await accountOf(client) })),
  ].join("\n");
  if (dryRun) {
    const data = { ...base, dryRun: true, claimed, gas };
    return { data, text: `${preview}\n\n${context.say(say.dryDone)}` };
  }
  await confirm(context, { preview, isLocal, final: true });
  const progress = startProgress({ ...context, what: context.say(say.working), total: size + claimed });
  try {
    const sent = await action.send({ signal, onProgress: ({ items }) => progress.update(items) });
    const transactions = transactionsOf(sent);
    const done = { name: visible(name), size, claimed, transactions: transactions.length };
    return {
      data: { ...base, already: false, claimed: sent.result.claimed, transactions },
      text: context.say(say.doneCohort, done),
    };
  } finally {
    progress.stop();
  }
}
