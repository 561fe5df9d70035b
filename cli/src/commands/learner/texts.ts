import { texts } from "../../messages/text.ts";

export const learnerTexts = texts({
  about: {
    en: "whose record: move, join, custodians, and what waits",
    es: "de quién es el registro: traslados, uniones, custodios y lo que espera",
  },
  showAbout: {
    en: "who holds a learner's records, who speaks for the learner, and what waits",
    es: "quién tiene los registros de un estudiante, quién habla por él y qué espera",
  },
  showExample: { en: "one learner", es: "un estudiante" },
  showCode: {
    en: "the learner of a claim code: whether the code was used, when, and for whom",
    es: "el estudiante de un código: si el código se usó, cuándo y para quién",
  },
  whoShown: {
    en: "This takes one learner: an address, or a claim code.",
    es: "Aquí va un estudiante: una dirección o un código de reclamación.",
  },
  whoShownFix: {
    en: "Give an address, or --code, or --code-file.",
    es: "Indique una dirección, o --code, o --code-file.",
  },
  movedAt: { en: "since", es: "desde" },
  learner: { en: "learner", es: "estudiante" },
  identity: { en: "joined", es: "unido a" },
  controller: { en: "holds the records", es: "tiene los registros" },
  actor: { en: "speaks for the learner", es: "habla por el estudiante" },
  nobody: { en: "nobody, while a recovery waits", es: "nadie, mientras espera una recuperación" },
  custodian: { en: "custodian", es: "custodio" },
  until: { en: "{who}, until {time}", es: "{who}, hasta {time}" },
  guardians: { en: "guardians", es: "guardianes" },
  noGuardians: {
    en: "none: if the key is lost, nobody can help",
    es: "ninguno: si se pierde la clave, nadie puede ayudar",
  },
  guardianFacts: {
    en: "{threshold} of {count} recover; changes wait {days} days",
    es: "{threshold} de {count} recuperan; los cambios esperan {days} días",
  },
  pending: { en: "waits", es: "espera" },
  nothing: { en: "nothing", es: "nada" },
  waitsUntil: { en: "{what} {who}, until {time}", es: "{what} {who}, hasta {time}" },
  waitsUnanimous: {
    en: "{what} {who}, until {time}; all guardians signed, so nobody can cancel it",
    es: "{what} {who}, hasta {time}; firmaron todos los guardianes, así que nadie puede cancelarlo",
  },
  pendingController: { en: "move to", es: "traslado a" },
  pendingGuardians: { en: "other guardians", es: "otros guardianes" },
  pendingCustodian: { en: "custody for", es: "custodia para" },
  pendingJoin: { en: "joining", es: "unión a" },
  pendingRecovery: { en: "recovery for", es: "recuperación para" },
  pendingCustodianRecovery: { en: "recovery of the custody for", es: "recuperación de la custodia para" },
  acceptAbout: {
    en: "sign, as who gets something, for who then applies it",
    es: "firma quien recibe algo, para quien después lo aplica",
  },
  acceptMoveAbout: {
    en: "take control of an identity, as the new wallet",
    es: "asume el control de una identidad, como la nueva cartera",
  },
  acceptMoveExample: { en: "the new wallet signs", es: "firma la nueva cartera" },
  acceptJoinAbout: {
    en: "let another address of yours join your identity",
    es: "deja que otra dirección suya se una a su identidad",
  },
  acceptJoinExample: { en: "the identity's wallet signs", es: "firma la cartera de la identidad" },
  acceptCustodyAbout: {
    en: "become the custodian of a minor, the first or the next",
    es: "asume la custodia de un menor, la primera o la siguiente",
  },
  acceptCustodyExample: {
    en: "until the first day of the month after coming of age",
    es: "hasta el primer día del mes siguiente a la mayoría de edad",
  },
  address: { en: "the address that joins", es: "la dirección que se une" },
  untilOption: {
    en: "first day of a month on which it ends; a successor takes the end that stands",
    es: "primer día del mes en que termina; quien sucede toma el que hay",
  },
  noUntil: { en: "It is not said when the custody ends.", es: "No se dice cuándo termina la custodia." },
  noUntilFix: {
    en: "Give --until with the first day of a month, such as 2034-05-01.",
    es: "Indique --until con el primer día de un mes, como 2034-05-01.",
  },
  youSign: { en: "You sign this:", es: "Usted firma esto:" },
  nextApply: {
    en: "Hand the file to who has control; with all files there: cairn learner apply <files>",
    es: "Dé el archivo a quien tiene el control; con todos los archivos: cairn learner apply <archivos>",
  },
  agreeAbout: {
    en: "sign, as the custodian, what another party signed",
    es: "firma, como custodio, lo que firmó otra parte",
  },
  agreeExample: { en: "the custodian signs a move", es: "el custodio firma un traslado" },
  applyAbout: {
    en: "do what signed words say: a move, a joining, a custody",
    es: "hace lo que dicen las palabras firmadas: un traslado, una unión, una custodia",
  },
  applyExample: {
    en: "the wallet of now gives control to the new one",
    es: "la cartera de ahora da el control a la nueva",
  },
  applyCode: {
    en: "from a printed code to a wallet of one's own; the office pays",
    es: "de un código impreso a una cartera propia; paga la secretaría",
  },
  executeAbout: { en: "finish what waited; anybody can", es: "termina lo que esperaba; cualquiera puede" },
  executeExample: { en: "once its time has come", es: "cuando llegue su hora" },
  executePreview: { en: "This finishes: {waiting}.", es: "Esto termina: {waiting}." },
  cancelAbout: {
    en: "cancel what waits, as who has control",
    es: "cancela lo que espera, como quien tiene el control",
  },
  cancelExample: { en: "you did not ask for it", es: "usted no lo pidió" },
  cancelPreview: { en: "This cancels: {waiting}.", es: "Esto cancela: {waiting}." },
  rebindAbout: {
    en: "bring public records to where their learner's wallet now is",
    es: "lleva los registros públicos a la cartera actual de su estudiante",
  },
  rebindAddress: {
    en: "all public records of one learner that are left behind",
    es: "todos los registros públicos de un estudiante que quedaron atrás",
  },
  rebindExample: { en: "after a move or a recovery", es: "tras un traslado o una recuperación" },
  rebindPreview: {
    en: "Brings {count} public records to {owners}. Their ids stay, and anybody can do it.",
    es: "Lleva {count} registros públicos a {owners}. Sus identificadores quedan, y cualquiera puede hacerlo.",
  },
  rebound: {
    en: "Brought {count} of {all}; the others were there already.",
    es: "Llevados {count} de {all}; los demás ya estaban.",
  },
});
