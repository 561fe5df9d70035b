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
  LINK_UNREADABLE: {
    en: "The link carries no whole file: it may be cut short. Copy it whole, and put it between quotes.",
    es: "El enlace no lleva un archivo entero: puede estar cortado. Cópielo entero y póngalo entre comillas.",
  },
  IS_REQUEST: {
    en: "It is a request, not an answer: name it with --request, and verify the answer.",
    es: "Es una petición, no una respuesta: nómbrela con --request y verifique la respuesta.",
  },
  NEEDS_CHAIN: {
    en: "It is judged by what the chain says of it: leave --mode web out.",
    es: "Se juzga por lo que la cadena dice de él: quite --mode web.",
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
