import type { Values } from "../messages/text.ts";
import type { FieldType, Mapping } from "./Mapping.ts";
import type { RowFaultCode } from "./rowFaults.ts";

/** What a cell says as a field of the document, or why it says nothing. */
export type ValueReading =
  | { readonly value: string | number | boolean }
  | { readonly code: RowFaultCode; readonly values: Values };

const YES: readonly string[] = ["yes", "true", "1", "sí", "si", "verdadero", "ja", "wahr"];
const NO: readonly string[] = ["no", "false", "0", "falso", "nein", "falsch"];
/** More digits than a double keeps would change the number. */
const MAX_DIGITS = 15;
const NUMBERS = { ".": /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?$/, ",": /^[+-]?(?:0|[1-9]\d*)(?:,\d+)?$/ } as const;

/**
 * Reads a cell as a value of the document. Numbers have no thousands separators, units or leading zeros, and at most 15
 * digits; yes and no may be English, Spanish or German, or 1 and 0.
 *
 * @param options.text - The cell, not empty.
 */
export function readValue({
  text,
  type,
  decimal,
}: {
  readonly text: string;
  readonly type: FieldType;
  readonly decimal: Mapping["decimal"];
}): ValueReading {
  if (type === "text") return { value: text };
  if (type === "number") {
    const digits = text.replaceAll(/\D/g, "").length;
    if (!NUMBERS[decimal].test(text) || digits > MAX_DIGITS)
      return { code: "NUMBER_INVALID", values: { decimal } };
    return { value: Number(text.replace(",", ".")) + 0 };
  }
  const word = text.toLowerCase();
  if (YES.includes(word)) return { value: true };
  return NO.includes(word) ? { value: false } : { code: "BOOLEAN_INVALID", values: {} };
}
