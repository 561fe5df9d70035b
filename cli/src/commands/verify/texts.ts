import { texts } from "../../messages/text.ts";

export const verifyTexts = texts({
  about: {
    en: "tell whether records, presentations and credentials are good, and why: files, folders, zips, links",
    es: "dice si registros, presentaciones y credenciales son buenos, y por qué: archivos, carpetas, zips, enlaces",
  },
  exampleOne: { en: "one record, with every check", es: "un registro, con todas las comprobaciones" },
  exampleMany: {
    en: "all records, presentations and badges (.badge.json, .jwt) of a folder, and of the zips in it",
    es: "los registros, presentaciones e insignias (.badge.json, .jwt) de una carpeta y de sus zips",
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
  exampleBadge: {
    en: "an Open Badge or another W3C credential, as JSON, JWT, PNG or SVG; of whoever",
    es: "una Open Badge u otra credencial del W3C, como JSON, JWT, PNG o SVG; de quien sea",
  },
  exampleOutside: {
    en: "a credential of an issuer outside the network, whom you trust",
    es: "una credencial de un emisor de fuera de la red, en quien confía",
  },
  mode: {
    en: "what credentials are verified by: web, chain or web+chain (default: web+chain where a network is known, else web)",
    es: "con qué se verifican las credenciales: web, chain o web+chain (por defecto: web+chain si se conoce una red; si no, web)",
  },
  issuer: {
    en: "DID of an issuer outside the network whom you trust; repeat it for more",
    es: "DID de un emisor de fuera de la red en quien confía; repítala para más",
  },
  challenge: {
    en: "what you drew for presentations of credentials",
    es: "lo que sacó al azar para las presentaciones de credenciales",
  },
  domain: {
    en: "your own name, for which presentations of credentials have to be made",
    es: "su propio nombre, para el que deben estar hechas las presentaciones de credenciales",
  },
  carried: {
    en: "The credential in the file, apart from the record:",
    es: "La credencial del archivo, aparte del registro:",
  },
  credentialOf: { en: "{what} ({form})", es: "{what} ({form})" },
  issuedBy: { en: "issued by {issuer}", es: "emitida por {issuer}" },
  heldBy: { en: "shown by {holder}", es: "la muestra {holder}" },
  credentialNumber: { en: "Credential {number}:", es: "Credencial {number}:" },
  json: { en: "JSON", es: "JSON" },
  jwt: { en: "token, JWT", es: "token, JWT" },
  png: { en: "picture, PNG", es: "imagen, PNG" },
  svg: { en: "picture, SVG", es: "imagen, SVG" },
  bundle: { en: "in a record's file", es: "en el archivo de un registro" },
  exampleAnswer: { en: "the answer to a request of yours", es: "la respuesta a una petición suya" },
  exampleAsked: {
    en: "a presentation for you, asked for in another way",
    es: "una presentación para usted, pedida de otro modo",
  },
  request: {
    en: "your request that presentations answer: its file or link",
    es: "su petición a la que responden las presentaciones: archivo o enlace",
  },
  audience: {
    en: "your own origin, for which presentations have to be made",
    es: "su propio origen, para el que deben estar hechas las presentaciones",
  },
  nonce: { en: "the 32 bytes that you drew for them", es: "los 32 bytes que sacó al azar para ellas" },
  notBoth: {
    en: "The request says audience and nonce itself, and they are given beside it.",
    es: "La petición ya dice el origen y el número, y se dan además aparte.",
  },
  notBothFix: {
    en: "Give either --request, or --audience and --nonce.",
    es: "Indique --request, o bien --audience y --nonce.",
  },
  presentedBy: {
    en: "shown by {holder} to {audience}",
    es: "lo muestra {holder} a {audience}",
  },
  goodFrom: { en: "good from {from} until {until}", es: "vale desde el {from} hasta el {until}" },
  sayWho: {
    en: "So it may have been made for somebody else, or used before. Name your request with --request, or give --audience (your origin) and --nonce (what you drew).",
    es: "Así que puede estar hecha para otro, o haberse usado antes. Nombre su petición con --request, o indique --audience (su origen) y --nonce (lo que sacó al azar).",
  },
  recordNumber: { en: "Record {number}:", es: "Registro {number}:" },
  showsNothing: { en: "shows no private field", es: "no muestra ningún campo privado" },
  askedFor: { en: "What you asked for:", es: "Lo que pidió:" },
  isOptional: { en: "optional", es: "opcional" },
  given: { en: "given, by record {record}", es: "dado, por el registro {record}" },
  partly: {
    en: "partly, by record {record}; not shown: {paths}",
    es: "en parte, por el registro {record}; sin mostrar: {paths}",
  },
  missing: { en: "missing", es: "falta" },
  unknownAnswer: {
    en: "not known: nobody said what the records are",
    es: "no se sabe: nadie dijo qué son los registros",
  },
  complete: { en: "All that you need is there.", es: "Está todo lo que necesita." },
  incomplete: {
    en: "Not all that you need is there: ask the learner. That says nothing against what is there.",
    es: "No está todo lo que necesita: pregunte al estudiante. Eso no dice nada contra lo que hay.",
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
    en: "Exit status: 0 all valid, 1 any invalid, 2 none invalid but some unknown. A credential that a record's file carries counts where it is invalid; else the record's verdict is the file's.",
    es: "Estado de salida: 0 todos válidos, 1 alguno no válido, 2 ninguno no válido pero alguno desconocido. Una credencial que lleva el archivo de un registro cuenta si no es válida; si no, el veredicto del archivo es el del registro.",
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
  severalAnswers: {
    en: "One request takes one answer, and here are {count}: somebody may have passed the request on.",
    es: "Una petición admite una sola respuesta, y aquí hay {count}: alguien puede haber pasado la petición a otros.",
  },
  countsMixed: {
    en: "Records and presentations: {records} (valid {valid}, not valid {invalid}, unknown {unknown}).",
    es: "Registros y presentaciones: {records} (válidos {valid}, no válidos {invalid}, desconocidos {unknown}).",
  },
  countsAll: {
    en: "Records, presentations and credentials: {records} (valid {valid}, not valid {invalid}, unknown {unknown}).",
    es: "Registros, presentaciones y credenciales: {records} (válidos {valid}, no válidos {invalid}, desconocidos {unknown}).",
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
  againCredential: { en: "cairn verify {file}", es: "cairn verify {file}" },
  again: {
    en: "cairn verify {file} --deployment <file of the network {name}> --rpc <address of a node>",
    es: "cairn verify {file} --deployment <archivo de la red {name}> --rpc <dirección de un nodo>",
  },
});
