/** Languages of the page. */
export const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first language of the reader's that the page has; English where it has none. */
export function languageOf(preferred: readonly string[]): Language {
  const names = preferred.map((tag) => tag.toLowerCase().split("-")[0]);
  return LANGUAGES.find((language) => names.find((name) => isLanguage(name)) === language) ?? "en";
}

/** Narrows a text to a language of the page. */
export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.some((language) => language === text);
}
