import { recovery } from "@cairn/sdk";
import type { Command } from "commander";
import { Option } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { fileOfWord, writeWord } from "../../identity/files.ts";
import { meaningOf } from "../../identity/meaning.ts";
import { identityTexts } from "../../identity/texts.ts";
import { wrongWord } from "../../identity/wrongWord.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { requireFree } from "../../presenting/newFiles.ts";
import { readSource } from "../../presenting/readSource.ts";
import { loadRecovery } from "./loadRecovery.ts";
import { guardianTexts as say } from "./texts.ts";

/** `cairn guardian sign <request>`: a guardian signs what the new wallet asks for. */
export function signRecoveryCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "sign <request>",
    about: say.signAbout,
    examples: [
      [
        "cairn guardian sign recovery-15d34aaf-by-9965507d.cairn-word.json --file 70997970.cairn-guardian.json",
        say.signExample,
      ],
    ],
  })
    .addOption(new Option("--file <file>", cli.say(say.file)).makeOptionMandatory())
    .option("--out <file>", cli.say(identityTexts.out));
  return onRun<{ file: string; out?: string }>(cli, command, async (context, { args, options }) => {
    const [request] = await loadRecovery(context, args);
    if (request === undefined) throw wrongWord(context, "");
    const own = recovery.parseFile(await readSource(context, options.file));
    return await onNetwork(context, "writes", async ({ client, isLocal }) => {
      const { about, message } = request;
      const file = options.out ?? fileOfWord({ about, identity: message.identity, signer: own.guardian });
      await requireFree(context, [file]);
      const preview = `${context.say(say.youSign)}\n${await meaningOf(context, client, request)}`;
      await confirm(context, { preview, isLocal, final: true });
      const word = await recovery.sign<"Recovery" | "CustodianRecovery">(client, { request, file: own });
      return await writeWord(context, { word, file, next: context.say(say.nextRecover) });
    });
  });
}
