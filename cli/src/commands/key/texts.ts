import { texts } from "../../messages/text.ts";

export const keyTexts = texts({
  about: { en: "make keys, and list them", es: "crea claves y las muestra" },
  newAbout: {
    en: "make a key in an encrypted keystore file",
    es: "crea una clave en un archivo cifrado",
  },
  newExample: { en: "asks for a password twice", es: "pide una contraseña dos veces" },
  choose: { en: "Choose a password for {file}:", es: "Elija una contraseña para {file}:" },
  again: { en: "The same password again:", es: "La misma contraseña otra vez:" },
  made: {
    en: "Made the key {address} in {file}. Keep a copy of the file and its password in different places: nobody can restore them.",
    es: "Creada la clave {address} en {file}. Guarde una copia del archivo y de la contraseña en sitios distintos: nadie puede recuperarlos.",
  },
  encrypting: { en: "Encrypting …", es: "Cifrando …" },
});
