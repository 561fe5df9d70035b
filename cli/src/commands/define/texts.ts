import { texts } from "../../messages/text.ts";

export const defineTexts = texts({
  about: {
    en: "define an achievement of the hub, from a document or by questions",
    es: "define un logro del centro, con un documento o con preguntas",
  },
  questionsExample: { en: "asks for everything", es: "pregunta por todo" },
  fileExample: {
    en: "an Open Badges 3.0 Achievement; kind and credit are in it",
    es: "un Achievement de Open Badges 3.0; tipo y crédito van dentro",
  },
  sensitiveExample: {
    en: "never a public token",
    es: "nunca un token público",
  },
  kindOption: {
    en: "kind, such as Course (default: the document's achievementType)",
    es: "tipo, como Course (por defecto: achievementType del documento)",
  },
  nameOption: { en: "name (default: the document's)", es: "nombre (por defecto: el del documento)" },
  creditOption: {
    en: "credit, such as 7.5 (default: the document's creditsAvailable)",
    es: "créditos, como 7.5 (por defecto: creditsAvailable del documento)",
  },
  sensitiveOption: {
    en: "says more than an achievement should, such as special needs: never a public token",
    es: "dice más de lo que debe un logro, como necesidades especiales: nunca un token público",
  },
  hubOption: {
    en: "number or name of the hub (default: the configuration's)",
    es: "número o nombre del centro (por defecto: el de la configuración)",
  },
  askName: { en: "Name of the achievement:", es: "Nombre del logro:" },
  askKind: { en: "Kind:", es: "Tipo:" },
  askDescription: {
    en: "What it is, in one or two sentences:",
    es: "Qué es, en una o dos frases:",
  },
  askCriteria: {
    en: "What a learner does to earn it:",
    es: "Qué hace el estudiante para obtenerlo:",
  },
  askCredit: {
    en: "Credit, such as 7.5 (empty for none):",
    es: "Créditos, como 7.5 (vacío si no tiene):",
  },
  askSensitive: {
    en: "Does it say more than an achievement should, such as special needs or health?",
    es: "¿Dice más de lo que debe un logro, como necesidades especiales o salud?",
  },
  documentMissing: {
    en: "There is no document, and nobody is at the terminal to answer questions.",
    es: "No hay documento, y nadie en la terminal para responder preguntas.",
  },
  documentMissingFix: {
    en: "Give a JSON file: cairn define course.json.",
    es: "Indique un archivo JSON: cairn define curso.json.",
  },
  incomplete: {
    en: "The document is not a complete Open Badges 3.0 Achievement.",
    es: "El documento no es un Achievement completo de Open Badges 3.0.",
  },
  incompleteFix: {
    en: "Add what is missing: {missing}.",
    es: "Añada lo que falta: {missing}.",
  },
  fieldName: { en: '"name" (text)', es: '"name" (texto)' },
  fieldDescription: {
    en: '"description" (text: what it is)',
    es: '"description" (texto: qué es)',
  },
  fieldCriteria: {
    en: '"criteria" with "narrative" (text: how it is earned) or "id" (a web page that says so)',
    es: '"criteria" con "narrative" (texto: cómo se obtiene) o "id" (una página que lo dice)',
  },
  fieldKind: {
    en: '"achievementType" (such as "Course"), or --kind',
    es: '"achievementType" (como "Course"), o --kind',
  },
  fieldType: {
    en: '"type" that includes "Achievement"',
    es: '"type" que incluya "Achievement"',
  },
  fieldCredit: {
    en: '"creditsAvailable" as a number',
    es: '"creditsAvailable" como número',
  },
  differs: {
    en: 'The option and the document say different things: "{option}" and "{stated}".',
    es: "La opción y el documento dicen cosas distintas: «{option}» y «{stated}».",
  },
  differsFix: {
    en: "Change one of them: the document is published for good.",
    es: "Cambie uno de los dos: el documento se publica para siempre.",
  },
  creditWrong: {
    en: "The credit {credit} is not a number with at most two decimals.",
    es: "El crédito {credit} no es un número con dos decimales como mucho.",
  },
  creditFix: { en: "Write it as 7.5 or 7,5.", es: "Escríbalo como 7.5 o 7,5." },
  preview: {
    en: 'Defines for hub {hub}, "{hubName}", for good: {kind} "{name}"{credit}{sensitive}. Publishes the document:\n{document}',
    es: "Define para el centro {hub}, «{hubName}», para siempre: {kind} «{name}»{credit}{sensitive}. Publica el documento:\n{document}",
  },
  previewCredit: { en: ", credit {credit}", es: ", créditos {credit}" },
  previewSensitive: {
    en: ", sensitive (never a public token)",
    es: ", sensible (nunca un token público)",
  },
  notAccredited: {
    en: "! The hub is not accredited for {kind} now: nothing can be attested under it until it is.",
    es: "! El centro no está acreditado para {kind} ahora: no se puede certificar nada con ella hasta que lo esté.",
  },
  namesake: {
    en: "! The hub has a definition of this name already: {definitions}. Retire the old one if this replaces it.",
    es: "! El centro ya tiene una definición con este nombre: {definitions}. Retire la antigua si esta la sustituye.",
  },
  defined: {
    en: '✔ Defined {definition}: {kind} "{name}".',
    es: "✔ Definido {definition}: {kind} «{name}».",
  },
  definedAlready: {
    en: 'Nothing to do: the hub has just this already, as {definition}: {kind} "{name}".',
    es: "Nada que hacer: el centro ya lo tiene, como {definition}: {kind} «{name}».",
  },
  next: {
    en: "Next: cairn issue <csv> --definition {definition}",
    es: "Después: cairn issue <csv> --definition {definition}",
  },

  listAbout: { en: "list the hub's definitions", es: "lista las definiciones del centro" },
  listExample: { en: "also those that are retired", es: "también las retiradas" },
  listOtherExample: { en: "another hub's", es: "las de otro centro" },
  retiredOption: { en: "also retired ones", es: "también las retiradas" },
  none: { en: "No definition to show.", es: "No hay definiciones que mostrar." },
  id: { en: "number", es: "número" },
  kind: { en: "kind", es: "tipo" },
  name: { en: "name", es: "nombre" },
  credit: { en: "credit", es: "créditos" },
  notes: { en: "notes", es: "notas" },
  isSensitive: { en: "sensitive", es: "sensible" },
  isRetired: { en: "retired {time}", es: "retirada {time}" },

  retireAbout: {
    en: "retire a definition: nothing more is attested under it",
    es: "retira una definición: no se certifica nada más con ella",
  },
  retireExample: { en: "shows what it means, and asks", es: "muestra qué significa y pregunta" },
  numberWrong: {
    en: "{definition} is not the number of a definition.",
    es: "{definition} no es el número de una definición.",
  },
  numberFix: {
    en: "See the numbers with: cairn define list.",
    es: "Vea los números con: cairn define list.",
  },
  retirePreview: {
    en: 'Retires definition {definition}, "{name}", for good: nothing more is attested under it. What was attested stays valid.',
    es: "Retira la definición {definition}, «{name}», para siempre: no se certifica nada más con ella. Lo certificado sigue siendo válido.",
  },
  retired: { en: "✔ Definition {definition} is retired.", es: "✔ La definición {definition} está retirada." },
  retiredAlready: {
    en: "Nothing to do: definition {definition} is retired since {time}.",
    es: "Nada que hacer: la definición {definition} está retirada desde {time}.",
  },
});
