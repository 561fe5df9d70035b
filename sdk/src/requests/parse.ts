import { recoded } from "../bundles/recoded.ts";
import { CairnError } from "../errors/CairnError.ts";
import { parseWithin } from "../json/parse.ts";
import type { CairnRequest } from "./CairnRequest.ts";
import { readRequest } from "./readRequest.ts";

/** Some thousand times what fits a QR code. */
const MAX_REQUEST_BYTES = 256 * 1024;
/** A request, its items, an item, its lists. */
const MAX_REQUEST_DEPTH = 4;

/**
 * Reads a request, strictly: every field has the right form, and there is no other field. It does not say that the
 * verifier is who it says: show the learner its `audience`, which is where an answer is good.
 *
 * @param source - The text of a `*.cairn-request.json` file, or its bytes.
 * @throws {@link CairnError} `MALFORMED_REQUEST` with the path of the wrong field, or with the error of the JSON reader
 * as cause; `UNSUPPORTED_VERSION`.
 *
 * @example
 * import { requests } from "@cairn/sdk";
 *
 * function whoAsks(text: string) {
 *   return requests.parse(text).audience;
 * }
 */
export function parse(source: string | Uint8Array): CairnRequest {
  if (source.length > MAX_REQUEST_BYTES) {
    throw new CairnError("MALFORMED_REQUEST", {
      message: "The file is larger than any request.",
      details: { size: source.length, limit: MAX_REQUEST_BYTES },
    });
  }
  return recoded("MALFORMED_REQUEST", () => readRequest(parseWithin(source, MAX_REQUEST_DEPTH)));
}
