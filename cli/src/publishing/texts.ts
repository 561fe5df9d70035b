import { texts } from "../messages/text.ts";

/** Texts that publishing, and building status lists share. */
export const publishingTexts = texts({
  hubOption: {
    en: "number or name of the hub (default: the configuration's)",
    es: "número o nombre del centro (por defecto: el de la configuración)",
  },
  blockOption: {
    en: "as of this block (default: the newest); an old one needs an archive node",
    es: "según este bloque (por defecto: el último); uno antiguo necesita un nodo de archivo",
  },
  cohortsOption: {
    en: "folder with the hub's cohorts, which tell how many lists it has (default: cohorts)",
    es: "carpeta con las promociones del centro, que dicen cuántas listas tiene (por defecto: cohorts)",
  },
  ttlOption: {
    en: "for how many seconds a status list may be kept (default: 300)",
    es: "durante cuántos segundos puede guardarse una lista de estado (por defecto: 300)",
  },
  noBlock: {
    en: "The chain has no block {block}; its newest is {newest}.",
    es: "La cadena no tiene el bloque {block}; el último es {newest}.",
  },
  noBlockFix: {
    en: "Give the number of a block that is there, or leave --block out.",
    es: "Indique el número de un bloque que exista, u omita --block.",
  },
  noState: {
    en: "The node does not answer for the state of block {block}.",
    es: "El nodo no responde por el estado del bloque {block}.",
  },
  noStateFix: {
    en: "Most nodes keep the state of the newest blocks alone: name an archive node with --rpc, or leave --block out.",
    es: "Casi todos los nodos guardan solo el estado de los últimos bloques: indique un nodo de archivo con --rpc, u omita --block.",
  },
  keyWrong: {
    en: "The key {key} cannot sign for the hub at the block's time, {time}: {reason}.",
    es: "La clave {key} no puede firmar por el centro en el momento del bloque, {time}: {reason}.",
  },
  keyUnregistered: { en: "the hub has not registered it", es: "el centro no la ha registrado" },
  keyCompromised: {
    en: "the hub says that it was in other hands",
    es: "el centro dice que estuvo en otras manos",
  },
  keyNotThen: {
    en: "it is the hub's from {from} until {until}",
    es: "es del centro desde {from} hasta {until}",
  },
  keyWrongFix: {
    en: "Register it with `cairn keys register`, or name another one as credentials.key in cairn.json.",
    es: "Regístrela con `cairn keys register`, o indique otra como credentials.key en cairn.json.",
  },
  foreign: {
    en: "{folder} holds files that an earlier run did not write, or that were changed since: {files}.",
    es: "{folder} contiene archivos que no escribió una ejecución anterior, o que cambiaron después: {files}.",
  },
  foreignFix: {
    en: "Move them away, or name another folder. Nothing was written.",
    es: "Muévalos a otro lugar, o indique otra carpeta. No se escribió nada.",
  },
  definitions: { en: "definitions", es: "definiciones" },
  registry: { en: "hubs of the registry", es: "centros del registro" },
  file: { en: "file", es: "archivo" },
  change: { en: "change", es: "cambio" },
  new: { en: "new", es: "nuevo" },
  changed: { en: "changed", es: "cambiado" },
  renewed: { en: "the same, as of a later block", es: "igual, según un bloque posterior" },
  same: { en: "same", es: "igual" },
});
