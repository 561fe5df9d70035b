import type { Language } from "../Language.ts";
import { visible } from "./visible.ts";

const WORDS: Readonly<Record<Language, { yes: string; no: string; empty: string }>> = {
  en: { yes: "yes", no: "no", empty: "(empty)" },
  es: { yes: "sí", no: "no", empty: "(vacío)" },
};

/** Says the value of a field, which is a leaf in JSON. A number stays as it is written: it may be a year. */
export function valueWords(value: string, language: Language): string {
  const words = WORDS[language];
  const leaf: unknown = leafOf(value);
  if (typeof leaf === "string") return leaf.trim() === "" ? words.empty : visible(leaf);
  if (typeof leaf === "number") return value;
  if (typeof leaf === "boolean") return leaf ? words.yes : words.no;
  return words.empty;
}

function leafOf(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
