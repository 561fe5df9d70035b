import { useEffect, useState } from "preact/hooks";
import type { Language } from "../Language.ts";
import { isLanguage, languageOf } from "../Language.ts";
import { texts } from "../texts.ts";
import { keep, load } from "./keep.ts";

/** The language that the user chose, else the browser's. The document says it too. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(() => {
    const kept = load("language");
    return isLanguage(kept) ? kept : languageOf(navigator.languages);
  });
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = texts[language].title;
  }, [language]);
  const choose = (chosen: Language): void => {
    setLanguage(chosen);
    keep("language", chosen);
  };
  return [language, choose];
}
