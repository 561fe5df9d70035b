import { access } from "node:fs/promises";
import path from "node:path";
import { CairnError } from "@cairn/sdk";
import type { Command } from "commander";
import type { HDNodeWallet } from "ethers";
import { Wallet } from "ethers";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { passwordOf } from "../../keys/openSigner.ts";
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
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "There is a file of this name already. A key is never overwritten.",
      details: { file },
      fix: "Choose another name.",
    });
  }
  const password = await newPassword(context, file);
  const wallet = Wallet.createRandom();
  context.err(`${context.say(say.encrypting)}\n`);
  await writeWhole(file, `${await wallet.encrypt(password)}\n`);
  return wallet;
}

async function newPassword(context: Context, file: string): Promise<string> {
  const { env, isTerminal, prompts } = context;
  if (env.CAIRN_PASSWORD !== undefined || env.CAIRN_PASSWORD_FILE !== undefined || !isTerminal) {
    return expectLong(await passwordOf(context, file));
  }
  const password = expectLong(await prompts.secret({ message: context.say(say.choose, { file }) }));
  if (password === (await prompts.secret({ message: context.say(say.again) }))) return password;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The two passwords differ.",
    fix: "Run it again, and type the same password twice.",
  });
}

const SHORTEST_PASSWORD = 8;

function expectLong(password: string): string {
  if (password.length >= SHORTEST_PASSWORD) return password;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The password is too short.",
    details: { shortest: SHORTEST_PASSWORD },
    fix: "Choose a longer one: whoever gets the file can try passwords as fast as machines allow.",
  });
}
