import { isCairnError } from "@cairn/sdk";
import type { Io } from "../Io.ts";
import type { Language } from "../messages/Language.ts";
import { errorText } from "../messages/sdk/errorText.ts";
import { speaker, texts } from "../messages/text.ts";
import { WordedError } from "../messages/WordedError.ts";
import { paint } from "./paint.ts";
import { toJson } from "./toJson.ts";

const say = texts({
  fix: { en: "Fix: {fix}", es: "Solución: {fix}" },
});

/** Codes of mistakes in what was typed or configured. */
const USAGE = new Set<string>([
  "INVALID_ARGUMENT",
  "INVALID_ADDRESS",
  "INVALID_ID",
  "UNKNOWN_KIND",
  "NO_SIGNER",
]);

/**
 * Prints an error: what, where, how to fix; and returns the exit status. A `verbatim` one is in the language already.
 */
export function printError(
  error: unknown,
  args: { io: Io; json: boolean; language: Language; verbatim?: boolean },
): number {
  const { io, json, language, verbatim = false } = args;
  if (!isCairnError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    if (json) io.out(`${toJson({ error: { code: "UNEXPECTED", message } })}\n`);
    else io.err(`${paint("✘", "bad", io.colour)} ${message}\n`);
    return 1;
  }
  const { code, shortMessage, details, fix } = error;
  if (json) io.out(`${toJson({ error: { code, message: shortMessage, details, fix } })}\n`);
  else {
    const isWorded = verbatim || error instanceof WordedError;
    const said = isWorded ? { message: shortMessage, fix, details: [] } : errorText(error, language);
    const values = said.details.map((line) => `  ${line}`);
    const lines = [`${paint("✘", "bad", io.colour)} ${said.message} [${code}]`, ...values];
    io.err(`${lines.join("\n")}\n  ${speaker(language)(say.fix, { fix: said.fix })}\n`);
  }
  return USAGE.has(code) ? 2 : 1;
}
