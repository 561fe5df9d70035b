import type { CairnError } from "@cairn/sdk";
import type { Language } from "../Language.ts";

/** What could not be done, and what to do about it. */
export interface FaultWords {
  readonly message: string;
  readonly fix: string;
  /** The language that it is told in: the software's own words are English. */
  readonly language: Language;
}

type SpanishWords = Omit<FaultWords, "language">;

/** The faults that the page itself meets, by code, or by code and part. English is what the error says. */
const SPANISH: Readonly<Record<string, SpanishWords>> = {
  "UNTRUSTED_DEPLOYMENT addressBook": {
    message: "Este es el libro de direcciones de una red. Abrirlo aquí no hace que la página confíe en ella.",
    fix: "Si sabe quién lleva la red, añádala en Ajustes.",
  },
  "UNTRUSTED_DEPLOYMENT settings": {
    message: "Esta página aún no confía en ninguna red, así que no hay a quién preguntar.",
    fix: "Añada en Ajustes la red en la que confía.",
  },
  "CHAIN_UNREACHABLE nodes": {
    message: "No se indicó ningún nodo de esta red, así que no hay a quién preguntar.",
    fix: "Indique un nodo de la red en Ajustes.",
  },
  "MALFORMED_LINK empty": {
    message: "El enlace no lleva nada que comprobar.",
    fix: "Copie el enlace entero, con todo lo que sigue al signo #.",
  },
  MALFORMED_LINK: {
    message: "Los datos del enlace están dañados o cortados.",
    fix: "Copie otra vez el enlace entero, o pida el archivo.",
  },
  "MALFORMED_BUNDLE size": {
    message: "El archivo es mayor que cualquier registro o presentación.",
    fix: "Elija el archivo *.cairn.json que dio el centro, sin cambios.",
  },
  "INVALID_ARGUMENT file": {
    message: "El navegador no pudo leer el archivo.",
    fix: "Elija el archivo otra vez. Una carpeta no se puede leer: elija los archivos que contiene.",
  },
  "INVALID_ARGUMENT nothing": {
    message: "Todavía no hay nada que comprobar.",
    fix: "Pegue un enlace o el texto de un archivo, o elija un archivo.",
  },
  "INVALID_ARGUMENT audience": {
    message: "Esto no es una dirección web: http o https, un nombre en minúsculas y nada después.",
    fix: "Escriba una dirección como https://empresa.example.",
  },
  "INVALID_ARGUMENT node": {
    message:
      "La dirección de un nodo debe empezar por https://, o por http://localhost si está en este equipo.",
    fix: "Copie la dirección de quien lleva el nodo.",
  },
  "INVALID_ARGUMENT quorum": {
    message:
      "El número de nodos que deben coincidir debe ser más de la mitad de los nodos, y no más que todos.",
    fix: "Corrija el número.",
  },
  "INVALID_ID nonce": {
    message: "Esto no es el número de una petición: 0x y 64 cifras hexadecimales.",
    fix: "Cópielo del archivo de la petición: es su «nonce».",
  },
  INVALID_ADDRESS: {
    message: "Esto no es una dirección: 0x y 40 cifras hexadecimales.",
    fix: "Copie la dirección otra vez; una letra o cifra no es correcta.",
  },
  MALFORMED_REQUEST: {
    message: "Esto no es una petición que se pueda leer.",
    fix: "Pídala otra vez, y use el archivo o el enlace sin cambios.",
  },
  "MALFORMED_REQUEST form": {
    message: "A la petición le falta algo, o algo en ella no puede ser así.",
    fix: "Corrija el campo que se nombra abajo; lo que pide se cuenta desde 0.",
  },
  MALFORMED_DEPLOYMENT: {
    message: "Esto no es el libro de direcciones de una red.",
    fix: "Pida a quien lleva la red el archivo de su libro de direcciones, y no lo cambie.",
  },
  UNSUPPORTED_VERSION: {
    message: "El archivo es de una versión que esta página no lee.",
    fix: "Use una página más reciente, o pida el archivo en otra versión.",
  },
  QR_TOO_LARGE: {
    message: "El texto es demasiado largo para un código QR.",
    fix: "Páselo como enlace o como archivo.",
  },
};

/** Says a fault in the reader's language, where the page has words for it. */
export function faultWords({ code, details, shortMessage, fix }: CairnError, language: Language): FaultWords {
  const part = typeof details.part === "string" ? `${code} ${details.part}` : code;
  const spanish = language === "es" ? (SPANISH[part] ?? SPANISH[code]) : undefined;
  if (spanish !== undefined) return { ...spanish, language };
  return { message: shortMessage, fix, language: "en" };
}
