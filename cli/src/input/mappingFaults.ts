import type { Language } from "../messages/Language.ts";
import type { Values } from "../messages/text.ts";
import { WordedError } from "../messages/WordedError.ts";
import type { Worded } from "./words.ts";
import { word } from "./words.ts";

/** Why a mapping is refused, as data. */
const MAPPING_FAULTS = {
  NOT_AN_OBJECT: {
    en: { reason: "The mapping is not a JSON object.", fix: "Start from the one that the command saves." },
    es: {
      reason: "La asignación no es un objeto JSON.",
      fix: "Parta de la que guarda la orden.",
    },
  },
  KEY_UNKNOWN: {
    en: { reason: 'The mapping has the unknown key "{key}".', fix: "The keys are: {allowed}." },
    es: { reason: 'La asignación tiene la clave desconocida "{key}".', fix: "Las claves son: {allowed}." },
  },
  VALUE_WRONG: {
    en: { reason: 'The mapping\'s value of "{key}" has the wrong form.', fix: "Write {expected}." },
    es: {
      reason: 'El valor de "{key}" en la asignación tiene una forma errónea.',
      fix: "Escriba {expected}.",
    },
  },
  PATH_WRONG: {
    en: {
      reason: 'The field "{path}" cannot have this place in the document.',
      fix: "Choose a key such as /term, or /result/0/value; lists count from 0, and /type is taken.",
    },
    es: {
      reason: 'El campo "{path}" no puede tener este lugar en el documento.',
      fix: "Elija una clave como /term, o /result/0/value; las listas cuentan desde 0, y /type está ocupado.",
    },
  },
  PATH_TWICE: {
    en: {
      reason: 'The fields "{path}" and "{other}" would stand in the same place of the document.',
      fix: "Give one of them another path.",
    },
    es: {
      reason: 'Los campos "{path}" y "{other}" estarían en el mismo lugar del documento.',
      fix: "Dé otra ruta a uno de ellos.",
    },
  },
  FLAG_WRONG: {
    en: {
      reason: '"{flag}" does not say what a column means.',
      fix: "Write MEANING=COLUMN, with the meaning one of {allowed}, or a field such as /term or /credits:number.",
    },
    es: {
      reason: '"{flag}" no dice qué significa una columna.',
      fix: "Escriba SIGNIFICADO=COLUMNA; el significado es uno de {allowed}, o un campo como /term o /credits:number.",
    },
  },
} as const satisfies Record<string, Worded>;

/** What {@link mappingError} is told. */
export interface MappingErrorOptions {
  readonly code: keyof typeof MAPPING_FAULTS;
  readonly language: Language;
  /** Values for the text; they become the details of the error. */
  readonly values: Values;
}

/** Makes the error of a mapping that is refused: `INVALID_ARGUMENT` with the fault's code as `details.fault`. */
export function mappingError({
  code,
  language,
  values,
}: MappingErrorOptions): WordedError<"INVALID_ARGUMENT"> {
  const { reason, fix } = word(MAPPING_FAULTS[code], language, values);
  return new WordedError("INVALID_ARGUMENT", { message: reason, details: { fault: code, ...values }, fix });
}
