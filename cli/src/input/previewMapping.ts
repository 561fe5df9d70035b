import type { Language } from "../messages/Language.ts";
import { fill } from "../messages/text.ts";
import { printable } from "./characters.ts";
import type { Mapping } from "./Mapping.ts";
import type { Table } from "./Table.ts";

const MEANINGS = {
  name: { en: "learner's name", es: "nombre del estudiante" },
  email: { en: "e-mail, for delivery", es: "correo, para la entrega" },
  address: { en: "wallet address", es: "dirección de la cartera" },
  achievedAt: { en: "date of the achievement, as {format}", es: "fecha del logro, como {format}" },
  expiresAt: { en: "date of expiry, as {format}", es: "fecha de caducidad, como {format}" },
  definition: { en: "number of the definition", es: "número de la definición" },
  experience: { en: "number of the experience", es: "número de la experiencia" },
  field: { en: "private field {path}", es: "campo privado {path}" },
  unused: { en: "not used", es: "no se usa" },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

/** What one column means, for the user's eyes. */
export interface ColumnPreview {
  readonly column: string;
  /** What it means, in the chosen language. */
  readonly meaning: string;
  readonly isUsed: boolean;
  /** The first cell that is not empty, safe to print. */
  readonly example: string;
}

/**
 * Says what each column of a table means under a mapping, in the order of the columns.
 *
 * @example
 * for (const { column, meaning, example } of previewMapping({ table, mapping })) console.log(column, meaning, example);
 */
export function previewMapping({
  table: { headers, sample },
  mapping,
  language = "en",
}: {
  readonly table: Pick<Table, "headers" | "sample">;
  readonly mapping: Mapping;
  readonly language?: Language;
}): readonly ColumnPreview[] {
  return headers.map((column, place) => {
    const meanings = meaningsOf({ column, mapping, language });
    const example = sample.map(({ cells }) => cells[place]?.trim() ?? "").find((cell) => cell !== "");
    return {
      column: printable(column),
      meaning: meanings.length > 0 ? meanings.join("; ") : MEANINGS.unused[language],
      isUsed: meanings.length > 0,
      example: printable(example ?? ""),
    };
  });
}

function meaningsOf({
  column,
  mapping,
  language,
}: {
  column: string;
  mapping: Mapping;
  language: Language;
}): readonly string[] {
  const meanings: string[] = [];
  const add = (key: keyof typeof MEANINGS, values: Record<string, string> = {}): void => {
    meanings.push(fill(MEANINGS[key][language], values));
  };
  for (const key of ["name", "email"] as const) {
    const part = mapping[key];
    if (!part?.columns.includes(column)) continue;
    add(key);
    if (part.path !== null) add("field", { path: part.path });
  }
  for (const key of ["address", "achievedAt", "expiresAt", "definition", "experience"] as const) {
    const part = mapping[key];
    const isIt = part !== undefined && "column" in part && part.column === column;
    if (isIt) add(key, { format: mapping.dateFormat });
  }
  for (const field of mapping.fields) if (field.column === column) add("field", { path: field.path });
  return meanings;
}
