import type { Client, UnixTime } from "@cairn/sdk";
import { unixTime } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { WordedError } from "../messages/WordedError.ts";
import { valueTexts as say } from "./texts.ts";

const OFFSET = /^\+(?<count>[0-9]{1,4})(?<unit>[hdwy])$/;
const ISO = /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z)?$/;
const SECONDS = { h: 3600, d: 86_400, w: 604_800 } as const;

/** The time of the newest block: what every window is judged by. */
export async function chainTime({ provider }: Pick<Client, "provider">): Promise<UnixTime> {
  const block = await provider.getBlock("latest");
  return unixTime(block?.timestamp ?? new Date());
}

/**
 * The time that the next block will have, as far as it can be told: on a chain that mines when it is used, the newest
 * block may be old. Windows that begin "now" are judged by it.
 */
export async function comingTime(client: Pick<Client, "provider">): Promise<UnixTime> {
  const latest = await chainTime(client);
  const pending = await client.provider.getBlock("pending").catch(() => null);
  const next = pending?.timestamp ?? Math.floor(Date.now() / 1000);
  return unixTime(Math.max(latest, next));
}

/** A time from an option: a day or a time in UTC, or an offset from the chain's time. A day is its first second. */
export function parseTime(
  context: Pick<Context, "say">,
  args: { value: string; option: string; now: UnixTime },
): UnixTime {
  const { value, option, now } = args;
  const groups = OFFSET.exec(value.trim())?.groups;
  if (groups !== undefined) return later(now, Number(groups.count), groups.unit as "h" | "d" | "w" | "y");
  const time = isoTime(value.trim());
  if (time !== undefined) return time;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.notATime, { option, value }),
    details: { value },
    fix: context.say(say.timeFix),
  });
}

/** Reads a day or a time in UTC; undefined where the text is neither, or there is no such day. */
export function isoTime(text: string): UnixTime | undefined {
  const date = new Date(text);
  if (!ISO.test(text) || Number.isNaN(date.getTime()) || date.getTime() < 0) return undefined;
  return date.toISOString().startsWith(text.slice(0, 10)) ? unixTime(date) : undefined;
}

/** A time for tables: the day, and the hour where it is not midnight. In UTC. */
export function timeText(time: UnixTime | null): string {
  if (time === null) return "";
  const iso = new Date(time * 1000).toISOString();
  const [day = "", hour = ""] = iso.split("T");
  if (hour.startsWith("00:00:00")) return day;
  return `${day} ${hour.slice(0, 5)} UTC`;
}

function later(now: UnixTime, count: number, unit: "h" | "d" | "w" | "y"): UnixTime {
  if (unit !== "y") return unixTime(now + count * SECONDS[unit]);
  const date = new Date(now * 1000);
  date.setUTCFullYear(date.getUTCFullYear() + count);
  return unixTime(date);
}
