import type { Mapping } from "./Mapping.ts";

/**
 * Writes a mapping as the JSON text that `parseMapping` reads back, for saving.
 *
 * @example
 * await writeFile("mapping.json", formatMapping(mapping));
 */
export function formatMapping(mapping: Mapping): string {
  return `${JSON.stringify({ version: 1, ...mapping }, null, 2)}\n`;
}
