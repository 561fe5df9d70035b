import { texts } from "../../messages/text.ts";

export const hubTexts = texts({
  about: {
    en: "register a hub, look at hubs, manage staff, close",
    es: "registra un centro, muestra centros, dirige al personal, cierra",
  },
  hubOption: {
    en: "number or name of the hub (default: the configuration's)",
    es: "número o nombre del centro (por defecto: el de la configuración)",
  },

  registerAbout: {
    en: "register a hub; the key's account becomes its admin",
    es: "registra un centro; la cuenta de la clave será su administradora",
  },
  registerExample: {
    en: "asks for the profile, and saves the hub's number in cairn.json",
    es: "pregunta por el perfil y guarda el número del centro en cairn.json",
  },
  registerFileExample: {
    en: "takes name and profile from a file",
    es: "toma nombre y perfil de un archivo",
  },
  profileOption: {
    en: "JSON file with the public profile (Open Badges 3.0 Profile)",
    es: "archivo JSON con el perfil público (Profile de Open Badges 3.0)",
  },
  urlOption: { en: "web page of the hub, for its profile", es: "página web del centro, para su perfil" },
  emailOption: { en: "e-mail of the hub, for its profile", es: "correo del centro, para su perfil" },
  descriptionOption: { en: "one sentence, for its profile", es: "una frase, para su perfil" },
  saveOption: {
    en: "write the hub's number into the configuration",
    es: "escribe el número del centro en la configuración",
  },
  askName: { en: "Name of the hub (it stays):", es: "Nombre del centro (queda fijo):" },
  askUrl: { en: "Web page (may stay empty):", es: "Página web (puede quedar vacía):" },
  askEmail: {
    en: "E-mail of the office, public (may stay empty):",
    es: "Correo de la oficina, público (puede quedar vacío):",
  },
  askDescription: {
    en: "What the hub is, in one sentence (may stay empty):",
    es: "Qué es el centro, en una frase (puede quedar vacía):",
  },
  nameMissing: { en: "The hub's name is missing.", es: "Falta el nombre del centro." },
  nameMissingFix: {
    en: 'Give it: cairn hub register "Riverside School", or in the profile\'s file as "name".',
    es: 'Indíquelo: cairn hub register "Escuela Ribera", o en el archivo del perfil como "name".',
  },
  nameDiffers: {
    en: 'The profile\'s file has another name, "{stated}", than the command line, "{name}".',
    es: "El archivo del perfil tiene otro nombre, «{stated}», que la línea de órdenes, «{name}».",
  },
  nameDiffersFix: {
    en: "Give the same name in both, or in one of them only.",
    es: "Indique el mismo nombre en ambos, o solo en uno.",
  },
  registeredAlready: {
    en: "This account has registered a hub of this name already.",
    es: "Esta cuenta ya registró un centro con este nombre.",
  },
  registeredAlreadyFix: {
    en: "Use hub {hub} (cairn init writes it into cairn.json), or choose another name.",
    es: "Use el centro {hub} (cairn init lo escribe en cairn.json) o elija otro nombre.",
  },
  namesake: {
    en: "! Another hub has this name already: {hubs}. Readers tell them apart by number, admin and accreditation.",
    es: "! Otro centro ya tiene este nombre: {hubs}. Se distinguen por número, administrador y acreditación.",
  },
  registerPreview: {
    en: 'Registers the hub "{name}" with {account} as admin, and publishes its profile for good:\n{profile}',
    es: "Registra el centro «{name}» con {account} como administrador, y publica su perfil para siempre:\n{profile}",
  },
  registered: { en: '✔ Registered hub {hub}, "{name}".', es: "✔ Registrado el centro {hub}, «{name}»." },
  askSave: { en: "Write hub {hub} into {file}?", es: "¿Escribir el centro {hub} en {file}?" },
  saved: { en: "Its number is in {file}.", es: "Su número está en {file}." },
  noConfig: {
    en: "There is no cairn.json to save the number in: make one with `cairn init`.",
    es: "No hay un cairn.json donde guardar el número: créelo con `cairn init`.",
  },
  registerNext: {
    en: "Next: ask an accreditor to accredit hub {hub}, and appoint staff: cairn hub staff <account> --roles ISSUE,REVOKE,CATALOG --until +1y",
    es: "Después: pida a un acreditador que acredite el centro {hub} y nombre personal: cairn hub staff <cuenta> --roles ISSUE,REVOKE,CATALOG --until +1y",
  },

  showAbout: {
    en: "show a hub: admin, staff, accreditation, definitions",
    es: "muestra un centro: administrador, personal, acreditación, definiciones",
  },
  showExample: { en: "the hub of the configuration", es: "el centro de la configuración" },
  showOtherExample: { en: "any hub of the network", es: "cualquier centro de la red" },
  id: { en: "hub", es: "centro" },
  name: { en: "name", es: "nombre" },
  state: { en: "state", es: "estado" },
  admin: { en: "admin", es: "administrador" },
  adminSince: { en: "{admin} (since {time})", es: "{admin} (desde {time})" },
  offeredTo: { en: "offered to", es: "ofrecido a" },
  registeredAt: { en: "registered", es: "registrado" },
  closedAt: { en: "closed", es: "cerrado" },
  web: { en: "web page", es: "página web" },
  profile: { en: "profile", es: "perfil" },
  profileMissing: {
    en: "not found where the network keeps documents",
    es: "no está donde la red guarda los documentos",
  },
  profileUnread: {
    en: "cannot be read now: {code}",
    es: "no se puede leer ahora: {code}",
  },
  staffTitle: { en: "Staff", es: "Personal" },
  noStaff: { en: "No staff was appointed.", es: "No se ha nombrado personal." },
  staffPartly: {
    en: "! The node does not list all events, so only the accounts of your own keys are shown.",
    es: "! El nodo no lista todos los avisos: solo se muestran las cuentas de sus propias claves.",
  },
  account: { en: "account", es: "cuenta" },
  roles: { en: "roles", es: "funciones" },
  from: { en: "from", es: "desde" },
  until: { en: "until", es: "hasta" },
  now: { en: "now", es: "ahora" },
  later: { en: "later", es: "más adelante" },
  over: { en: "over", es: "terminado" },
  periodsTitle: { en: "Accreditation", es: "Acreditación" },
  neverAccredited: { en: "It was never accredited.", es: "Nunca fue acreditado." },
  kinds: { en: "kinds", es: "tipos" },
  accreditor: { en: "accreditor", es: "acreditador" },
  definitionsTitle: { en: "Definitions", es: "Definiciones" },
  noDefinitions: { en: "It has defined no achievement.", es: "No ha definido ningún logro." },

  listAbout: { en: "list the network's hubs", es: "lista los centros de la red" },
  listExample: { en: "only those that can attest now", es: "solo los que pueden certificar ahora" },
  accreditedOption: { en: "only accredited hubs", es: "solo centros acreditados" },
  noHubs: { en: "No hub to show.", es: "No hay centros que mostrar." },

  staffAbout: {
    en: "set what an account may do for the hub, and until when",
    es: "fija qué puede hacer una cuenta por el centro, y hasta cuándo",
  },
  staffExample: { en: "a registrar, for a year", es: "una secretaria, por un año" },
  staffRemoveExample: { en: "somebody left", es: "alguien se ha ido" },
  rolesOption: {
    en: "ISSUE, REVOKE, CATALOG, MANAGE, separated by commas",
    es: "ISSUE, REVOKE, CATALOG, MANAGE, separadas por comas",
  },
  untilOption: {
    en: "end: 2030-06-30 (that day is not included any more), or +1y",
    es: "fin: 2030-06-30 (ese día ya no cuenta), o +1y",
  },
  fromOption: { en: "start (default: now)", es: "comienzo (por defecto: ahora)" },
  removeOption: { en: "take all roles away", es: "quita todas las funciones" },
  staffMissing: {
    en: "It is not said what the account may do, and until when.",
    es: "Falta qué puede hacer la cuenta y hasta cuándo.",
  },
  staffMissingFix: {
    en: "Give --roles ISSUE,REVOKE --until 2030-06-30, or --remove.",
    es: "Indique --roles ISSUE,REVOKE --until 2030-06-30, o --remove.",
  },
  staffBoth: { en: "--remove takes no roles.", es: "--remove no admite funciones." },
  windowWrong: {
    en: "The end is not after the start, or it has passed.",
    es: "El fin no es posterior al comienzo, o ya pasó.",
  },
  windowFix: { en: "Give a later --until.", es: "Indique un --until posterior." },
  staffPreview: {
    en: '{account}: {roles} for hub {hub}, "{name}", from {from} until {until}.',
    es: "{account}: {roles} para el centro {hub}, «{name}», desde {from} hasta {until}.",
  },
  removePreview: {
    en: '{account}: no role any more for hub {hub}, "{name}". What it attested stays valid.',
    es: "{account}: ninguna función más para el centro {hub}, «{name}». Lo que certificó sigue siendo válido.",
  },
  contractWarning: {
    en: "! A contract stands at this address. That is right for a multisig or smart wallet, and wrong for anything else.",
    es: "! En esta dirección hay un contrato. Es correcto para una cartera multifirma o inteligente, y para nada más.",
  },
  appointed: {
    en: "✔ {account} has {roles} until {until}.",
    es: "✔ {account} tiene {roles} hasta {until}.",
  },
  removed: { en: "✔ {account} has no role any more.", es: "✔ {account} ya no tiene funciones." },
  staffSame: {
    en: "Nothing to do: {account} stands so already.",
    es: "Nada que hacer: {account} ya está así.",
  },

  closeAbout: {
    en: "close a hub for good: its records stay valid",
    es: "cierra un centro para siempre: sus registros siguen siendo válidos",
  },
  closeExample: { en: "shows what it means, and asks", es: "muestra qué significa y pregunta" },
  closePreview: {
    en: 'Closes hub {hub}, "{name}", for good. Nobody can open it again.\n- Its accreditation ends, and it attests nothing more.\n- What it attested stays valid, and its staff can still revoke.\n- Records that learners have not claimed yet can still be claimed.',
    es: "Cierra el centro {hub}, «{name}», para siempre. Nadie puede volver a abrirlo.\n- Su acreditación termina y no certifica nada más.\n- Lo que certificó sigue siendo válido, y su personal aún puede revocar.\n- Los registros que los estudiantes aún no han reclamado se pueden reclamar todavía.",
  },
  closed: { en: '✔ Hub {hub}, "{name}", is closed.', es: "✔ El centro {hub}, «{name}», está cerrado." },
  closedAlready: {
    en: "Nothing to do: hub {hub} is closed since {time}.",
    es: "Nada que hacer: el centro {hub} está cerrado desde {time}.",
  },

  setProfileAbout: {
    en: "change the hub's public profile; without a file, add the DID of cairn.json to the one that stands",
    es: "cambia el perfil público del centro; sin archivo, añade al que hay el DID de cairn.json",
  },
  setProfileExample: {
    en: "names the hub's DID as its id, so that registries of issuers can list the hub",
    es: "indica el DID del centro como su id, para que los registros de emisores puedan incluirlo",
  },
  setProfileFileExample: {
    en: "takes the whole profile from a file",
    es: "toma todo el perfil de un archivo",
  },
  profilePreview: {
    en: 'Changes the profile of hub {hub}, "{name}", and publishes it for good:\n{profile}',
    es: "Cambia el perfil del centro {hub}, «{name}», y lo publica para siempre:\n{profile}",
  },
  profileSame: {
    en: "Nothing to do: the profile of hub {hub} is just so already.",
    es: "Nada que hacer: el perfil del centro {hub} ya es así.",
  },
  profileSet: {
    en: "✔ The profile of hub {hub} is changed, SHA-256 {hash}.",
    es: "✔ El perfil del centro {hub} está cambiado, SHA-256 {hash}.",
  },
});
