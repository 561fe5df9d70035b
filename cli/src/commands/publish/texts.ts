import { texts } from "../../messages/text.ts";

export const publishTexts = texts({
  about: {
    en: "write the hub's public files, which any web host serves: DID, profile, achievements, status lists, registry",
    es: "escribe los archivos públicos del centro, que sirve cualquier web: DID, perfil, logros, listas de estado, registro",
  },
  example: {
    en: "into ./public, as of the newest block; run again, it says what changed",
    es: "en ./public, según el último bloque; si se repite, dice qué cambió",
  },
  blockExample: {
    en: "as of a block: the same block and folder give the same bytes",
    es: "según un bloque: el mismo bloque y la misma carpeta dan los mismos bytes",
  },
  endorsementsOption: {
    en: "folder with the accreditors' endorsements (default: endorsements)",
    es: "carpeta con los avales de los acreditadores (por defecto: endorsements)",
  },
  definitionLeft: {
    en: '! Definition {definition}, "{name}", is left out: {reason}',
    es: "! Se omite la definición {definition}, «{name}»: {reason}",
  },
  endorsementLeft: { en: "! {file} is left out: {reason}", es: "! Se omite {file}: {reason}" },
  unlisted: {
    en: "! The registry of issuers does not list this hub under this DID: {reason}",
    es: "! El registro de emisores no incluye este centro con este DID: {reason}",
  },
  noDid: {
    en: "its profile on the chain names no DID. `cairn hub profile` adds it.",
    es: "su perfil en la cadena no indica ningún DID. `cairn hub profile` lo añade.",
  },
  otherDid: {
    en: "it is not accredited at this block, or its profile on the chain names another DID. `cairn hub profile` changes that.",
    es: "no está acreditado en este bloque, o su perfil en la cadena indica otro DID. `cairn hub profile` lo cambia.",
  },
  didTaken: {
    en: "another hub named this DID before. Tell your accreditor.",
    es: "otro centro indicó este DID antes. Avise a su acreditador.",
  },
  profileMissing: {
    en: "its profile is not where the network keeps documents.",
    es: "su perfil no está donde la red guarda los documentos.",
  },
  done: {
    en: '✔ Hub {hub}, "{name}", as of block {block} ({time}), in {folder}: {fresh} new, {changed} changed, {renewed} renewed, {same} the same.',
    es: "✔ Centro {hub}, «{name}», según el bloque {block} ({time}), en {folder}: {fresh} nuevos, {changed} cambiados, {renewed} renovados, {same} iguales.",
  },
  serve: {
    en: "Serve the folder at {url}: there it is the home of {did}.",
    es: "Sirva la carpeta en {url}: allí es la casa de {did}.",
  },
});
