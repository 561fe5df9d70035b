import type { Address, Client } from "@cairn/sdk";
import { claimCodes, learners, recovery } from "@cairn/sdk";
import type { Command } from "commander";
import { ZeroAddress } from "ethers";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { daysOf } from "../../identity/meaning.ts";
import { moveOf, usedText } from "../../identity/usedCode.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { table } from "../../output/table.ts";
import { parsePerson } from "../../values/person.ts";
import { timeText } from "../../values/time.ts";
import type { LearnerOptions } from "../claim/learnerSigner.ts";
import { openCode } from "../claim/learnerSigner.ts";
import { claimTexts } from "../claim/texts.ts";
import { pendingText } from "./pendingText.ts";
import { learnerTexts as say } from "./texts.ts";

/** `cairn learner show [address]`. */
export function showLearnerCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "show [address]",
    about: say.showAbout,
    examples: [
      ["cairn learner show 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65", say.showExample],
      ["cairn learner show --code", say.showCode],
    ],
  })
    .option("--code", cli.say(claimTexts.code))
    .option("--code-file <file>", cli.say(claimTexts.codeFile));
  return onRun<LearnerOptions>(cli, command, async (context, { args: [typed], options }) => {
    const { say: speak } = context;
    return await onNetwork(context, "reads", async ({ client }) => {
      const isCode = options.code === true || options.codeFile !== undefined;
      const learner = await whoOf(context, client, { typed, isCode, options });
      const [identity, controller, actor, custody, guardians, pending] = await Promise.all([
        learners.identityOf(client, learner),
        learners.controllerOf(client, learner),
        learners.actorOf(client, learner),
        learners.custodianOf(client, learner),
        recovery.guardiansOf(client, learner),
        learners.pendingOf(client, learner),
      ]);
      const moved = controller === learner ? null : await moveOf(context, client, learner);
      const rows = [
        [speak(say.learner), learner],
        ...(identity === learner ? [] : [[speak(say.identity), identity]]),
        [speak(say.controller), controller],
        ...(moved === null ? [] : [[speak(say.movedAt), timeText(moved.at)]]),
        [speak(say.actor), actor === ZeroAddress ? speak(say.nobody) : actor],
        ...(custody === null
          ? []
          : [
              [
                speak(say.custodian),
                speak(say.until, { who: custody.custodian, time: timeText(custody.until) }),
              ],
            ]),
        [
          speak(say.guardians),
          guardians === null
            ? speak(say.noGuardians)
            : speak(say.guardianFacts, { ...guardians, days: daysOf(guardians.delay) }),
        ],
        [speak(say.pending), await pendingText(context, client, learner)],
      ];
      const notes = isCode ? ["", codeNote(context, { learner, controller })] : [];
      return {
        data: { learner, identity, controller, moved, actor, custodian: custody, guardians, pending },
        text: [table(rows), ...notes].join("\n"),
      };
    });
  });
}

/** The address that was typed, or that of a claim code. */
async function whoOf(
  context: Context,
  client: Client,
  args: { typed: string | undefined; isCode: boolean; options: LearnerOptions },
): Promise<Address> {
  const { typed, isCode, options } = args;
  if (isCode && typed === undefined) return claimCodes.addressOf(await openCode(context, client, options));
  if (!isCode && typed !== undefined) return (await parsePerson(context, client, typed)).account;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.whoShown),
    fix: context.say(say.whoShownFix),
  });
}

function codeNote(
  context: Context,
  { learner, controller }: { learner: Address; controller: Address },
): string {
  return controller === learner ? context.say(claimTexts.codeMaker) : usedText(context, controller);
}
