import { texts } from "../messages/text.ts";

/** Texts that learners' and guardians' commands share. */
export const identityTexts = texts({
  out: { en: "name of the file to write", es: "nombre del archivo que se escribe" },
  deadline: {
    en: "until when the signature can be used: a day, a time in UTC, or +7d",
    es: "hasta cuándo se puede usar la firma: un día, una hora UTC o +7d",
  },
  wroteWord: { en: "Signed, and written to {file}.", es: "Firmado y escrito en {file}." },
  meansMove: {
    en: "Control of {identity} goes to {to}. After that {to} holds the records and speaks for the learner, and the wallet of before has no word any more.",
    es: "El control de {identity} pasa a {to}. Después {to} tiene los registros y habla por quien aprende, y la cartera de antes ya no tiene voz.",
  },
  meansJoin: {
    en: "{learner} joins {identity}: whoever speaks for {identity} speaks for both, for good. Everybody can see that they are one person.",
    es: "{learner} se une a {identity}: quien habla por {identity} habla por ambas, para siempre. Todos pueden ver que son una misma persona.",
  },
  meansGuardians: {
    en: "{identity} gets {count} guardians, of whom {threshold} together can give its control to another wallet. From then on each change waits {days} days. Nobody can read from the chain who they are.",
    es: "{identity} tendrá {count} guardianes; {threshold} de ellos juntos pueden dar su control a otra cartera. Desde entonces cada cambio espera {days} días. Nadie puede leer en la cadena quiénes son.",
  },
  meansNoGuardians: {
    en: "{identity} has no guardians after this: nobody could recover it, and changes count at once.",
    es: "{identity} se queda sin guardianes: nadie podría recuperarla, y los cambios valen al momento.",
  },
  meansCustody: {
    en: "{custodian} speaks for {identity} in the learner's place until {until}, when it ends by itself. The learner alone cannot consent, claim, renounce or present until then.",
    es: "{custodian} habla por {identity} en lugar de quien aprende hasta {until}, cuando termina por sí solo. Hasta entonces quien aprende no puede por sí solo consentir, reclamar, renunciar ni presentar.",
  },
  meansRecovery: {
    en: "Guardians take control of {identity} from {from} and give it to {to}, who then holds the records and speaks for the learner.",
    es: "Los guardianes quitan el control de {identity} a {from} y lo dan a {to}, que después tiene los registros y habla por quien aprende.",
  },
  meansCustodianRecovery: {
    en: "Guardians replace the custodian of {identity} by {custodian}, who then speaks for the learner until {until}.",
    es: "Los guardianes cambian al custodio de {identity} por {custodian}, que después habla por quien aprende hasta {until}.",
  },
  custodianStays: {
    en: "The custodian {custodian} goes on speaking for the learner until {until}.",
    es: "El custodio {custodian} sigue hablando por quien aprende hasta {until}.",
  },
  atOnce: { en: "It counts at once.", es: "Vale al momento." },
  waits: {
    en: "Guardians watch over it, so it waits {days} days: begun now, it counts from about {time} on.",
    es: "Los guardianes la vigilan, así que espera {days} días: si empieza ahora, vale desde {time} aproximadamente.",
  },
  frozen: {
    en: "While it waits nobody speaks for the learner. The controller can cancel it, unless all guardians signed, two at least.",
    es: "Mientras espera nadie habla por quien aprende. Quien tiene el control puede cancelarla, salvo que firmaran todos los guardianes, dos al menos.",
  },
  askInPerson: {
    en: "Ask the learner in person whether this new address is theirs: who has it gets everything.",
    es: "Pregunte en persona a quien aprende si esta nueva dirección es suya: quien la tenga lo recibe todo.",
  },
  usableUntil: {
    en: "The signature can be used until {time}.",
    es: "La firma se puede usar hasta {time}.",
  },
  done: { en: "Done: {identity}.", es: "Hecho: {identity}." },
  pendingUntil: {
    en: "It waits until {time}. Then anybody finishes it: cairn learner execute {identity}",
    es: "Espera hasta {time}. Después cualquiera lo termina: cairn learner execute {identity}",
  },
  already: { en: "This is so already: nothing was sent.", es: "Ya es así: no se envió nada." },
  wrongWord: {
    en: "The word is about {about}, which this command does not take.",
    es: "La palabra trata de {about}, que esta orden no admite.",
  },
  wrongWordFix: {
    en: "Moves, joining and custody: cairn learner. Guardians and recoveries: cairn guardian.",
    es: "Traslados, uniones y custodia: cairn learner. Guardianes y recuperaciones: cairn guardian.",
  },
});
