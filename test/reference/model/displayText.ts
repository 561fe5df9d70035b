import type { Check } from "./outcome.ts";
import { fault } from "./outcome.ts";

/** Controls, and characters that hide, reorder or break what is shown; joiners and spaces inside stay. */
const FORBIDDEN =
  /[\p{Cc}\u00ad\u061c\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/u;

/** What is wrong with a name that wallets and pages may show. */
export function nameFaults(name: string, maximum: number): readonly Check[] {
  const length = Buffer.byteLength(name);
  const bad = FORBIDDEN.exec(name);
  return [
    (length === 0 || length > maximum) && fault("DisplayTextLength", length, maximum),
    name.startsWith(" ") && fault("DisplayTextForbidden", 0),
    name.endsWith(" ") && fault("DisplayTextForbidden", length - 1),
    bad !== null && fault("DisplayTextForbidden", Buffer.byteLength(name.slice(0, bad.index))),
  ];
}
