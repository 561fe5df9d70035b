import { isCairnError } from "@cairn/sdk";
import type { Io } from "../Io.ts";
import type { Language } from "../messages/Language.ts";
import { speaker, texts } from "../messages/text.ts";
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

/** Prints an error: what, where, how to fix; and returns the exit status. */
export function printError(
  error: unknown,
  args: { io: Io; json: boolean; language: Language; verbatim?: boolean },
): number {
  const { io, json, language } = args;
  if (!isCairnError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    if (json) io.out(`${toJson({ error: { code: "UNEXPECTED", message } })}\n`);
    else io.err(`${paint("✘", "bad", io.colour)} ${message}\n`);
    return 1;
  }
  const { code, shortMessage, details, fix } = error;
  if (json) io.out(`${toJson({ error: { code, message: shortMessage, details, fix } })}\n`);
  else {
    const values = Object.entries(details).map(([name, value]) => `  ${name}: ${shown(value)}`);
    const lines = [`${paint("✘", "bad", io.colour)} ${shortMessage} [${code}]`, ...values];
    io.err(`${lines.join("\n")}\n  ${speaker(language)(say.fix, { fix })}\n`);
  }
  return USAGE.has(code) ? 2 : 1;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : toJson({ value }).slice(9, -1);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
