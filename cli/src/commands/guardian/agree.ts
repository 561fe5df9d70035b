import { recovery } from "@cairn/sdk";
import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { fileOfWord, writeWord } from "../../identity/files.ts";
import { meaningOf } from "../../identity/meaning.ts";
import { identityTexts } from "../../identity/texts.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { requireFree } from "../../presenting/newFiles.ts";
import { chainTime, parseTime } from "../../values/time.ts";
import { loadSet } from "./loadSet.ts";
import { guardianTexts as say } from "./texts.ts";

/** `cairn guardian agree <set>`: a minor's custodian agrees to the guardians. */
export function agreeGuardiansCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "agree <set>",
    about: say.agreeAbout,
    examples: [["cairn guardian agree guardians/mine.cairn-guardians.json --key parent", say.agreeExample]],
  })
    .option("--deadline <time>", cli.say(identityTexts.deadline), "+7d")
    .option("--out <file>", cli.say(identityTexts.out));
  return onRun<{ deadline: string; out?: string }>(cli, command, async (context, { args, options }) => {
    const set = await loadSet(context, args[0] ?? "");
    return await onNetwork(context, "writes", async ({ client, isLocal }) => {
      const { identity, root, threshold, count, delay } = set;
      const now = await chainTime(client);
      const deadline = parseTime(context, { value: options.deadline, option: "--deadline", now });
      const signer = (await client.signer?.getAddress()) ?? "";
      const file = options.out ?? fileOfWord({ about: "Guardians", identity, signer });
      await requireFree(context, [file]);
      const message = { identity, root, threshold, count, delay, nonce: 0, deadline };
      const meaning = await meaningOf(context, client, { about: "Guardians", message });
      await confirm(context, { preview: `${context.say(say.youSign)}\n${meaning}`, isLocal });
      const word = await recovery.signGuardians(client, { identity, guardians: set, deadline });
      return await writeWord(context, { word, file, next: context.say(say.nextSet) });
    });
  });
}
