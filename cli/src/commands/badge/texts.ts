import { texts } from "../../messages/text.ts";

export const badgeTexts = texts({
  about: {
    en: "write a record's badge for the world outside: JSON, token, picture, or one to show parts of",
    es: "escribe la insignia de un registro para el mundo: JSON, token, imagen, o una para mostrar partes",
  },
  jsonExample: { en: "the badge as a file of its own", es: "la insignia en un archivo propio" },
  pngExample: { en: "in a picture, for badge backpacks", es: "en una imagen, para mochilas de insignias" },
  jwtExample: { en: "the hub signs it as a token (VC-JWT)", es: "el centro la firma como token (VC-JWT)" },
  selectiveExample: {
    en: "the hub signs it so that its holder can show parts",
    es: "el centro la firma para que su titular muestre partes",
  },
  showExample: { en: "the holder shows one value", es: "el titular muestra un valor" },
  toOption: {
    en: "json, png or svg (of the badge in the file), jwt or selective (signed by the hub, with its P-256 key)",
    es: "json, png o svg (de la insignia del archivo), jwt o selective (firmadas por el centro, con su clave P-256)",
  },
  outOption: {
    en: "file to write (default: named after the file that is read, in this folder)",
    es: "archivo que se escribe (por defecto: según el nombre del leído, en esta carpeta)",
  },
  pictureOption: {
    en: "PNG or SVG file that the badge is put into (default: the achievement's own; for SVG also a plain card)",
    es: "archivo PNG o SVG donde va la insignia (por defecto: el del propio logro; para SVG también una tarjeta sencilla)",
  },
  showOption: {
    en: "path (JSON Pointer) of what is shown of a selective badge; its issuer, time and achievement always are (repeatable)",
    es: "ruta (JSON Pointer) de lo que se muestra de una insignia selectiva; emisor, fecha y logro van siempre (repetible)",
  },
  noForm: { en: "There is no form {to}.", es: "No existe la forma {to}." },
  pictureForm: {
    en: "--picture is for png and svg, not for {to}.",
    es: "--picture es para png y svg, no para {to}.",
  },
  showForm: {
    en: "--show is for json, png and svg, not for {to}.",
    es: "--show es para json, png y svg, no para {to}.",
  },
  formFix: {
    en: "Forms are json, jwt, png, svg and selective: --to png.",
    es: "Las formas son json, jwt, png, svg y selective: --to png.",
  },
  isToken: {
    en: "The badge is a token, which is signed as it is: it has no other form in JSON.",
    es: "La insignia es un token, que está firmado tal cual: no tiene otra forma en JSON.",
  },
  isTokenFix: {
    en: "Write it as it is (--to jwt), or into a picture (--to png, --to svg).",
    es: "Escríbala tal cual (--to jwt) o en una imagen (--to png, --to svg).",
  },
  noPicture: {
    en: "There is no picture to put the badge into: the achievement has none of this form.",
    es: "No hay imagen donde poner la insignia: el logro no tiene ninguna de esta forma.",
  },
  noPictureFix: {
    en: "Give one: --picture badge.png, or take the plain card: --to svg.",
    es: "Indique una: --picture insignia.png, o tome la tarjeta sencilla: --to svg.",
  },
  otherForm: { en: "The picture {file} is no {form}.", es: "La imagen {file} no es {form}." },
  otherFormFix: {
    en: "Give a picture of the form that --to names.",
    es: "Indique una imagen de la forma que nombra --to.",
  },
  card: { en: "Badge", es: "Insignia" },
  json: { en: "the badge as JSON", es: "la insignia como JSON" },
  jwt: { en: "the badge as a token", es: "la insignia como token" },
  png: { en: "the badge in a picture", es: "la insignia en una imagen" },
  svg: { en: "the badge in a picture", es: "la insignia en una imagen" },
  selective: { en: "a badge to show parts of", es: "una insignia para mostrar partes" },
  written: { en: "✔ Wrote {file}: {form}.", es: "✔ Escrito {file}: {form}." },
  publicNote: {
    en: "Everything in it is public to whoever gets it. Check it: cairn verify.",
    es: "Todo lo que contiene es público para quien la reciba. Compruébela: cairn verify.",
  },
  wholeNote: {
    en: "It is for its holder alone, who makes from it what others see: cairn badge <file> --show <path>.",
    es: "Es solo para su titular, que hace de ella lo que otros ven: cairn badge <archivo> --show <ruta>.",
  },
});
