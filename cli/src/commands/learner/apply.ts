import type { Action, Address, Client, words as wordTypes } from "@cairn/sdk";
import { address, learners } from "@cairn/sdk";
import type { Command } from "commander";
import type { PayerOptions } from "../../actions/payer.ts";
import { openPayer } from "../../actions/payer.ts";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { loadWords } from "../../identity/files.ts";
import { meaningOf } from "../../identity/meaning.ts";
import { outcomeOf } from "../../identity/outcome.ts";
import { identityTexts } from "../../identity/texts.ts";
import { requireUnused } from "../../identity/usedCode.ts";
import { wrongWord } from "../../identity/wrongWord.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import type { LearnerOptions } from "../claim/learnerSigner.ts";
import { openLearner } from "../claim/learnerSigner.ts";
import { claimTexts } from "../claim/texts.ts";
import { learnerTexts as say } from "./texts.ts";

type ApplyOptions = LearnerOptions & PayerOptions;

/** `cairn learner apply <word…>`: does what the words say. */
export function applyCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "apply <word...>",
    about: say.applyAbout,
    examples: [
      ["cairn learner apply move-15d34aaf-by-9965507d.cairn-word.json --key old", say.applyExample],
      [
        "cairn learner apply move-15d34aaf-by-9965507d.cairn-word.json --code --sponsor office",
        say.applyCode,
      ],
    ],
  })
    .option("--code", cli.say(claimTexts.code))
    .option("--code-file <file>", cli.say(claimTexts.codeFile))
    .option("--sponsor <key name>", cli.say(claimTexts.sponsor))
    .option("--relay <url>", cli.say(claimTexts.relay));
  return onRun<ApplyOptions>(cli, command, async (context, { args, options }) => {
    const given = await loadWords(context, args);
    return await onNetwork(context, "reads", async (network) => {
      const { client, isLocal } = network;
      const [word] = given;
      if (word === undefined) throw wrongWord(context, "");
      const identity = changedBy(word);
      if (await isSo(client, word)) {
        return {
          data: { identity, already: true, transactions: [] },
          text: context.say(identityTexts.already),
        };
      }
      const { signer, isCode } = await openLearner(context, client, options);
      const account = address(await signer.getAddress());
      if (isCode) await requireUnused(context, client, account);
      const payer = await openPayer(context, network, options);
      const own = await payer.as(signer);
      const action = await actionOf(context, own, { given, word, account });
      await action.estimateGas({ signal: context.signal });
      await confirm(context, { preview: await meaningOf(context, client, word), isLocal, final: true });
      const receipts = await payer.send(own, action);
      return await outcomeOf(context, client, { identity, receipts });
    });
  });
}

function changedBy({ about, message }: wordTypes.Word): Address {
  return about === "Join" ? message.learner : message.identity;
}

/** Whether it is done already, or waits: so that a command that broke off can be run again. */
async function isSo(client: Client, { about, message }: wordTypes.Word): Promise<boolean> {
  switch (about) {
    case "Move":
      return await isThere(client, message.identity, message.controller, learners.controllerOf);
    case "Join":
      return await isThere(client, message.learner, message.identity, learners.identityOf);
    case "Custody":
      return await isThere(client, message.identity, message.custodian, async (reader, learner) => {
        return (await learners.custodianOf(reader, learner))?.custodian;
      });
    default:
      return false;
  }
}

async function isThere(
  client: Client,
  identity: Address,
  wanted: Address,
  read: (client: Client, learner: Address) => Promise<Address | undefined>,
): Promise<boolean> {
  if ((await read(client, identity)) === wanted) return true;
  const pending = await learners.pendingOf(client, identity);
  return pending?.account === wanted && pending.kind !== "recovery" && pending.kind !== "custodianRecovery";
}

async function actionOf(
  context: Context,
  client: Client,
  args: { given: readonly wordTypes.Word[]; word: wordTypes.Word; account: Address },
): Promise<Action<unknown>> {
  const { given, word, account } = args;
  switch (word.about) {
    case "Move":
      return learners.move(client, { words: given as wordTypes.WordAbout<"Move">[] });
    case "Join":
      return learners.join(client, { words: given as wordTypes.WordAbout<"Join">[] });
    case "Custody": {
      const custody = await learners.custodianOf(client, word.message.identity);
      return custody?.custodian === account
        ? learners.replaceCustodian(client, { word })
        : learners.appointCustodian(client, { word });
    }
    default:
      throw wrongWord(context, word.about);
  }
}
