import { CairnError } from "../errors/CairnError.ts";
import { FRAGMENT_KEY } from "./fragment.ts";

/**
 * Puts the text of a file into a link: compressed (RFC 1951) and in base64url, in the fragment, which a browser never sends
 * to the server.
 *
 * @param page - Address of the page that reads it, such as a verifier's; a fragment of its own is replaced.
 * @param text - What `bundles.serialize` or `presentations.serialize` returned.
 * @returns The link; a record with a handful of fields takes some 2,000 characters.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where the page has no http or https address.
 *
 * @example
 * import { links, presentations } from "@cairn/sdk";
 *
 * async function share(presentation: presentations.CairnPresentation) {
 *   return await links.toLink("https://verify.example/", presentations.serialize(presentation));
 * }
 */
export async function toLink(page: string, text: string): Promise<string> {
  if (!/^https?:/i.test(page) || !URL.canParse(page)) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The page's address is not an http or https address.",
      details: { page },
      fix: "Pass an address such as https://verify.example/.",
    });
  }
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const url = new URL(page);
  url.hash = `${FRAGMENT_KEY}=${base64Url(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
  return url.href;
}

function base64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
