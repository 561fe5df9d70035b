import { readFile } from "node:fs/promises";
import type { Address, HubId, KindName, Kinds, UnixTime } from "@cairn/sdk";
import { address, hubId, json, kinds, kindsFromBitmap, MAX_UINT32, namesOfKinds, unixTime } from "@cairn/sdk";
import { ZeroAddress } from "ethers";
import { usageError } from "./output.ts";

const RELATIVE_TIME = /^\+(?<count>[0-9]{1,4})(?<unit>[hdwy])$/;
const ISO_TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z)?$/;
const SECONDS = { h: 3600, d: 86_400, w: 604_800 } as const;

/** The value of an option that the task cannot do without. */
export function required(value: string | undefined, option: string): string {
  if (value !== undefined && value !== "") return value;
  throw usageError(`--${option} is missing.`, { option }, "See the task's --help.");
}

/** A hub's id, from an option. */
export function parseHub(value: string | undefined): HubId {
  const text = required(value, "hub");
  if (/^[0-9]{1,10}$/.test(text)) return hubId(Number(text));
  throw usageError(
    "A hub is named by its number.",
    { hub: text },
    "`npx hardhat cairn hub list` shows the numbers.",
  );
}

/** A period's place in its hub's history, from an option. */
export function parseIndex(value: string | undefined): number {
  const text = required(value, "period");
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  throw usageError(
    "A period is named by its number.",
    { period: text },
    "`npx hardhat cairn hub show` shows them.",
  );
}

/** An account, from an option. */
export function parseAccount(value: string | undefined, option: string): Address {
  const account = address(required(value, option));
  if (account !== ZeroAddress) return account;
  throw usageError(
    `--${option} is the zero address.`,
    { [option]: account },
    "Give a person's or contract's address.",
  );
}

/** Kinds of achievement from a list of names, or `all`. */
export function parseKinds(value: string | undefined): Kinds {
  const text = required(value, "kinds");
  if (text === "all") return kindsFromBitmap(MAX_UINT32);
  return kinds(text.split(",").map((name) => name.trim() as KindName));
}

/** Names of kinds, or `all`. */
export function formatKinds(set: Kinds): string {
  return set === MAX_UINT32 ? "all" : namesOfKinds(set).join(",");
}

/** A time: an ISO date or date-time in UTC, or an offset from the chain's time such as `+90d` or `+1y`. */
export function parseTime({
  value,
  option,
  now,
}: {
  value: string | undefined;
  option: string;
  now: number;
}): UnixTime {
  const text = required(value, option);
  const relative = RELATIVE_TIME.exec(text)?.groups;
  if (relative !== undefined)
    return later(now, Number(relative.count), relative.unit as "h" | "d" | "w" | "y");
  const date = new Date(text);
  const isReal =
    ISO_TIME.test(text) && date.getTime() >= 0 && date.toISOString().startsWith(text.slice(0, 10));
  if (isReal) return unixTime(date);
  throw usageError(
    `--${option} is not a time.`,
    { [option]: text },
    "Give a date (2027-09-01), a time in UTC (2027-09-01T12:00:00Z), or an offset (+12h, +90d, +2w, +1y).",
  );
}

/** A time for people; `-` for none. */
export function formatTime(seconds: number | null): string {
  return seconds === null ? "-" : new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

/** A public document from an option: JSON, or the name of a file that holds it. */
export async function parseDocument(value: string | undefined, option: string): Promise<json.JsonObject> {
  const given = required(value, option);
  const text = given.trimStart().startsWith("{") ? given : await readText(given, option);
  const document = json.parse(text);
  if (typeof document === "object" && document !== null && !Array.isArray(document)) {
    return document as json.JsonObject;
  }
  throw usageError(
    `--${option} is not a JSON object.`,
    { [option]: given },
    'Such as {"name":"…","url":"https://…"}.',
  );
}

async function readText(file: string, option: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw usageError(
      `--${option} is neither JSON nor a file.`,
      { [option]: file, reason },
      "Check the file's name.",
    );
  }
}

function later(now: number, count: number, unit: "h" | "d" | "w" | "y"): UnixTime {
  if (unit !== "y") return unixTime(now + count * SECONDS[unit]);
  const date = new Date(now * 1000);
  date.setUTCFullYear(date.getUTCFullYear() + count);
  return unixTime(date);
}
