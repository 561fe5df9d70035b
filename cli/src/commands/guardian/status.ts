import { recovery } from "@cairn/sdk";
import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { parsePerson } from "../../values/person.ts";
import { pendingText } from "../learner/pendingText.ts";
import { loadRecovery } from "./loadRecovery.ts";
import { guardianTexts as say } from "./texts.ts";

/** `cairn guardian status <identity> [word…]`. */
export function recoveryStatusCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "status <identity> [word...]",
    about: say.statusAbout,
    examples: [
      [
        "cairn guardian status 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65 recovery-15d34aaf-by-*.cairn-word.json",
        say.statusExample,
      ],
    ],
  });
  return onRun(cli, command, async (context, { args: [typed = "", ...files] }) => {
    const words = await loadRecovery(context, files);
    return await onNetwork(context, "reads", async ({ client }) => {
      const { account: identity } = await parsePerson(context, client, typed);
      const status = await recovery.status(client, { identity, words });
      const { guardians, signed, missing, isUnanimous } = status;
      const waiting = context.say(say.waiting, { what: await pendingText(context, client, identity) });
      if (guardians === null) return { data: status, text: `${context.say(say.noGuardians)}\n${waiting}` };
      const { threshold, count } = guardians;
      const counted = context.say(isUnanimous ? say.signedAll : say.signedSome, {
        signed: signed.length,
        threshold,
        count,
      });
      const lines = [counted, ...signed.map((guardian) => `  · ${guardian}`)];
      if (missing > 0) lines.push(context.say(say.missing, { missing }));
      return { data: status, text: [...lines, waiting].join("\n") };
    });
  });
}
