import { address, learners, recovery } from "@cairn/sdk";
import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { fileOfWord, writeWord } from "../../identity/files.ts";
import { meaningOf } from "../../identity/meaning.ts";
import { identityTexts } from "../../identity/texts.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { requireFree } from "../../presenting/newFiles.ts";
import { parsePerson } from "../../values/person.ts";
import { chainTime, parseTime } from "../../values/time.ts";
import { guardianTexts as say } from "./texts.ts";

interface AskOptions {
  readonly custody?: boolean;
  readonly deadline: string;
  readonly out?: string;
}

/** `cairn guardian ask <identity>`: the new wallet asks for control, or the successor for custody. */
export function askCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "ask <identity>",
    about: say.askAbout,
    examples: [
      ["cairn guardian ask 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65 --key new", say.askExample],
      ["cairn guardian ask 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65 --custody --key aunt", say.askCustody],
    ],
  })
    .option("--custody", cli.say(say.custody))
    .option("--deadline <time>", cli.say(identityTexts.deadline), "+30d")
    .option("--out <file>", cli.say(identityTexts.out));
  return onRun<AskOptions>(cli, command, async (context, { args: [typed = ""], options }) => {
    return await onNetwork(context, "writes", async ({ client, isLocal }) => {
      const { account: identity } = await parsePerson(context, client, typed);
      const now = await chainTime(client);
      const deadline = parseTime(context, { value: options.deadline, option: "--deadline", now });
      const own = address((await client.signer?.getAddress()) ?? "");
      const about = options.custody === true ? "CustodianRecovery" : "Recovery";
      const file = options.out ?? fileOfWord({ about, identity, signer: own });
      await requireFree(context, [file]);
      const common = { identity, nonce: 0, deadline };
      const message =
        about === "Recovery"
          ? { ...common, from: await learners.controllerOf(client, identity), controller: own }
          : {
              ...common,
              custodian: own,
              until: (await learners.custodianOf(client, identity))?.until ?? now,
            };
      const meaning = await meaningOf(context, client, { about, message });
      await confirm(context, { preview: `${context.say(say.youSign)}\n${meaning}`, isLocal });
      const word =
        about === "Recovery"
          ? await recovery.request(client, { identity, deadline })
          : await recovery.requestCustody(client, { identity, deadline });
      return await writeWord(context, { word, file, next: context.say(say.nextSign) });
    });
  });
}
