import { isCairnError, qr } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { WordedError } from "../messages/WordedError.ts";
import { visible } from "../print/visible.ts";
import { presentingTexts as say } from "./texts.ts";

/** Refuses a name that says no kind of picture, and a picture of a link that there is not. */
export function requirePicture(context: Context, file: string | undefined, page: string | undefined): void {
  if (file === undefined) return;
  if (!/\.(?:png|svg)$/i.test(file)) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.notAPicture, { file: visible(file) }),
      details: { file },
      fix: context.say(say.notAPictureFix),
    });
  }
  if (page !== undefined) return;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.noPage),
    fix: context.say(say.noPageFix),
  });
}

/** The QR code of a link, as the file's name says. Throws `QR_TOO_LARGE`. */
export async function pictureOf(file: string, link: string): Promise<string | Uint8Array> {
  return /\.svg$/i.test(file) ? `${qr.toSvg(link)}\n` : await qr.toPng(link);
}

/** The QR code of a link for the terminal, or why there is none. */
export function terminalPicture(context: Context, link: string): string {
  try {
    return qr.toTerminal(link);
  } catch (error) {
    if (!isCairnError(error, "QR_TOO_LARGE")) throw error;
    return context.say(say.tooLarge, { characters: link.length });
  }
}
