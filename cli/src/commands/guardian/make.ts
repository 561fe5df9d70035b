import path from "node:path";
import type { Address } from "@cairn/sdk";
import { recovery } from "@cairn/sdk";
import type { Command } from "commander";
import { Option } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { requireFree, writeNew } from "../../presenting/newFiles.ts";
import { visible } from "../../print/visible.ts";
import { parsePerson } from "../../values/person.ts";
import { guardianTexts as say } from "./texts.ts";

interface MakeOptions {
  readonly guardian: readonly string[];
  readonly threshold: string;
  readonly delay: string;
  readonly out: string;
}

const DAY = 86_400;

/** `cairn guardian make <identity>`: the learner's set and a file for each guardian; nothing is sent. */
export function makeGuardiansCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "make <identity>",
    about: say.makeAbout,
    examples: [
      [
        "cairn guardian make 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65 --guardian 0x70…C8 --guardian 0x3C…BC --threshold 2",
        say.makeExample,
      ],
    ],
  })
    .addOption(
      new Option("--guardian <address>", cli.say(say.guardian))
        .argParser((value: string, others: readonly string[] = []) => [...others, value])
        .makeOptionMandatory(),
    )
    .addOption(new Option("--threshold <number>", cli.say(say.threshold)).makeOptionMandatory())
    .option("--delay <days>", cli.say(say.delay), "7")
    .option("--out <folder>", cli.say(say.outFolder), "guardians");
  return onRun<MakeOptions>(cli, command, async (context, { args: [typed = ""], options }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const { account: identity } = await parsePerson(context, client, typed);
      const guardians: Address[] = [];
      for (const value of options.guardian)
        guardians.push((await parsePerson(context, client, value)).account);
      const threshold = Number(options.threshold);
      const delay = Number(options.delay) * DAY;
      const set = recovery.createGuardians(client, { identity, guardians, threshold, delay });
      const own = path.join(options.out, "mine.cairn-guardians.json");
      const files = guardians.map((guardian) => {
        const name = `${guardian.slice(2, 10).toLowerCase()}.cairn-guardian.json`;
        return [path.join(options.out, name), recovery.serialize(recovery.fileFor(set, guardian))] as const;
      });
      const names = files.map(([name]) => name);
      await requireFree(context, [own, ...names]);
      await writeNew(context, [[own, recovery.serialize(set)], ...files]);
      const { root, count } = set;
      const lines = guardians.map((guardian, place) => `  · ${guardian}: ${visible(names[place] ?? "")}`);
      return {
        data: { identity, root, threshold, count, delay, file: own, guardians, files: names },
        text: [
          context.say(say.made, { file: visible(own), threshold, count }),
          ...lines,
          context.say(say.madeNext, { file: visible(own) }),
        ].join("\n"),
      };
    });
  });
}
