import { texts } from "../../messages/text.ts";

export const statusTexts = texts({
  about: {
    en: "what the office has: network, hub, accreditation, cohorts, and what to do next",
    es: "qué tiene la oficina: red, centro, acreditación, promociones y qué hacer después",
  },
  example: { en: "the cohorts in ./cohorts", es: "las promociones de ./cohorts" },
  exampleOne: { en: "one cohort", es: "una promoción" },
  exampleJson: { en: "for programs", es: "para programas" },
  network: {
    en: "network  {name}, chain {chainId}, block {block} of {time}",
    es: "red      {name}, cadena {chainId}, bloque {block} del {time}",
  },
  hub: {
    en: "hub      {name} (hub {id}), {state}",
    es: "centro   {name} (centro {id}), {state}",
  },
  period: {
    en: "{state} until {until} for {kinds}, by {accreditor}",
    es: "{state} hasta el {until} para {kinds}, por {accreditor}",
  },
  noHub: {
    en: "hub      none: cairn init or cairn hub register",
    es: "centro   ninguno: cairn init o cairn hub register",
  },
  reading: { en: "cohorts read", es: "promociones leídas" },
  cohort: { en: "cohort", es: "promoción" },
  mode: { en: "mode", es: "modo" },
  records: { en: "records", es: "registros" },
  attested: { en: "attested", es: "certificada" },
  delivered: { en: "delivered", es: "entregada" },
  next: { en: "next", es: "después" },
  yes: { en: "✔ yes", es: "✔ sí" },
  no: { en: "✘ no", es: "✘ no" },
  on: { en: "✔ {date}", es: "✔ {date}" },
  signed: { en: "? signed {date}, provisional", es: "? firmada el {date}, provisional" },
  partly: { en: "✘ {count} of {size}", es: "✘ {count} de {size}" },
  revoked: { en: "✘ revoked", es: "✘ revocada" },
  someRevoked: { en: "{text}, {count} revoked", es: "{text}, {count} revocados" },
  claimed: { en: "{text}, {count} claimed", es: "{text}, {count} reclamados" },
  broken: { en: "✘ cannot be read", es: "✘ no se puede leer" },
  otherNetwork: { en: "? of another network", es: "? de otra red" },
  issueNext: { en: "cairn issue {table}", es: "cairn issue {table}" },
  issueAgain: {
    en: "cairn issue {table} again, with the same options: it goes on where it stopped",
    es: "otra vez cairn issue {table}, con las mismas opciones: continúa donde se detuvo",
  },
  deliver: { en: "cairn deliver {folder}", es: "cairn deliver {folder}" },
  restore: {
    en: "restore the folder from a copy: {reason}",
    es: "restaure la carpeta de una copia: {reason}",
  },
  openOther: {
    en: "name its network with --deployment and --rpc",
    es: "nombre su red con --deployment y --rpc",
  },
  noFolder: {
    en: "The folder {folder} cannot be read: {reason}.",
    es: "No se puede leer la carpeta {folder}: {reason}.",
  },
  noFolderFix: {
    en: "Name the folder of a cohort, or one that holds cohorts.",
    es: "Nombre la carpeta de una promoción, o una que contenga promociones.",
  },
  none: {
    en: "No cohorts in {folders}. The first one: cairn issue <table>.",
    es: "No hay promociones en {folders}. La primera: cairn issue <tabla>.",
  },
});
