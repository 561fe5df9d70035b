import type { UnixTime } from "@cairn/sdk";
import type { Language } from "../Language.ts";

/** Day before month in both, so that no date can be read in two ways. */
const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", es: "es-ES" };
const MS = 1000;

/** A day, as "21 November 2026". Days are those of UTC, as everywhere in Cairn. */
export function dayWords(time: number, language: Language): string {
  return format(time, language, { dateStyle: "long", timeZone: "UTC" });
}

/** A moment, as "21 November 2026 at 22:14 UTC". */
export function momentWords(time: UnixTime | number, language: Language): string {
  return `${format(time, language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" })} UTC`;
}

/** A number with the language's separators. */
function numberWords(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 20 }).format(value);
}

/** Credit, which the chain holds in hundredths. */
export function creditWords(hundredths: number, language: Language): string {
  return numberWords(hundredths / 100, language);
}

/** A list of names, as "A, B and C". */
export function listWords(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(LOCALES[language], { type: "conjunction" }).format(names);
}

function format(time: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(time * MS);
  if (Number.isNaN(date.getTime())) return String(time);
  return new Intl.DateTimeFormat(LOCALES[language], options).format(date);
}
