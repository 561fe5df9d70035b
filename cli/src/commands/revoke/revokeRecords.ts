import type { Client, hubs } from "@cairn/sdk";
import { achievements, address } from "@cairn/sdk";
import { transactionsOf } from "../../actions/sendAction.ts";
import type { Context, Outcome } from "../../Context.ts";
import type { OpenNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { feeOf, feeText } from "../../output/fee.ts";
import { startProgress } from "../../output/progress.ts";
import { table } from "../../output/table.ts";
import { visible } from "../../print/visible.ts";
import type { TargetState } from "./states.ts";
import { statesOf } from "./states.ts";
import type { Target } from "./targets.ts";
import { revokeTexts as say } from "./texts.ts";

/** Rows of a preview; more would hide what is above them. */
const SHOWN_ROWS = 20;

/** Revokes records by their ids; those that are revoked already are said and skipped. */
export async function revokeRecords(
  context: Context,
  network: OpenNetwork,
  args: { hub: hubs.Hub; targets: readonly Target[]; dryRun: boolean },
): Promise<Outcome> {
  const { client, isLocal } = network;
  const { hub, targets, dryRun } = args;
  const states = await statesOf(context, client, { hub: hub.id, targets });
  const open = states.filter(({ revoked }) => !revoked);
  const already = states.filter(({ revoked }) => revoked).map(({ target }) => target.id);
  const base = { hub: { id: hub.id, name: hub.name }, already };
  if (open.length === 0) {
    const text = context.say(say.allRevoked, { count: states.length });
    return { data: { ...base, revoked: [], transactions: [] }, text };
  }
  const revocations = open.map(({ target: { id, statusIndex } }) => ({
    id,
    ...(statusIndex === undefined ? {} : { statusIndex }),
  }));
  const action = achievements.revoke(client, { hub: hub.id, revocations });
  const { signal } = context;
  const fee = await feeOf(client, {
    gas: await action.estimateGas({ signal }),
    account: await accountOf(client),
  });
  const preview = [...previewLines(context, { hub, open, already }), feeText(context, fee)].join("\n");
  if (dryRun) {
    const wouldRevoke = revocations.map(({ id }) => id);
    const data = { ...base, dryRun: true, wouldRevoke, fee };
    return { data, text: `${preview}\n\n${context.say(say.dryDone)}` };
  }
  await confirm(context, { preview, isLocal, final: true });
  const total = revocations.length;
  const what = context.say(say.working);
  const progress = total > SHOWN_ROWS ? startProgress({ ...context, what, total }) : undefined;
  try {
    const sent = await action.send({ signal, onProgress: ({ items }) => progress?.update(items) });
    const transactions = transactionsOf(sent);
    const values = { count: sent.result.length, hub: visible(hub.name), transactions: transactions.length };
    return { data: { ...base, revoked: sent.result, transactions }, text: context.say(say.done, values) };
  } finally {
    progress?.stop();
  }
}

/** The account that sends. */
export async function accountOf({ signer }: Client): Promise<string> {
  return address((await signer?.getAddress()) ?? "");
}

function previewLines(
  context: Context,
  args: { hub: hubs.Hub; open: readonly TargetState[]; already: readonly string[] },
): string[] {
  const { hub, open, already } = args;
  const rows = open.slice(0, SHOWN_ROWS).map((state) => rowOf(context, state));
  const unplaced = open.filter(({ target }) => target.statusIndex === undefined).length;
  return [
    context.say(say.preview, { hub: visible(hub.name), id: hub.id, count: open.length }),
    table(rows),
    ...(open.length > SHOWN_ROWS ? [`  ${context.say(say.more, { count: open.length - SHOWN_ROWS })}`] : []),
    ...(already.length === 0 ? [] : [skippedText(context, already)]),
    context.say(say.meaning),
    context.say(say.visible),
    ...(unplaced === 0 ? [] : [context.say(say.noIndex, { count: unplaced })]),
  ];
}

function skippedText(context: Context, already: readonly string[]): string {
  const ids = already.slice(0, SHOWN_ROWS).join(", ") + (already.length > SHOWN_ROWS ? ", …" : "");
  return context.say(say.skipped, { count: already.length, ids });
}

function rowOf(context: Context, { target, owner, renounced }: TargetState): string[] {
  const { name, id, learner } = target;
  let state = context.say(renounced ? say.renounced : say.private);
  if (owner !== null) state = context.say(say.public, { owner });
  return [`  · ${name}`, name === id ? "" : id, learner ?? "", state];
}
