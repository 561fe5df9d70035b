import { texts } from "../../messages/text.ts";

export const supersedeTexts = texts({
  about: {
    en: "revoke a record and name the one that takes its place",
    es: "revoca un registro y nombra el que ocupa su lugar",
  },
  exampleFiles: {
    en: "the wrong record, and the corrected one",
    es: "el registro erróneo y el corregido",
  },
  exampleIds: { en: "by their ids", es: "por sus identificadores" },
  exampleDry: {
    en: "what would happen, and what it costs",
    es: "qué pasaría y cuánto cuesta",
  },
  hub: {
    en: "hub that replaces it (default: the configuration's)",
    es: "centro que lo sustituye (por defecto: el de la configuración)",
  },
  dryRun: { en: "show what would happen; send nothing", es: "muestra lo que pasaría; no envía nada" },
  one: {
    en: "{file} holds {count} records, and this takes one.",
    es: "{file} contiene {count} registros, y aquí se necesita uno.",
  },
  oneFix: {
    en: "Name one file that ends in .cairn.json, or one id.",
    es: "Nombre un archivo que termine en .cairn.json, o un identificador.",
  },
  same: { en: "The two are the same record.", es: "Los dos son el mismo registro." },
  sameFix: {
    en: "Name the wrong record first, then the corrected one.",
    es: "Nombre primero el registro erróneo y luego el corregido.",
  },
  notGood: {
    en: "{what} cannot take another record's place: {reason}",
    es: "{what} no puede ocupar el lugar de otro registro: {reason}",
  },
  notGoodFix: {
    en: "Attest the corrected record first: cairn issue.",
    es: "Certifique antes el registro corregido: cairn issue.",
  },
  already: {
    en: "{old} was replaced by {successor} before. Nothing was sent.",
    es: "{old} ya estaba sustituido por {successor}. No se envió nada.",
  },
  preview: {
    en: "{hub} (hub {id}) replaces a record by another one, for good:",
    es: "{hub} (centro {id}) sustituye un registro por otro, para siempre:",
  },
  old: { en: "replaced", es: "sustituido" },
  successor: { en: "by", es: "por" },
  meaning: {
    en: "From then on the first verifies as invalid, and names the second one. This cannot be undone.",
    es: "Desde entonces el primero se verifica como no válido y nombra al segundo. Esto no se puede deshacer.",
  },
  visible: {
    en: "Everybody can see that the one id follows the other. Neither name nor reason reaches the chain.",
    es: "Todos pueden ver que un identificador sigue al otro. Ni nombre ni motivo llegan a la cadena.",
  },
  otherLearner: {
    en: "! The two records are of different learners.",
    es: "! Los dos registros son de estudiantes distintos.",
  },
  otherHub: {
    en: "! The second record is of another hub: {hub}.",
    es: "! El segundo registro es de otro centro: {hub}.",
  },
  unproven: {
    en: "! Nothing shows yet that the second record is good: {reason}",
    es: "! Aún nada demuestra que el segundo registro sea bueno: {reason}",
  },
  notPublic: {
    en: "it is not public, so the chain cannot tell.",
    es: "no es público, así que la red no puede decirlo.",
  },
  dryDone: { en: "Dry run: nothing was sent.", es: "Simulacro: no se envió nada." },
  done: {
    en: "Replaced {old} by {successor} (transaction {hash}).",
    es: "Sustituido {old} por {successor} (transacción {hash}).",
  },
});
