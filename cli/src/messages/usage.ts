import type { Language } from "./Language.ts";

/** Commander's own words, which it knows in English only; `$1` and `$2` are what was typed. */
const SPANISH: readonly (readonly [RegExp, string])[] = [
  [/^Usage:$/, "Uso:"],
  [/^Arguments:$/, "Argumentos:"],
  [/^Options:$/, "Opciones:"],
  [/^Global Options:$/, "Opciones generales:"],
  [/^Commands:$/, "Órdenes:"],
  [/^unknown option '(.*)'/, "opción desconocida: «$1»"],
  [/^unknown command '(.*)'/, "orden desconocida: «$1»"],
  [/^missing required argument '(.*)'/, "falta el argumento «$1»"],
  [/^too many arguments.*/, "sobran argumentos"],
  [/^option '(.*)' argument missing/, "la opción «$1» necesita un valor"],
  [/^required option '(.*)' not specified/, "falta la opción «$1»"],
  [/^option '(.*)' cannot be used with option '(.*)'/, "la opción «$1» no puede usarse con «$2»"],
  [/^option '(.*)' argument '(.*)' is invalid\..*/, "el valor «$2» de la opción «$1» no es válido"],
];

/** More than that only somebody types who wants to see what becomes of it. */
const MOST_CHARACTERS = 1_000;

/** A text of commander in the reader's language, without the values that were typed: one may be a secret. */
export function usageText(text: string, language: Language): string {
  const quiet = text
    .slice(0, MOST_CHARACTERS)
    .replace(/^error: /, "")
    .replace(/^(unknown option '--[\w-]+)=[^']*'/, "$1'")
    .replace(/^(too many arguments.*? but got \d+): .*$/s, "$1.");
  const plain = quiet.replace(/\n\(Did you mean .*$/s, "");
  if (language === "en") return quiet;
  const entry = SPANISH.find(([pattern]) => pattern.test(plain));
  return entry === undefined ? plain : plain.replace(entry[0], entry[1]);
}
