/** What the page keeps in the browser, each under a name of its own. */
export type KeptName = "settings" | "requests" | "language";

const memory = new Map<string, string>();

/** Reads what is kept; undefined where there is nothing. */
export function load(name: KeptName): string | undefined {
  try {
    return localStorage.getItem(keyOf(name)) ?? memory.get(name);
  } catch {
    return memory.get(name);
  }
}

/**
 * Keeps a text, or forgets it where it is undefined.
 *
 * @returns Whether the browser keeps it; where it does not, the page does for as long as it is open.
 */
export function keep(name: KeptName, text: string | undefined): boolean {
  if (text === undefined) memory.delete(name);
  else memory.set(name, text);
  try {
    if (text === undefined) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), text);
    return true;
  } catch {
    return false;
  }
}

function keyOf(name: KeptName): string {
  return `cairn.${name}`;
}
