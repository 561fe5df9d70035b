import type { UnixTime } from "../../ids.ts";
import { unixTime } from "../../ids.ts";
import type { JsonValue } from "../../json/JsonValue.ts";
import { isDateTime } from "../badges/checkShape.ts";

/** A time as RFC 3339 has it, in seconds; null where it is none. */
export function timeOrNull(value: JsonValue | undefined): UnixTime | null {
  if (typeof value !== "string" || !isDateTime(value)) return null;
  const seconds = Math.floor(Date.parse(value) / 1000);
  return seconds < 0 ? null : unixTime(seconds);
}
