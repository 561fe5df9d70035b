import { access } from "node:fs/promises";
import path from "node:path";
import type { Address } from "@cairn/sdk";
import { address } from "@cairn/sdk";
import { isKeystoreJson } from "ethers";
import type { KeySource } from "../../config/Config.ts";
import { readText } from "../../files/readWithin.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { ask } from "../../network/chainAt.ts";
import { makeKey } from "../key/newKey.ts";
import type { Step } from "./Draft.ts";
import { initTexts as say } from "./texts.ts";

const FIRST_KEYSTORE = "keys/office.json";
const FRAME = "http://127.0.0.1:1248";

/** Finds out which key; `keep` for the one that is configured, undefined for none. */
export async function chooseKey(step: Step): Promise<KeySource | "keep" | undefined> {
  const { context, options, previous } = step;
  const { keystore, keyEnv, wallet } = options;
  const given = [keystore, keyEnv, wallet].filter((value) => value !== undefined);
  if (given.length > 1) refuse(context.say(say.keyTwice), context.say(say.keyTwiceFix));
  if (keystore !== undefined) return await keystoreAt(step, keystore, "either");
  if (keyEnv !== undefined) return variableNamed(step, keyEnv);
  if (wallet !== undefined) return await walletAt(step, wallet);
  if (!context.isTerminal) return previous?.key === undefined ? undefined : "keep";
  return await askKey(step);
}

async function askKey(step: Step): Promise<KeySource | "keep" | undefined> {
  const { context, previous } = step;
  const { prompts } = context;
  const text = async (message: string, initial: string) =>
    (await prompts.text({ message, initial })).trim() || initial;
  const kept = previous?.key;
  const kind = await prompts.select<"keep" | "new" | "file" | "env" | "wallet" | "none">({
    message: context.say(say.askKey),
    choices: [
      ...(kept === undefined
        ? []
        : [{ name: context.say(say.keyKeep, { key: kept }), value: "keep" as const }]),
      { name: context.say(say.keyNew), value: "new" },
      { name: context.say(say.keyFile), value: "file" },
      { name: context.say(say.keyWallet), value: "wallet" },
      { name: context.say(say.keyEnv), value: "env" },
      { name: context.say(say.keyNone), value: "none" },
    ],
  });
  if (kind === "keep") return "keep";
  if (kind === "none") return undefined;
  if (kind === "env") return variableNamed(step, await text(context.say(say.askKeyEnv), "CAIRN_KEY"));
  if (kind === "wallet") return await walletAt(step, await text(context.say(say.askWallet), FRAME));
  return await keystoreAt(step, await text(context.say(say.askKeystore), FIRST_KEYSTORE), kind);
}

/** A keystore file that is there, or one that is made now. */
async function keystoreAt(step: Step, typed: string, wanted: "new" | "file" | "either"): Promise<KeySource> {
  const { context, folder } = step;
  const file = path.resolve(context.cwd, typed);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere && wanted === "new") {
    refuse(context.say(say.keyThere, { file: typed }), context.say(say.keyThereFix));
  }
  if (isThere && !isKeystoreJson(await readText(file))) {
    refuse(context.say(say.keyNotThere, { file: typed }), context.say(say.keyNotThereFix));
  }
  if (!isThere && wanted === "file") {
    refuse(context.say(say.keyNotThere, { file: typed }), context.say(say.keyNotThereFix));
  }
  if (!isThere) await makeKey(context, file);
  return { keystore: path.relative(folder, file) };
}

/** A variable's name; what is none may be a key, and is repeated nowhere. */
function variableNamed({ context }: Step, name: string): KeySource {
  const isName = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^[0-9a-fA-F]{64}$/.test(name);
  return isName ? { env: name } : refuse(context.say(say.envWrong), context.say(say.envFix));
}

/** A wallet that is reached like a node, and an account that it shows. */
async function walletAt(step: Step, wallet: string): Promise<KeySource> {
  const { context, options } = step;
  const answer = await ask(wallet, "eth_accounts");
  const accounts = (Array.isArray(answer) ? answer : []).map((account) => address(String(account)));
  const [only, ...others] = accounts;
  const listed = accounts.join(", ") || context.say(say.nothing);
  const fix = context.say(say.walletFix, { accounts: listed });
  if (only === undefined) return refuse(context.say(say.walletEmpty, { wallet }), fix);
  if (options.account !== undefined) {
    const account = address(options.account);
    if (accounts.includes(account)) return { wallet, account };
    return refuse(context.say(say.walletForeign, { wallet, account }), fix);
  }
  if (others.length === 0) return { wallet, account: only };
  if (!context.isTerminal) {
    return refuse(context.say(say.accountMissing), context.say(say.accountMissingFix, { accounts: listed }));
  }
  const account = await context.prompts.select<Address>({
    message: context.say(say.askAccount),
    choices: accounts.map((entry) => ({ name: entry, value: entry })),
  });
  return { wallet, account };
}

function refuse(message: string, fix: string): never {
  throw new WordedError("INVALID_ARGUMENT", { message, fix });
}
