import { texts } from "./text.ts";

/** Texts of the command itself. */
export const programTexts = texts({
  about: {
    en: "Attest, deliver, hold and verify achievements of a decentralized learning network.",
    es: "Certifica, entrega, guarda y verifica logros de una red de aprendizaje descentralizada.",
  },
  usage: { en: "<command> [options]", es: "<orden> [opciones]" },
  json: { en: "print one line of JSON", es: "escribe una línea de JSON" },
  lang: { en: "language of messages: en or es", es: "idioma de los mensajes: en o es" },
  config: {
    en: "configuration (default: the nearest cairn.json)",
    es: "configuración (por defecto: el cairn.json más cercano)",
  },
  rpc: {
    en: "the node's address; `verify` takes several, repeated, and compares their answers",
    es: "dirección del nodo; `verify` admite varias, repetida, y compara sus respuestas",
  },
  deployment: { en: "file of the address book", es: "archivo de la libreta de direcciones" },
  key: {
    en: "name of a key of the configuration, never a key",
    es: "nombre de una clave de la configuración, nunca una clave",
  },
  yes: { en: "send without asking", es: "envía sin preguntar" },
  noColor: { en: "print without colours", es: "escribe sin colores" },
  seeHelp: { en: "Run it with --help to see what it takes.", es: "Añada --help para ver lo que acepta." },
  status: {
    en: "Exit status: 0 done, 1 failed, 2 wrong usage; cairn verify: 0 valid, 1 invalid, 2 unknown.",
    es: "Estado de salida: 0 hecho, 1 error, 2 uso incorrecto; cairn verify: 0 válido, 1 no válido, 2 desconocido.",
  },
});
