import { texts } from "../../messages/text.ts";

export const issueTexts = texts({
  about: {
    en: "attest the results of a table: CSV, or JSON",
    es: "certifica los resultados de una tabla: CSV o JSON",
  },
  exampleAnchor: { en: "in private: one root on the chain", es: "en privado: una sola raíz en la cadena" },
  exampleDry: {
    en: "effect and cost; writes and sends nothing",
    es: "efecto y coste; no escribe ni envía nada",
  },
  exampleMint: {
    en: "public tokens, with the learners' consent",
    es: "tokens públicos, con el consentimiento de los estudiantes",
  },
  exampleColumns: { en: "which column is what", es: "qué columna es qué" },
  mode: {
    en: "anchor (default: private, one root for all), mint (public tokens), sign (off the chain, provisional)",
    es: "anchor (por defecto: privado, una raíz para todos), mint (tokens públicos), sign (fuera de la cadena, provisional)",
  },
  definition: {
    en: "what was achieved, for every row: number of a definition",
    es: "qué se logró, en todas las filas: número de una definición",
  },
  achieved: {
    en: "when it was achieved, for every row: 2026-06-30",
    es: "cuándo se logró, en todas las filas: 2026-06-30",
  },
  expires: {
    en: "when it stops to count, for every row: 2031-06-30",
    es: "cuándo deja de contar, en todas las filas: 2031-06-30",
  },
  column: {
    en: "column of a value: name=Nombre, email, address, date, expires, definition, or a field's path: /result/0/value=Grade (repeatable)",
    es: "columna de un valor: name=Nombre, email, address, date, expires, definition, o la ruta de un campo: /result/0/value=Nota (repetible)",
  },
  ignore: { en: "column that is not used (repeatable)", es: "columna que no se usa (repetible)" },
  mapping: {
    en: "file with the columns' meaning, as --save-mapping wrote it",
    es: "archivo con el significado de las columnas, como lo escribió --save-mapping",
  },
  saveMapping: {
    en: "write the columns' meaning to a file, for the next time",
    es: "guarda el significado de las columnas en un archivo, para la próxima vez",
  },
  dateFormat: {
    en: "how dates are written: DD.MM.YYYY, MM/DD/YYYY, … (YYYY-MM-DD is always read)",
    es: "cómo se escriben las fechas: DD/MM/YYYY, MM/DD/YYYY, … (YYYY-MM-DD se lee siempre)",
  },
  decimal: { en: "what stands before decimals: . or ,", es: "separador decimal: . o ," },
  delimiter: {
    en: "what separates cells, where it is not found",
    es: "separador de celdas, si no se reconoce",
  },
  cohort: {
    en: "folder of the cohort (default: cohorts/<name of the table>)",
    es: "carpeta de la promoción (por defecto: cohorts/<nombre de la tabla>)",
  },
  contractWallets: {
    en: "take contracts as learners' wallets",
    es: "acepta contratos como carteras de estudiantes",
  },
  dryRun: {
    en: "show effect and cost; write and send nothing",
    es: "muestra efecto y coste; no escribe ni envía nada",
  },
  subject: {
    en: "whom the badges are about: wallet (default: with the chain's word for it), nobody (whoever has it), name or email (of the table, as a salted hash)",
    es: "de quién tratan las insignias: wallet (por defecto: con la palabra de la cadena), nobody (quien la tenga), name o email (de la tabla, como huella con sal)",
  },
  notSubject: {
    en: "The subject is not wallet, nobody, name or email.",
    es: "El sujeto no es wallet, nobody, name ni email.",
  },
  subjectWithoutKey: {
    en: "--subject is for badges, and cairn.json names no key that signs them.",
    es: "--subject es para insignias, y cairn.json no nombra una clave que las firme.",
  },
  subjectWithoutKeyFix: {
    en: "Make a key and register it: cairn keys new badges, cairn keys register badges.",
    es: "Cree una clave y regístrela: cairn keys new badges, cairn keys register badges.",
  },
  badges: {
    en: "Badges (Open Badges 3.0), signed with the key {key}, {about}: what was achieved and each result are in the learner's file, public to whoever gets the badge.",
    es: "Insignias (Open Badges 3.0), firmadas con la clave {key}, {about}: lo logrado y cada resultado van en el archivo del estudiante, públicos para quien reciba la insignia.",
  },
  subjectWallet: { en: "about each learner's wallet", es: "sobre la cartera de cada estudiante" },
  subjectNobody: { en: "about whoever has them", es: "sobre quien las tenga" },
  subjectName: { en: "about a name, as a salted hash", es: "sobre un nombre, como huella con sal" },
  subjectEmail: { en: "about an e-mail, as a salted hash", es: "sobre un correo, como huella con sal" },
  noBadge: {
    en: "! Definition {definition} can be no badge, so its records get none. {path}: {reason}",
    es: "! La definición {definition} no puede ser insignia, así que sus registros no la llevan. {path}: {reason}",
  },
  noProfile: {
    en: "! The hub's public profile is no Open Badges Profile, so no record gets a badge. {path}: {reason}",
    es: "! El perfil público del centro no es un Profile de Open Badges, así que ningún registro lleva insignia. {path}: {reason}",
  },
  rowsWithoutBadge: {
    en: "! {bad} of the {tried} rows that were tried can be no badge. {path}: {reason} What is attested cannot be mended: correct the columns first.",
    es: "! {bad} de las {tried} filas probadas no pueden ser insignia. {path}: {reason} Lo certificado no se puede corregir: corrija antes las columnas.",
  },
  signBadges: { en: "badges signed", es: "insignias firmadas" },
  signedBadges: {
    en: "Badges: {count} signed; each goes with its learner's file.",
    es: "Insignias: {count} firmadas; cada una va con el archivo de su estudiante.",
  },
  unsigned: {
    en: "! {count} records have no badge. {path}: {reason}",
    es: "! {count} registros no llevan insignia. {path}: {reason}",
  },
  notMode: { en: "The mode is not anchor, mint or sign.", es: "El modo no es anchor, mint ni sign." },
  codes: { en: "learners noted", es: "estudiantes anotados" },
  prepare: { en: "documents prepared", es: "documentos preparados" },
  mint: { en: "tokens minted", es: "tokens emitidos" },
  sign: { en: "signed", es: "firmados" },
  badRows: {
    en: "{count} rows cannot be attested, so nothing was sent. Correct them in {file}:",
    es: "{count} filas no se pueden certificar, así que no se envió nada. Corríjalas en {file}:",
  },
  moreBadRows: {
    en: "… and {count} more; --json lists all that are kept.",
    es: "… y {count} más; --json muestra todas las que se guardan.",
  },
  line: { en: "line", es: "línea" },
  columnHead: { en: "column", es: "columna" },
  value: { en: "value", es: "valor" },
  reason: { en: "reason, and what to do", es: "motivo, y qué hacer" },
  columns: { en: "Columns of {file}:", es: "Columnas de {file}:" },
  preview: {
    en: "{hub} attests {count} achievements ({definitions}), mode {mode}: {wallets} to wallets, {codes} with a claim code.",
    es: "{hub} certifica {count} logros ({definitions}), modo {mode}: {wallets} a carteras, {codes} con código de reclamación.",
  },
  privately: {
    en: "On the chain: one root. No name, no address, no result. Each learner decides whether to make theirs public.",
    es: "En la cadena: una raíz. Ningún nombre, ninguna dirección, ningún resultado. Cada estudiante decide si hace público el suyo.",
  },
  publicly: {
    en: "On the chain, for everybody and for good: each learner's address, what was achieved, and when.",
    es: "En la cadena, para todos y para siempre: la dirección de cada estudiante, qué logró y cuándo.",
  },
  provisional: {
    en: "! PROVISIONAL: a signature off the chain does not prove when it was made. It verifies as unknown until the learner redeems it, and stops to verify when the signing account leaves office before that. Use --mode anchor for what must last.",
    es: "! PROVISIONAL: una firma fuera de la cadena no prueba cuándo se hizo. Se verifica como desconocida hasta que el estudiante la canjee, y deja de valer si la cuenta que firma pierde antes su cargo. Use --mode anchor para lo que deba durar.",
  },
  transactions: { en: "Transactions: about {count}.", es: "Transacciones: unas {count}." },
  free: { en: "Cost: none, nothing is sent.", es: "Coste: ninguno, no se envía nada." },
  folder: {
    en: "Everything is kept in {folder}: back it up. Without it no learner can prove a result.",
    es: "Todo se guarda en {folder}: haga una copia. Sin ella ningún estudiante puede probar un resultado.",
  },
  dryDone: { en: "Dry run: nothing was written or sent.", es: "Simulacro: no se escribió ni se envió nada." },
  resuming: {
    en: "{folder} holds this cohort already: going on where it stopped.",
    es: "{folder} ya contiene esta promoción: se continúa donde se detuvo.",
  },
  done: {
    en: "Attested {count} achievements of {hub} ({fresh} in this run), root {root}.\nNext: cairn deliver {folder}",
    es: "Certificados {count} logros de {hub} ({fresh} en esta ejecución), raíz {root}.\nAhora: cairn deliver {folder}",
  },
  repeated: {
    en: "All {count} achievements were attested before: nothing was sent.\nNext: cairn deliver {folder}",
    es: "Los {count} logros ya estaban certificados: no se envió nada.\nAhora: cairn deliver {folder}",
  },
});
