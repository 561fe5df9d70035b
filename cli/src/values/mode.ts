import type { Context } from "../Context.ts";
import { texts } from "../messages/text.ts";
import { WordedError } from "../messages/WordedError.ts";
import { namesDeployment } from "../network/openNetwork.ts";

const say = texts({
  unknown: { en: "There is no mode {mode}.", es: "No existe el modo {mode}." },
  unknownFix: { en: "Use one of: {all}.", es: "Use uno de: {all}." },
});

/** What a credential is verified by beside the file: the issuer's host, the chain, or both. */
export type Mode = "web" | "chain" | "web+chain";

const MODES: readonly Mode[] = ["web", "chain", "web+chain"];

/** Reads `--mode`. Throws `INVALID_ARGUMENT`. */
export function modeOf(context: Context, typed: string): Mode {
  const mode = MODES.find((each) => each === typed);
  if (mode !== undefined) return mode;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.unknown, { mode: typed }),
    details: { mode: typed },
    fix: context.say(say.unknownFix, { all: MODES.join(", ") }),
  });
}

/** Both where a network is known, else the issuer's host alone. */
export function defaultMode(context: Context): Mode {
  return namesDeployment(context) ? "web+chain" : "web";
}
