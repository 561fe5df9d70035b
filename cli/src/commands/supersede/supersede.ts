import type { Client, hubs } from "@cairn/sdk";
import { achievements } from "@cairn/sdk";
import type { Command } from "commander";
import { transactionsOf } from "../../actions/sendAction.ts";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { WordedError } from "../../messages/WordedError.ts";
import type { OpenNetwork } from "../../network/openNetwork.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { feeOf, feeText } from "../../output/fee.ts";
import { table } from "../../output/table.ts";
import { visible } from "../../print/visible.ts";
import { hubOf } from "../revoke/revoke.ts";
import { accountOf } from "../revoke/revokeRecords.ts";
import { statesOf } from "../revoke/states.ts";
import type { Target } from "../revoke/targets.ts";
import { namedTargets } from "../revoke/targets.ts";
import type { Successor } from "./successor.ts";
import { lookAt } from "./successor.ts";
import { supersedeTexts as say } from "./texts.ts";

interface SupersedeOptions {
  readonly hub?: string;
  readonly dryRun?: boolean;
}

/** `cairn supersede <old> <new>`. */
export function supersedeCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "supersede <old> <new>",
    about: say.about,
    examples: [
      ["cairn supersede wrong.cairn.json right.cairn.json", say.exampleFiles],
      ["cairn supersede 0x5b3f…91 0x07aa…c4", say.exampleIds],
      ["cairn supersede wrong.cairn.json right.cairn.json --dry-run", say.exampleDry],
    ],
  })
    .option("--hub <hub>", cli.say(say.hub))
    .option("--dry-run", cli.say(say.dryRun));
  return onRun<SupersedeOptions>(
    cli,
    command,
    async (context, { args: [wrong = "", right = ""], options }) => {
      return await onNetwork(context, "writes", async (network) => {
        const { client } = network;
        const old = await oneTarget(context, client, wrong);
        const next = await oneTarget(context, client, right);
        if (old.id === next.id) {
          throw new WordedError("INVALID_ARGUMENT", {
            message: context.say(say.same),
            details: { id: old.id },
            fix: context.say(say.sameFix),
          });
        }
        const hub = await hubOf(context, client, { typed: options.hub, targets: [old] });
        await statesOf(context, client, { hub: hub.id, targets: [old] });
        return await supersede(context, network, { hub, old, next, dryRun: options.dryRun === true });
      });
    },
  );
}

async function oneTarget(context: Context, client: Client, named: string): Promise<Target> {
  const targets = await namedTargets(context, client, [named]);
  const [only] = targets;
  if (only !== undefined && targets.length === 1) return only;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.one, { file: visible(named), count: targets.length }),
    details: { file: named },
    fix: context.say(say.oneFix),
  });
}

async function supersede(
  context: Context,
  { client, isLocal }: OpenNetwork,
  args: { hub: hubs.Hub; old: Target; next: Target; dryRun: boolean },
): Promise<Outcome> {
  const { hub, old, next, dryRun } = args;
  const base = { hub: { id: hub.id, name: hub.name }, old: old.id, successor: next.id };
  const names = { old: old.name, successor: next.name };
  const before = await achievements.revocationOf(client, { hub: hub.id, id: old.id });
  if (before?.successor === next.id) {
    return { data: { ...base, already: true, transactions: [] }, text: context.say(say.already, names) };
  }
  const successor = await lookAt(context, client, next);
  const { statusIndex } = old;
  const action = achievements.supersede(client, {
    hub: hub.id,
    id: old.id,
    successor: next.id,
    ...(statusIndex === undefined ? {} : { statusIndex }),
  });
  const { signal } = context;
  const gas = await action.estimateGas({ signal });
  const fee = await feeOf(client, { gas, account: await accountOf(client) });
  const preview = `${previewText(context, { hub, old, successor })}\n${feeText(context, fee)}`;
  if (dryRun) {
    const data = { ...base, already: false, dryRun: true, fee };
    return { data, text: `${preview}\n\n${context.say(say.dryDone)}` };
  }
  await confirm(context, { preview, isLocal, final: true });
  const sent = await action.send({ signal });
  const hash = sent.receipts[0]?.hash ?? "";
  return {
    data: { ...base, already: false, transactions: transactionsOf(sent) },
    text: context.say(say.done, { ...names, hash }),
  };
}

function previewText(
  context: Context,
  { hub, old, successor }: { hub: hubs.Hub; old: Target; successor: Successor },
): string {
  const { target: next, doubt } = successor;
  const row = (label: string, { name, id, learner }: Target) => [
    `  ${label}`,
    name,
    name === id ? "" : id,
    learner ?? "",
  ];
  const { learner } = old;
  const differ = learner !== undefined && next.learner !== undefined && learner !== next.learner;
  return [
    context.say(say.preview, { hub: visible(hub.name), id: hub.id }),
    table([row(context.say(say.old), old), row(context.say(say.successor), next)]),
    context.say(say.meaning),
    context.say(say.visible),
    ...(differ ? [context.say(say.otherLearner)] : []),
    ...(successor.hub === undefined || successor.hub === hub.id
      ? []
      : [context.say(say.otherHub, { hub: successor.hub })]),
    ...(doubt === undefined ? [] : [context.say(say.unproven, { reason: doubt })]),
  ].join("\n");
}
