import { texts } from "../messages/text.ts";

/** What every page may say. */
export const commonTexts = texts({
  none: { en: "none", es: "ninguno" },
  yes: { en: "yes", es: "sí" },
  no: { en: "no", es: "no" },
  hubNamed: { en: "{name} (hub {id})", es: "{name} (centro {id})" },
  networkNamed: { en: "{name}, chain id {chainId}", es: "{name}, número de red {chainId}" },
});

/** The sheet that a learner takes home. */
export const sheetTexts = texts({
  title: { en: "{achievement}: record of {hub}", es: "{achievement}: registro de {hub}" },
  titleMany: { en: "Learners' sheets of {hub}", es: "Hojas de los estudiantes de {hub}" },
  attests: { en: "{hub} attests", es: "{hub} certifica" },
  kind: { en: "Kind", es: "Tipo" },
  date: { en: "Achieved on", es: "Logrado el" },
  mode: { en: "Kept as", es: "Guardado como" },
  file: { en: "Your file", es: "Su archivo" },
  wallet: { en: "Your wallet", es: "Su cartera" },
  code: { en: "Claim code", es: "Código de reclamación" },
  codeHint: {
    en: "Keep it secret. Spaces do not matter. Read it aloud by groups: it has no letters I, L, O or U. If a character is wrong, you are told in which group.",
    es: "Manténgalo en secreto. Los espacios dan igual. Léalo en voz alta por grupos: no tiene letras I, L, O ni U. Si un carácter está mal, se le dice en qué grupo.",
  },
  linkHint: {
    en: "The link and the QR code carry it: keep them secret too.",
    es: "El enlace y el código QR lo llevan: manténgalos también en secreto.",
  },
  link: { en: "Link to claim", es: "Enlace para reclamar" },
  qr: { en: "QR code of the link to claim", es: "Código QR del enlace para reclamar" },
  steps: { en: "What to do", es: "Qué hacer" },
  keep: {
    en: `Keep the file {file} in two places, such as a computer and a memory stick. It is your record: nobody can
      restore what it says from the network. Whoever has the file can read all of it.`,
    es: `Guarde el archivo {file} en dos sitios, por ejemplo un ordenador y una memoria USB. Es su registro: nadie
      puede recuperar de la red lo que dice. Quien tenga el archivo puede leerlo entero.`,
  },
  publishByLink: {
    en: `The record is private: only who gets the file can read it, and you can prove it so. To make it public, for anyone to
      find on the network, scan the QR code or open the link, which carry the claim code.`,
    es: `El registro es privado: solo quien reciba el archivo puede leerlo, y así ya puede probarlo. Para hacerlo público,
      a la vista de cualquiera en la red, escanee el código QR o abra el enlace, que llevan el código de reclamación.`,
  },
  publishByHand: {
    en: `The record is private: only who gets the file can read it, and you can prove it so. To make it public, for anyone to
      find on the network, claim it with the claim code: {command}, or at {hub}.`,
    es: `El registro es privado: solo quien reciba el archivo puede leerlo, y así ya puede probarlo. Para hacerlo público,
      a la vista de cualquiera en la red, reclámelo con el código de reclamación: {command}, o en {hub}.`,
  },
  ownWallet: {
    en: "Keep your wallet safe: the record belongs to the wallet whose address you gave. Only that wallet acts for you.",
    es: "Cuide su cartera: el registro pertenece a la cartera cuya dirección usted dio. Solo esa cartera actúa por usted.",
  },
  takeOver: {
    en: "Make it your own: as soon as you have a wallet, let it take over from the code, by {command} or at {hub}, which can pay for it. From then on only your wallet acts for you, and this code is worth nothing.",
    es: "Hágalo suyo: en cuanto tenga una cartera, deje que suceda al código, con {command} o en {hub}, que puede pagarlo. Desde entonces solo su cartera actúa por usted, y este código no vale nada.",
  },
  show: {
    en: "To show the record, give the file to whoever asks for it. They check it without asking {hub}.",
    es: "Para mostrar el registro, entregue el archivo a quien lo pida. Se comprueba sin preguntar a {hub}.",
  },
  provisional: {
    en: `This record is provisional. {hub} signed it, but the network does not hold it yet. It counts for good
      once you redeem it, while {hub} is accredited.`,
    es: `Este registro es provisional. {hub} lo firmó, pero la red aún no lo tiene. Vale de forma definitiva cuando
      usted lo canjee, mientras {hub} esté acreditado.`,
  },
  isPublic: {
    en: "This record is public: anyone can see it on the network, at the address of your wallet or claim code.",
    es: "Este registro es público: cualquiera puede verlo en la red, en la dirección de su cartera o de su código.",
  },
  who: { en: "Who can act with this code", es: "Quién puede actuar con este código" },
  whoHolder: {
    en: "Whoever has this sheet can act as you: make the record public, or give it up.",
    es: "Quien tenga esta hoja puede actuar como usted: hacer público el registro o renunciar a él.",
  },
  whoMaker: {
    en: "{hub} made the code, so {hub} can act as you too. Both end once a wallet of your own takes over.",
    es: "El código lo hizo {hub}, así que {hub} también puede actuar como usted, hasta que una cartera propia suceda al código.",
  },
  whoLost: {
    en: "Tell {hub} at once if the sheet is lost or seen by somebody else, or if the code was used and it was not you: it can revoke the record and make a new one.",
    es: "Avise enseguida a {hub} si pierde la hoja, si la ve otra persona, o si el código se usó y no fue usted: puede revocar el registro y hacer otro nuevo.",
  },
  check: { en: "How anyone can check it", es: "Cómo puede comprobarlo cualquiera" },
  contact: { en: "Questions", es: "Preguntas" },
});

/** The letter that an accreditor hands to a hub. */
export const letterTexts = texts({
  title: { en: "Letter of accreditation: {hub}", es: "Carta de acreditación: {hub}" },
  heading: { en: "Letter of accreditation", es: "Carta de acreditación" },
  to: { en: "To {hub}", es: "A {hub}" },
  grants: {
    en: "{accreditor} accredits {hub} to attest these kinds of achievement:",
    es: "{accreditor} acredita a {hub} para certificar estos tipos de logro:",
  },
  from: { en: "From", es: "Desde" },
  until: { en: "Until", es: "Hasta" },
  untilHint: { en: "{until}, not included", es: "{until}, no incluido" },
  meaning: {
    en: `What {hub} attests within this period counts as attested by an accredited hub, also after the period ends.
      The accreditation may be suspended or ended from a given moment on; what was attested before keeps its
      standing. Only the accreditor and the owner of the network together can withdraw it for time past.`,
    es: `Lo que {hub} certifique en este período cuenta como certificado por un centro acreditado, también después de
      que el período acabe. La acreditación puede suspenderse o terminarse desde un momento dado; lo certificado
      antes conserva su valor. Solo el acreditador y el dueño de la red, juntos, pueden retirarla para el pasado.`,
  },
  check: { en: "How to check this letter", es: "Cómo comprobar esta carta" },
  checkHint: {
    en: `The accreditation stands in the network's registry, and this letter only repeats it.
      Where the two differ, the registry decides.`,
    es: `La acreditación consta en el registro de la red, y esta carta solo la repite.
      Si no coinciden, decide el registro.`,
  },
  hub: { en: "Hub", es: "Centro" },
  accreditor: { en: "Accreditor's account", es: "Cuenta del acreditador" },
  network: { en: "Network", es: "Red" },
  registry: { en: "Registry", es: "Registro" },
  transaction: { en: "Transaction", es: "Transacción" },
  link: { en: "Link", es: "Enlace" },
  qrLink: { en: "QR code of the link to check", es: "Código QR del enlace para comprobar" },
  qrFacts: { en: "QR code of these values", es: "Código QR de estos datos" },
  signature: { en: "For {accreditor}", es: "Por {accreditor}" },
});

/** The report of a verification. */
export const reportTexts = texts({
  title: { en: "Verification of {file}", es: "Verificación de {file}" },
  titleMany: { en: "Verification of {count} files", es: "Verificación de {count} archivos" },
  heading: { en: "Verification report", es: "Informe de verificación" },
  valid: { en: "Every check passed.", es: "Todas las comprobaciones son correctas." },
  invalid: {
    en: "At least one check failed. Do not rely on this record.",
    es: "Falla al menos una comprobación. No se fíe de este registro.",
  },
  unknown: {
    en: "No check failed, but at least one could not tell. That says nothing against the record: check again.",
    es: `No falla ninguna comprobación, pero al menos una no se pudo hacer. Eso no dice nada contra el registro:
      compruébelo otra vez.`,
  },
  what: { en: "What was checked", es: "Qué se comprobó" },
  file: { en: "File", es: "Archivo" },
  achievement: { en: "Achievement", es: "Logro" },
  kind: { en: "Kind", es: "Tipo" },
  hub: { en: "Attested by", es: "Certificado por" },
  mode: { en: "Kept as", es: "Guardado como" },
  issuedAt: { en: "Issued at", es: "Emitido el" },
  learner: { en: "Learner's address", es: "Dirección del estudiante" },
  record: { en: "Record's id", es: "Identificador del registro" },
  accreditor: { en: "Accredited by", es: "Acreditado por" },
  accreditorPeriod: {
    en: "{account}, from {from} until {until}: {status}",
    es: "{account}, desde {from} hasta {until}: {status}",
  },
  deployment: { en: "Network trusted", es: "Red de confianza" },
  deploymentNamed: {
    en: "{name}, chain id {chainId}, token contract {token}",
    es: "{name}, número de red {chainId}, contrato de tokens {token}",
  },
  asOf: { en: "As of", es: "A fecha de" },
  asOfBlock: { en: "block {block}, {time} ({finality})", es: "bloque {block}, {time} ({finality})" },
  notAsked: { en: "no network was asked", es: "no se preguntó a ninguna red" },
  checks: { en: "The checks", es: "Las comprobaciones" },
  check: { en: "Check", es: "Comprobación" },
  outcome: { en: "Result", es: "Resultado" },
  finding: { en: "What was found, and in what", es: "Qué se encontró, y en qué" },
  fields: { en: "What the record says", es: "Qué dice el registro" },
  field: { en: "Field", es: "Campo" },
  value: { en: "Value", es: "Valor" },
  again: { en: "How to check again", es: "Cómo comprobarlo de nuevo" },
  againHint: {
    en: `This page is only a copy of a result, true at the time above. Whoever needs certainty checks the file itself:
      it takes the file and a node of the network, and no server of the school.`,
    es: `Esta página es solo una copia de un resultado, cierto en el momento indicado arriba. Quien necesite certeza
      comprueba el propio archivo: hacen falta el archivo y un nodo de la red, y ningún servidor del centro.`,
  },
  holder: {
    en: "The report does not say who handed over the file, nor that they are the learner.",
    es: "El informe no dice quién entregó el archivo, ni que sea el estudiante.",
  },
  madeAt: { en: "Report made on {time}.", es: "Informe hecho el {time}." },
});

/** The report on a presentation. */
export const presentationTexts = texts({
  heading: { en: "Verification of a presentation", es: "Verificación de una presentación" },
  holder: { en: "Shown by", es: "Lo muestra" },
  audience: { en: "Shown to", es: "Mostrado a" },
  issuedAt: { en: "Signed at", es: "Firmado el" },
  expiresAt: { en: "Good until", es: "Vale hasta" },
  records: { en: "Records", es: "Registros" },
  asked: { en: "What was asked for", es: "Qué se pidió" },
  item: { en: "Asked for", es: "Se pidió" },
  answer: { en: "Answer", es: "Respuesta" },
  optional: { en: "optional", es: "opcional" },
  given: { en: "given, by record {record}", es: "dado, por el registro {record}" },
  partly: {
    en: "partly, by record {record}; not shown: {paths}",
    es: "en parte, por el registro {record}; sin mostrar: {paths}",
  },
  missing: { en: "missing", es: "falta" },
  unknown: {
    en: "unclear: nobody said what the records are",
    es: "no está claro: nadie dijo qué son los registros",
  },
  complete: { en: "All that is needed is there.", es: "Está todo lo necesario." },
  incomplete: {
    en: "Something that is needed is missing. That says nothing against what is there.",
    es: "Falta algo necesario. Eso no dice nada contra lo que hay.",
  },
  once: {
    en: "A presentation answers one request, once: who checks it again needs that request.",
    es: "Una presentación responde a una sola petición: quien la compruebe otra vez necesita esa petición.",
  },
});

/** The report on a credential. */
export const credentialTexts = texts({
  heading: { en: "Verification of a credential", es: "Verificación de una credencial" },
  carried: { en: "The credential in the file", es: "La credencial del archivo" },
  valid: { en: "Valid, apart from the record.", es: "Válida, aparte del registro." },
  invalid: { en: "Not valid, apart from the record.", es: "No válida, aparte del registro." },
  unknown: {
    en: "It could not be determined, apart from the record.",
    es: "No se pudo determinar, aparte del registro.",
  },
  credentials: { en: "Credentials", es: "Credenciales" },
  types: { en: "Types", es: "Tipos" },
  issuer: { en: "Issued by", es: "Emitida por" },
  againHint: {
    en: `This page is only a copy of a result, true at the time above. Whoever needs certainty checks the file itself,
      with this or another program that reads W3C credentials.`,
    es: `Esta página es solo una copia de un resultado, cierto en el momento indicado arriba. Quien necesite certeza
      comprueba el propio archivo, con este u otro programa que lea credenciales del W3C.`,
  },
});

/** The office's receipt. */
export const receiptTexts = texts({
  title: { en: "Receipt: {cohort}", es: "Recibo: {cohort}" },
  heading: { en: "Receipt", es: "Recibo" },
  cohort: { en: "Cohort", es: "Promoción" },
  mode: { en: "Mode", es: "Modo" },
  count: { en: "Achievements", es: "Logros" },
  root: { en: "Root of the cohort", es: "Raíz de la promoción" },
  hub: { en: "Hub", es: "Centro" },
  account: { en: "Sent by", es: "Enviado por" },
  date: { en: "Date", es: "Fecha" },
  network: { en: "Network", es: "Red" },
  transactions: { en: "Transactions", es: "Transacciones" },
  transaction: { en: "Transaction", es: "Transacción" },
  block: { en: "Block", es: "Bloque" },
  gas: { en: "Gas", es: "Gas" },
  cost: { en: "Cost", es: "Coste" },
  total: { en: "Total", es: "Total" },
  noTransaction: {
    en: "No transaction was sent: these achievements are signed only, and provisional until redeemed.",
    es: "No se envió ninguna transacción: estos logros solo están firmados, y son provisionales hasta canjearlos.",
  },
  learners: { en: "Learners", es: "Estudiantes" },
  number: { en: "No.", es: "N.º" },
  nameAndFile: { en: "Name and file", es: "Nombre y archivo" },
  addressAndRecord: { en: "Address and record's id", es: "Dirección e identificador del registro" },
  record: { en: "Record's id", es: "Identificador del registro" },
  privateHint: {
    en: "Names, addresses and files are private; this receipt leaves them out.",
    es: "Los nombres, las direcciones y los archivos son privados; este recibo no los incluye.",
  },
  shownHint: {
    en: "This list names learners. Keep it as you keep other records of learners.",
    es: "Esta lista nombra a estudiantes. Guárdela como los demás datos de estudiantes.",
  },
});
