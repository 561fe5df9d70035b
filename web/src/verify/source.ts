import { isCairnError, links } from "@cairn/sdk";

/** Something to be looked at, as it was dropped, chosen, pasted or linked. */
export interface Source {
  /** Name of the file; null for what was pasted or linked. */
  readonly name: string | null;
  readonly content: string | Uint8Array;
}

/** What a text is, by what it says of itself. */
export type SourceType = "record" | "presentation" | "request" | "addressBook" | "other";

/** Tells what a text is. It is read strictly afterwards, so this need not be. */
export function typeOf(content: string | Uint8Array): SourceType {
  const value = lenientJson(typeof content === "string" ? content : new TextDecoder().decode(content));
  if (typeof value !== "object" || value === null) return "other";
  const type = "type" in value ? value.type : undefined;
  if (type === "CairnRecord") return "record";
  if (type === "CairnPresentation") return "presentation";
  if (type === "CairnRequest") return "request";
  return "contracts" in value && "chainId" in value ? "addressBook" : "other";
}

/**
 * Takes what was pasted: a link's data, or the text as it stands.
 *
 * @throws `MALFORMED_LINK`.
 */
export async function fromPasted(text: string): Promise<Source> {
  const isLink = /^\s*(?:\w+:\/\/|#)\S*\s*$/u.test(text);
  const content = isLink ? await links.fromLink(text.trim()) : undefined;
  return { name: null, content: content ?? text };
}

/** The data of the page's own address, if it has any; a fault of it as the fault. */
export async function fromHash(hash: string): Promise<Source | undefined> {
  const content = await links.fromLink(hash);
  return content === undefined ? undefined : { name: null, content };
}

function lenientJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (isCairnError(error) || !(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
