import { toUtf8Bytes } from "ethers";
import { keccak, toHex } from "../trees/keccak.ts";
import type { Issuance } from "./Issuance.ts";
import { isCount, isFields, isIssuance } from "./isIssuance.ts";
import type { LogCache } from "./LogCache.ts";

/** A block that was read, and its hash: where the hash is another one now, the chain replaced it. */
export interface Checkpoint {
  readonly block: number;
  readonly hash: string;
}

/** What a cache keeps: all issuances up to the newest checkpoint, in the order of the chain. */
export interface KeptLogs {
  /** The oldest first. */
  readonly checkpoints: readonly Checkpoint[];
  readonly issuances: readonly Issuance[];
}

/** Checkpoints that are kept: a chain that replaced more is read anew. */
const MOST_CHECKPOINTS = 8;
const NOTHING: KeptLogs = { checkpoints: [], issuances: [] };

/** Loads what is kept under a name; nothing where it is missing or damaged. */
export async function loadLogs(cache: LogCache, name: string): Promise<KeptLogs> {
  try {
    const text = (await cache.getItem(name)) ?? "";
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    if (end <= 0 || text.slice(0, end) !== sumOf(body)) return NOTHING;
    const kept: unknown = JSON.parse(body);
    return isKept(kept) ? kept : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** Keeps what was read, with the newest checkpoints. A cache that is full or broken keeps nothing. */
export async function saveLogs(cache: LogCache, name: string, logs: KeptLogs): Promise<void> {
  const checkpoints = logs.checkpoints.slice(-MOST_CHECKPOINTS);
  const body = JSON.stringify({ ...logs, checkpoints });
  try {
    await cache.setItem(name, `${sumOf(body)}\n${body}`);
  } catch {
    return;
  }
}

/** The sum only finds damage: whoever can write to the cache can compute it. */
function isKept(value: unknown): value is KeptLogs {
  if (!isFields(value) || !Array.isArray(value.checkpoints) || !Array.isArray(value.issuances)) return false;
  const isCheckpoint = (each: unknown) =>
    isFields(each) && isCount(each.block) && typeof each.hash === "string";
  return value.checkpoints.every(isCheckpoint) && value.issuances.every(isIssuance);
}

function sumOf(text: string): string {
  return toHex(keccak(toUtf8Bytes(text)));
}
