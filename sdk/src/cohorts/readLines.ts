import { CairnError } from "../errors/CairnError.ts";
import { MAX_PRIVATE_BYTES } from "../limits.ts";
import { joinBytes } from "./joinBytes.ts";

const LINE_FEED = 10;
/** Longest line: what stands beside document and salts takes some hundred bytes. */
const MAX_LINE_BYTES = MAX_PRIVATE_BYTES + 4_096;

/**
 * Splits bytes into lines of text, however the bytes come in pieces. Holds one line at a time.
 *
 * @throws {@link CairnError} `MALFORMED_COHORT` where the last line does not end, a line is longer than any record, or bytes
 * are not UTF-8.
 */
export async function* readLines(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  const decode = decoder();
  let pieces: Uint8Array[] = [];
  let held = 0;
  const hold = (piece: Uint8Array): void => {
    held += piece.length;
    if (held > MAX_LINE_BYTES) {
      throw new CairnError("MALFORMED_COHORT", {
        message: "A line of the cohort's file is longer than any record.",
        details: { limit: MAX_LINE_BYTES },
      });
    }
    pieces.push(piece);
  };
  for await (const bytes of source) {
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      const piece = bytes.subarray(start, end);
      hold(piece);
      yield decode(pieces.length === 1 ? piece : joinBytes(pieces));
      pieces = [];
      held = 0;
      start = end + 1;
    }
    if (start < bytes.length) hold(bytes.subarray(start));
  }
  if (pieces.length > 0) {
    throw new CairnError("MALFORMED_COHORT", { message: "The cohort's file breaks off within a line." });
  }
}

function decoder(): (bytes: Uint8Array) => string {
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return utf8.decode(bytes);
    } catch (cause) {
      throw new CairnError("MALFORMED_COHORT", { message: "The cohort's file is not UTF-8.", cause });
    }
  };
}
