import { readFileSync } from "node:fs";
import type { PlantedBug } from "./bugs.ts";

/** The source with the bug in it. */
export function plant({ name, file, edits }: PlantedBug): string {
  return edits.reduce(
    (text, { from, to }) => {
      const places = text.split(from).length - 1;
      if (places !== 1)
        throw new Error(`"${name}": what it replaces stands ${places} times in ${file}: ${from}`);
      return text.replace(from, () => to);
    },
    readFileSync(file, "utf8"),
  );
}
