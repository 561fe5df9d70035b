import { access } from "node:fs/promises";
import path from "node:path";
import type { Provider, Signer } from "ethers";
import type { Context } from "../../../Context.ts";
import { openKeystore, openSigner } from "../../../keys/openSigner.ts";
import { WordedError } from "../../../messages/WordedError.ts";
import { visible } from "../../../print/visible.ts";
import { makeKey } from "../../key/newKey.ts";
import { takeTexts as say } from "./texts.ts";

/** Which wallet takes control. */
export interface OwnWalletOptions {
  /** Name of a key of the configuration. */
  readonly toKey?: string;
  /** A keystore file, made where it is not there yet. */
  readonly toKeystore?: string;
}

/**
 * Opens the wallet that is to take control.
 *
 * Throws `INVALID_ARGUMENT` where two are named, and what `openSigner`, `openKeystore` and `makeKey` throw.
 */
export async function openOwnWallet(
  context: Context,
  provider: Provider,
  { toKey, toKeystore }: OwnWalletOptions,
): Promise<Signer> {
  if (toKey !== undefined && toKeystore !== undefined) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.bothKeys),
      fix: context.say(say.bothKeysFix),
    });
  }
  if (toKeystore === undefined) {
    const options = { ...context.options, ...(toKey !== undefined && { key: toKey }) };
    return await openSigner({ ...context, options }, provider);
  }
  const file = path.resolve(context.cwd, toKeystore);
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (!exists) {
    const wallet = await makeKey(context, file);
    context.err(`${context.say(say.madeKey, { account: wallet.address, file: visible(toKeystore) })}\n`);
    return wallet.connect(provider);
  }
  const shown = path.relative(context.config?.folder ?? context.cwd, file);
  return (await openKeystore(context, shown)).connect(provider);
}
