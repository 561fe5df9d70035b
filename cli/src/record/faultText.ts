import type { Say } from "../messages/text.ts";
import { texts } from "../messages/text.ts";
import type { Fault } from "./readRecords.ts";

const say = texts({
  FILE_UNREADABLE: {
    en: "The file cannot be read: {reason}.",
    es: "No se puede leer el archivo: {reason}.",
  },
  FILE_TOO_LARGE: {
    en: "The file has more than {reason} bytes; no record has.",
    es: "El archivo tiene más de {reason} bytes; ningún registro los tiene.",
  },
  NO_RECORD: {
    en: "There is no record in it: no file that ends in {reason}.",
    es: "No contiene ningún registro: ningún archivo que termine en {reason}.",
  },
});

/** Says why a file could not be read. */
export function faultText(fault: Fault, speak: Say): string {
  return speak(say[fault.code], { reason: fault.reason });
}
