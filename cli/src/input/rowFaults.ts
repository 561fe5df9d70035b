import type { Language } from "../messages/Language.ts";
import type { Values } from "../messages/text.ts";
import { printable } from "./characters.ts";
import type { Worded } from "./words.ts";
import { word } from "./words.ts";

/** Why a row cannot be attested, as data. */
export const ROW_FAULTS = {
  ROW_TOO_SHORT: {
    en: {
      reason: "The row has {found} cells, but there are {expected} columns.",
      fix: "Add the missing cells, empty where there is no value.",
    },
    es: {
      reason: "La fila tiene {found} celdas, pero hay {expected} columnas.",
      fix: "Añada las celdas que faltan, vacías donde no haya valor.",
    },
  },
  ROW_TOO_LONG: {
    en: {
      reason: "The row has {found} cells, but there are {expected} columns.",
      fix: "Put the cell that holds a delimiter in quotes, or remove the surplus cells.",
    },
    es: {
      reason: "La fila tiene {found} celdas, pero hay {expected} columnas.",
      fix: "Ponga entre comillas la celda que contiene un separador, o quite las celdas que sobran.",
    },
  },
  CELL_TOO_LONG: {
    en: { reason: "The cell has more than {limit} characters.", fix: "Shorten it." },
    es: { reason: "La celda tiene más de {limit} caracteres.", fix: "Acórtela." },
  },
  HIDDEN_CHARACTER: {
    en: {
      reason: "The cell holds a control or invisible character, {character}.",
      fix: "Type the cell again by hand; such characters come with copying.",
    },
    es: {
      reason: "La celda contiene un carácter de control o invisible, {character}.",
      fix: "Escriba la celda de nuevo a mano; esos caracteres vienen al copiar.",
    },
  },
  BROKEN_CHARACTER: {
    en: {
      reason: "The cell holds letters that an earlier program broke.",
      fix: 'Correct the letters, and save the file as "CSV UTF-8".',
    },
    es: {
      reason: "La celda contiene letras que un programa anterior estropeó.",
      fix: 'Corrija las letras y guarde el archivo como "CSV UTF-8".',
    },
  },
  NAME_MISSING: {
    en: { reason: "The name is missing.", fix: "Fill in the learner's name." },
    es: { reason: "Falta el nombre.", fix: "Escriba el nombre del estudiante." },
  },
  VALUE_MISSING: {
    en: { reason: "The value is missing.", fix: "Fill in the cell, or remove the row." },
    es: { reason: "Falta el valor.", fix: "Rellene la celda, o quite la fila." },
  },
  LEARNER_UNKNOWN: {
    en: {
      reason: "Neither an address, nor a name, nor an e-mail says whose result it is.",
      fix: "Fill in one of them.",
    },
    es: {
      reason: "Ni una dirección, ni un nombre, ni un correo dicen de quién es el resultado.",
      fix: "Rellene uno de ellos.",
    },
  },
  EMAIL_INVALID: {
    en: { reason: "The cell is not an e-mail address.", fix: "Correct it, or empty the cell." },
    es: { reason: "La celda no es una dirección de correo.", fix: "Corríjala, o vacíe la celda." },
  },
  ADDRESS_INVALID: {
    en: {
      reason: "The cell is not a wallet address: 0x and 40 digits from 0 to 9 and a to f.",
      fix: "Copy the address from the wallet, or empty the cell: the learner then gets a claim code.",
    },
    es: {
      reason: "La celda no es una dirección de cartera: 0x y 40 dígitos de 0 a 9 y de a a f.",
      fix: "Copie la dirección de la cartera, o vacíe la celda: el estudiante recibirá un código.",
    },
  },
  ADDRESS_CHECKSUM: {
    en: {
      reason: "The address has a wrong checksum: a letter or digit is mistyped.",
      fix: "Copy the address from the wallet again.",
    },
    es: {
      reason: "La suma de control de la dirección es errónea: una letra o un dígito está mal.",
      fix: "Copie de nuevo la dirección de la cartera.",
    },
  },
  ADDRESS_AS_NUMBER: {
    en: {
      reason: "The spreadsheet made a number of the address, and its digits are lost.",
      fix: "Format the column as text, and copy the address again.",
    },
    es: {
      reason: "La hoja de cálculo convirtió la dirección en un número, y se perdieron los dígitos.",
      fix: "Dé formato de texto a la columna y copie de nuevo la dirección.",
    },
  },
  ADDRESS_IS_NAME: {
    en: {
      reason: "The cell is a name such as those of ENS, which can change hands.",
      fix: "Ask the learner for the address that begins with 0x.",
    },
    es: {
      reason: "La celda es un nombre como los de ENS, que puede cambiar de manos.",
      fix: "Pida al estudiante la dirección que empieza por 0x.",
    },
  },
  ADDRESS_IS_SECRET: {
    en: {
      reason: "The cell looks like a private key or recovery words, which nobody but the learner may have.",
      fix: "Delete it everywhere, tell the learner to move to a new wallet, and ask for its address.",
    },
    es: {
      reason:
        "La celda parece una clave privada o palabras de recuperación, que solo debe tener el estudiante.",
      fix: "Bórrela en todas partes, avise al estudiante de que cambie de cartera y pídale la dirección nueva.",
    },
  },
  ADDRESS_RESERVED: {
    en: {
      reason:
        "No person holds this address: the network keeps it for itself, or it is used to destroy things.",
      fix: "Copy the address from the learner's wallet.",
    },
    es: {
      reason: "Nadie posee esta dirección: la red la reserva, o se usa para destruir cosas.",
      fix: "Copie la dirección de la cartera del estudiante.",
    },
  },
  ADDRESS_OF_TWO: {
    en: {
      reason: "The row on line {first} gives the same address to another name.",
      fix: "Find out whose address it is, and correct the other row.",
    },
    es: {
      reason: "La fila de la línea {first} da la misma dirección a otro nombre.",
      fix: "Averigüe de quién es la dirección y corrija la otra fila.",
    },
  },
  ADDRESS_OF_NETWORK: {
    en: {
      reason: "The address is that of the network's contract {contract}, not of a person.",
      fix: "Copy the address from the learner's wallet.",
    },
    es: {
      reason: "La dirección es la del contrato {contract} de la red, no la de una persona.",
      fix: "Copie la dirección de la cartera del estudiante.",
    },
  },
  ADDRESS_IS_CONTRACT: {
    en: {
      reason: "At the address there is a contract, not a person's wallet.",
      fix: "Copy the address from the learner's wallet; allow contract wallets if the learner uses a smart wallet.",
    },
    es: {
      reason: "En la dirección hay un contrato, no la cartera de una persona.",
      fix: "Copie la dirección de la cartera del estudiante; admita contratos si el estudiante usa una cartera inteligente.",
    },
  },
  DATE_MISSING: {
    en: { reason: "The date is missing.", fix: "Fill in the date as {format}." },
    es: { reason: "Falta la fecha.", fix: "Escriba la fecha como {format}." },
  },
  DATE_INVALID: {
    en: { reason: "The cell is not a date of the form {format}.", fix: "Write the date as {format}." },
    es: { reason: "La celda no es una fecha de la forma {format}.", fix: "Escriba la fecha como {format}." },
  },
  DATE_IMPOSSIBLE: {
    en: { reason: "There is no such day or time.", fix: "Correct the date; its form is {format}." },
    es: { reason: "Ese día u hora no existe.", fix: "Corrija la fecha; su forma es {format}." },
  },
  DATE_SWAPPED: {
    en: {
      reason: "There is no such day; day and month look swapped, since the form is {format}.",
      fix: "Correct the date, or state the form in which the column is written.",
    },
    es: {
      reason: "Ese día no existe; día y mes parecen cambiados, pues la forma es {format}.",
      fix: "Corrija la fecha, o indique la forma en que está escrita la columna.",
    },
  },
  DATE_FORM_UNKNOWN: {
    en: {
      reason: "The form of the date is not stated, and it is not guessed.",
      fix: "State the form of the column's dates: {formats}.",
    },
    es: {
      reason: "No se ha indicado la forma de la fecha, y no se adivina.",
      fix: "Indique la forma de las fechas de la columna: {formats}.",
    },
  },
  DATE_WITHOUT_ZONE: {
    en: {
      reason: "The time has no time zone.",
      fix: "Add Z for UTC or the distance such as +02:00, or give the date alone, which means 00:00 UTC.",
    },
    es: {
      reason: "La hora no tiene zona horaria.",
      fix: "Añada Z para UTC o la diferencia, como +02:00, o dé solo la fecha, que significa las 00:00 UTC.",
    },
  },
  DATE_IN_FUTURE: {
    en: {
      reason: "The date is in the future. A date alone means 00:00 UTC of that day.",
      fix: "Correct the date, or wait until then.",
    },
    es: {
      reason: "La fecha está en el futuro. Una fecha sola significa las 00:00 UTC de ese día.",
      fix: "Corrija la fecha, o espere hasta entonces.",
    },
  },
  DATE_OUT_OF_RANGE: {
    en: {
      reason: "The date is before 1970 or after 2105, which the record cannot hold.",
      fix: "Correct the date.",
    },
    es: {
      reason: "La fecha es anterior a 1970 o posterior a 2105, y el registro no la admite.",
      fix: "Corrija la fecha.",
    },
  },
  EXPIRY_BEFORE: {
    en: {
      reason: "The result expires before or when it is achieved.",
      fix: "Correct one of the two dates, or empty the expiry for never.",
    },
    es: {
      reason: "El resultado caduca antes de obtenerse o en ese momento.",
      fix: "Corrija una de las dos fechas, o vacíe la caducidad para que sea nunca.",
    },
  },
  DEFINITION_INVALID: {
    en: {
      reason: "The cell is not the number of a definition.",
      fix: "Write the number that the hub's definition has on the network, from 1.",
    },
    es: {
      reason: "La celda no es el número de una definición.",
      fix: "Escriba el número que la definición del centro tiene en la red, desde 1.",
    },
  },
  EXPERIENCE_INVALID: {
    en: {
      reason: "The cell is not the number of an experience.",
      fix: "Write the number that the experience has on the network, from 1, or empty the cell.",
    },
    es: {
      reason: "La celda no es el número de una experiencia.",
      fix: "Escriba el número que la experiencia tiene en la red, desde 1, o vacíe la celda.",
    },
  },
  NUMBER_INVALID: {
    en: {
      reason: 'The cell is not a number with "{decimal}" before the decimals and at most 15 digits.',
      fix: "Correct it without thousands separators and units, state the decimal sign, or map the column as text.",
    },
    es: {
      reason: 'La celda no es un número con "{decimal}" ante los decimales y 15 dígitos como máximo.',
      fix: "Corríjala sin separador de miles ni unidades, indique el signo decimal, o asígnela como texto.",
    },
  },
  BOOLEAN_INVALID: {
    en: { reason: "The cell is neither yes nor no.", fix: "Write yes or no." },
    es: { reason: "La celda no es ni sí ni no.", fix: "Escriba sí o no." },
  },
  DUPLICATE_ROW: {
    en: { reason: "The row is the same as the one on line {first}.", fix: "Remove one of the two." },
    es: { reason: "La fila es igual a la de la línea {first}.", fix: "Quite una de las dos." },
  },
  DUPLICATE_RESULT: {
    en: {
      reason: "The row on line {first} already gives this learner this achievement at this date.",
      fix: "Remove one of the two, or correct what differs.",
    },
    es: {
      reason: "La fila de la línea {first} ya da a este estudiante este logro en esta fecha.",
      fix: "Quite una de las dos, o corrija lo que difiere.",
    },
  },
  WALLET_NEEDED: {
    en: {
      reason: "A public token needs a wallet of the learner's own, who consents with it.",
      fix: "Fill in the address, or attest in private with a claim code: --mode anchor.",
    },
    es: {
      reason: "Un token público necesita una cartera propia del estudiante, con la que consiente.",
      fix: "Escriba la dirección, o certifique en privado con un código de reclamación: --mode anchor.",
    },
  },
  CONSENT_MISSING: {
    en: {
      reason: "The learner has not consented to public tokens of the hub for this kind of achievement.",
      fix: "Ask for the consent, or attest in private, which needs none: --mode anchor.",
    },
    es: {
      reason: "El estudiante no ha consentido tokens públicos del centro para este tipo de logro.",
      fix: "Pida el consentimiento, o certifique en privado, que no lo necesita: --mode anchor.",
    },
  },
} as const satisfies Record<string, Worded>;

/** Why a row cannot be attested. */
export type RowFaultCode = keyof typeof ROW_FAULTS;

/** One fault of a row; a row can have several. */
export interface RowFault {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** Name of the column; null where the fault is the whole row's. */
  readonly column: string | null;
  /** The cell, safe to print as `printable` makes it; null where the fault is the whole row's. */
  readonly value: string | null;
  readonly code: RowFaultCode;
  /** What is wrong, in the chosen language. */
  readonly reason: string;
  /** What to do about it, in the chosen language. */
  readonly fix: string;
}

/** What {@link makeRowFault} is told. */
export interface RowFaultOptions {
  readonly code: RowFaultCode;
  readonly language: Language;
  readonly line: number;
  readonly column?: string | null;
  readonly value?: string | null;
  /** Values for the text. */
  readonly values?: Values;
}

/** Words a fault of a row. */
export function makeRowFault({
  code,
  language,
  line,
  column = null,
  value = null,
  values = {},
}: RowFaultOptions): RowFault {
  const shown = value === null ? null : printable(value);
  return { line, column, value: shown, code, ...word(ROW_FAULTS[code], language, values) };
}
