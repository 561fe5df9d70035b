import { learners, recovery } from "@cairn/sdk";
import type { Command } from "commander";
import { ZeroAddress } from "ethers";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { daysOf } from "../../identity/meaning.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { table } from "../../output/table.ts";
import { parsePerson } from "../../values/person.ts";
import { timeText } from "../../values/time.ts";
import { pendingText } from "./pendingText.ts";
import { learnerTexts as say } from "./texts.ts";

/** `cairn learner show <address>`. */
export function showLearnerCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "show <address>",
    about: say.showAbout,
    examples: [["cairn learner show 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65", say.showExample]],
  });
  return onRun(cli, command, async (context, { args: [typed = ""] }) => {
    const { say: speak } = context;
    return await onNetwork(context, "reads", async ({ client }) => {
      const { account: learner } = await parsePerson(context, client, typed);
      const [identity, controller, actor, custody, guardians, pending] = await Promise.all([
        learners.identityOf(client, learner),
        learners.controllerOf(client, learner),
        learners.actorOf(client, learner),
        learners.custodianOf(client, learner),
        recovery.guardiansOf(client, learner),
        learners.pendingOf(client, learner),
      ]);
      const rows = [
        [speak(say.learner), learner],
        ...(identity === learner ? [] : [[speak(say.identity), identity]]),
        [speak(say.controller), controller],
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
      return {
        data: { learner, identity, controller, actor, custodian: custody, guardians, pending },
        text: table(rows),
      };
    });
  });
}
