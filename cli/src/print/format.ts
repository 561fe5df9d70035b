import type { UnixTime } from "@cairn/sdk";
import { formatEther } from "ethers";
import type { Language } from "../messages/Language.ts";

/** Day before month in both, so that no date can be read in two ways. */
const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", es: "es-ES" };
const MS = 1000;
const WEI_DECIMALS = 18;

/** A day, as "21 November 2026 (UTC)". */
export function dateText(time: UnixTime, language: Language): string {
  return `${format(time, language, { dateStyle: "long" })} (UTC)`;
}

/** A moment, as "21 November 2026 at 22:14:05 UTC". */
export function timeText(time: UnixTime, language: Language): string {
  return `${format(time, language, { dateStyle: "long", timeStyle: "medium" })} UTC`;
}

/** A whole number with the language's separators. */
export function numberText(value: number | bigint, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value);
}

/** An amount in wei, as the network's money; every digit is kept. */
export function moneyText(wei: bigint, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: WEI_DECIMALS });
  return `${format.format(formatEther(wei) as `${number}`)} ${currency}`;
}

/** A list of names, as "A, B and C". */
export function listText(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(LOCALES[language], { type: "conjunction" }).format(names);
}

function format(time: UnixTime, language: Language, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(time * MS);
  if (Number.isNaN(date.getTime())) return String(time);
  return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: "UTC" }).format(date);
}
