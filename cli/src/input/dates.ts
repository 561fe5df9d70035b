import type { UnixTime } from "@cairn/sdk";
import { unixTime } from "@cairn/sdk";
import type { Values } from "../messages/text.ts";
import type { DateFormat } from "./Mapping.ts";
import type { RowFaultCode } from "./rowFaults.ts";

/** Every way to write a date that a mapping can state. */
export const DATE_FORMATS: readonly DateFormat[] = [
  "YYYY-MM-DD",
  "YYYY/MM/DD",
  "YYYY.MM.DD",
  "DD.MM.YYYY",
  "DD/MM/YYYY",
  "DD-MM-YYYY",
  "MM/DD/YYYY",
  "MM-DD-YYYY",
];

/** What a cell says as a time, or why it says none. */
export type DateReading =
  | { readonly time: UnixTime; readonly isDateAlone: boolean }
  | { readonly code: RowFaultCode; readonly values: Values };

/** The last second that a record can hold is below 2^32, in the year 2106. */
const END = 2 ** 32;
const ISO_TIME =
  /^(?<day>\d{4}-\d{2}-\d{2})[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?$/i;
const PARTS = /^(?<first>\d{1,4})(?<sign>[-/.])(?<second>\d{1,2})\k<sign>(?<third>\d{1,4})$/;

/**
 * Reads a date. A date alone means 00:00 UTC of that day; a time must say its zone. What is not in the stated format
 * is not guessed; ISO 8601 with the year first has one reading only, so it is always read.
 *
 * @param options.text - The cell, not empty.
 * @param options.format - How the column writes dates.
 */
export function readDate({
  text,
  format,
}: {
  readonly text: string;
  readonly format: DateFormat;
}): DateReading {
  const moment = ISO_TIME.exec(text)?.groups;
  if (moment !== undefined) return readMoment(moment, format);
  const day = dayIn(text, format) ?? dayIn(text, "YYYY-MM-DD");
  if (day !== undefined) return readDay(day, format);
  const others = DATE_FORMATS.filter((other) => dayIn(text, other) !== undefined);
  if (format === "YYYY-MM-DD" && others.length > 0) {
    return { code: "DATE_FORM_UNKNOWN", values: { formats: others.join(", ") } };
  }
  return { code: "DATE_INVALID", values: { format } };
}

/**
 * Finds the formats in which every one of the texts is a date that exists: more than one where day and month cannot be
 * told apart, so that the user has to say which.
 *
 * @param texts - Cells of the column; empty ones are passed over.
 */
export function fittingFormats(texts: Iterable<string>): readonly DateFormat[] {
  let formats = DATE_FORMATS;
  for (const text of texts) {
    if (text.trim() === "") continue;
    formats = formats.filter((format) => {
      const day = dayIn(text.trim(), format);
      return day !== undefined && secondsOf(day) !== undefined;
    });
  }
  return formats;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The parts of a date in a format, whether there is such a day or not. */
function dayIn(text: string, format: DateFormat): Day | undefined {
  const found = PARTS.exec(text)?.groups;
  if (found === undefined || !format.includes(found.sign as string)) return undefined;
  const parts = new Map<string, string>();
  for (const [index, name] of format.split(found.sign as string).entries()) {
    parts.set(name, [found.first, found.second, found.third][index] as string);
  }
  const [year, month, day] = ["YYYY", "MM", "DD"].map((name) => parts.get(name) ?? "");
  if (year?.length !== 4 || (month?.length ?? 3) > 2 || (day?.length ?? 3) > 2) return undefined;
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/** Start of a day, UTC; undefined where there is no such day. */
function secondsOf({ year, month, day }: Day): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / 1_000 : undefined;
}

function readDay(day: Day, format: DateFormat): DateReading {
  const seconds = secondsOf(day);
  if (seconds !== undefined) return within(seconds, true);
  const isSwapped = secondsOf({ ...day, month: day.day, day: day.month }) !== undefined;
  return { code: isSwapped ? "DATE_SWAPPED" : "DATE_IMPOSSIBLE", values: { format } };
}

function readMoment(moment: Record<string, string | undefined>, format: DateFormat): DateReading {
  const { day = "", hour, minute, second = "0", zone } = moment;
  if (zone === undefined) return { code: "DATE_WITHOUT_ZONE", values: {} };
  const start = secondsOf(dayIn(day, "YYYY-MM-DD") as Day);
  const offset = /^(?<sign>[+-])(?<hours>\d{2}):?(?<minutes>\d{2})$/.exec(zone)?.groups;
  const [hours, minutes] = [Number(offset?.hours ?? 0), Number(offset?.minutes ?? 0)];
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (start === undefined || !isTime || hours > 14 || minutes > 59) {
    return { code: "DATE_IMPOSSIBLE", values: { format } };
  }
  const ahead = (hours * 60 + minutes) * 60 * (offset?.sign === "-" ? -1 : 1);
  return within(start + Number(hour) * 3_600 + Number(minute) * 60 + Number(second) - ahead, false);
}

function within(seconds: number, isDateAlone: boolean): DateReading {
  if (seconds < 0 || seconds >= END) return { code: "DATE_OUT_OF_RANGE", values: {} };
  return { time: unixTime(seconds), isDateAlone };
}
