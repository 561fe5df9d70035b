import { texts } from "../../messages/text.ts";

export const recordTexts = texts({
  about: {
    en: "list all that is public of a learner, from the chain alone",
    es: "muestra todo lo público de un estudiante, solo con la cadena",
  },
  example: { en: "with what each record is worth now", es: "con lo que vale ahora cada registro" },
  exampleJson: { en: "for programs", es: "para programas" },
  reading: { en: "blocks read", es: "bloques leídos" },
  standing: { en: "standing", es: "estado" },
  achievement: { en: "achievement", es: "logro" },
  kind: { en: "kind", es: "tipo" },
  hub: { en: "hub", es: "centro" },
  issued: { en: "issued", es: "emitido" },
  expires: { en: "counts until", es: "vale hasta" },
  never: { en: "for good", es: "siempre" },
  elsewhere: { en: "held by {owner}", es: "en poder de {owner}" },
  found: {
    en: "Public records of {learner}: {count} (valid {valid}), as of block {block} ({time}).",
    es: "Registros públicos de {learner}: {count} (válidos {valid}), según el bloque {block} ({time}).",
  },
  none: {
    en: "Nothing is public of {learner}, as of block {block} ({time}).",
    es: "No hay nada público de {learner}, según el bloque {block} ({time}).",
  },
  private: {
    en: "Records that were attested in private and not claimed are not seen here: only their files show them.",
    es: "Los registros certificados en privado y no reclamados no se ven aquí: solo los muestran sus archivos.",
  },
});
