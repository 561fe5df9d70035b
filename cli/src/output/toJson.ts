import { UNSEEN } from "../print/visible.ts";

/** One line of JSON; chain numbers as decimal strings, and what would steer a terminal as escapes. */
export function toJson(value: object): string {
  const text = JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? `${item}` : item));
  return text.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
