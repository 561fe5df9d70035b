import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../Language.ts";
import type { Texts } from "../texts.ts";
import { texts } from "../texts.ts";

/** The language that the page speaks now. */
export const LanguageContext = createContext<Language>("en");

/** The language, and every text in it. */
export function useWords(): { readonly language: Language; readonly t: Texts } {
  const language = useContext(LanguageContext);
  return { language, t: texts[language] };
}
