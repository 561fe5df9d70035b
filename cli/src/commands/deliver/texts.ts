import { texts } from "../../messages/text.ts";

export const deliverTexts = texts({
  about: {
    en: "make what learners get: a zip and a printable sheet each, and a mail-merge table",
    es: "prepara lo que reciben los estudiantes: un zip y una hoja para imprimir, y una tabla para correo",
  },
  example: { en: "writes cohorts/algebra/delivery/", es: "escribe cohorts/algebra/delivery/" },
  exampleCodes: {
    en: "claim codes also in the mail-merge table",
    es: "los códigos de reclamación también en la tabla para correo",
  },
  out: {
    en: "folder to write (default: delivery/ in the cohort's folder)",
    es: "carpeta de destino (por defecto: delivery/ en la carpeta de la promoción)",
  },
  withCodes: {
    en: "put claim codes into the mail-merge table: whoever reads the mail can act as the learner",
    es: "incluye los códigos de reclamación en la tabla: quien lea el correo podrá actuar como el estudiante",
  },
  working: { en: "files and sheets", es: "archivos y hojas" },
  done: {
    en: "Delivered {count} records in {folder}:\n  files/           a zip for each learner, to send\n  sheets/          a printable sheet for each learner; all in sheets-*.html\n  mail-merge.csv   a line for each learner\n  receipt.html     for the office",
    es: "Preparados {count} registros en {folder}:\n  files/           un zip por estudiante, para enviar\n  sheets/          una hoja por estudiante; todas en sheets-*.html\n  mail-merge.csv   una línea por estudiante\n  receipt.html     para la oficina",
  },
  codesOnPaper: {
    en: "Claim codes are on the sheets only. Whoever has a sheet can act as that learner: hand it over in person.",
    es: "Los códigos de reclamación están solo en las hojas. Quien tenga una hoja puede actuar como ese estudiante: entréguela en mano.",
  },
  badges: {
    en: "{count} of them hold their badge (Open Badges 3.0): cairn badge <file> takes it out.",
    es: "{count} de ellos llevan su insignia (Open Badges 3.0): cairn badge <archivo> la saca.",
  },
  codesInTable: {
    en: "mail-merge.csv holds claim codes: keep it as you would keep keys, and delete it when it is used.",
    es: "mail-merge.csv contiene códigos de reclamación: guárdelo como guardaría unas llaves y bórrelo después de usarlo.",
  },
  hint: { en: "With the command: cairn verify {file}", es: "Con la orden: cairn verify {file}" },
});
