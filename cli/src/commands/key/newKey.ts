import path from "node:path";
import type { Command } from "commander";
import type { HDNodeWallet } from "ethers";
import { Wallet } from "ethers";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { expectNoFile, newPassword } from "../../keys/newPassword.ts";
import { keyTexts as say } from "./texts.ts";

/** `cairn key new <file>`. */
export function newKeyCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "new <file>",
    about: say.newAbout,
    examples: [["cairn key new keys/office.json", say.newExample]],
  });
  return onRun(cli, command, async (context, { args: [file = ""] }) => {
    const { address } = await makeKey(context, path.resolve(context.cwd, file));
    return { data: { address, file }, text: context.say(say.made, { address, file }) };
  });
}

/** Makes a key, and keeps it in the file. Throws `INVALID_ARGUMENT` where the file is there already. */
export async function makeKey(context: Context, file: string): Promise<HDNodeWallet> {
  await expectNoFile(file);
  const password = await newPassword(context, file);
  const wallet = Wallet.createRandom();
  context.err(`${context.say(say.encrypting)}\n`);
  await writeWhole(file, `${await wallet.encrypt(password)}\n`);
  return wallet;
}
