import { words } from "@cairn/sdk";
import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { fileOfWord, loadWords, writeWord } from "../../identity/files.ts";
import { meaningOf } from "../../identity/meaning.ts";
import { identityTexts } from "../../identity/texts.ts";
import { wrongWord } from "../../identity/wrongWord.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { requireFree } from "../../presenting/newFiles.ts";
import { learnerTexts as say } from "./texts.ts";

/** `cairn learner agree <word>`: the custodian signs what another party signed. */
export function agreeCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "agree <word>",
    about: say.agreeAbout,
    examples: [
      ["cairn learner agree move-15d34aaf-by-9965507d.cairn-word.json --key parent", say.agreeExample],
    ],
  }).option("--out <file>", cli.say(identityTexts.out));
  return onRun<{ out?: string }>(cli, command, async (context, { args, options }) => {
    const [word] = await loadWords(context, args);
    if (word === undefined || (word.about !== "Move" && word.about !== "Join")) {
      throw wrongWord(context, word?.about ?? "");
    }
    return await onNetwork(context, "writes", async ({ client, isLocal }) => {
      const signer = (await client.signer?.getAddress()) ?? "";
      const { identity } = word.message;
      const file = options.out ?? fileOfWord({ about: word.about, identity, signer });
      await requireFree(context, [file]);
      const preview = `${context.say(say.youSign)}\n${await meaningOf(context, client, word)}`;
      await confirm(context, { preview, isLocal });
      const own = await words.countersign<"Move" | "Join">(client, { word });
      return await writeWord(context, { word: own, file, next: context.say(say.nextApply) });
    });
  });
}
