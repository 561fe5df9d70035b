import type { Texts } from "../texts.ts";
import type { Origin } from "../verify/source.ts";
import { visible } from "./visible.ts";

/** Names where something came from. */
export function originWords(origin: Origin, { verdict }: Texts): string {
  if (origin === "pasted") return verdict.pasted;
  return origin === "linked" ? verdict.linked : visible(origin.file);
}
