import { texts } from "../../messages/text.ts";

export const statusListTexts = texts({
  about: {
    en: "build the hub's status lists from the chain, or check a published one against it",
    es: "hace las listas de estado del centro a partir de la cadena, o compara con ella una publicada",
  },
  buildAbout: {
    en: "write and sign the lists as of a block, into a folder that `cairn publish` fills",
    es: "escribe y firma las listas según un bloque, en una carpeta que llena `cairn publish`",
  },
  buildExample: {
    en: "only the lists, such as every few minutes",
    es: "solo las listas, por ejemplo cada pocos minutos",
  },
  built: {
    en: "✔ {lists} lists, with {revoked} revoked places, as of block {block} ({time}).",
    es: "✔ {lists} listas, con {revoked} lugares revocados, según el bloque {block} ({time}).",
  },
  checkAbout: {
    en: "rebuild a list from the chain, and compare it place by place; 0 where it is true, 1 where it is not",
    es: "rehace una lista a partir de la cadena y la compara lugar por lugar; 0 si es cierta, 1 si no",
  },
  checkExample: { en: "the list that a hub serves", es: "la lista que sirve un centro" },
  checkFileExample: { en: "a file, as of a block", es: "un archivo, según un bloque" },
  listOption: {
    en: "number of the list (default: as its address says)",
    es: "número de la lista (por defecto: el que dice su dirección)",
  },
  unreadable: { en: "{file} cannot be read: {reason}.", es: "No se puede leer {file}: {reason}." },
  unreadableFix: {
    en: "Give the file of a status list, or its address.",
    es: "Indique el archivo de una lista de estado, o su dirección.",
  },
  made: { en: ", made {time}", es: ", hecha {time}" },
  isTrue: {
    en: "✔ {file}: list {list} of hub {hub}{made} says what the chain says at block {block}.",
    es: "✔ {file}: la lista {list} del centro {hub}{made} dice lo mismo que la cadena en el bloque {block}.",
  },
  isNotTrue: {
    en: "✘ {file}: list {list} of hub {hub}{made} cannot be relied on, by the chain at block {block}.",
    es: "✘ {file}: no se puede confiar en la lista {list} del centro {hub}{made}, según la cadena en el bloque {block}.",
  },
  missing: {
    en: "{count} places are revoked on the chain, and not in the list: {places}",
    es: "{count} lugares están revocados en la cadena, y no en la lista: {places}",
  },
  extra: {
    en: "{count} places are revoked in the list, and not on the chain: {places}",
    es: "{count} lugares están revocados en la lista, y no en la cadena: {places}",
  },
  older: {
    en: "The list may be older than the block: compare with --block, or ask the hub to publish anew.",
    es: "La lista puede ser anterior al bloque: compare con --block, o pida al centro que publique otra vez.",
  },
  signatureOk: {
    en: "Signed by a key that the hub had registered at that time.",
    es: "Firmada con una clave que el centro tenía registrada en ese momento.",
  },
  notSigned: { en: "It is not signed.", es: "No está firmada." },
  badSignature: {
    en: "The signature does not fit: the list was changed, or another key signed it.",
    es: "La firma no corresponde: se cambió la lista, o la firmó otra clave.",
  },
  keyNotAuthorised: {
    en: "The key that signed it was not the hub's at that time.",
    es: "La clave que la firmó no era del centro en ese momento.",
  },
  keyCompromised: {
    en: "The hub says that the key was in other hands when it signed.",
    es: "El centro dice que la clave estaba en otras manos cuando firmó.",
  },
});
