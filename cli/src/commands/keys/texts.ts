import { texts } from "../../messages/text.ts";

export const keysTexts = texts({
  about: {
    en: "the keys that sign the hub's credentials (for keys that send on the chain: cairn key)",
    es: "las claves que firman las credenciales del centro (las que envían a la cadena: cairn key)",
  },
  hubOption: {
    en: "number or name of the hub (default: the configuration's)",
    es: "número o nombre del centro (por defecto: el de la configuración)",
  },
  dryRun: {
    en: "show what would happen; write and send nothing",
    es: "muestra lo que pasaría; no escribe ni envía nada",
  },
  dryDone: { en: "Dry run: nothing was written or sent.", es: "Simulacro: no se escribió ni se envió nada." },

  newAbout: {
    en: "make a key that signs credentials, in an encrypted file that cairn.json names",
    es: "crea una clave que firma credenciales, en un archivo cifrado que nombra cairn.json",
  },
  newExample: {
    en: "Ed25519, for badges and status lists",
    es: "Ed25519, para insignias y listas de estado",
  },
  newTokenExample: {
    en: "P-256, for tokens (VC-JWT) and selective badges",
    es: "P-256, para tokens (VC-JWT) e insignias selectivas",
  },
  typeOption: { en: "Ed25519 or P-256", es: "Ed25519 o P-256" },
  fileOption: {
    en: "file for the key, from the folder of cairn.json (default: keys/<name>.json)",
    es: "archivo de la clave, desde la carpeta de cairn.json (por defecto: keys/<nombre>.json)",
  },
  noType: { en: "There is no type of key {type}.", es: "No existe el tipo de clave {type}." },
  noTypeFix: {
    en: "Types are Ed25519 (badges, status lists) and P-256 (tokens, selective badges).",
    es: "Los tipos son Ed25519 (insignias, listas de estado) y P-256 (tokens, insignias selectivas).",
  },
  made: {
    en: "Made the {type} key {name} in {file}: {multibase}\nKeep a copy of the file and its password in different places. It counts once the hub has registered it: cairn keys register {name}",
    es: "Creada la clave {type} {name} en {file}: {multibase}\nGuarde una copia del archivo y de la contraseña en sitios distintos. Vale cuando el centro la registre: cairn keys register {name}",
  },

  listAbout: {
    en: "list the hub's keys for credentials: when each counts, and what became of it",
    es: "muestra las claves de credenciales del centro: cuándo vale cada una y qué fue de ella",
  },
  listExample: { en: "opens none of them", es: "no abre ninguna" },
  listTitle: {
    en: "Keys that sign credentials of hub {hub}, {name} (✔: cairn.json signs with it):",
    es: "Claves que firman credenciales del centro {hub}, {name} (✔: cairn.json firma con ella):",
  },
  noKeys: {
    en: "There is none yet. Make one: cairn keys new badges",
    es: "Aún no hay ninguna. Cree una: cairn keys new badges",
  },
  partly: {
    en: "! The node does not list all events, so only the keys of cairn.json are shown.",
    es: "! El nodo no lista todos los avisos: solo se muestran las claves de cairn.json.",
  },
  name: { en: "name", es: "nombre" },
  type: { en: "type", es: "tipo" },
  state: { en: "state", es: "estado" },
  from: { en: "from", es: "desde" },
  until: { en: "until", es: "hasta" },
  publicKey: { en: "public key", es: "clave pública" },
  elsewhere: { en: "(not in cairn.json)", es: "(no está en cairn.json)" },
  stateUnregistered: { en: "not registered", es: "sin registrar" },
  stateLater: { en: "counts later", es: "vale más adelante" },
  stateValid: { en: "counts", es: "vale" },
  stateOver: { en: "retired", es: "retirada" },
  stateCompromised: { en: "compromised", es: "comprometida" },
  compromisedSince: { en: "compromised since {since}", es: "comprometida desde {since}" },

  registerAbout: {
    en: "register a key on the chain (the hub's admin, or staff with MANAGE)",
    es: "registra una clave en la cadena (el administrador del centro, o personal con MANAGE)",
  },
  registerExample: { en: "from now on, for two years", es: "desde ahora, por dos años" },
  registerWindowExample: { en: "for a time of your own", es: "por el tiempo que usted fije" },
  fromOption: {
    en: "when it begins to count: 2027-01-01, or +7d (default: some minutes from now)",
    es: "cuándo empieza a valer: 2027-01-01, o +7d (por defecto: dentro de unos minutos)",
  },
  untilOption: {
    en: "when it stops to count: 2029-01-01, or +1y (default: +2y)",
    es: "cuándo deja de valer: 2029-01-01, o +1y (por defecto: +2y)",
  },
  windowWrong: {
    en: "The key would begin to count before now, or stop before it begins.",
    es: "La clave empezaría a valer antes de ahora, o dejaría de valer antes de empezar.",
  },
  windowFix: {
    en: "Give a later --from or --until, or leave --from out.",
    es: "Indique un --from o --until posterior, o quite --from.",
  },
  registerPreview: {
    en: "Registers the {type} key {key} ({multibase}) for hub {hub}, {name}: what it signs counts from {from} until {until}. The end can be brought forward, never put off.",
    es: "Registra la clave {type} {key} ({multibase}) para el centro {hub}, {name}: lo que firme vale desde {from} hasta {until}. El fin se puede adelantar, nunca aplazar.",
  },
  registered: {
    en: "✔ What the key {key} signs counts from {from} until {until}.",
    es: "✔ Lo que firma la clave {key} vale desde {from} hasta {until}.",
  },
  registeredAlready: {
    en: "Nothing to do: the key {key} is registered, and counts from {from} until {until}.",
    es: "Nada que hacer: la clave {key} está registrada y vale desde {from} hasta {until}.",
  },
  wasRetired: {
    en: "The key {key} was registered before, and its time is over.",
    es: "La clave {key} ya estuvo registrada, y su tiempo terminó.",
  },
  wasCompromised: {
    en: "The key {key} was registered before, and is compromised.",
    es: "La clave {key} ya estuvo registrada, y está comprometida.",
  },
  onceFix: {
    en: "A key is registered once. Make another: cairn keys new <name>.",
    es: "Una clave se registra una sola vez. Cree otra: cairn keys new <nombre>.",
  },

  rotateAbout: {
    en: "make a key of the same type, register it, and retire the old one once the new one counts",
    es: "crea una clave del mismo tipo, la registra y retira la antigua cuando la nueva ya vale",
  },
  rotateExample: {
    en: "badges-2 takes its place; run again, it goes on",
    es: "badges-2 la sustituye; repetida, continúa",
  },
  rotateAsExample: { en: "a name and a term of your own", es: "con nombre y plazo propios" },
  asOption: { en: "name of the new key", es: "nombre de la clave nueva" },
  asFix: { en: "Give the new key another name with --as.", es: "Dé otro nombre a la clave nueva con --as." },
  gap: {
    en: "{old} counts until {until}, and its successor would count only from {from}: nothing signed in between would be good.",
    es: "{old} vale hasta {until}, y su sucesora solo valdría desde {from}: nada firmado entre tanto sería bueno.",
  },
  gapFix: { en: "Leave --from out, or give an earlier one.", es: "Quite --from, o indique uno anterior." },
  rotatePreview: {
    en: "{successor} takes the place of the {type} key {old} of hub {hub}, {name}: it counts from {from} until {until}.",
    es: "{successor} sustituye a la clave {type} {old} del centro {hub}, {name}: vale desde {from} hasta {until}.",
  },
  rotateRetires: {
    en: "Once it counts, cairn.json signs with it and {old} is retired for good: what {old} signed before stays good.",
    es: "Cuando valga, cairn.json firma con ella y {old} se retira para siempre: lo que {old} firmó antes sigue valiendo.",
  },
  rotateRetiresNot: {
    en: "Once it counts, cairn.json signs with it. {old} does not count now, so there is nothing to retire.",
    es: "Cuando valga, cairn.json firma con ella. {old} no vale ahora, así que no hay nada que retirar.",
  },
  waiting: {
    en: "Waiting until {name} counts, at {from}. Interrupted here, the same command goes on later.",
    es: "Esperando a que {name} valga, a las {from}. Si se interrumpe, la misma orden continúa después.",
  },
  rotated: {
    en: "✔ {successor} takes the place of {old}, and counts from {from}.",
    es: "✔ {successor} sustituye a {old} y vale desde {from}.",
  },
  rotatedRetired: {
    en: "{old} signs no more since {until}. Publish the hub's files again: cairn publish <folder>",
    es: "{old} ya no firma desde {until}. Publique otra vez los archivos del centro: cairn publish <carpeta>",
  },

  retireAbout: {
    en: "let a key sign no more from now on: what it signed before stays good",
    es: "hace que una clave no firme más desde ahora: lo que firmó antes sigue valiendo",
  },
  retireExample: { en: "for good", es: "para siempre" },
  retirePreview: {
    en: "Retires the key {key} ({multibase}) of hub {hub}, {name}, from now on and for good. What it signed before stays good.",
    es: "Retira la clave {key} ({multibase}) del centro {hub}, {name}, desde ahora y para siempre. Lo que firmó antes sigue valiendo.",
  },
  inUse: {
    en: "! cairn.json signs with this key: without another one there will be no badges. cairn keys rotate leaves no gap.",
    es: "! cairn.json firma con esta clave: sin otra no habrá insignias. cairn keys rotate no deja huecos.",
  },
  retired: {
    en: "✔ The key {key} signs no more since {until}.",
    es: "✔ La clave {key} ya no firma desde {until}.",
  },
  retiredAlready: {
    en: "Nothing to do: the key {key} signs no more since {until}.",
    es: "Nada que hacer: la clave {key} ya no firma desde {until}.",
  },

  compromisedAbout: {
    en: "say that a key was in wrong hands: what it signed since then counts for nothing",
    es: "declara que una clave estuvo en malas manos: lo que firmó desde entonces no vale nada",
  },
  compromisedExample: { en: "since now", es: "desde ahora" },
  compromisedSinceExample: {
    en: "since a day; it can be moved earlier, never later",
    es: "desde un día; se puede adelantar, nunca aplazar",
  },
  sinceOption: {
    en: "since when: 2026-05-04, or 2026-05-04T10:30Z (default: now)",
    es: "desde cuándo: 2026-05-04, o 2026-05-04T10:30Z (por defecto: ahora)",
  },
  compromisedPreview: {
    en: "Declares that the key {key} ({multibase}) of hub {hub}, {name}, was in wrong hands since {since}: what it signed from then on counts for nothing. The time can be moved earlier later on, never later. Records themselves are not touched.",
    es: "Declara que la clave {key} ({multibase}) del centro {hub}, {name}, estuvo en malas manos desde {since}: lo que firmó desde entonces no vale nada. La fecha se podrá adelantar, nunca aplazar. Los registros no cambian.",
  },
  compromisedDone: {
    en: "✔ What the key {key} signed since {since} counts for nothing.",
    es: "✔ Lo que firmó la clave {key} desde {since} no vale nada.",
  },
  compromisedAlready: {
    en: "Nothing to do: the key {key} is compromised since {since}.",
    es: "Nada que hacer: la clave {key} está comprometida desde {since}.",
  },
  compromisedNext: {
    en: "Publish the hub's files again: cairn publish <folder>",
    es: "Publique otra vez los archivos del centro: cairn publish <carpeta>",
  },
  compromisedNextUsed: {
    en: "cairn.json still signs with it. Take another at once: cairn keys rotate {key}, then publish the hub's files again: cairn publish <folder>",
    es: "cairn.json todavía firma con ella. Tome otra enseguida: cairn keys rotate {key}, y publique otra vez los archivos del centro: cairn publish <carpeta>",
  },

  didAbout: {
    en: "print the hub's DID document, or those of its keys where it has no address",
    es: "muestra el documento DID del centro, o los de sus claves si no tiene dirección",
  },
  didExample: {
    en: "what cairn publish serves, of the newest block",
    es: "lo que sirve cairn publish, según el último bloque",
  },
  noneRegistered: {
    en: "The hub has no key that could be in a DID document.",
    es: "El centro no tiene ninguna clave que pueda estar en un documento DID.",
  },
  noneRegisteredFix: {
    en: "Make one and register it: cairn keys new badges, cairn keys register badges.",
    es: "Cree una y regístrela: cairn keys new badges, cairn keys register badges.",
  },
});
