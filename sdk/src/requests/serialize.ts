import { canonicalize } from "../json/canonicalize.ts";
import type { CairnRequest } from "./CairnRequest.ts";

/**
 * Writes a request as the text of its file: RFC 8785 and a line feed. With `links.toLink` it becomes a link, and with
 * `qr` a picture of that.
 *
 * @param request - The request.
 *
 * @example
 * import { links, qr, requests } from "@cairn/sdk";
 *
 * async function picture(request: requests.CairnRequest) {
 *   return qr.toSvg(await links.toLink("https://verify.example/", requests.serialize(request)));
 * }
 */
export function serialize(request: CairnRequest): string {
  return `${canonicalize({ ...request, items: request.items.map((item) => ({ ...item })) })}\n`;
}
