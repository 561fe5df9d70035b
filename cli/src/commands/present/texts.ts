import { texts } from "../../messages/text.ts";

export const presentTexts = texts({
  about: {
    en: "show records to a verifier, as their learner: exactly what you choose, to this verifier, once",
    es: "muestra registros a quien verifica, como su estudiante: justo lo elegido, solo a quien lo pide, una vez",
  },
  example: {
    en: "finds what answers the request, shows it, asks, signs",
    es: "busca lo que responde a la petición, lo muestra, pregunta y firma",
  },
  exampleLink: { en: "the request out of a link", es: "la petición de un enlace" },
  exampleShow: { en: "less than was asked for", es: "menos de lo pedido" },
  exampleBare: {
    en: "to a verifier who told its origin and nonce in another way",
    es: "a quien dio su origen y su número de otro modo",
  },
  request: {
    en: "the verifier's request: its file or link",
    es: "la petición de quien verifica: archivo o enlace",
  },
  all: {
    en: "show what is asked for as optional, too",
    es: "muestra también lo que se pide como opcional",
  },
  show: {
    en: "show exactly this field, as a JSON Pointer, repeatable; none for no field",
    es: "muestra justo este campo, como JSON Pointer, repetible; none para ninguno",
  },
  audience: {
    en: "without a request: the verifier's origin",
    es: "sin petición: el origen de quien verifica",
  },
  nonce: {
    en: "without a request: the 32 bytes that the verifier drew for it",
    es: "sin petición: los 32 bytes que quien verifica sacó al azar",
  },
  expires: {
    en: "without a request: until when it is good (default: +1d)",
    es: "sin petición: hasta cuándo vale (por defecto: +1d)",
  },
  code: {
    en: "sign with a claim code, which is asked for (or set CAIRN_CLAIM_CODE)",
    es: "firma con un código de reclamación, que se pide (o defina CAIRN_CLAIM_CODE)",
  },
  codeFile: { en: "file that holds the claim code", es: "archivo que contiene el código de reclamación" },
  page: {
    en: "page that takes the presentation; makes the link (default: the request's)",
    es: "página que recibe la presentación; forma el enlace (por defecto: la de la petición)",
  },
  qr: {
    en: "draw the link as a QR code: a .png or .svg",
    es: "dibuja el enlace como código QR: .png o .svg",
  },
  out: {
    en: "file of the presentation (default: made of the verifier's host)",
    es: "archivo de la presentación (por defecto: según el servidor de quien verifica)",
  },
  notAPointer: {
    en: "{pointer} is no JSON Pointer: a field is named as /result or /result/0/value.",
    es: "{pointer} no es un JSON Pointer: un campo se nombra como /result o /result/0/value.",
  },
  notAPointerFix: {
    en: "Start with a slash, or give --show none to show no field.",
    es: "Empiece por una barra, o indique --show none para no mostrar ningún campo.",
  },
  unknownPath: {
    en: "None of the records has a field {pointer}.",
    es: "Ninguno de los registros tiene un campo {pointer}.",
  },
  unknownPathFix: {
    en: "Open the record's file: its document has the fields.",
    es: "Abra el archivo del registro: los campos están en su documento.",
  },
  fromRequest: {
    en: "{option} is the request's to say.",
    es: "{option} lo dice la petición.",
  },
  onlyWithRequest: { en: "{option} needs a request.", es: "{option} necesita una petición." },
  noVerifier: {
    en: "It is not known for whom the presentation is: without a request it needs --audience and --nonce.",
    es: "No se sabe para quién es la presentación: sin petición hacen falta --audience y --nonce.",
  },
  noChoice: {
    en: "It is not known what to show: without a request nothing is shown that --show does not name.",
    es: "No se sabe qué mostrar: sin petición no se muestra nada que --show no nombre.",
  },
  waysFix: {
    en: "Give either --request, or --audience, --nonce and --show: see cairn present --help.",
    es: "Indique --request, o bien --audience, --nonce y --show: vea cairn present --help.",
  },
  nothingAnswers: {
    en: "None of the records is shown: asked for is {titles}.",
    es: "No se muestra ningún registro: se pide {titles}.",
  },
  nothingAnswersFix: {
    en: "Name the files or folders with your records of the verifier's network; --all shows what is optional.",
    es: "Nombre los archivos o carpetas con sus registros de la red de quien verifica; --all muestra lo opcional.",
  },
  askOptional: {
    en: "Optional: {title} ({why}): {fields}. Show it?",
    es: "Opcional: {title} ({why}): {fields}. ¿Mostrarlo?",
  },
  askWhich: { en: "Which record for: {title}?", es: "¿Qué registro para: {title}?" },
  otherKey: {
    en: "{record} cannot be presented by this key: {actor} speaks for its learner {learner}, and the key's account is {account}.",
    es: "Esta clave no puede presentar {record}: por su estudiante {learner} habla {actor}, y la cuenta de la clave es {account}.",
  },
  otherKeyFix: {
    en: "Name the key of who speaks for the learner with --key; for a minor that is the custodian's.",
    es: "Nombre con --key la clave de quien habla por el estudiante; si es menor, la de su custodio.",
  },
  asks: {
    en: "{verifier} asks (its own words), as {audience}:",
    es: "{verifier} pide (en sus propias palabras), como {audience}:",
  },
  forAudience: { en: "For {audience}:", es: "Para {audience}:" },
  item: { en: "{title}: {why}", es: "{title}: {why}" },
  optionalItem: { en: "{title}: {why} (optional)", es: "{title}: {why} (opcional)" },
  nothing: { en: "nothing of yours answers it", es: "nada de lo suyo responde a esto" },
  leftOut: { en: "left out", es: "se deja fuera" },
  wouldShow: { en: "This would be shown, and signed by you:", es: "Esto se mostraría, con su firma:" },
  noField: { en: "no private field", es: "ningún campo privado" },
  hidden: { en: "stays hidden ({count}): {paths}", es: "sigue oculto ({count}): {paths}" },
  alsoPublic: {
    en: "Of each record also: what it is, of which hub, your address, and its dates.",
    es: "De cada registro también: qué es, de qué centro, su dirección de usted y sus fechas.",
  },
  onlyThere: {
    en: "It is good at {audience} only, for this request, until {time}. Whoever gets the file can read what it shows.",
    es: "Solo vale en {audience}, para esta petición, hasta el {time}. Quien reciba el archivo puede leer lo que muestra.",
  },
  wrote: {
    en: "✔ The presentation for {audience}: {file}",
    es: "✔ La presentación para {audience}: {file}",
  },
  wroteQr: { en: "The QR code: {file}", es: "El código QR: {file}" },
  link: {
    en: "The link (whoever has it can read what it shows):",
    es: "El enlace (quien lo tenga puede leer lo que muestra):",
  },
  noLink: {
    en: "Send this file to the verifier. (--page makes a link, where the verifier has a page.)",
    es: "Envíe este archivo a quien verifica. (--page forma un enlace, si quien verifica tiene una página.)",
  },
});
