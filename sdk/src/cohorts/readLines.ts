import { CairnError } from "../errors/CairnError.ts";
import { joinBytes } from "./joinBytes.ts";

const LINE_FEED = 10;

/**
 * Splits bytes into lines of text, however the bytes come in pieces.
 *
 * @throws {@link CairnError} `MALFORMED_COHORT` where the last line does not end, or bytes are not UTF-8.
 */
export async function* readLines(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  const decode = decoder();
  let pieces: Uint8Array[] = [];
  for await (const bytes of source) {
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      const piece = bytes.subarray(start, end);
      yield decode(pieces.length === 0 ? piece : joinBytes([...pieces, piece]));
      pieces = [];
      start = end + 1;
    }
    if (start < bytes.length) pieces.push(bytes.subarray(start));
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
