import { texts } from "../../messages/text.ts";

export const keyTexts = texts({
  about: {
    en: "make and list the keys that send on the chain (for keys that sign credentials: cairn keys)",
    es: "crea y muestra las claves que envían a la cadena (las que firman credenciales: cairn keys)",
  },
  newAbout: {
    en: "make a key in an encrypted keystore file",
    es: "crea una clave en un archivo cifrado",
  },
  newExample: { en: "asks for a password twice", es: "pide una contraseña dos veces" },
  made: {
    en: "Made the key {address} in {file}. Keep a copy of the file and its password in different places: nobody can restore them.",
    es: "Creada la clave {address} en {file}. Guarde una copia del archivo y de la contraseña en sitios distintos: nadie puede recuperarlos.",
  },
  listAbout: {
    en: "list the configuration's keys: where they are, and their addresses",
    es: "muestra las claves de la configuración: dónde están y sus direcciones",
  },
  listExample: { en: "opens none of them", es: "no abre ninguna" },
  name: { en: "name", es: "nombre" },
  where: { en: "where", es: "dónde" },
  address: { en: "address", es: "dirección" },
  isDefault: { en: "default", es: "por defecto" },
  inFile: { en: "keystore {file}", es: "archivo cifrado {file}" },
  inVariable: { en: "variable {variable}", es: "variable {variable}" },
  inWallet: { en: "wallet at {url}", es: "cartera en {url}" },
  addressUnknown: { en: "not known", es: "desconocida" },
  noKeys: {
    en: "The configuration names no key. Make one: cairn key new keys/office.json, then cairn init.",
    es: "La configuración no nombra claves. Cree una: cairn key new keys/office.json, y luego cairn init.",
  },
  encrypting: { en: "Encrypting …", es: "Cifrando …" },
});
