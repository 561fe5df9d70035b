import { access } from "node:fs/promises";
import path from "node:path";
import type { AchievementId, Address, bundles as bundleTypes } from "@cairn/sdk";
import { achievement, achievements, address, bundles } from "@cairn/sdk";
import type { Command } from "commander";
import type { Signer, TransactionReceipt } from "ethers";
import type { Payer } from "../../actions/payer.ts";
import { openPayer } from "../../actions/payer.ts";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { requireActor } from "../../identity/requireActor.ts";
import { WordedError } from "../../messages/WordedError.ts";
import type { OpenNetwork } from "../../network/openNetwork.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import type { Fee } from "../../output/fee.ts";
import { feeOf, moneyOf } from "../../output/fee.ts";
import { visible } from "../../print/visible.ts";
import { checkDeployment } from "../../record/checkDeployment.ts";
import { loadRecord } from "../../record/loadRecords.ts";
import { claimOf } from "./claimOf.ts";
import { openLearner } from "./learnerSigner.ts";
import type { Subject } from "./preview.ts";
import { previewText, subjectOf } from "./preview.ts";
import type { TakeOptions } from "./take/takeControl.ts";
import { takeControl } from "./take/takeControl.ts";
import { claimTexts as say } from "./texts.ts";

interface ClaimOptions extends TakeOptions {
  readonly out?: string;
}

/** `cairn claim <file>`, and with a claim code `cairn claim [file…] --to-key <name>`. */
export function claimCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "claim [file...]",
    about: say.about,
    examples: [
      ["cairn claim algebra.cairn.json --key ana", say.example],
      ["cairn claim algebra.cairn.json --code --sponsor office", say.exampleCode],
      ["cairn claim algebra.cairn.json --key ana --sponsor office", say.exampleSponsor],
      ["cairn claim algebra.cairn.json --key ana --dry-run", say.exampleDry],
      ["cairn claim --code --to-key ana --sponsor office", say.exampleTake],
      [
        "cairn claim algebra.cairn.json --code --to-keystore keys/ana.json --relay https://relay.school.example/",
        say.exampleRelay,
      ],
    ],
  })
    .option("--code", cli.say(say.code))
    .option("--code-file <file>", cli.say(say.codeFile))
    .option("--to-key <key name>", cli.say(say.toKey))
    .option("--to-keystore <file>", cli.say(say.toKeystore))
    .option("--sponsor <key name>", cli.say(say.sponsor))
    .option("--relay <url>", cli.say(say.relay))
    .option("--out <file>", cli.say(say.out))
    .option("--dry-run", cli.say(say.dryRun));
  return onRun<ClaimOptions>(cli, command, async (context, { args: files, options }) => {
    if (options.toKey !== undefined || options.toKeystore !== undefined) {
      return await onNetwork(context, "reads", async (network) => {
        return await takeControl(context, { network, files, options });
      });
    }
    const record = await oneRecord(context, files);
    await checkOut(context, options.out);
    return await onNetwork(context, "reads", async (network) => {
      checkDeployment(network.client, record);
      return await claim(context, { network, record, options });
    });
  });
}

/** The names are not repeated: a claim code that was typed among them would be seen. */
async function oneRecord(
  context: Context,
  [file, ...others]: readonly string[],
): Promise<bundleTypes.CairnRecord> {
  if (file !== undefined && others.length === 0) return await loadRecord(context, file);
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.oneFile),
    fix: context.say(say.oneFileFix),
  });
}

interface Claim {
  readonly network: OpenNetwork;
  readonly record: bundleTypes.CairnRecord;
  readonly options: ClaimOptions;
}

async function claim(context: Context, { network, record, options }: Claim): Promise<Outcome> {
  const { client, isLocal } = network;
  const id = achievement.idOf(record.achievement, record);
  const subject = await subjectOf(client, record);
  const holder = (await achievements.recordOf(client, id))?.owner;
  if (holder != null) {
    const data = dataOf({ id, record, subject, holder, already: true });
    return await finish(context, { record, options, data, text: context.say(say.already, { id, holder }) });
  }
  const { signer, account, isCode } = await openActor(context, { network, record, options });
  const payer = await openPayer(context, network, options);
  const learner = await payer.as(signer);
  const action = claimOf(context, learner, record);
  const gas = await action.estimateGas({ signal: context.signal });
  const fee = await feeOf(client, { gas, account: payer.sponsor ?? account });
  const preview = previewText(context, { record, subject, account, fee, payer, isCode });
  const data = dataOf({ id, record, subject, holder: account, already: false });
  if (options.dryRun === true) {
    return { data: { ...data, dryRun: true, fee }, text: `${preview}\n\n${context.say(say.dryDone)}` };
  }
  if (payer.relay === undefined) checkFunds(context, fee);
  await confirm(context, { preview, isLocal, final: true });
  const receipt = receiptOf(await payer.send(learner, action));
  const { hash, blockNumber: block, gasUsed } = receipt;
  const done = { ...data, transaction: { hash, block, gasUsed }, ...paidBy(payer) };
  const text = context.say(say.done, { id, holder: account, hash, block });
  return await finish(context, { record, options, data: done, text });
}

/** Opens the learner's key, and refuses one that does not speak for this learner. */
async function openActor(
  context: Context,
  { network, record, options }: Claim,
): Promise<{ signer: Signer; account: Address; isCode: boolean }> {
  const { client } = network;
  const { learner } = record.achievement;
  const { signer, isCode } = await openLearner(context, client, options);
  const account = address(await signer.getAddress());
  await requireActor(context, client, {
    learner,
    account,
    isCode,
    otherwise: (actor) => ({
      message: context.say(isCode ? say.otherCode : say.otherKey, { actor, learner, account }),
      details: { learner, actor, account },
      fix: context.say(say.otherKeyFix),
    }),
  });
  return { signer, account, isCode };
}

function checkFunds(context: Context, { account, balance, price }: Fee): void {
  if (balance >= price) return;
  throw new WordedError("INSUFFICIENT_FUNDS", {
    message: context.say(say.poor, {
      account,
      balance: moneyOf(context, balance),
      price: moneyOf(context, price),
    }),
    details: { account, balance, price },
    fix: context.say(say.poorFix),
  });
}

function receiptOf([receipt]: readonly TransactionReceipt[]): TransactionReceipt {
  if (receipt === undefined) throw new Error("a claim is one transaction");
  return receipt;
}

function paidBy({ sponsor, relay }: Payer): object {
  return { ...(sponsor && { sponsor }), ...(relay && { relay }) };
}

function dataOf(args: {
  id: AchievementId;
  record: bundleTypes.CairnRecord;
  subject: Subject;
  holder: Address;
  already: boolean;
}): object {
  const { id, record, subject, holder, already } = args;
  const { hub, definition } = subject;
  return {
    id,
    already,
    learner: record.achievement.learner,
    holder,
    mode: record.inclusion.mode,
    hub: { id: hub.id, name: hub.name },
    definition: { id: definition.id, name: definition.name },
  };
}

/** Refuses to overwrite a file before anything is sent. */
async function checkOut(context: Context, out: string | undefined): Promise<void> {
  if (out === undefined) return;
  const exists = await access(path.resolve(context.cwd, out)).then(
    () => true,
    () => false,
  );
  if (!exists) return;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.outExists, { file: visible(out) }),
    details: { file: out },
    fix: context.say(say.outExistsFix),
  });
}

/** Writes the record as a public one, where that was asked for. */
async function finish(
  context: Context,
  args: { record: bundleTypes.CairnRecord; options: ClaimOptions; data: object; text: string },
): Promise<Outcome> {
  const { record, data, text } = args;
  const { out } = args.options;
  if (out === undefined) return { data, text };
  const minted = { ...record, inclusion: { mode: "minted" } } as const;
  await writeWhole(path.resolve(context.cwd, out), bundles.serialize(minted));
  return { data: { ...data, out }, text: `${text}\n${context.say(say.wrote, { file: visible(out) })}` };
}
