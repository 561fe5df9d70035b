import { json } from "@cairn/sdk";
import type { Language } from "../Language.ts";
import { visible } from "./visible.ts";

/** Names that documents often use, most of them of Open Badges 3.0. Any other is shown as it stands. */
const SPANISH: Readonly<Record<string, string>> = {
  achievedLevel: "nivel alcanzado",
  achievement: "logro",
  activityEndDate: "fin de la actividad",
  activityStartDate: "inicio de la actividad",
  credits: "créditos",
  creditsEarned: "créditos obtenidos",
  date: "fecha",
  grade: "calificación",
  hours: "horas",
  level: "nivel",
  licenseNumber: "número de licencia",
  modules: "módulos",
  name: "nombre",
  narrative: "descripción",
  passed: "aprobado",
  result: "resultado",
  resultDescription: "descripción del resultado",
  role: "función",
  score: "puntuación",
  status: "estado",
  student: "estudiante",
  term: "periodo",
  type: "tipo",
  value: "valor",
};

/** Between the steps of a path. */
const STEP = " › ";

/**
 * Says a JSON Pointer in words: "/result/0/value" is "Result › value". A 0 that is the only number at its place is left
 * out; other numbers stay as they are, since a key and a place in a list look alike.
 *
 * @param pointer - The path of a field.
 * @param others - The paths that are shown beside it.
 */
export function pointerWords(pointer: string, language: Language, others: readonly string[] = []): string {
  const steps = json.splitPointer(pointer) ?? [pointer];
  const words: string[] = [];
  let prefix = "";
  for (const step of steps) {
    const isPlace = /^\d+$/u.test(step) && words.length > 0;
    if (!isPlace) words.push(stepWords(step, language));
    else if (step !== "0" || hasOtherPlaces(prefix, others)) words.push(`${words.pop()} ${step}`);
    prefix = json.joinPointer(prefix, step);
  }
  const [first = language === "en" ? "everything" : "todo", ...rest] = words;
  return [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest].join(STEP);
}

/**
 * Reads what somebody writes of the fields they ask for, parted by commas or lines: "result, hours" is /result and /hours.
 * What begins with a slash is taken as a JSON Pointer as it is.
 */
export function pointersOf(text: string): string[] {
  const names = text.split(/[,;\n]/u).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== "").map(pointerOf))];
}

function pointerOf(name: string): string {
  if (name.startsWith("/")) return name;
  const steps = name.split(/[/›>]/u).map((step) => step.trim());
  return steps.map(keyOf).reduce((pointer, step) => json.joinPointer(pointer, step), "");
}

/** A Spanish word is the key that it translates; words of a phrase are one key, as JSON's writers join them. */
function keyOf(step: string): string {
  const lower = step.toLowerCase();
  const known = Object.entries(SPANISH).find(([, words]) => words === lower);
  if (known !== undefined) return known[0];
  const [first = "", ...rest] = step.split(/\s+/u);
  if (rest.length === 0)
    return first === first.toUpperCase() ? first : first.slice(0, 1).toLowerCase() + first.slice(1);
  return first.toLowerCase() + rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}

function stepWords(step: string, language: Language): string {
  const spanish = language === "es" && Object.hasOwn(SPANISH, step) ? SPANISH[step] : undefined;
  if (spanish !== undefined) return spanish;
  const parted = visible(step).replace(/(?<=\p{Ll})(?=\p{Lu})|_/gu, " ");
  return /^\p{Ll}/u.test(parted) ? parted.toLowerCase() : parted;
}

function hasOtherPlaces(prefix: string, others: readonly string[]): boolean {
  return others.some(
    (other) => other.startsWith(`${prefix}/`) && /^[1-9]\d*(?:\/|$)/u.test(other.slice(prefix.length + 1)),
  );
}
