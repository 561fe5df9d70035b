import type { Cast } from "./cast.ts";
import { START } from "./chain.ts";
import type { Command } from "./model/calls.ts";
import type { Value } from "./model/outcome.ts";
import { show } from "./model/outcome.ts";

/** Latest second that is shown as so many after the start. */
const SHOWN_AFTER_START = 100_000_000;

/** A command in words that a person reads: names for addresses, seconds since the start for times. */
export function inWords(cast: Cast, command: Command): string {
  if ("jumpTo" in command) return `time passes to ${shorten(cast, String(command.jumpTo))}`;
  const by = cast.names.get(command.by) ?? command.by;
  if (command.name === "execute") {
    const { request, inner } = command.args;
    const signed = `deadline ${request.deadline}, signature ${request.signature}`;
    return `${by} brings the request (${shorten(cast, signed)}) that ${inWords(cast, inner)}`;
  }
  return `${by} calls ${command.name} ${shorten(cast, show(command.args as Value))}`;
}

/** A text with names for addresses, short hashes, and times since the start. */
export function shorten(cast: Cast, text: string): string {
  return text
    .replace(/0x[0-9a-f]{40}(?![0-9a-f])/gu, (address) => cast.names.get(address) ?? address)
    .replace(/0x[0-9a-f]{24,}/gu, (hash) => `${hash.slice(0, 10)}…${hash.slice(-4)}`)
    .replace(/(?<![0-9a-fx])[0-9]{10}(?![0-9])/gu, (digits) => {
      const after = Number(digits) - START;
      return Math.abs(after) <= SHOWN_AFTER_START ? `start${after < 0 ? "" : "+"}${after}` : digits;
    });
}
