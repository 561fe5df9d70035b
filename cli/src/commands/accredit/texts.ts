import { texts } from "../../messages/text.ts";

export const accreditTexts = texts({
  about: {
    en: "for accreditors: accredit hubs, one or a table; what expires; letters",
    es: "para acreditadores: acredita centros, uno o una tabla; qué vence; cartas",
  },
  kindsOption: {
    en: "kinds separated by commas, such as Course,Diploma; or all (of your mandate)",
    es: "tipos separados por comas, como Course,Diploma; o all (los de su mandato)",
  },
  untilOption: {
    en: "end: 2030-06-30 (that day is not included any more), or +1y",
    es: "fin: 2030-06-30 (ese día ya no cuenta), o +1y",
  },
  evidenceOption: {
    en: "JSON document on why, which is published for good",
    es: "documento JSON con los motivos, que se publica para siempre",
  },

  hubAbout: {
    en: "accredit a hub, or renew its accreditation",
    es: "acredita un centro, o renueva su acreditación",
  },
  hubExample: { en: "courses and diplomas, until a day", es: "cursos y diplomas, hasta un día" },
  hubEvidenceExample: {
    en: "with the report of the inspection",
    es: "con el informe de la inspección",
  },
  neverAppointed: {
    en: "{account} was never appointed as an accreditor of this network.",
    es: "{account} nunca fue nombrada acreditadora de esta red.",
  },
  dismissed: {
    en: "{account} was dismissed as an accreditor on {time}.",
    es: "{account} fue cesada como acreditadora el {time}.",
  },
  termOver: {
    en: "The term of {account} as an accreditor ended on {time}.",
    es: "El mandato de {account} como acreditadora acabó el {time}.",
  },
  mandateFix: {
    en: "Name another key with --key, or ask the network's owner to appoint the account.",
    es: "Indique otra clave con --key, o pida al dueño de la red que nombre a la cuenta.",
  },
  outsideScope: {
    en: "Your mandate does not cover {kinds}; it covers {allowed}.",
    es: "Su mandato no cubre {kinds}; cubre {allowed}.",
  },
  outsideScopeFix: {
    en: "Leave these kinds out, or ask the network's owner to widen the mandate.",
    es: "Quite esos tipos, o pida al dueño de la red que amplíe el mandato.",
  },
  beyondTerm: {
    en: "{until} is after the end of your own term, {latest}.",
    es: "{until} es posterior al fin de su propio mandato, {latest}.",
  },
  inThePast: { en: "{until} has passed.", es: "{until} ya pasó." },
  untilFix: {
    en: "Give an end after now, and not after {latest}.",
    es: "Indique un fin posterior a ahora y no posterior a {latest}.",
  },
  preview: {
    en: 'Accredits hub {hub}, "{name}" (admin {admin}), from now until {until} for: {kinds}.',
    es: "Acredita el centro {hub}, «{name}» (administrador {admin}), desde ahora hasta {until} para: {kinds}.",
  },
  replaces: {
    en: "Replaces what stands now: {state}, until {until}, for {kinds}.",
    es: "Sustituye lo que hay ahora: {state}, hasta {until}, para {kinds}.",
  },
  changedHands: {
    en: "! The hub changed hands on {time}: make sure that you know its admin.",
    es: "! El centro cambió de manos el {time}: asegúrese de conocer a su administrador.",
  },
  publishes: {
    en: "Publishes the evidence for good, SHA-256 {hash}.",
    es: "Publica los motivos para siempre, SHA-256 {hash}.",
  },
  accredited: {
    en: '✔ Hub {hub}, "{name}", is accredited until {until} for: {kinds}.',
    es: "✔ El centro {hub}, «{name}», está acreditado hasta {until} para: {kinds}.",
  },
  accreditedAlready: {
    en: 'Nothing to do: hub {hub}, "{name}", is accredited just so already.',
    es: "Nada que hacer: el centro {hub}, «{name}», ya está acreditado así.",
  },

  csvAbout: {
    en: "accredit the hubs of a table: columns hub, kinds, until",
    es: "acredita los centros de una tabla: columnas hub, kinds, until",
  },
  csvExample: {
    en: "checks every row, shows them, asks, sends; run again, it goes on where it stopped",
    es: "comprueba cada fila, las muestra, pregunta y envía; si se repite, sigue donde paró",
  },
  columnMissing: {
    en: "{file} has no column {column}; it has: {headers}.",
    es: "{file} no tiene la columna {column}; tiene: {headers}.",
  },
  columnMissingFix: {
    en: "Name the columns hub, kinds and until in the first line.",
    es: "Llame a las columnas hub, kinds y until en la primera línea.",
  },
  twice: {
    en: "Hub {hub} is on line {first} already.",
    es: "El centro {hub} ya está en la línea {first}.",
  },
  notADay: {
    en: "The cell is not a day such as 2030-06-30.",
    es: "La celda no es un día como 2030-06-30.",
  },
  emptyCell: { en: "The cell is empty.", es: "La celda está vacía." },
  badRows: {
    en: "{count} faults in {file}: nothing was sent.",
    es: "{count} errores en {file}: no se envió nada.",
  },
  badRowsFix: {
    en: "Correct the rows that are listed above, and run it again.",
    es: "Corrija las filas listadas arriba y repita la orden.",
  },
  line: { en: "line", es: "línea" },
  column: { en: "column", es: "columna" },
  value: { en: "value", es: "valor" },
  reason: { en: "what is wrong", es: "qué está mal" },
  csvPreview: {
    en: "Accredits {count} hubs, each in a transaction of its own; {skipped} are accredited just so already.",
    es: "Acredita {count} centros, cada uno en su propia transacción; {skipped} ya están acreditados así.",
  },
  csvProgress: { en: "accrediting", es: "acreditando" },
  csvStopped: {
    en: "! Stopped after {done} of {count}. Run the same command again: it goes on with the rest.",
    es: "! Parado tras {done} de {count}. Repita la misma orden: sigue con el resto.",
  },
  csvDone: {
    en: "✔ Accredited {count} hubs; {skipped} were accredited just so already.",
    es: "✔ Acreditados {count} centros; {skipped} ya estaban acreditados así.",
  },
  hub: { en: "hub", es: "centro" },
  name: { en: "name", es: "nombre" },
  kinds: { en: "kinds", es: "tipos" },
  until: { en: "until", es: "hasta" },
  outcome: { en: "outcome", es: "resultado" },
  isNew: { en: "accredit", es: "acreditar" },
  isSame: { en: "as it is", es: "como está" },

  expiringAbout: {
    en: "list the hubs whose accreditation ends soon",
    es: "lista los centros cuya acreditación vence pronto",
  },
  expiringExample: { en: "within half a year", es: "en medio año" },
  expiringMineExample: {
    en: "only those that an account accredited",
    es: "solo los que acreditó una cuenta",
  },
  withinOption: {
    en: "how soon: 90d, 12w, 1y (default: 90d)",
    es: "en qué plazo: 90d, 12w, 1y (por defecto: 90d)",
  },
  accreditorOption: { en: "only of this accreditor's account", es: "solo de la cuenta de este acreditador" },
  days: { en: "days left", es: "días restantes" },
  state: { en: "state", es: "estado" },
  accreditor: { en: "accreditor", es: "acreditador" },
  noneExpires: {
    en: "No accreditation ends before {time}.",
    es: "Ninguna acreditación vence antes del {time}.",
  },

  letterAbout: {
    en: "write a letter of accreditation to print, with a QR code",
    es: "escribe una carta de acreditación para imprimir, con código QR",
  },
  letterExample: { en: "an HTML page", es: "una página HTML" },
  letterLinkExample: {
    en: "in Spanish, with a page to look at",
    es: "en español, con una página de consulta",
  },
  outOption: { en: "file to write", es: "archivo que se escribe" },
  nameOption: {
    en: "name of the accreditor (default: its public profile's)",
    es: "nombre del acreditador (por defecto: el de su perfil público)",
  },
  addressOption: { en: "postal address, for the head", es: "dirección postal, para el membrete" },
  linkOption: { en: "where anyone can look at it", es: "dónde puede consultarse" },
  notAccredited: {
    en: 'Hub {hub}, "{name}", is not accredited now: {state}.',
    es: "El centro {hub}, «{name}», no está acreditado ahora: {state}.",
  },
  notAccreditedFix: {
    en: "A letter is for a running accreditation: cairn accredit hub {hub} opens one.",
    es: "Una carta es para una acreditación en curso: cairn accredit hub {hub} abre una.",
  },
  letterWritten: {
    en: "✔ Wrote {file}. Open it in a browser, and print and sign it.",
    es: "✔ Escrito {file}. Ábralo en un navegador, imprímalo y fírmelo.",
  },

  suspendAbout: {
    en: "suspend a hub's accreditation from now on",
    es: "suspende la acreditación de un centro desde ahora",
  },
  suspendPreview: {
    en: 'Suspends the accreditation of hub {hub}, "{name}", from now on. What it attested stays valid; it attests nothing more until it is reinstated.',
    es: "Suspende la acreditación del centro {hub}, «{name}», desde ahora. Lo que certificó sigue siendo válido; no certifica nada más hasta que se restablezca.",
  },
  suspendDone: {
    en: '✔ Hub {hub}, "{name}", is suspended.',
    es: "✔ El centro {hub}, «{name}», está suspendido.",
  },
  reinstateAbout: {
    en: "give a suspended hub its accreditation back",
    es: "devuelve su acreditación a un centro suspendido",
  },
  reinstatePreview: {
    en: 'Gives hub {hub}, "{name}", back what is left of its suspended accreditation, from now on.',
    es: "Devuelve al centro {hub}, «{name}», lo que queda de su acreditación suspendida, desde ahora.",
  },
  reinstateDone: {
    en: '✔ Hub {hub}, "{name}", is accredited again.',
    es: "✔ El centro {hub}, «{name}», está acreditado de nuevo.",
  },
  endAbout: {
    en: "end a hub's accreditation from now on, for good",
    es: "termina la acreditación de un centro desde ahora, para siempre",
  },
  endPreview: {
    en: 'Ends the accreditation of hub {hub}, "{name}", from now on, for good. What it attested stays valid. To attest again, it has to be accredited anew.',
    es: "Termina la acreditación del centro {hub}, «{name}», desde ahora, para siempre. Lo que certificó sigue siendo válido. Para certificar de nuevo, hay que acreditarlo otra vez.",
  },
  endDone: {
    en: '✔ The accreditation of hub {hub}, "{name}", has ended.',
    es: "✔ La acreditación del centro {hub}, «{name}», ha terminado.",
  },
  standingExample: { en: "shows what it means, and asks", es: "muestra qué significa y pregunta" },

  endorseAbout: {
    en: "sign the accreditation that stands as an Open Badges endorsement, for the hub to publish",
    es: "firma la acreditación vigente como aval de Open Badges, para que el centro lo publique",
  },
  endorseExample: {
    en: "asks for the password of credentials.key, and writes endorsement-hub-7.json",
    es: "pide la contraseña de credentials.key y escribe endorsement-hub-7.json",
  },
  commentOption: {
    en: "what you add in your own words",
    es: "lo que añade con sus propias palabras",
  },
  endorseOutOption: {
    en: "file to write (default: endorsement-hub-<number>.json)",
    es: "archivo que se escribe (por defecto: endorsement-hub-<número>.json)",
  },
  noHubDid: {
    en: 'The profile of hub {hub}, "{name}", on the chain names no DID, so there is nobody to endorse.',
    es: "El perfil del centro {hub}, «{name}», en la cadena no indica ningún DID: no hay a quién avalar.",
  },
  noHubDidFix: {
    en: "Ask the hub to name it: `cairn hub profile`.",
    es: "Pida al centro que lo indique: `cairn hub profile`.",
  },
  notEndorsed: {
    en: "The endorsement would not stand: {reason}",
    es: "El aval no sería válido: {reason}",
  },
  notEndorsedFix: {
    en: "The DID of your cairn.json has to be the id of the profile with which the network's owner appointed the accreditor {account}.",
    es: "El DID de su cairn.json tiene que ser el id del perfil con el que el dueño de la red nombró a la acreditadora {account}.",
  },
  endorsed: {
    en: '✔ {file} endorses {did}, hub {hub}, "{name}", until {until}. Give it to the hub, which puts it into endorsements/.',
    es: "✔ {file} avala {did}, centro {hub}, «{name}», hasta {until}. Entréguelo al centro, que lo pone en endorsements/.",
  },
});
