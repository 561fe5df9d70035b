import { texts } from "../../messages/text.ts";

export const claimTexts = texts({
  about: {
    en: "make a record public, as its learner; or let a wallet of your own take over from a printed claim code",
    es: "hace público un registro, como su estudiante; o deja que una cartera propia suceda a un código impreso",
  },
  example: { en: "with the learner's key", es: "con la clave del estudiante" },
  exampleCode: {
    en: "with the code of the printed sheet, which is asked for",
    es: "con el código de la hoja impresa, que se pide",
  },
  exampleSponsor: {
    en: "the learner signs, and the key sponsor pays",
    es: "el estudiante firma y paga la clave sponsor",
  },
  exampleTake: {
    en: "the wallet of the key ana takes control from the code of the printed sheet",
    es: "la cartera de la clave ana toma el control del código de la hoja impresa",
  },
  exampleRelay: {
    en: "the same with a new key, and claim the file too; the school's relay pays",
    es: "lo mismo con una clave nueva, y reclama también el archivo; paga el servicio del centro",
  },
  exampleDry: {
    en: "what would be public, and what it costs",
    es: "qué sería público y cuánto cuesta",
  },
  code: {
    en: "ask for the claim code (or set CAIRN_CLAIM_CODE)",
    es: "pide el código de reclamación (o defina CAIRN_CLAIM_CODE)",
  },
  codeFile: {
    en: "file that holds the claim code",
    es: "archivo que contiene el código de reclamación",
  },
  sponsor: {
    en: "name of the key that pays: the learner needs no ether",
    es: "nombre de la clave que paga: el estudiante no necesita ether",
  },
  relay: {
    en: "address of a relay that pays, such as the school's: the learner needs no ether",
    es: "dirección de un servicio que paga, como el del centro: el estudiante no necesita ether",
  },
  toKey: {
    en: "name of the key of your own wallet, which takes control from the code",
    es: "nombre de la clave de su propia cartera, que toma el control del código",
  },
  toKeystore: {
    en: "the same by its keystore file, which is made where it is not there yet",
    es: "lo mismo por su archivo cifrado, que se crea si aún no existe",
  },
  out: {
    en: "write the record as a public one to this file",
    es: "escribe el registro, ya público, en este archivo",
  },
  dryRun: { en: "show what would happen; send nothing", es: "muestra lo que pasaría; no envía nada" },
  otherNetwork: {
    en: "The claim code is of another network: chain id {chain}, token contract {token}. This one is {network}.",
    es: "El código de reclamación es de otra red: número {chain}, contrato de tokens {token}. Esta es {network}.",
  },
  otherNetworkFix: {
    en: "Use the deployment file of the network that the school names: --deployment.",
    es: "Use el archivo de la instalación de la red que nombra el centro: --deployment.",
  },
  oneFile: {
    en: "This takes one file: the record to claim.",
    es: "Aquí va un solo archivo: el registro que se reclama.",
  },
  oneFileFix: {
    en: "Name one *.cairn.json file. A claim code never stands on the command line. To take control with a wallet of your own, add --to-key.",
    es: "Nombre un archivo *.cairn.json. El código de reclamación nunca va en la línea de órdenes. Para tomar el control con una cartera propia, añada --to-key.",
  },
  codeMaker: {
    en: "Who made the claim code, and whoever has the sheet, can act as this learner too, until a wallet of the learner's own takes control: cairn claim --code --to-key <name>",
    es: "Quien hizo el código, y quien tenga la hoja, también puede actuar como este estudiante, hasta que una cartera propia tome el control: cairn claim --code --to-key <nombre>",
  },
  askCode: {
    en: "Claim code, or the link of its QR code:",
    es: "Código de reclamación, o el enlace de su código QR:",
  },
  noFile: {
    en: "The file with the claim code cannot be read: {reason}.",
    es: "No se puede leer el archivo con el código de reclamación: {reason}.",
  },
  noFileFix: { en: "Check --code-file.", es: "Compruebe --code-file." },
  nobody: {
    en: "This is the learner's own act, and there is neither a key nor a claim code.",
    es: "Es un acto del propio estudiante, y no hay clave ni código de reclamación.",
  },
  nobodyFix: {
    en: "Set CAIRN_CLAIM_CODE, give --code-file, run it at a terminal with --code, or name the learner's key with --key.",
    es: "Defina CAIRN_CLAIM_CODE, indique --code-file, use --code en un terminal o nombre la clave del estudiante con --key.",
  },
  otherKey: {
    en: "The record is not of this key: {actor} speaks for its learner {learner}, and the key's account is {account}.",
    es: "El registro no es de esta clave: por su estudiante {learner} habla {actor}, y la cuenta de la clave es {account}.",
  },
  otherKeyFix: {
    en: "Name the learner's key with --key, or use the claim code of the sheet that came with this file.",
    es: "Nombre la clave del estudiante con --key, o use el código de la hoja que venía con este archivo.",
  },
  otherCode: {
    en: "The claim code is of another record: {actor} speaks for this one's learner {learner}, and the code stands for {account}.",
    es: "El código es de otro registro: por el estudiante de este, {learner}, habla {actor}, y el código representa a {account}.",
  },
  noToken: {
    en: "The file says that the record is a public token, and the chain has none: there is nothing to claim.",
    es: "El archivo dice que el registro es un token público, y en la red no hay ninguno: no hay nada que reclamar.",
  },
  noTokenFix: {
    en: "Verify the file with cairn verify, and ask the hub for a new one.",
    es: "Verifique el archivo con cairn verify y pida otro al centro.",
  },
  poor: {
    en: "{account} cannot pay: it has {balance}, and about {price} is needed.",
    es: "{account} no puede pagar: tiene {balance} y se necesitan unos {price}.",
  },
  poorFix: {
    en: "Let somebody else pay: --sponsor <name of a key>, or --relay <address>. The learner needs no ether.",
    es: "Deje que pague otro: --sponsor <nombre de una clave> o --relay <dirección>. El estudiante no necesita ether.",
  },
  outExists: {
    en: "The file {file} is there already, and is not overwritten.",
    es: "El archivo {file} ya existe y no se sobrescribe.",
  },
  outExistsFix: { en: "Choose another name for --out.", es: "Elija otro nombre para --out." },
  preview: {
    en: "This makes a record public, for good. It cannot be made private again; the learner can only give it up.",
    es: "Esto hace público un registro, para siempre. No se puede volver a hacer privado; el estudiante solo puede renunciar a él.",
  },
  what: { en: "Everybody will see:", es: "Todos verán:" },
  achievement: {
    en: "{definition} ({kind}), by {hub} (hub {id})",
    es: "{definition} ({kind}), de {hub} (centro {id})",
  },
  learner: { en: "the learner's address {learner}", es: "la dirección del estudiante: {learner}" },
  holder: { en: "who holds it: {holder}", es: "quién lo tiene: {holder}" },
  achieved: {
    en: "achieved {date}, and when the hub attested it",
    es: "logrado el {date}, y cuándo lo certificó el centro",
  },
  expires: { en: "counts until {date}", es: "vale hasta el {date}" },
  hidden: {
    en: "Stays private: every field of the document in the file ({count}: {names}). Only who gets the file reads them.",
    es: "Sigue siendo privado: cada campo del documento del archivo ({count}: {names}). Solo los lee quien reciba el archivo.",
  },
  sponsored: {
    en: "{learner} signs it; {sponsor} brings it to the chain.",
    es: "{learner} lo firma; {sponsor} lo lleva a la cadena.",
  },
  relayed: {
    en: "{learner} signs it; the relay {relay} brings it to the chain and pays.",
    es: "{learner} lo firma; el servicio {relay} lo lleva a la cadena y paga.",
  },
  dryDone: { en: "Dry run: nothing was sent.", es: "Simulacro: no se envió nada." },
  done: {
    en: "Public now: {id}, held by {holder} (transaction {hash}, block {block}).",
    es: "Ya es público: {id}, en poder de {holder} (transacción {hash}, bloque {block}).",
  },
  already: {
    en: "It is public already: {id}, held by {holder}. Nothing was sent.",
    es: "Ya era público: {id}, en poder de {holder}. No se envió nada.",
  },
  wrote: { en: "The public record is in {file}.", es: "El registro público está en {file}." },
});
