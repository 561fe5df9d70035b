import { texts } from "../messages/text.ts";

/** Texts that asking, presenting and verifying share. */
export const presentingTexts = texts({
  unreadable: { en: "{file} cannot be read: {reason}.", es: "No se puede leer {file}: {reason}." },
  unreadableFix: {
    en: "Check the name of the file. A link starts with https:// and stands between quotes.",
    es: "Compruebe el nombre del archivo. Un enlace empieza por https:// y va entre comillas.",
  },
  emptyLink: {
    en: "The link carries no file: there is nothing behind its #.",
    es: "El enlace no lleva ningún archivo: no hay nada detrás de su #.",
  },
  emptyLinkFix: {
    en: "Copy the whole link, and put it between quotes: the shell may have cut it at the #.",
    es: "Copie el enlace entero y póngalo entre comillas: la consola puede haberlo cortado en el #.",
  },
  taken: { en: "{file} is there already.", es: "{file} ya existe." },
  takenFix: {
    en: "Give another name with --out or --qr, or move it away first.",
    es: "Dé otro nombre con --out o --qr, o mueva antes ese archivo.",
  },
  notAPicture: {
    en: "{file} is no name of a picture: it ends neither in .png nor in .svg.",
    es: "{file} no es el nombre de una imagen: no acaba en .png ni en .svg.",
  },
  notAPictureFix: {
    en: "Give --qr code.png or --qr code.svg.",
    es: "Indique --qr code.png o --qr code.svg.",
  },
  noPage: {
    en: "The QR code holds a link, and no page is known that reads it.",
    es: "El código QR contiene un enlace, y no se sabe qué página lo lee.",
  },
  noPageFix: { en: "Give the page with --page.", es: "Indique la página con --page." },
  tooLarge: {
    en: "(The link has {characters} characters, too many for a QR code that a phone reads: send the link or the file.)",
    es: "(El enlace tiene {characters} caracteres, demasiados para un código QR legible: envíe el enlace o el archivo.)",
  },
});
