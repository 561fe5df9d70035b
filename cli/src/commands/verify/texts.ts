import { texts } from "../../messages/text.ts";

export const verifyTexts = texts({
  about: {
    en: "tell whether records are good, and why: files, folders, zips",
    es: "dice si los registros son buenos, y por qué: archivos, carpetas, zips",
  },
  exampleOne: { en: "one record, with every check", es: "un registro, con todas las comprobaciones" },
  exampleMany: {
    en: "all records of a folder, and of the zips in it",
    es: "los registros de una carpeta y de sus zips",
  },
  exampleReport: { en: "a page to print", es: "una página para imprimir" },
  exampleTrust: {
    en: "only this accreditor's word counts",
    es: "solo cuenta la palabra de este acreditador",
  },
  exampleFinal: { en: "as of the last final block", es: "según el último bloque definitivo" },
  exampleQuorum: {
    en: "two of three nodes have to say the same",
    es: "dos de tres nodos tienen que decir lo mismo",
  },
  quorum: {
    en: "how many of several nodes have to agree (default: the configuration's, else more than half)",
    es: "cuántos de varios nodos deben coincidir (por defecto: lo que diga la configuración o, si no, más de la mitad)",
  },
  maxAge: {
    en: "how old the block may be, else the verdict is unknown (default: any age)",
    es: "qué antigüedad puede tener el bloque; si no, el veredicto es desconocido (por defecto: cualquiera)",
  },
  badAge: { en: "{age} is not a number of seconds.", es: "{age} no es un número de segundos." },
  badAgeFix: {
    en: "Give whole seconds, such as --max-age 3600.",
    es: "Indique segundos enteros, por ejemplo --max-age 3600.",
  },
  report: { en: "write a page to print", es: "escribe una página para imprimir" },
  accreditor: {
    en: "accreditor whose word counts, repeatable (default: the configuration's, else every one)",
    es: "acreditador cuya palabra cuenta, repetible (por defecto: los de la configuración o, si no, todos)",
  },
  block: {
    en: "block to speak of: a number, safe or finalized (default: the newest)",
    es: "bloque del que se habla: un número, safe o finalized (por defecto: el más reciente)",
  },
  status: {
    en: "Exit status: 0 all valid, 1 any invalid, 2 none invalid but some unknown.",
    es: "Estado de salida: 0 todos válidos, 1 alguno no válido, 2 ninguno no válido pero alguno desconocido.",
  },
  files: { en: "files verified", es: "archivos verificados" },
  of: { en: "{definition}, by {hub} (hub {id})", es: "{definition}, de {hub} (centro {id})" },
  learner: { en: "learner {learner}", es: "estudiante {learner}" },
  issued: { en: "issued {time}", es: "emitido el {time}" },
  asOf: {
    en: "asked: {name} (chain {chainId}), block {block} of {time}, {finality}",
    es: "consultado: {name} (red {chainId}), bloque {block} del {time}, {finality}",
  },
  check: { en: "check", es: "comprobación" },
  outcome: { en: "result", es: "resultado" },
  code: { en: "code", es: "código" },
  message: { en: "what it says", es: "qué dice" },
  holder: {
    en: "A good record does not say who handed it over, nor that they are its learner.",
    es: "Un registro bueno no dice quién lo entregó, ni que sea su estudiante.",
  },
  verdict: { en: "verdict", es: "veredicto" },
  file: { en: "file", es: "archivo" },
  reason: { en: "first reason", es: "primer motivo" },
  counts: {
    en: "Records: {records} (valid {valid}, not valid {invalid}, unknown {unknown}).",
    es: "Registros: {records} (válidos {valid}, no válidos {invalid}, desconocidos {unknown}).",
  },
  badBlock: {
    en: "{block} is not a block: a number, safe or finalized.",
    es: "{block} no es un bloque: un número, safe o finalized.",
  },
  badBlockFix: {
    en: "Leave --block out to speak of the newest block.",
    es: "Quite --block para hablar del bloque más reciente.",
  },
  notReported: {
    en: "No file could be read, so no page to print was written.",
    es: "No se pudo leer ningún archivo, así que no se escribió ninguna página.",
  },
  reported: { en: "The page to print: {file}", es: "La página para imprimir: {file}" },
  again: {
    en: "cairn verify {file} --deployment <file of the network {name}> --rpc <address of a node>",
    es: "cairn verify {file} --deployment <archivo de la red {name}> --rpc <dirección de un nodo>",
  },
});
