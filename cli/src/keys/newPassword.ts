import { access } from "node:fs/promises";
import { CairnError } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { texts } from "../messages/text.ts";
import { passwordOf } from "./openSigner.ts";

const say = texts({
  choose: { en: "Choose a password for {file}:", es: "Elija una contraseña para {file}:" },
  again: { en: "The same password again:", es: "La misma contraseña otra vez:" },
});

/** Throws `INVALID_ARGUMENT` where the file that a key would go to is there already. */
export async function expectNoFile(file: string): Promise<void> {
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
}

/** A password for a new key: from the environment as {@link passwordOf}, or typed twice. */
export async function newPassword(context: Context, file: string): Promise<string> {
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
