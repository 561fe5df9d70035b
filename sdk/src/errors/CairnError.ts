import type { ErrorCode } from "./catalog.ts";
import { ERRORS } from "./catalog.ts";

/** Offending values of an error, by name. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** What a {@link CairnError} is made of, besides its code. */
export interface CairnErrorOptions {
  /** What went wrong in this case; the catalog's summary when absent. */
  readonly message?: string;
  /** The offending values. */
  readonly details?: ErrorDetails;
  /** What to do in this case; the catalog's fix when absent. */
  readonly fix?: string;
  /** The error that led to this one. */
  readonly cause?: unknown;
}

/**
 * The one error that the SDK throws.
 *
 * @example
 * import { CairnError } from "@cairn/sdk";
 *
 * throw new CairnError("INVALID_ARGUMENT", { message: "size must not be 0.", details: { size: 0 } });
 */
export class CairnError<Code extends ErrorCode = ErrorCode> extends Error {
  /** Stable code to branch on. */
  readonly code: Code;
  /** What went wrong, without values and fix. */
  readonly shortMessage: string;
  /** The offending values. */
  readonly details: ErrorDetails;
  /** What the caller can do about it. */
  readonly fix: string;

  constructor(code: Code, options: CairnErrorOptions = {}) {
    const shortMessage = shortened(options.message ?? ERRORS[code].summary, MESSAGE_CHARACTERS);
    const details = options.details ?? {};
    const fix = options.fix ?? ERRORS[code].fix;
    super(
      compose({ code, shortMessage, details, fix }),
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.name = "CairnError";
    this.code = code;
    this.shortMessage = shortMessage;
    this.details = Object.freeze({ ...details });
    this.fix = fix;
  }
}

function compose(parts: {
  code: ErrorCode;
  shortMessage: string;
  details: ErrorDetails;
  fix: string;
}): string {
  const values = Object.entries(parts.details).map(([name, value]) => `  ${name}: ${show(value)}`);
  return [`${parts.shortMessage} [${parts.code}]`, ...values, `  Fix: ${parts.fix}`].join("\n");
}

/** Messages may hold what a file or a contract says, of any length. */
const MESSAGE_CHARACTERS = 2_000;
const SHOWN_CHARACTERS = 200;

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function show(value: unknown): string {
  return shortened(textOf(value), SHOWN_CHARACTERS);
}

/** A value as text. What is nested too deeply for that, or has no text at all, is no reason to fail. */
function textOf(value: unknown): string {
  if (typeof value === "bigint") return `${value}`;
  for (const write of [toJson, String]) {
    try {
      const text = write(value);
      if (text !== undefined) return text;
    } catch {}
  }
  return `(${typeof value})`;
}

function toJson(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? `${item}` : item));
}
