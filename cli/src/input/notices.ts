import type { Language } from "../messages/Language.ts";
import type { Values } from "../messages/text.ts";
import { fill } from "../messages/text.ts";

/** What the user should know, though nothing is wrong, as data. */
export const NOTICES = {
  READ_AS_WINDOWS_1252: {
    en: 'The file is not UTF-8; it was read as Windows-1252, as older spreadsheets save it. Line {line} reads: {text}. If that is wrong, save the file as "CSV UTF-8".',
    es: 'El archivo no está en UTF-8; se leyó como Windows-1252, como lo guardan hojas de cálculo antiguas. La línea {line} dice: {text}. Si no es correcto, guarde el archivo como "CSV UTF-8".',
  },
  READ_AS_UTF_16: {
    en: "The file was read as UTF-16, as its mark says.",
    es: "El archivo se leyó como UTF-16, según su marca.",
  },
  ADDRESS_WITHOUT_CHECKSUM: {
    en: "Addresses without a checksum: {count}, the first on line {line}. A typing error in them cannot be noticed here.",
    es: "Direcciones sin suma de control: {count}, la primera en la línea {line}. Un error al teclearlas no se puede notar aquí.",
  },
  DATE_AT_MIDNIGHT: {
    en: "A date alone means 00:00 UTC of that day.",
    es: "Una fecha sola significa las 00:00 UTC de ese día.",
  },
  FORMULA_TEXT: {
    en: "Cells that begin like a formula: {count}, the first on line {line}. They are kept as text.",
    es: "Celdas que empiezan como una fórmula: {count}, la primera en la línea {line}. Se conservan como texto.",
  },
  ALREADY_EXPIRED: {
    en: "Results that have already expired: {count}, the first on line {line}.",
    es: "Resultados que ya han caducado: {count}, el primero en la línea {line}.",
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

/** Code of a notice. */
export type NoticeCode = keyof typeof NOTICES;

/** Something that the user should know. */
export interface Notice {
  readonly code: NoticeCode;
  /** The text in the chosen language. */
  readonly text: string;
  /** First line that it is about; null where it is about the whole file. */
  readonly line: number | null;
  /** How many times. */
  readonly count: number;
}

/** What {@link makeNotice} is told. */
export interface NoticeOptions {
  readonly code: NoticeCode;
  readonly language: Language;
  readonly line?: number | null;
  readonly count?: number;
  /** Further values for the text. */
  readonly values?: Values;
}

/** Words a notice. */
export function makeNotice({ code, language, line = null, count = 1, values = {} }: NoticeOptions): Notice {
  const text = fill(NOTICES[code][language], { ...values, count, line: line ?? "" });
  return { code, text, line, count };
}
