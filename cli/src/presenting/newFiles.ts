import { access } from "node:fs/promises";
import path from "node:path";
import type { Context } from "../Context.ts";
import { writeWhole } from "../files/writeWhole.ts";
import { WordedError } from "../messages/WordedError.ts";
import { visible } from "../print/visible.ts";
import { presentingTexts as say } from "./texts.ts";

/** Refuses names that are taken, before anything is made: nothing that is there is written again. */
export async function requireFree(context: Context, files: readonly (string | undefined)[]): Promise<void> {
  for (const file of files) {
    if (file === undefined) continue;
    const isTaken = await access(path.resolve(context.cwd, file)).then(
      () => true,
      () => false,
    );
    if (!isTaken) continue;
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.taken, { file: visible(file) }),
      details: { file },
      fix: context.say(say.takenFix),
    });
  }
}

/** Writes files that are all made already, so that a fault in making one leaves none. */
export async function writeNew(
  context: Context,
  files: readonly (readonly [name: string, content: string | Uint8Array])[],
): Promise<void> {
  context.signal.throwIfAborted();
  for (const [name, content] of files) await writeWhole(path.resolve(context.cwd, name), content);
}
