import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { MAX_BUNDLE_BYTES } from "../limits.ts";
import { FRAGMENT_KEY } from "./fragment.ts";
import { unpack } from "./unpack.ts";

/**
 * Takes the text of a file out of a link.
 *
 * @param link - The link, or its fragment.
 * @returns The text; undefined where the link carries none.
 * @throws {@link CairnError} `MALFORMED_LINK` where the data is damaged, cut short, or unpacks to more than 16 MiB.
 *
 * @example
 * import { links, presentations } from "@cairn/sdk";
 *
 * async function read(link: string) {
 *   const text = await links.fromLink(link);
 *   return text === undefined ? undefined : presentations.parse(text);
 * }
 */
export async function fromLink(link: string): Promise<string | undefined> {
  const data = new URLSearchParams(link.slice(link.indexOf("#") + 1)).get(FRAGMENT_KEY);
  if (data === null) return undefined;
  try {
    const bytes = await unpack(bytesOf(data), { format: "deflate-raw", limit: MAX_BUNDLE_BYTES });
    if (bytes === undefined) {
      throw new CairnError("MALFORMED_LINK", {
        message: "The link's data is larger than any record.",
        details: { limit: MAX_BUNDLE_BYTES },
      });
    }
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    if (isCairnError(cause)) throw cause;
    throw new CairnError("MALFORMED_LINK", { details: { characters: data.length }, cause });
  }
}

function bytesOf(data: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]+$/.test(data))
    throw new CairnError("MALFORMED_LINK", { details: { characters: data.length } });
  const binary = atob(data.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
