import { texts } from "../messages/text.ts";

/** Texts on what is typed in options and tables, and words for what is read from the chain. */
export const valueTexts = texts({
  notATime: { en: "{option} is not a time: {value}.", es: "{option} no es una fecha: {value}." },
  timeFix: {
    en: "Give a day (2030-06-30), a time in UTC (2030-06-30T12:00Z), or an offset from now (+90d, +2w, +1y).",
    es: "Indique un día (2030-06-30), una hora UTC (2030-06-30T12:00Z) o un plazo desde ahora (+90d, +2w, +1y).",
  },
  unknownKind: { en: "There is no kind of achievement {kind}.", es: "No existe el tipo de logro {kind}." },
  kindFix: {
    en: "Kinds are: {names}; or ext: and a name of your own.",
    es: "Los tipos son: {names}; o ext: y un nombre propio.",
  },
  unknownRole: { en: "There is no role {role}.", es: "No existe la función {role}." },
  roleFix: {
    en: "Roles are ISSUE (attests), REVOKE (revokes), CATALOG (defines achievements), MANAGE (manages staff).",
    es: "Las funciones son ISSUE (certifica), REVOKE (revoca), CATALOG (define logros), MANAGE (dirige al personal).",
  },
  noHub: {
    en: "The command does not know which hub.",
    es: "La orden no sabe de qué centro se trata.",
  },
  noHubFix: {
    en: "Name the hub by number or name, or put its number into cairn.json: cairn init. cairn hub list shows all.",
    es: "Indique el centro por número o nombre, o ponga su número en cairn.json: cairn init. cairn hub list los muestra.",
  },
  unknownHub: { en: "The network has no hub {hub}.", es: "La red no tiene el centro {hub}." },
  unknownHubFix: {
    en: "See the numbers and names with: cairn hub list.",
    es: "Vea los números y nombres con: cairn hub list.",
  },
  ambiguousHub: {
    en: "More than one hub has the name {hub}: {hubs}.",
    es: "Más de un centro tiene el nombre {hub}: {hubs}.",
  },
  ambiguousHubFix: {
    en: "Name it by its number, after asking the hub for it: anyone may register any name.",
    es: "Indíquelo por su número, tras pedírselo al centro: cualquiera puede registrar cualquier nombre.",
  },
  secretAsAccount: {
    en: "This looks like a private key, not an address. It was shown to nobody, but the shell may keep it in its history.",
    es: "Esto parece una clave privada, no una dirección. No se ha mostrado, pero la consola puede guardarla en su historial.",
  },
  secretFix: {
    en: "Delete it from the history, and give the address: 0x and 40 digits.",
    es: "Bórrela del historial e indique la dirección: 0x y 40 dígitos.",
  },
  zeroAccount: {
    en: "The zero address is nobody's.",
    es: "La dirección cero no es de nadie.",
  },
  ownContract: {
    en: "This is the address of the network's contract {contract}, not of a person.",
    es: "Esta es la dirección del contrato {contract} de la red, no de una persona.",
  },
  personFix: {
    en: "Ask the person for the address of their own wallet or key: cairn key list shows yours.",
    es: "Pida a la persona la dirección de su cartera o clave: cairn key list muestra las suyas.",
  },
  notAnObject: { en: "{file} does not hold a JSON object.", es: "{file} no contiene un objeto JSON." },
  notReadable: { en: "{file} cannot be read: {reason}", es: "No se puede leer {file}: {reason}" },
  fileFix: { en: "Check its name and content.", es: "Compruebe su nombre y contenido." },
  accredited: { en: "accredited", es: "acreditado" },
  suspended: { en: "suspended", es: "suspendido" },
  lapsed: { en: "lapsed", es: "caducado" },
  never: { en: "never accredited", es: "nunca acreditado" },
  closed: { en: "closed", es: "cerrado" },
  running: { en: "running", es: "en curso" },
  periodSuspended: { en: "suspended", es: "suspendida" },
  ended: { en: "ended", es: "terminada" },
  withdrawn: { en: "withdrawn for the past", es: "retirada para el pasado" },
  allKinds: { en: "all", es: "todos" },
});
