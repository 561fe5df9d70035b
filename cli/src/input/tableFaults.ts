import type { Language } from "../messages/Language.ts";
import type { Values } from "../messages/text.ts";
import { WordedError } from "../messages/WordedError.ts";
import type { Worded } from "./words.ts";
import { word } from "./words.ts";

/** Longest row: a quote that is never closed would else swallow the whole file. */
export const MAX_ROW_CHARACTERS = 1_000_000;
/** Most columns: as many as a spreadsheet has. */
export const MAX_COLUMNS = 16_384;
/** Most rows: what finds a row that comes twice remembers each of them. */
export const MAX_ROWS = 500_000;

/** Why a whole file cannot be read, as data. */
export const TABLE_FAULTS = {
  FILE_UNREADABLE: {
    en: { reason: "The file {file} cannot be opened.", fix: "Check its path and that you may read it." },
    es: { reason: "No se puede abrir el archivo {file}.", fix: "Revise la ruta y el permiso de lectura." },
  },
  FILE_EMPTY: {
    en: {
      reason: "The file {file} is empty.",
      fix: "Export the results again: a row of column names, then a row for each result.",
    },
    es: {
      reason: "El archivo {file} está vacío.",
      fix: "Exporte de nuevo los resultados: una fila con los nombres de las columnas y una fila por resultado.",
    },
  },
  NO_ROWS: {
    en: {
      reason: "The file {file} has column names but no rows.",
      fix: "Export the results again, with a row for each result below the names.",
    },
    es: {
      reason: "El archivo {file} tiene nombres de columnas pero ninguna fila.",
      fix: "Exporte de nuevo los resultados, con una fila por resultado debajo de los nombres.",
    },
  },
  NOT_A_TABLE: {
    en: {
      reason: "The file {file} is {kind}, not a CSV or JSON file.",
      fix: 'Open it in its program and save it as "CSV UTF-8".',
    },
    es: {
      reason: "El archivo {file} es {kind}, no un archivo CSV o JSON.",
      fix: 'Ábralo en su programa y guárdelo como "CSV UTF-8".',
    },
  },
  BINARY: {
    en: {
      reason: "The file {file} holds a zero byte: it is not a text, or it is UTF-16 without its mark.",
      fix: 'Save it as "CSV UTF-8".',
    },
    es: {
      reason: "El archivo {file} contiene un byte cero: no es un texto, o es UTF-16 sin su marca.",
      fix: 'Guárdelo como "CSV UTF-8".',
    },
  },
  ENCODING_BROKEN: {
    en: {
      reason: "The file {file} is not {encoding} throughout.",
      fix: 'Save it again as "CSV UTF-8".',
    },
    es: {
      reason: "El archivo {file} no está enteramente en {encoding}.",
      fix: 'Guárdelo de nuevo como "CSV UTF-8".',
    },
  },
  ENCODING_MIXED: {
    en: {
      reason: "The file {file} is partly UTF-8 and partly not; line {line} reads: {text}",
      fix: 'It was put together from different files. Correct the names and save it as "CSV UTF-8".',
    },
    es: {
      reason: "El archivo {file} está en parte en UTF-8 y en parte no; la línea {line} dice: {text}",
      fix: 'Se juntó a partir de archivos distintos. Corrija los nombres y guárdelo como "CSV UTF-8".',
    },
  },
  DELIMITER_UNCLEAR: {
    en: {
      reason: "Line {line} of {file} has as many {first} as {second}, so the cells cannot be told apart.",
      fix: "Name the delimiter, or put names of columns that hold such characters in quotes.",
    },
    es: {
      reason: "La línea {line} de {file} tiene tantos {first} como {second}: no se distinguen las celdas.",
      fix: "Indique el separador, o ponga entre comillas los nombres que contengan esos signos.",
    },
  },
  HEADER_UNNAMED: {
    en: {
      reason: "Line {line} of {file}: column {place} has no name.",
      fix: "Give each column a name in the first row, or delete the empty column.",
    },
    es: {
      reason: "Línea {line} de {file}: la columna {place} no tiene nombre.",
      fix: "Dé un nombre a cada columna en la primera fila, o borre la columna vacía.",
    },
  },
  HEADER_TWICE: {
    en: {
      reason: 'Line {line} of {file}: the columns {first} and {second} have the same name "{column}".',
      fix: "Rename one of the two.",
    },
    es: {
      reason: 'Línea {line} de {file}: las columnas {first} y {second} se llaman igual, "{column}".',
      fix: "Cambie el nombre de una de las dos.",
    },
  },
  QUOTE_UNCLOSED: {
    en: {
      reason:
        "In the row of {file} that begins on line {line}, column {place}, a quote is opened and never closed.",
      fix: 'Close the quote. A quote inside a cell is written twice: "".',
    },
    es: {
      reason:
        "En la fila de {file} que empieza en la línea {line}, columna {place}, hay comillas sin cerrar.",
      fix: 'Cierre las comillas. Dentro de una celda se escriben dobles: "".',
    },
  },
  QUOTE_MISPLACED: {
    en: {
      reason:
        "In the row of {file} that begins on line {line}, column {place}, a quote stands inside a cell.",
      fix: 'Put the whole cell in quotes, and write a quote inside it twice: "".',
    },
    es: {
      reason:
        "En la fila de {file} que empieza en la línea {line}, columna {place}, hay comillas dentro de una celda.",
      fix: 'Ponga toda la celda entre comillas y escriba dobles las de dentro: "".',
    },
  },
  ROW_TOO_LARGE: {
    en: {
      reason: "The row of {file} that begins on line {line} is longer than {limit} characters.",
      fix: "Close the quote or bracket that was opened in it, or shorten it.",
    },
    es: {
      reason: "La fila de {file} que empieza en la línea {line} tiene más de {limit} caracteres.",
      fix: "Cierre las comillas o el corchete que se abrieron en ella, o acórtela.",
    },
  },
  TOO_MANY_COLUMNS: {
    en: {
      reason: "The file {file} has more than {limit} columns.",
      fix: "Export only those that are needed.",
    },
    es: { reason: "El archivo {file} tiene más de {limit} columnas.", fix: "Exporte solo las necesarias." },
  },
  TOO_MANY_ROWS: {
    en: {
      reason: "The file {file} has more than {limit} rows.",
      fix: "Split it, and make a cohort of each part.",
    },
    es: {
      reason: "El archivo {file} tiene más de {limit} filas.",
      fix: "Divídalo y haga una promoción de cada parte.",
    },
  },
  CSV_BROKEN: {
    en: { reason: "The row of {file} that begins on line {line} is not CSV.", fix: "Correct or remove it." },
    es: {
      reason: "La fila de {file} que empieza en la línea {line} no es CSV.",
      fix: "Corríjala o bórrela.",
    },
  },
  JSON_BROKEN: {
    en: {
      reason: "Line {line} of {file} is not JSON, or its object does not end.",
      fix: "Write an array of objects, or one object a line.",
    },
    es: {
      reason: "La línea {line} de {file} no es JSON, o su objeto no termina.",
      fix: "Escriba una lista de objetos, o un objeto por línea.",
    },
  },
  JSON_AMBIGUOUS: {
    en: {
      reason: "Programs would read the object on line {line} of {file} in different ways.",
      fix: "Write each key once, and numbers of more than 15 digits as text.",
    },
    es: {
      reason: "Los programas leerían de distinta manera el objeto de la línea {line} de {file}.",
      fix: "Escriba cada clave una vez, y como texto los números de más de 15 dígitos.",
    },
  },
  JSON_NOT_OBJECTS: {
    en: {
      reason: "Line {line} of {file} holds a value that is not an object.",
      fix: 'Write each result as an object of column names and values: {"name": "Ana"}.',
    },
    es: {
      reason: "La línea {line} de {file} contiene un valor que no es un objeto.",
      fix: 'Escriba cada resultado como objeto de columnas y valores: {"name": "Ana"}.',
    },
  },
  JSON_NESTED: {
    en: {
      reason: 'Line {line} of {file}: the value of "{column}" is an object or an array.',
      fix: "Write its parts as columns of their own.",
    },
    es: {
      reason: 'Línea {line} de {file}: el valor de "{column}" es un objeto o una lista.',
      fix: "Escriba sus partes como columnas propias.",
    },
  },
  FILE_CHANGED: {
    en: {
      reason: "The file {file} changed while it was read.",
      fix: "Close it in other programs and start again; nothing was sent.",
    },
    es: {
      reason: "El archivo {file} cambió mientras se leía.",
      fix: "Ciérrelo en otros programas y empiece de nuevo; no se envió nada.",
    },
  },
  COLUMN_MISSING: {
    en: {
      reason: 'The file {file} has no column "{column}". It has: {headers}.',
      fix: "Correct the mapping, or rename the column in the first row.{hint}",
    },
    es: {
      reason: 'El archivo {file} no tiene la columna "{column}". Tiene: {headers}.',
      fix: "Corrija la asignación, o cambie el nombre de la columna en la primera fila.{hint}",
    },
  },
  ROW_REFUSED: {
    en: { reason: "Line {line} of {file} cannot be attested: {why}", fix: "{what}" },
    es: { reason: "La línea {line} de {file} no se puede certificar: {why}", fix: "{what}" },
  },
  DATE_UNMAPPED: {
    en: {
      reason: "Nothing says when the results in {file} were achieved.",
      fix: "Name the column of the date, or one date for all.",
    },
    es: {
      reason: "Nada dice cuándo se obtuvieron los resultados de {file}.",
      fix: "Indique la columna de la fecha, o una fecha para todos.",
    },
  },
} as const satisfies Record<string, Worded>;

/** Why a whole file cannot be read. */
export type TableFaultCode = keyof typeof TABLE_FAULTS;

/** What {@link tableError} is told. */
export interface TableErrorOptions {
  readonly code: TableFaultCode;
  readonly language: Language;
  /** Values for the text; they become the details of the error. */
  readonly values: Values;
  readonly cause?: unknown;
}

/** Makes the error of a file that cannot be read: `MALFORMED_TABLE` with the fault's code as `details.fault`. */
export function tableError({
  code,
  language,
  values,
  cause,
}: TableErrorOptions): WordedError<"MALFORMED_TABLE"> {
  const { reason, fix } = word(TABLE_FAULTS[code], language, values);
  return new WordedError("MALFORMED_TABLE", {
    message: reason,
    details: { fault: code, ...values },
    fix,
    cause,
  });
}
