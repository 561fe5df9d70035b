import { texts } from "../../messages/text.ts";

export const vcApiTexts = texts({
  about: {
    en: "serve the W3C's VC API: issue, derive and verify credentials, for programs and test suites",
    es: "sirve la VC API del W3C: emite, deriva y verifica credenciales, para programas y pruebas de conformidad",
  },
  exampleEphemeral: {
    en: "with keys that end with the service, and a status list of its own, for test suites",
    es: "con claves que terminan con el servicio, y una lista de estado propia, para pruebas de conformidad",
  },
  exampleOffice: {
    en: "with the office's assertion keys; whoever reaches this machine's port signs in the hub's name",
    es: "con las claves de credenciales de la oficina; quien llegue al puerto de esta máquina firma en nombre del centro",
  },
  port: { en: "port (default: 8788)", es: "puerto (por defecto: 8788)" },
  host: {
    en: "address to listen at (default: 127.0.0.1); another one takes --ephemeral",
    es: "dirección en la que escucha (por defecto: 127.0.0.1); otra exige --ephemeral",
  },
  url: {
    en: "address under which others reach it, where a proxy stands before it",
    es: "dirección con la que otros llegan, si hay un proxy delante",
  },
  ephemeral: {
    en: "sign with new keys (did:key), which end with the service",
    es: "firma con claves nuevas (did:key), que terminan con el servicio",
  },
  statusLists: {
    en: "with --ephemeral: give each credential a place in a list that the service keeps in memory",
    es: "con --ephemeral: da a cada credencial un lugar en una lista que el servicio guarda en memoria",
  },
  mode: {
    en: "what is asked when verifying: web, chain or web+chain (default: web+chain where a network is known, else web)",
    es: "a qué se pregunta al verificar: web, chain o web+chain (por defecto: web+chain si se conoce una red; si no, web)",
  },
  issuer: {
    en: "DID of an issuer outside the network whom the verifier trusts; repeat it for more",
    es: "DID de un emisor de fuera de la red en quien se confía al verificar; repítala para más",
  },
  listsNeedEphemeral: {
    en: "A hub's status lists follow from the chain: the service keeps none for it.",
    es: "Las listas de estado de un centro salen de la cadena: el servicio no guarda ninguna.",
  },
  listsNeedEphemeralFix: {
    en: "Leave --status-lists out, or use --ephemeral.",
    es: "Quite --status-lists, o use --ephemeral.",
  },
  onlyHere: {
    en: "Whoever reached this address could sign in the hub's name.",
    es: "Quien llegara a esta dirección podría firmar en nombre del centro.",
  },
  onlyHereFix: {
    en: "Listen at 127.0.0.1, with a proxy before it that asks who calls; or use --ephemeral.",
    es: "Escuche en 127.0.0.1, con un proxy delante que pregunte quién llama; o use --ephemeral.",
  },
  badUrl: { en: "--url takes an address of http or https.", es: "--url admite una dirección http o https." },
  badUrlFix: { en: "Such as --url https://vc.school.example.", es: "Como --url https://vc.school.example." },
});
