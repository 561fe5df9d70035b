import path from "node:path";
import { links } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { readText } from "../files/readWithin.ts";
import { WordedError } from "../messages/WordedError.ts";
import { visible } from "../print/visible.ts";
import { presentingTexts as say } from "./texts.ts";

/** Whether what was typed is a link and no file: Cairn's links carry their file behind the `#`. */
export function isLink(name: string): boolean {
  return /^(?:https?:\/\/|#)/i.test(name);
}

/**
 * Reads the text of a file, or the one that a link carries. No page is opened and no server asked.
 *
 * Throws `INVALID_ARGUMENT` where there is none, and `MALFORMED_LINK`.
 */
export async function readSource(context: Context, name: string): Promise<string> {
  if (isLink(name)) return (await links.fromLink(name)) ?? refuseLink(context, name);
  return await readText(path.resolve(context.cwd, name)).catch((cause: Error) => {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.unreadable, { file: visible(name), reason: visible(cause.message) }),
      details: { file: name, reason: cause.message },
      fix: context.say(say.unreadableFix),
      cause,
    });
  });
}

function refuseLink(context: Context, link: string): never {
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.emptyLink),
    details: { link },
    fix: context.say(say.emptyLinkFix),
  });
}
