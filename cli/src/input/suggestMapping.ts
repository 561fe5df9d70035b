import { fittingFormats } from "./dates.ts";
import type { DateFormat, FieldMapping, Mapping } from "./Mapping.ts";
import type { Table } from "./Table.ts";

/** How people call columns, in English, Spanish and German; lower case, without accents. */
const WORDS = {
  given: ["first name", "given name", "forename", "nombre", "nombre de pila", "vorname"],
  family: [
    "last name",
    "surname",
    "family name",
    "apellido",
    "apellidos",
    "nachname",
    "familienname",
    "zuname",
  ],
  name: [
    ...["name", "full name", "learner", "learner name", "student", "student name", "participant"],
    ...[
      "nombre",
      "nombre completo",
      "nombre y apellidos",
      "apellidos y nombre",
      "alumno",
      "alumna",
      "estudiante",
    ],
    ...["vollstandiger name", "vor und nachname", "schuler", "schulerin", "teilnehmer", "teilnehmerin"],
    ...["studierende", "lernende"],
  ],
  email: [
    ...["email", "e mail", "mail", "email address", "e mail address"],
    ...["correo", "correo electronico", "e mail adresse", "email adresse"],
  ],
  address: [
    ...["address", "wallet", "wallet address", "ethereum address", "eth address"],
    ...["direccion", "monedero", "billetera", "direccion del monedero", "direccion de monedero"],
    ...["adresse", "wallet adresse", "walletadresse"],
  ],
  achievedAt: [
    ...["date", "achieved", "achieved at", "achieved on", "date achieved", "completed", "completed on"],
    ...["completed at", "completion date", "date of completion", "award date"],
    ...["fecha", "fecha de finalizacion", "fecha de obtencion", "fecha de titulacion"],
    ...["datum", "abschlussdatum", "prufungsdatum", "bestanden am", "abgeschlossen am"],
  ],
  expiresAt: [
    ...["expires", "expires at", "expires on", "expiry", "expiry date", "expiration date", "valid until"],
    ...["caduca", "caducidad", "fecha de caducidad", "valido hasta", "vence", "vencimiento"],
    ...["fecha de vencimiento", "gultig bis", "ablaufdatum", "lauft ab"],
  ],
  definition: ["definition", "definition id", "definicion"],
  experience: ["experience", "experience id", "experiencia"],
  result: [
    ...["result", "final result", "grade", "final grade", "mark", "score", "outcome"],
    ...["resultado", "nota", "nota final", "calificacion", "calificacion final"],
    ...["ergebnis", "endnote", "gesamtnote", "pradikat"],
  ],
  credits: [
    "credits",
    "ects",
    "ects credits",
    "credit points",
    "creditos",
    "creditos ects",
    "leistungspunkte",
  ],
  term: [
    ...["term", "semester", "academic year", "school year", "semestre", "trimestre", "curso academico"],
    ...["ano academico", "halbjahr", "schuljahr"],
  ],
} as const satisfies Record<string, readonly string[]>;

/** Words for a postal address as much as for a wallet's: only the cells can tell. */
const ANY_ADDRESS: readonly string[] = ["address", "direccion", "adresse"];

/**
 * Finds out what plainly named columns mean, in English, Spanish or German, to be shown to the user before it is used.
 * Columns that it does not know are not used: a document says no more than what was chosen. A date's form is taken from
 * the first rows only where no other fits them; so is a decimal comma.
 *
 * @example
 * const table = await openTable({ file: "results.csv" });
 * const mapping = suggestMapping(table);
 */
export function suggestMapping({ headers, sample }: Pick<Table, "headers" | "sample">): Mapping {
  const find = (meaning: keyof typeof WORDS, accepts: (column: string) => boolean = () => true) => {
    const words: readonly string[] = WORDS[meaning];
    return headers
      .filter((header) => words.includes(plain(header)) && accepts(header))
      .sort((left, right) => words.indexOf(plain(left)) - words.indexOf(plain(right)))[0];
  };
  const cellsOf = (column: string): readonly string[] => {
    const place = headers.indexOf(column);
    return sample.map(({ cells }) => cells[place]?.trim() ?? "").filter((cell) => cell !== "");
  };
  const holdsWallets = (column: string): boolean =>
    !ANY_ADDRESS.includes(plain(column)) || cellsOf(column).some((cell) => cell.startsWith("0x"));
  const name = nameColumns(find);
  const email = find("email");
  const address = find("address", holdsWallets);
  const achievedAt = find("achievedAt");
  const expiresAt = find("expiresAt");
  const definition = find("definition");
  const experience = find("experience");
  const fields = fieldsOf({ result: find("result"), credits: find("credits"), term: find("term") });
  const dates = [achievedAt, expiresAt].filter((column) => column !== undefined).flatMap(cellsOf);
  const numbers = fields.filter(({ type }) => type === "number").flatMap(({ column }) => cellsOf(column));
  return {
    ...(name.length > 0 && { name: { columns: name, path: "/name" } }),
    ...(email !== undefined && { email: { columns: [email], path: null } }),
    ...(address !== undefined && { address: { column: address } }),
    ...(achievedAt !== undefined && { achievedAt: { column: achievedAt } }),
    ...(expiresAt !== undefined && { expiresAt: { column: expiresAt } }),
    ...(definition !== undefined && { definition: { column: definition } }),
    ...(experience !== undefined && { experience: { column: experience } }),
    fields,
    dateFormat: formatOf(dates),
    decimal: numbers.some((cell) => /^-?\d+,\d{1,2}$/.test(cell)) ? "," : ".",
  };
}

function nameColumns(find: (meaning: keyof typeof WORDS) => string | undefined): readonly string[] {
  const given = find("given");
  const whole = find("name");
  const family = find("family") ?? (given === whole ? undefined : whole);
  if (given !== undefined && family !== undefined) return [given, family];
  if (whole !== undefined && whole !== family) return [whole, ...(family === undefined ? [] : [family])];
  return [given, family].filter((column) => column !== undefined);
}

function fieldsOf({
  result,
  credits,
  term,
}: {
  result: string | undefined;
  credits: string | undefined;
  term: string | undefined;
}): readonly FieldMapping[] {
  const fields: FieldMapping[] = [];
  if (result !== undefined) {
    fields.push({ column: result, path: "/result/0/value", type: "text", required: true });
  }
  if (credits !== undefined) {
    fields.push({ column: credits, path: "/creditsEarned", type: "number", required: false });
  }
  if (term !== undefined) fields.push({ column: term, path: "/term", type: "text", required: false });
  return fields;
}

/** The one format that fits every date; the default where several do, so that the user is asked. */
function formatOf(dates: readonly string[]): DateFormat {
  const [only, ...others] = fittingFormats(dates);
  return only === undefined || others.length > 0 ? "YYYY-MM-DD" : only;
}

function plain(header: string): string {
  return header
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
