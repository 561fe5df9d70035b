import type { Client, hubs, UnixTime } from "@cairn/sdk";
import { clientAt, hubs as hubActions, isCairnError, unixTime } from "@cairn/sdk";
import type { Did, SigningKey } from "@cairn/sdk/credentials";
import { didWeb } from "@cairn/sdk/credentials";
import type { Context } from "../Context.ts";
import { requireUrl } from "../credentials/hubIssuer.ts";
import { openAssertionKey } from "../credentials/openAssertionKey.ts";
import { wholeNumber } from "../input/wholeNumber.ts";
import { WordedError } from "../messages/WordedError.ts";
import { findHub } from "../values/hub.ts";
import { timeText } from "../values/time.ts";
import type { PublishingOptions } from "./options.ts";
import { publishingTexts as say } from "./texts.ts";

/** A hub at one block, and where its files are served. */
export interface Publishing {
  /** Reads the state of the block. */
  readonly client: Client;
  readonly hub: hubs.HubSummary;
  readonly url: string;
  readonly did: Did;
  readonly block: number;
  readonly hash: string;
  /** The block's time, which signatures and lists bear: the same block gives the same files. */
  readonly time: UnixTime;
  /** Folder with the hub's cohorts. */
  readonly cohorts: string;
  /** For how many seconds a status list may be kept. */
  readonly ttlSeconds: number;
}

const TTL_SECONDS = 300;

/** Fixes the block and the hub. Throws `INVALID_ARGUMENT` where the chain has no such block. */
export async function openPublishing(
  context: Context,
  client: Client,
  options: PublishingOptions,
): Promise<Publishing> {
  const url = requireUrl(context);
  const did = didWeb(url);
  const ttlSeconds = wholeNumber(context, { option: "ttl", typed: options.ttl, usual: TTL_SECONDS });
  const { provider } = client;
  const newest = await provider.getBlockNumber();
  const number = wholeNumber(context, { option: "block", typed: options.block, usual: newest, least: 0 });
  const block = number > newest ? null : await provider.getBlock(number);
  if (block === null || block.hash === null) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.noBlock, { block: number, newest }),
      details: { block: number, newest },
      fix: context.say(say.noBlockFix),
    });
  }
  const then = clientAt(client, number);
  const hub = await findHub(context, then, options.hub).catch((cause: unknown) => {
    if (options.block === undefined || !isCairnError(cause, "CHAIN_UNREACHABLE")) throw cause;
    throw new WordedError("CHAIN_UNREACHABLE", {
      message: context.say(say.noState, { block: number }),
      details: { block: number },
      fix: context.say(say.noStateFix),
      cause,
    });
  });
  return {
    client: then,
    hub,
    url,
    did,
    block: number,
    hash: block.hash,
    time: unixTime(block.timestamp),
    cohorts: options.cohorts ?? "cohorts",
    ttlSeconds,
  };
}

/** Opens the key that signs lists. Throws `INVALID_ARGUMENT` where it was not the hub's at the block. */
export async function signingKeyAt(context: Context, { client, hub, time }: Publishing): Promise<SigningKey> {
  const key = await openAssertionKey(context, "key");
  const window = await hubActions.keyOf(client, { hub: hub.id, keyHash: key.keyHash });
  const reason = reasonAgainst(context, window, time);
  if (reason === undefined) return key;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.keyWrong, { key: key.multibase, time: timeText(time), reason }),
    details: { hub: hub.id, key: key.multibase, time, window },
    fix: context.say(say.keyWrongFix),
  });
}

/** Why a key cannot sign at a time; undefined where it can. */
function reasonAgainst(context: Context, window: hubs.KeyWindow | null, time: UnixTime): string | undefined {
  if (window === null) return context.say(say.keyUnregistered);
  const { from, until, compromisedSince } = window;
  if (compromisedSince !== null) return context.say(say.keyCompromised);
  if (from <= time && time < until) return undefined;
  return context.say(say.keyNotThen, { from: timeText(from), until: timeText(until) });
}
