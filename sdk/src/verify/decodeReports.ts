import type { Interface, ParamType } from "ethers";
import { AbiCoder } from "ethers";
import type { IRecordLens } from "../contracts/RecordLens.ts";
import { CairnError } from "../errors/CairnError.ts";

const WORD = 32;
/** Offset of a dynamic value that follows at once. */
const HERE = `0x${WORD.toString(16).padStart(2 * WORD, "0")}`;

/**
 * Decodes what `RecordLens.inspect` returned, each report by itself: ethers copies all that follows for every dynamic
 * value, so that decoding a long list at once takes a time that grows with its square.
 *
 * @throws {@link CairnError} `NOT_A_DEPLOYMENT` where the answer is not a list of `count` reports.
 */
export function decodeReports(
  lens: Interface,
  answer: string,
  count: number,
): IRecordLens.ReportStructOutput[] {
  try {
    const report = reportType(lens);
    const list = slice(answer, numberAt(answer, 0));
    if (numberAt(list, 0) !== count) throw new RangeError(`expected ${count} reports`);
    const items = slice(list, WORD);
    const starts = Array.from({ length: count }, (_item, place) => numberAt(items, place * WORD));
    return starts.map((start, place) => {
      const item = slice(items, start, starts[place + 1]);
      const [value] = AbiCoder.defaultAbiCoder().decode([report], `${HERE}${item.slice(2)}`);
      return value as IRecordLens.ReportStructOutput;
    });
  } catch (cause) {
    throw new CairnError("NOT_A_DEPLOYMENT", {
      message: "The lens' answer is not a list of reports.",
      details: { bytes: (answer.length - 2) / 2, records: count },
      cause,
    });
  }
}

function reportType(lens: Interface): ParamType {
  const type = lens.getFunction("inspect")?.outputs[0]?.arrayChildren;
  if (!type) throw new TypeError("the interface has no inspect");
  return type;
}

/** Bytes of hexadecimal text, without making bytes of all of it. */
function slice(data: string, start: number, end?: number): string {
  return `0x${data.slice(2 + 2 * start, end === undefined ? undefined : 2 + 2 * end)}`;
}

function numberAt(data: string, start: number): number {
  const value = Number(slice(data, start, start + WORD));
  if (!Number.isSafeInteger(value)) throw new RangeError("an offset is beyond the answer");
  return value;
}
