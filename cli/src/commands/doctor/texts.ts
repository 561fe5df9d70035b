import { texts } from "../../messages/text.ts";

export const doctorTexts = texts({
  about: {
    en: "check configuration, network, hub and key, and say what to do next",
    es: "comprueba configuración, red, centro y clave, y dice qué hacer",
  },
  example: { en: "exit status 1 where something is wrong", es: "estado de salida 1 si algo está mal" },
  exampleKey: { en: "as another key", es: "con otra clave" },
  check: { en: "check", es: "comprobación" },
  outcome: { en: "outcome", es: "resultado" },
  finding: { en: "what was found", es: "qué se encontró" },
  good: { en: "good", es: "bien" },
  wrong: { en: "wrong", es: "mal" },
  look: { en: "look", es: "atención" },
  skipped: { en: "not checked", es: "sin comprobar" },
  todo: { en: "What to do:", es: "Qué hacer:" },
  allGood: { en: "✔ Nothing is wrong.", es: "✔ No hay nada mal." },
  someWrong: { en: "✘ Wrong: {count}.", es: "✘ Mal: {count}." },

  nodeVersion: { en: "Node.js", es: "Node.js" },
  configuration: { en: "configuration", es: "configuración" },
  deployment: { en: "address book", es: "libreta de direcciones" },
  rpc: { en: "network's node", es: "nodo de la red" },
  chain: { en: "chain", es: "cadena" },
  clock: { en: "clock", es: "reloj" },
  contracts: { en: "contracts", es: "contratos" },
  references: { en: "contracts' references", es: "referencias de los contratos" },
  content: { en: "public documents", es: "documentos públicos" },
  hub: { en: "hub", es: "centro" },
  accreditation: { en: "accreditation", es: "acreditación" },
  definitions: { en: "definitions", es: "definiciones" },
  badges: { en: "keys of badges", es: "claves de insignias" },
  key: { en: "key", es: "clave" },
  staff: { en: "staff", es: "personal" },
  balance: { en: "ether", es: "ether" },

  versionIs: { en: "version {version}", es: "versión {version}" },
  versionOld: {
    en: "version {version}; {least} is the least",
    es: "versión {version}; la mínima es {least}",
  },
  versionFix: {
    en: "Install Node.js {least} or later from nodejs.org.",
    es: "Instale Node.js {least} o posterior desde nodejs.org.",
  },
  configIs: { en: "{file}", es: "{file}" },
  configNone: {
    en: "no cairn.json in this folder or above",
    es: "no hay cairn.json en esta carpeta ni en las superiores",
  },
  configFix: { en: "Make one: cairn init.", es: "Créela: cairn init." },
  deploymentIs: {
    en: '"{name}" on chain {chainId}, release {version}',
    es: "«{name}» en la cadena {chainId}, versión {version}",
  },
  rpcIs: { en: "{rpc} answers", es: "{rpc} responde" },
  chainIs: { en: "{chainId}, as it should be", es: "{chainId}, como debe ser" },
  syncing: {
    en: "The node is still loading the chain: what it says is old.",
    es: "El nodo aún carga la cadena: lo que dice es antiguo.",
  },
  syncingFix: { en: "Wait, or use another node: --rpc.", es: "Espere, o use otro nodo: --rpc." },
  clockIs: { en: "newest block {seconds} s ago", es: "último bloque hace {seconds} s" },
  clockLocal: {
    en: "newest block {seconds} s ago; a chain of your own makes blocks when asked",
    es: "último bloque hace {seconds} s; una cadena propia crea bloques cuando se le pide",
  },
  clockBehind: {
    en: "the newest block is {seconds} s old: the node is behind, or this machine's clock is fast",
    es: "el último bloque tiene {seconds} s: el nodo va atrasado, o el reloj de este equipo adelanta",
  },
  clockAhead: {
    en: "the newest block is {seconds} s ahead of this machine's clock",
    es: "el último bloque va {seconds} s por delante del reloj de este equipo",
  },
  clockFix: {
    en: "Set the machine's clock, or use another node: times of results are judged by the chain's clock.",
    es: "Ponga en hora el equipo, o use otro nodo: las fechas se juzgan con el reloj de la cadena.",
  },
  contractsAre: {
    en: "{count} contracts, code as the address book says",
    es: "{count} contratos, con el código que dice la libreta",
  },
  contractsUnhashed: {
    en: "{count} contracts are there; the address book does not say which code {unhashed} of them should have",
    es: "{count} contratos están ahí; la libreta no dice qué código deben tener {unhashed} de ellos",
  },
  contractIsWallet: {
    en: "{contract}: at {address} is no contract, but a wallet or nothing",
    es: "{contract}: en {address} no hay contrato, sino una cartera o nada",
  },
  contractDiffers: {
    en: "{contract}: at {address} is another contract than the address book says",
    es: "{contract}: en {address} hay otro contrato del que dice la libreta",
  },
  contractFix: {
    en: "Ask the network's operator for the right file, and check that the node serves the right chain.",
    es: "Pida al operador de la red el archivo correcto, y compruebe que el nodo sirve la cadena correcta.",
  },
  referencesAre: { en: "the contracts work with each other", es: "los contratos trabajan unos con otros" },
  contentIs: { en: "can be read", es: "se pueden leer" },
  contentMissing: {
    en: "the hub's profile is not where the network keeps documents",
    es: "el perfil del centro no está donde la red guarda los documentos",
  },
  contentFix: {
    en: "Publish it again, or name another one: verifiers show the hub by it.",
    es: "Publíquelo de nuevo, o indique otro: los verificadores muestran el centro con él.",
  },
  hubIs: { en: '{hub}, "{name}"', es: "{hub}, «{name}»" },
  hubNone: { en: "none is configured", es: "ninguno configurado" },
  hubNoneFix: {
    en: "Register one (cairn hub register --save), or name yours: cairn init.",
    es: "Registre uno (cairn hub register --save), o indique el suyo: cairn init.",
  },
  hubClosed: {
    en: '{hub}, "{name}", is closed since {time}',
    es: "{hub}, «{name}», está cerrado desde {time}",
  },
  hubClosedFix: {
    en: "It attests nothing more, and can still revoke. For another one: cairn init.",
    es: "Ya no certifica, y aún puede revocar. Para otro: cairn init.",
  },
  accreditedFor: { en: "for {kinds}, until {until}", es: "para {kinds}, hasta {until}" },
  notAccredited: { en: "{state}", es: "{state}" },
  accreditationFix: {
    en: "Ask an accreditor of the network for: cairn accredit hub {hub}.",
    es: "Pida a un acreditador de la red: cairn accredit hub {hub}.",
  },
  accreditationSoonFix: {
    en: "Ask the accreditor {accreditor} to renew it in time.",
    es: "Pida al acreditador {accreditor} que la renueve a tiempo.",
  },
  definitionsAre: { en: "{count} in force", es: "{count} vigentes" },
  definitionsNone: { en: "none in force", es: "ninguna vigente" },
  definitionsUncovered: {
    en: "{count} in force, but the accreditation does not cover: {names}",
    es: "{count} vigentes, pero la acreditación no cubre: {names}",
  },
  definitionsFix: { en: "Define an achievement: cairn define.", es: "Defina un logro: cairn define." },
  keyIs: { en: "{key}: {address}", es: "{key}: {address}" },
  keyNone: {
    en: "none: you can look and verify, not send",
    es: "ninguna: puede consultar y verificar, no enviar",
  },
  keyNoneFix: {
    en: "Make one: cairn key new keys/office.json, then cairn init.",
    es: "Cree una: cairn key new keys/office.json, y luego cairn init.",
  },
  keyUnknown: { en: "the configuration has no key {key}", es: "la configuración no tiene la clave {key}" },
  keyUnknownFix: { en: "See the names: cairn key list.", es: "Vea los nombres: cairn key list." },
  keyUnset: {
    en: "{key}: the variable {variable} is not set",
    es: "{key}: la variable {variable} no está fijada",
  },
  keyUnsetFix: {
    en: "Set {variable} to the key, or name another key with --key.",
    es: "Asigne la clave a {variable}, o indique otra con --key.",
  },
  keyFileWrong: {
    en: "{key}: {file} is not there, or is not an encrypted keystore",
    es: "{key}: {file} no está, o no es un archivo cifrado de clave",
  },
  keyFileFix: {
    en: "Restore the file from a copy, or make a key: cairn key new {file}.",
    es: "Recupere el archivo de una copia, o cree una clave: cairn key new {file}.",
  },
  keyHidden: {
    en: "{key}: {file} does not tell its address before it is opened",
    es: "{key}: {file} no dice su dirección antes de abrirse",
  },
  keyWalletLocked: {
    en: "{key}: the wallet does not show the account {account}",
    es: "{key}: la cartera no muestra la cuenta {account}",
  },
  keyWalletFix: {
    en: "Unlock the wallet, and allow the account there.",
    es: "Desbloquee la cartera y permita ahí la cuenta.",
  },
  keyWalletChain: {
    en: "{key}: the wallet is on chain {actual}, not on {expected}",
    es: "{key}: la cartera está en la cadena {actual}, no en {expected}",
  },
  keyWalletChainFix: {
    en: "Change the wallet to chain {expected}.",
    es: "Cambie la cartera a la cadena {expected}.",
  },
  keyIsContract: {
    en: "{key}: {account} is the network's contract {contract}, not a person's account",
    es: "{key}: {account} es el contrato {contract} de la red, no la cuenta de una persona",
  },
  keyIsContractFix: {
    en: "Put the account of your own wallet there: cairn init.",
    es: "Ponga ahí la cuenta de su cartera: cairn init.",
  },
  staffIs: { en: "{roles}, until {until}", es: "{roles}, hasta {until}" },
  staffAdmin: { en: "admin of the hub", es: "administra el centro" },
  staffNone: { en: "no role at the hub", es: "ninguna función en el centro" },
  staffLater: { en: "{roles}, only from {from} on", es: "{roles}, solo desde {from}" },
  staffOver: { en: "{roles}, but only until {until}", es: "{roles}, pero solo hasta {until}" },
  staffCannotIssue: {
    en: "{roles}, until {until}; does not attest",
    es: "{roles}, hasta {until}; no certifica",
  },
  staffFix: {
    en: "The hub's admin gives roles: cairn hub staff {account} --roles ISSUE,REVOKE --until +1y.",
    es: "El administrador del centro da funciones: cairn hub staff {account} --roles ISSUE,REVOKE --until +1y.",
  },
  accreditorIs: {
    en: "accreditor of the network, until {until}",
    es: "acreditador de la red, hasta {until}",
  },
  badgesNone: {
    en: "cairn.json names none: records go without badges",
    es: "cairn.json no nombra ninguna: los registros van sin insignias",
  },
  badgeKeyIs: { en: "{key} ({type}) counts until {until}", es: "{key} ({type}) vale hasta {until}" },
  badgeKeyUnregistered: { en: "the hub has not registered {key}", es: "el centro no ha registrado {key}" },
  badgeKeyLater: { en: "{key} does not count yet", es: "{key} aún no vale" },
  badgeKeyOver: { en: "{key} is retired", es: "{key} está retirada" },
  badgeKeyCompromised: { en: "{key} is compromised", es: "{key} está comprometida" },
  badgeKeyType: {
    en: '{key} is of type {type}, which "{field}" cannot be',
    es: "{key} es de tipo {type}, que no sirve para «{field}»",
  },
  badgeKeyTypeFix: {
    en: 'In cairn.json, "key" names an Ed25519 key and "tokenKey" a P-256 key.',
    es: "En cairn.json, «key» nombra una clave Ed25519 y «tokenKey» una clave P-256.",
  },
  badgeKeyRegister: {
    en: "The hub's admin registers it: cairn keys register {key}.",
    es: "El administrador del centro la registra: cairn keys register {key}.",
  },
  badgeKeyRotate: {
    en: "Let a new one take its place: cairn keys rotate {key}.",
    es: "Sustitúyala por una nueva: cairn keys rotate {key}.",
  },
  badgeDid: {
    en: "the hub's profile on the chain does not name {did}, which its badges name",
    es: "el perfil del centro en la cadena no indica {did}, que sus insignias indican",
  },
  badgeDidFix: {
    en: "The hub's admin adds it: cairn hub profile.",
    es: "El administrador del centro lo añade: cairn hub profile.",
  },
  balanceIs: {
    en: "{amount} ether: enough for about {count} transactions",
    es: "{amount} ether: alcanza para unas {count} transacciones",
  },
  balanceFree: { en: "transactions cost nothing here", es: "aquí las transacciones no cuestan nada" },
  balanceFix: {
    en: "Send ether to {account}.",
    es: "Envíe ether a {account}.",
  },
  onlyAfter: { en: "needs: {check}", es: "requiere: {check}" },
});
