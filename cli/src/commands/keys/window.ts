import type { Client, UnixTime } from "@cairn/sdk";
import { unixTime } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { WordedError } from "../../messages/WordedError.ts";
import type { OpenNetwork } from "../../network/openNetwork.ts";
import { comingTime, parseTime } from "../../values/time.ts";
import { keysTexts as say } from "./texts.ts";

/** How long it may take until a transaction is in a block: a key cannot count from before that. */
const MARGIN_SECONDS = { local: 5, public: 180 } as const;
const DEFAULT_TERM = "+2y";
/** How often the chain is asked for its time. */
const POLLING_MS = 500;

/** Options that say when a key counts. */
export interface WindowOptions {
  readonly from?: string;
  readonly until?: string;
}

/** When a key that is registered now counts: `[from, until)`. */
export async function wantedWindow(
  context: Context,
  { client, isLocal }: OpenNetwork,
  { from, until = DEFAULT_TERM }: WindowOptions,
): Promise<{ from: UnixTime; until: UnixTime }> {
  const now = await comingTime(client);
  const window = {
    from:
      from === undefined
        ? unixTime(now + MARGIN_SECONDS[isLocal ? "local" : "public"])
        : parseTime(context, { value: from, option: "--from", now }),
    until: parseTime(context, { value: until, option: "--until", now }),
  };
  if (now <= window.from && window.from < window.until) return window;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.windowWrong),
    details: window,
    fix: context.say(say.windowFix),
  });
}

/** Waits until the chain's time comes. Throws where the signal is aborted. */
export async function waitUntil(client: Client, time: UnixTime, signal: AbortSignal): Promise<void> {
  while ((await comingTime(client)) < time) {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, POLLING_MS));
  }
}
