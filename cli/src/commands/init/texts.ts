import { texts } from "../../messages/text.ts";

export const initTexts = texts({
  about: {
    en: "ask a few questions, and write the configuration cairn.json",
    es: "hace unas preguntas y escribe la configuración cairn.json",
  },
  askExample: { en: "asks for everything", es: "pregunta por todo" },
  scriptExample: { en: "asks for nothing", es: "no pregunta nada" },
  walletExample: {
    en: "a hardware wallet, through Frame or Clef",
    es: "una cartera física, mediante Frame o Clef",
  },
  hubOption: {
    en: "number or name of the hub, or none",
    es: "número o nombre del centro, o none (ninguno)",
  },
  keystoreOption: {
    en: "encrypted keystore file; made where it is not there",
    es: "archivo cifrado de la clave; se crea si no existe",
  },
  keyEnvOption: {
    en: "environment variable that holds the key",
    es: "variable de entorno que contiene la clave",
  },
  walletOption: {
    en: "URL of a wallet that asks its owner (Frame: http://127.0.0.1:1248)",
    es: "URL de una cartera que pregunta a su dueño (Frame: http://127.0.0.1:1248)",
  },
  accountOption: { en: "account of that wallet", es: "cuenta de esa cartera" },
  claimPageOption: { en: "page where learners claim", es: "página donde los estudiantes reclaman" },
  contactOption: {
    en: "whom learners ask, on printed sheets",
    es: "a quién preguntan los estudiantes, en las hojas impresas",
  },

  askOverwrite: { en: "There is {file} already. Change it?", es: "Ya existe {file}. ¿Cambiarlo?" },
  notOverwritten: {
    en: "There is a configuration already, {file}, and nothing was written.",
    es: "Ya hay una configuración, {file}, y no se escribió nada.",
  },
  notOverwrittenFix: {
    en: "Run it again with --yes to change it, or name another file with --config.",
    es: "Repita la orden con --yes para cambiarla, o indique otro archivo con --config.",
  },
  askRpc: { en: "Address of the network's node:", es: "Dirección del nodo de la red:" },
  rpcMissing: { en: "The node's address is missing.", es: "Falta la dirección del nodo." },
  rpcFix: {
    en: "Give --rpc http://127.0.0.1:8545, or set CAIRN_RPC.",
    es: "Indique --rpc http://127.0.0.1:8545, o fije CAIRN_RPC.",
  },
  rpcWrong: { en: "{rpc} is not a URL of http.", es: "{rpc} no es una URL de http." },
  rpcSilent: {
    en: "! No node answers at {rpc}: {reason}",
    es: "! Ningún nodo responde en {rpc}: {reason}",
  },
  chainAnswers: { en: "✔ Chain {chainId} answers.", es: "✔ Responde la red {chainId}." },
  askDeployment: { en: "Which Cairn network?", es: "¿Qué red de Cairn?" },
  askDeploymentFile: {
    en: "File of the address book, from the network's operator:",
    es: "Archivo de la libreta de direcciones, del operador de la red:",
  },
  deploymentMissing: {
    en: "No entry of an address book for chain {chainId} was found.",
    es: "No se encontró ninguna libreta de direcciones para la red {chainId}.",
  },
  deploymentFix: {
    en: "Give --deployment <file>; the network's operator has it.",
    es: "Indique --deployment <archivo>; lo tiene el operador de la red.",
  },
  deploymentMany: {
    en: "There is more than one Cairn network on chain {chainId}: {names}.",
    es: "Hay más de una red de Cairn en la cadena {chainId}: {names}.",
  },
  deploymentManyFix: {
    en: "Name the one that you mean: --deployment <file>.",
    es: "Indique a cuál se refiere: --deployment <archivo>.",
  },
  deploymentChecked: {
    en: '✔ The contracts of "{name}" are there.',
    es: "✔ Los contratos de «{name}» están ahí.",
  },
  askHub: {
    en: "Your hub, by number or name (empty for none yet):",
    es: "Su centro, por número o nombre (vacío si aún no tiene):",
  },
  hubChosen: { en: '✔ Hub {hub}, "{name}".', es: "✔ Centro {hub}, «{name}»." },
  askKey: { en: "The key that sends and signs:", es: "La clave que envía y firma:" },
  keyNew: { en: "make a new one, in an encrypted file", es: "crear una nueva, en un archivo cifrado" },
  keyFile: { en: "an encrypted keystore file that I have", es: "un archivo cifrado que ya tengo" },
  keyEnv: { en: "in an environment variable", es: "en una variable de entorno" },
  keyWallet: {
    en: "a wallet on this machine (hardware wallets: Frame, Clef)",
    es: "una cartera en este equipo (carteras físicas: Frame, Clef)",
  },
  keyNone: { en: "none yet: only look", es: "ninguna aún: solo consultar" },
  keyKeep: { en: "as it is: {key}", es: "como está: {key}" },
  askKeystore: { en: "File of the key:", es: "Archivo de la clave:" },
  askKeyEnv: {
    en: "Name of the variable (never the key itself):",
    es: "Nombre de la variable (nunca la clave misma):",
  },
  askWallet: { en: "URL of the wallet:", es: "URL de la cartera:" },
  askAccount: { en: "Account:", es: "Cuenta:" },
  keyTwice: {
    en: "--keystore, --key-env and --wallet exclude each other.",
    es: "--keystore, --key-env y --wallet se excluyen.",
  },
  keyTwiceFix: { en: "Give one of them.", es: "Indique uno de ellos." },
  keyThere: {
    en: "There is {file} already.",
    es: "Ya existe {file}.",
  },
  keyThereFix: {
    en: "Choose the keystore that you have, or another name.",
    es: "Elija el archivo que tiene, u otro nombre.",
  },
  keyNotThere: {
    en: "{file} is not an encrypted keystore.",
    es: "{file} no es un archivo cifrado de clave.",
  },
  keyNotThereFix: {
    en: "Name a Web3 Secret Storage file (version 3), such as `cairn key new` makes.",
    es: "Indique un archivo Web3 Secret Storage (versión 3), como los que crea `cairn key new`.",
  },
  envWrong: {
    en: "This is not the name of an environment variable. It was shown to nobody.",
    es: "Esto no es el nombre de una variable de entorno. No se ha mostrado.",
  },
  envFix: {
    en: "Give a name such as CAIRN_KEY, and set that variable to the key.",
    es: "Indique un nombre como CAIRN_KEY y asigne la clave a esa variable.",
  },
  walletEmpty: {
    en: "The wallet at {wallet} shows no account.",
    es: "La cartera en {wallet} no muestra cuentas.",
  },
  walletForeign: {
    en: "The wallet at {wallet} does not show the account {account}.",
    es: "La cartera en {wallet} no muestra la cuenta {account}.",
  },
  walletFix: {
    en: "Unlock it, and allow the account; it shows: {accounts}.",
    es: "Desbloquéelo y permita la cuenta; muestra: {accounts}.",
  },
  accountMissing: {
    en: "It is not said which account of the wallet.",
    es: "Falta qué cuenta de la cartera.",
  },
  accountMissingFix: { en: "Give --account: {accounts}.", es: "Indique --account: {accounts}." },
  nothing: { en: "nothing", es: "nada" },
  keyChosen: { en: "✔ Key {key}: {address}.", es: "✔ Clave {key}: {address}." },
  addressUnknown: { en: "address not known yet", es: "dirección aún desconocida" },
  askLanguage: { en: "Language:", es: "Idioma:" },
  askClaimPage: {
    en: "Page where learners claim (may stay empty):",
    es: "Página donde los estudiantes reclaman (puede quedar vacía):",
  },
  askContact: {
    en: "Whom learners ask, on printed sheets (may stay empty):",
    es: "A quién preguntan los estudiantes, en las hojas (puede quedar vacío):",
  },
  written: { en: "✔ Wrote {file}. It holds no key.", es: "✔ Escrito {file}. No contiene ninguna clave." },
  next: { en: "Next:", es: "Después:" },
  nextDoctor: { en: "cairn doctor: checks all of this", es: "cairn doctor: comprueba todo esto" },
  nextKey: {
    en: "cairn key new keys/office.json: makes a key; then cairn init again",
    es: "cairn key new keys/office.json: crea una clave; luego cairn init otra vez",
  },
  nextFunds: {
    en: "send some ether to {address}: it pays for what is sent",
    es: "envíe algo de ether a {address}: paga lo que se envía",
  },
  nextHub: {
    en: "cairn hub register --save: registers your hub",
    es: "cairn hub register --save: registra su centro",
  },
  nextDefine: {
    en: "cairn define: says what learners can achieve at hub {hub}",
    es: "cairn define: dice qué se puede lograr en el centro {hub}",
  },
});
