import { texts } from "../../messages/text.ts";

export const requestTexts = texts({
  about: {
    en: "ask a learner for records, as a verifier: a file, a link and a QR code",
    es: "pide registros a un estudiante, como quien verifica: un archivo, un enlace y un código QR",
  },
  example: { en: "asks for a diploma, and of it for the result", es: "pide un título, y de él el resultado" },
  exampleTwo: {
    en: "two things; what follows an --ask belongs to it",
    es: "dos cosas; lo que sigue a un --ask es suyo",
  },
  exampleCode: {
    en: "with a link and a picture of its QR code",
    es: "con un enlace y una imagen de su código QR",
  },
  exampleFile: {
    en: "what is asked for is in a file; for 30 days",
    es: "lo que se pide está en un archivo; por 30 días",
  },
  verifier: {
    en: "who asks, as learners know you",
    es: "quién pide, con el nombre que conocen los estudiantes",
  },
  audience: {
    en: "your own origin, such as https://employer.example: an answer is good there only",
    es: "su propio origen, como https://employer.example: la respuesta solo vale allí",
  },
  ask: {
    en: "what you ask for, and why you need it; repeatable",
    es: "qué pide, y para qué lo necesita; repetible",
  },
  kind: {
    en: "kind of achievement that will do, repeatable (default: any)",
    es: "tipo de logro que sirve, repetible (por defecto: cualquiera)",
  },
  definition: {
    en: "definition that will do, repeatable (default: any)",
    es: "definición que sirve, repetible (por defecto: cualquiera)",
  },
  path: {
    en: "field to be shown, as a JSON Pointer, repeatable (default: only what is public)",
    es: "campo que se debe mostrar, como JSON Pointer, repetible (por defecto: solo lo público)",
  },
  optional: { en: "the answer is whole without it, too", es: "la respuesta también está completa sin ello" },
  items: {
    en: "JSON file with the list of what you ask for, instead of --ask",
    es: "archivo JSON con la lista de lo que pide, en lugar de --ask",
  },
  reply: {
    en: "page of your origin that takes the answer (default: the learner sends a file)",
    es: "página de su origen que recibe la respuesta (por defecto: el estudiante envía un archivo)",
  },
  for: {
    en: "how long you take an answer: 12h, 7d, 4w (default: 7d)",
    es: "cuánto tiempo acepta una respuesta: 12h, 7d, 4w (por defecto: 7d)",
  },
  page: {
    en: "page that opens the request: your own or a wallet's; makes the link",
    es: "página que abre la petición: la suya o la de una cartera; forma el enlace",
  },
  qr: {
    en: "draw the link as a QR code: a .png or .svg",
    es: "dibuja el enlace como código QR: .png o .svg",
  },
  out: {
    en: "file of the request (default: made of your name)",
    es: "archivo de la petición (por defecto: según su nombre)",
  },
  nothingAsked: { en: "The request asks for nothing.", es: "La petición no pide nada." },
  nothingAskedFix: {
    en: 'Say what and why: --ask "Your diploma: the post asks for one", or name a file with --items.',
    es: 'Diga qué y para qué: --ask "Su título: el puesto lo exige", o nombre un archivo con --items.',
  },
  noReason: {
    en: "Nobody is asked without a reason: {ask} has no colon, or nothing behind it.",
    es: "No se pide nada sin motivo: {ask} no tiene dos puntos, o no hay nada detrás.",
  },
  noReasonFix: {
    en: 'Write what you ask for, a colon, a space, and why: --ask "Your diploma: the post asks for one".',
    es: 'Escriba qué pide, dos puntos, un espacio y para qué: --ask "Su título: el puesto lo exige".',
  },
  noAskBefore: {
    en: "{option} belongs to what is asked for, and there is no --ask before it.",
    es: "{option} pertenece a lo que se pide, y no hay ningún --ask delante.",
  },
  noAskBeforeFix: { en: "Put it behind its --ask.", es: "Póngalo detrás de su --ask." },
  twoSources: {
    en: "What is asked for stands both in a file and on the command line.",
    es: "Lo que se pide está a la vez en un archivo y en la línea de órdenes.",
  },
  twoSourcesFix: {
    en: "Use either --items, or --ask with --kind, --definition, --path and --optional.",
    es: "Use --items, o bien --ask con --kind, --definition, --path y --optional.",
  },
  noItemsFile: {
    en: "The file {file} with what is asked for cannot be read: {reason}.",
    es: "No se puede leer el archivo {file} con lo que se pide: {reason}.",
  },
  notItems: {
    en: "The file {file} holds no JSON list of what is asked for.",
    es: "El archivo {file} no contiene una lista JSON de lo que se pide.",
  },
  noItemsFix: {
    en: 'Write a list such as [{"title": "Your diploma", "why": "The post asks for one.", "paths": ["/result"]}].',
    es: 'Escriba una lista como [{"title": "Su título", "why": "El puesto lo exige.", "paths": ["/result"]}].',
  },
  notATime: {
    en: "--for {value} is no length of time.",
    es: "--for {value} no es un tiempo.",
  },
  notATimeFix: {
    en: "Give hours, days or weeks: 12h, 7d, 4w.",
    es: "Indique horas, días o semanas: 12h, 7d, 4w.",
  },
  asks: { en: "✔ {verifier} asks, as {audience}:", es: "✔ {verifier} pide, como {audience}:" },
  isOptional: { en: "optional", es: "opcional" },
  ofKinds: { en: "kinds that will do: {kinds}", es: "tipos que sirven: {kinds}" },
  ofDefinitions: {
    en: "definitions that will do: {definitions}",
    es: "definiciones que sirven: {definitions}",
  },
  fields: { en: "to be shown: {paths}", es: "se debe mostrar: {paths}" },
  publicOnly: {
    en: "no private field: only that it is there, and what is public of it",
    es: "ningún campo privado: solo que existe, y lo que es público de él",
  },
  until: { en: "An answer is taken until {time}.", es: "Se acepta una respuesta hasta el {time}." },
  byFile: {
    en: "The learner sends the answer as a file.",
    es: "El estudiante envía la respuesta como archivo.",
  },
  byPage: { en: "The answer goes to {page}.", es: "La respuesta va a {page}." },
  wrote: {
    en: "The request: {file}. Keep it: the answer is verified with it, once.",
    es: "La petición: {file}. Guárdela: con ella se verifica la respuesta, una sola vez.",
  },
  wroteQr: { en: "The QR code: {file}", es: "El código QR: {file}" },
  link: { en: "The link:", es: "El enlace:" },
  noLink: {
    en: "No link and no QR code: give --page with a page that opens requests.",
    es: "Sin enlace ni código QR: indique con --page una página que abra peticiones.",
  },
  next: {
    en: "When the answer comes: cairn verify <answer> --request {file}",
    es: "Cuando llegue la respuesta: cairn verify <respuesta> --request {file}",
  },
});
