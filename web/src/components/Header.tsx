import type { Language } from "../Language.ts";
import { isLanguage, LANGUAGES } from "../Language.ts";
import { useWords } from "../state/words.ts";

/** Parts of the page, of which one is shown. */
const VIEWS = ["verify", "ask", "settings"] as const;
export type View = (typeof VIEWS)[number];

/** Languages name themselves. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", es: "Español" };

interface HeaderProps {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onLanguage: (language: Language) => void;
}

/** The page's name, its parts and its language. */
export function Header({ view, onView, onLanguage }: HeaderProps) {
  const { language, t } = useWords();
  return (
    <header class="top">
      <p class="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
          <ellipse cx="16" cy="26" rx="13" ry="4.5" />
          <ellipse cx="16" cy="17.5" rx="9" ry="3.6" />
          <ellipse cx="16" cy="10.5" rx="6" ry="2.8" />
          <ellipse cx="16" cy="5" rx="3.4" ry="2" />
        </svg>
        {t.brand}
      </p>
      <nav aria-label={t.navigation}>
        {VIEWS.map((name) => (
          <button
            key={name}
            type="button"
            data-view={name}
            aria-current={name === view ? "page" : undefined}
            onClick={() => onView(name)}
          >
            {t.views[name]}
          </button>
        ))}
      </nav>
      <label class="language">
        <span class="unseen">{t.language}</span>
        <select
          id="language"
          value={language}
          onChange={({ currentTarget }) => {
            if (isLanguage(currentTarget.value)) onLanguage(currentTarget.value);
          }}
        >
          {LANGUAGES.map((name) => (
            <option key={name} value={name} lang={name}>
              {LANGUAGE_NAMES[name]}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}
