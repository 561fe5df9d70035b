import type { Interface } from "ethers";
import type { Decode } from "../chain/decodeAbi.ts";
import { decoderOf, numberAt } from "../chain/decodeAbi.ts";
import type { IRecordLens } from "../contracts/RecordLens.ts";
import { CairnError } from "../errors/CairnError.ts";

const WORD_BYTES = 32;

/** Making one takes longer than decoding a report. */
const decoders = new WeakMap<Interface, Decode>();

/**
 * Decodes what `RecordLens.inspect` returned, each report by itself, so that none can take the bytes of another one twice.
 *
 * @throws {@link CairnError} `NOT_A_DEPLOYMENT` where the answer is not a list of `count` reports.
 */
export function decodeReports(
  lens: Interface,
  answer: string,
  count: number,
): IRecordLens.ReportStructOutput[] {
  try {
    const decode = decoderFor(lens);
    const list = slice(answer, numberAt(answer, 0));
    if (numberAt(list, 0) !== count) throw new RangeError(`expected ${count} reports`);
    const items = slice(list, WORD_BYTES);
    const starts = Array.from({ length: count }, (_item, place) => numberAt(items, place));
    return starts.map((start, place) => {
      const item = slice(items, start, starts[place + 1]);
      return decode(item, 0) as IRecordLens.ReportStructOutput;
    });
  } catch (cause) {
    throw new CairnError("NOT_A_DEPLOYMENT", {
      message: "The lens' answer is not a list of reports.",
      details: { bytes: (answer.length - 2) / 2, records: count },
      cause,
    });
  }
}

function decoderFor(lens: Interface): Decode {
  const known = decoders.get(lens);
  if (known !== undefined) return known;
  const type = lens.getFunction("inspect")?.outputs[0]?.arrayChildren;
  if (!type) throw new TypeError("the interface has no inspect");
  const decode = decoderOf(type);
  decoders.set(lens, decode);
  return decode;
}

/** Bytes of hexadecimal text, without making bytes of all of it. */
function slice(data: string, start: number, end?: number): string {
  return `0x${data.slice(2 + 2 * start, end === undefined ? undefined : 2 + 2 * end)}`;
}
