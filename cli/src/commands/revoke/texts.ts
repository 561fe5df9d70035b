import { texts } from "../../messages/text.ts";

export const revokeTexts = texts({
  about: {
    en: "revoke records, by file or id, or a cohort: whole, or one learner's record of it",
    es: "revoca registros, por archivo o identificador, o una promoción: entera o el registro de un estudiante",
  },
  exampleFile: { en: "by the learner's file", es: "por el archivo del estudiante" },
  exampleLearner: {
    en: "by name, address or line of the table; the office needs no file",
    es: "por nombre, dirección o línea de la tabla; la oficina no necesita el archivo",
  },
  exampleCohort: { en: "all of a cohort", es: "toda una promoción" },
  exampleDry: { en: "what would happen, and what it costs", es: "qué pasaría y cuánto cuesta" },
  cohort: {
    en: "folder of a cohort: all of it, or with --learner one record",
    es: "carpeta de una promoción: entera o, con --learner, un registro",
  },
  learner: {
    en: "whose record of the cohort: name, e-mail, address, or line of the table",
    es: "de quién es el registro de la promoción: nombre, correo, dirección o línea de la tabla",
  },
  hub: {
    en: "hub that revokes (default: the configuration's)",
    es: "centro que revoca (por defecto: el de la configuración)",
  },
  dryRun: { en: "show what would happen; send nothing", es: "muestra lo que pasaría; no envía nada" },
  nothing: {
    en: "Nothing was named to be revoked.",
    es: "No se nombró nada que revocar.",
  },
  nothingFix: {
    en: "Name files or ids, or a cohort with --cohort.",
    es: "Nombre archivos o identificadores, o una promoción con --cohort.",
  },
  both: {
    en: "--learner goes with --cohort, and without files or ids.",
    es: "--learner se usa con --cohort, y sin archivos ni identificadores.",
  },
  bothFix: {
    en: "Name the folder: --cohort cohorts/algebra --learner 17.",
    es: "Nombre la carpeta: --cohort cohorts/algebra --learner 17.",
  },
  noLearner: {
    en: "The cohort has no learner {typed}.",
    es: "La promoción no tiene ningún estudiante {typed}.",
  },
  noLearnerFix: {
    en: "Name the learner as in the table, or the line: {candidates}.",
    es: "Nombre al estudiante como en la tabla, o la línea: {candidates}.",
  },
  noCandidates: { en: "nobody there has a similar name", es: "nadie allí tiene un nombre parecido" },
  ambiguous: {
    en: "{typed} means {count} records of the cohort.",
    es: "{typed} designa {count} registros de la promoción.",
  },
  ambiguousFix: {
    en: "Name the line: {candidates}.",
    es: "Nombre la línea: {candidates}.",
  },
  candidate: { en: "{line} ({name}, {learner})", es: "{line} ({name}, {learner})" },
  notInCohort: {
    en: "The cohort has no record {id}.",
    es: "La promoción no tiene ningún registro {id}.",
  },
  notInCohortFix: {
    en: "Look for the cohort that it is in, or leave --cohort out.",
    es: "Busque la promoción en la que está, o quite --cohort.",
  },
  foreign: {
    en: "{what} is a record of hub {actual}, and hub {hub} cannot revoke it.",
    es: "{what} es un registro del centro {actual}, y el centro {hub} no puede revocarlo.",
  },
  foreignFix: {
    en: "Only the hub that attested a record can revoke it.",
    es: "Solo el centro que certificó un registro puede revocarlo.",
  },
  notAttested: {
    en: "The cohort {name} was never attested, so there is nothing to revoke: no record of it counts.",
    es: "La promoción {name} nunca se certificó, así que no hay nada que revocar: ningún registro suyo vale.",
  },
  notAttestedFix: {
    en: "Do not attest it, and it never will count.",
    es: "No la certifique, y nunca valdrá.",
  },
  preview: {
    en: "{hub} (hub {id}) revokes for good (records: {count}):",
    es: "{hub} (centro {id}) revoca para siempre (registros: {count}):",
  },
  previewCohort: {
    en: "{hub} (hub {id}) revokes for good the whole cohort {name} (records: {size}), anchored {date}.",
    es: "{hub} (centro {id}) revoca para siempre toda la promoción {name} (registros: {size}), anclada el {date}.",
  },
  previewClaimed: {
    en: "Public tokens among them: {claimed}; these are revoked one by one. Nobody can claim the others any more.",
    es: "Tokens públicos entre ellos: {claimed}; se revocan uno a uno. Nadie podrá reclamar ya los demás.",
  },
  resumed: {
    en: "The cohort's anchor is revoked already; what may be missing is sent again.",
    es: "El ancla de la promoción ya está revocada; se envía de nuevo lo que pueda faltar.",
  },
  meaning: {
    en: "From then on each verifies as invalid. A revocation cannot be undone; the hub may attest anew, as another record.",
    es: "Desde entonces cada uno se verifica como no válido. Una revocación no se puede deshacer; el centro puede certificar de nuevo, como otro registro.",
  },
  visible: {
    en: "Everybody can see that these ids are revoked. Neither name nor reason reaches the chain.",
    es: "Todos pueden ver que estos identificadores están revocados. Ni nombre ni motivo llegan a la cadena.",
  },
  noIndex: {
    en: "Without their place in the status list: {count}. Name their files, or their cohort with --cohort, if you have them.",
    es: "Sin su lugar en la lista de estados: {count}. Nombre sus archivos, o su promoción con --cohort, si los tiene.",
  },
  more: { en: "… and {count} more", es: "… y {count} más" },
  public: { en: "public token of {owner}", es: "token público de {owner}" },
  renounced: { en: "given up by the learner", es: "renunciado por el estudiante" },
  private: { en: "not public", es: "no público" },
  skipped: {
    en: "Revoked before, and skipped ({count}): {ids}",
    es: "Ya revocados, y omitidos ({count}): {ids}",
  },
  allRevoked: {
    en: "Nothing to do: all of it was revoked before (records: {count}). Nothing was sent.",
    es: "Nada que hacer: todo estaba ya revocado (registros: {count}). No se envió nada.",
  },
  dryDone: { en: "Dry run: nothing was sent.", es: "Simulacro: no se envió nada." },
  working: { en: "records revoked", es: "registros revocados" },
  reading: { en: "records read", es: "registros leídos" },
  done: {
    en: "Revoked by {hub} (records: {count}, transactions: {transactions}).",
    es: "Revocado por {hub} (registros: {count}, transacciones: {transactions}).",
  },
  doneCohort: {
    en: "Revoked the cohort {name} (records: {size}, public tokens among them: {claimed}, transactions: {transactions}).",
    es: "Revocada la promoción {name} (registros: {size}, tokens públicos entre ellos: {claimed}, transacciones: {transactions}).",
  },
});
