import type { CairnError as CairnErrorType } from "@cairn/sdk";
import { CairnError, isCairnError, links } from "@cairn/sdk";

/** Where a source comes from: a file has a name. */
export type Origin = { readonly file: string } | "pasted" | "linked";

/** Something to be looked at, as it was dropped, chosen, pasted or linked; or why it cannot be. */
export type Source = { readonly origin: Origin } & (
  | { readonly content: string | Uint8Array }
  | { readonly error: CairnErrorType }
);

/** What a text is, by what it says of itself. */
export type SourceType = "record" | "presentation" | "request" | "addressBook" | "credential" | "other";

/** Bytes of the largest file that the SDK reads, which is a presentation. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Tells what a text is. It is read strictly afterwards, so this need not be. */
export function typeOf(content: string | Uint8Array): SourceType {
  const text = textOf(content);
  if (isPicture(content, text) || TOKEN.test(text)) return "credential";
  const value = lenientJson(text);
  if (typeof value !== "object" || value === null) return "other";
  const type = "type" in value ? value.type : undefined;
  if (type === "CairnRecord") return "record";
  if (type === "CairnPresentation") return "presentation";
  if (type === "CairnRequest") return "request";
  if ("@context" in value) return "credential";
  return "contracts" in value && "chainId" in value ? "addressBook" : "other";
}

/** A token (JWS in compact form) begins with a header that is an object. */
const TOKEN = /^\s*ey[\w-]*\.[\w-]+\.[\w-]*\s*$/u;
const PNG = [0x89, 0x50, 0x4e, 0x47];

/** Whether it is a picture in which a badge may be: a PNG, or an SVG. */
function isPicture(content: string | Uint8Array, text: string): boolean {
  const isPng = typeof content !== "string" && PNG.every((byte, place) => content[place] === byte);
  return isPng || /^\uFEFF?\s*<(?:svg|\?xml|!)/u.test(text.slice(0, 512));
}

/** Takes a text that was pasted, or what a link in it carries. */
export async function fromText(text: string, origin: Origin): Promise<Source> {
  try {
    const isLink = /^\s*(?:[a-z][\w+.-]*:\/\/|#)\S*\s*$/iu.test(text);
    if (!isLink) return { origin, content: text };
    const content = await links.fromLink(text.trim());
    if (content !== undefined) return { origin, content };
    throw new CairnError("MALFORMED_LINK", {
      message: "The link carries nothing to check.",
      details: { part: "empty" },
      fix: "Copy the whole link, with all that comes after the # sign.",
    });
  } catch (error) {
    if (isCairnError(error)) return { origin, error };
    throw error;
  }
}

/** Reads a file; one that holds a link is that link. */
export async function fromFile(file: Pick<File, "name" | "size" | "arrayBuffer">): Promise<Source> {
  const origin = { file: file.name };
  try {
    if (file.size > MAX_BYTES) {
      throw new CairnError("MALFORMED_BUNDLE", {
        message: "The file is larger than any record or presentation.",
        details: { part: "size", size: file.size, limit: MAX_BYTES },
      });
    }
    const content = new Uint8Array(await file.arrayBuffer());
    const start = textOf(content.subarray(0, 1_000)).trim();
    if (/^https?:\/\/\S+#/iu.test(start)) return await fromText(textOf(content), origin);
    return { origin, content };
  } catch (cause) {
    if (isCairnError(cause)) return { origin, error: cause };
    const error = new CairnError("INVALID_ARGUMENT", {
      message: "The browser could not read the file.",
      details: { part: "file", file: file.name },
      fix: "Choose the file again. A folder cannot be read: choose the files in it.",
      cause,
    });
    return { origin, error };
  }
}

/** What the page's own address carries; undefined where it carries nothing. */
export async function fromAddress(hash: string): Promise<Source | undefined> {
  return new URLSearchParams(hash.slice(1)).has("cairn") ? await fromText(hash, "linked") : undefined;
}

function textOf(content: string | Uint8Array): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

function lenientJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
