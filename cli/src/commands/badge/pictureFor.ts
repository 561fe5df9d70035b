import path from "node:path";
import type { json } from "@cairn/sdk";
import { CairnError } from "@cairn/sdk";
import { decodeJwt } from "jose";
import type { Context } from "../../Context.ts";
import { readBytes } from "../../files/readWithin.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { html } from "../../print/html.ts";
import type { Signed } from "./readBadge.ts";
import { badgeTexts as say } from "./texts.ts";

type Json = json.JsonObject;

/**
 * The picture that a badge is put into: the one that is named, else the achievement's own where it is in its document, else
 * for SVG a card that is drawn here.
 *
 * Throws `INVALID_ARGUMENT` where the picture cannot be read or is of the other form, or there is none.
 */
export async function pictureFor(
  context: Context,
  { signed, form, picture }: { signed: Signed; form: "png" | "svg"; picture: string | undefined },
): Promise<Uint8Array> {
  if (picture !== undefined) return await namedPicture(context, { picture, form });
  const credential = typeof signed === "string" ? (decodeJwt(signed) as unknown as Json) : signed;
  const own = pictureIn(credential, form);
  if (own !== undefined) return own;
  if (form === "svg") return new TextEncoder().encode(cardOf(context, credential));
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.noPicture),
    fix: context.say(say.noPictureFix),
  });
}

async function namedPicture(
  context: Context,
  { picture, form }: { picture: string; form: "png" | "svg" },
): Promise<Uint8Array> {
  const bytes = await readBytes(path.resolve(context.cwd, picture)).catch((cause: Error) => {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The picture cannot be read.",
      details: { file: picture, reason: cause.message },
      fix: "Check --picture.",
      cause,
    });
  });
  const isPng = bytes.subarray(1, 4).toString("latin1") === "PNG";
  if (isPng === (form === "png")) return bytes;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.otherForm, { file: picture, form }),
    details: { file: picture, form },
    fix: context.say(say.otherFormFix),
  });
}

const DATA_URI = { png: "data:image/png;base64,", svg: "data:image/svg+xml;base64," } as const;

/** The picture in the achievement's document, where it is a data URI of this form. No address is asked. */
function pictureIn(credential: Json, form: "png" | "svg"): Uint8Array | undefined {
  const { id } = at(at(at(credential, "credentialSubject"), "achievement"), "image");
  const start = DATA_URI[form];
  if (typeof id !== "string" || !id.startsWith(start)) return undefined;
  return new Uint8Array(Buffer.from(id.slice(start.length), "base64"));
}

function at(value: Json, name: string): Json {
  const found = value[name];
  return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Json) : {};
}

/** A card with what was achieved, who says so and when, in the badge's own words. */
function cardOf({ say: speak }: Context, credential: Json): string {
  const { name, achievementType } = at(at(credential, "credentialSubject"), "achievement");
  const lines = [
    { y: 150, size: 34, text: String(name ?? "") },
    { y: 205, size: 20, text: String(achievementType ?? "") },
    { y: 320, size: 22, text: String(at(credential, "issuer").name ?? "") },
    { y: 360, size: 18, text: String(credential.awardedDate ?? credential.validFrom ?? "").slice(0, 10) },
  ];
  const texts = lines.map(({ y, size, text }) => {
    // Wide enough for any text: a longer one is drawn narrower.
    const fit = text.length * size * 0.6 > 520 ? html` textLength="520" lengthAdjust="spacingAndGlyphs"` : "";
    return html`<text x="300" y="${y}" font-size="${size}"${fit}>${text}</text>`;
  });
  const { markup } =
    html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 420" role="img" aria-label="${speak(say.card)}"><rect width="600" height="420" rx="24" fill="#f7f5f0"/><g fill="#8a8478"><ellipse cx="300" cy="92" rx="30" ry="9"/><ellipse cx="300" cy="74" rx="22" ry="8"/><ellipse cx="300" cy="58" rx="15" ry="7"/></g><path d="M60 250h480" stroke="#c9c3b5" stroke-width="2"/><g fill="#2b2a27" font-family="sans-serif" text-anchor="middle">${texts}</g></svg>\n`;
  return markup;
}
