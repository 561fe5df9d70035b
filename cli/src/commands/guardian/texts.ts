import { texts } from "../../messages/text.ts";

export const guardianTexts = texts({
  about: {
    en: "people who bring a learner back who lost a key, or whose key was stolen",
    es: "personas que devuelven el acceso a quien perdió su clave o se la robaron",
  },
  makeAbout: {
    en: "choose guardians: a file for you, and one for each of them; nothing is sent",
    es: "elige guardianes: un archivo para usted y uno para cada uno; no se envía nada",
  },
  makeExample: { en: "both of two guardians", es: "los dos de dos guardianes" },
  guardian: {
    en: "a guardian's address; repeat it for each",
    es: "la dirección de un guardián; repítala para cada uno",
  },
  threshold: { en: "how many of them recover", es: "cuántos de ellos recuperan" },
  delay: {
    en: "days that changes and recoveries wait: 1 to 90",
    es: "días que esperan los cambios y recuperaciones: de 1 a 90",
  },
  outFolder: { en: "folder for the files", es: "carpeta para los archivos" },
  made: {
    en: "Your own file is {file}: keep it, it says who your guardians are. Any {threshold} of {count} will do. Give each guardian one file:",
    es: "Su archivo es {file}: guárdelo, dice quiénes son sus guardianes. Bastan {threshold} de {count}. Dé a cada guardián un archivo:",
  },
  madeNext: {
    en: "Nothing was sent. They are your guardians after: cairn guardian set {file}",
    es: "No se envió nada. Serán sus guardianes tras: cairn guardian set {file}",
  },
  agreeAbout: {
    en: "agree to a minor's guardians, as the custodian",
    es: "acepta los guardianes de un menor, como custodio",
  },
  agreeExample: { en: "the custodian signs", es: "firma el custodio" },
  setAbout: {
    en: "commit your identity to the guardians of your file",
    es: "compromete su identidad con los guardianes de su archivo",
  },
  setExample: { en: "as who has control", es: "como quien tiene el control" },
  removeAbout: { en: "have no guardians any more", es: "deja de tener guardianes" },
  removeExample: { en: "it waits their delay", es: "espera el plazo de ellos" },
  word: {
    en: "file of the custodian's word, where there is a custodian",
    es: "archivo con la palabra del custodio, si lo hay",
  },
  askAbout: {
    en: "ask your guardians for control, as your new wallet",
    es: "pide el control a sus guardianes, como su nueva cartera",
  },
  askExample: { en: "the old key is lost or stolen", es: "la clave de antes se perdió o la robaron" },
  askCustody: { en: "the custodian is lost or hostile", es: "el custodio falta o es hostil" },
  custody: {
    en: "ask for the custody of a minor instead",
    es: "pide en su lugar la custodia de un menor",
  },
  signAbout: {
    en: "sign a recovery, as a guardian, after asking in person",
    es: "firma una recuperación, como guardián, tras preguntar en persona",
  },
  signExample: {
    en: "with the file that the learner gave you",
    es: "con el archivo que le dio el estudiante",
  },
  file: { en: "your guardian's file", es: "su archivo de guardián" },
  recoverAbout: {
    en: "begin a recovery with the words of the new wallet and of guardians; anybody can",
    es: "empieza una recuperación con las palabras de la nueva cartera y de guardianes; cualquiera puede",
  },
  recoverExample: { en: "all the files that were collected", es: "todos los archivos reunidos" },
  statusAbout: {
    en: "how far a recovery came: who signed, who is missing, what waits",
    es: "cómo va una recuperación: quién firmó, cuántos faltan, qué espera",
  },
  statusExample: { en: "with the files so far", es: "con los archivos que hay" },
  youSign: { en: "You sign this:", es: "Usted firma esto:" },
  nextSet: {
    en: "Hand the file to the learner: cairn guardian set <set> --word <file>",
    es: "Dé el archivo al estudiante: cairn guardian set <archivo> --word <palabra>",
  },
  nextSign: {
    en: "Hand the file to your guardians, in person: cairn guardian sign <request> --file <their file>",
    es: "Dé el archivo a sus guardianes, en persona: cairn guardian sign <petición> --file <su archivo>",
  },
  nextRecover: {
    en: "Hand the file to who collects them: cairn guardian recover <files>",
    es: "Dé el archivo a quien los reúne: cairn guardian recover <archivos>",
  },
  signedSome: {
    en: "Signed: {signed} of {count} guardians; {threshold} are needed.",
    es: "Firmaron {signed} de {count} guardianes; hacen falta {threshold}.",
  },
  signedAll: {
    en: "Signed: all {signed} of {count} guardians; {threshold} would do. Nobody can cancel it.",
    es: "Firmaron los {signed} de {count} guardianes; bastaban {threshold}. Nadie puede cancelarla.",
  },
  missing: { en: "Missing: {missing}.", es: "Faltan: {missing}." },
  waiting: { en: "Waits on the chain: {what}.", es: "Espera en la cadena: {what}." },
  noGuardians: {
    en: "The identity has no guardians: nobody can recover it.",
    es: "La identidad no tiene guardianes: nadie puede recuperarla.",
  },
});
