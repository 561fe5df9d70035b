import { visible } from "./visible.ts";

/** Markup that may stand in a page as it is: made by {@link html}, or a constant of ours; never of a value. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template: text is escaped, lists are joined, and `undefined`, `null` and `false` are nothing. */
export type Part = Html | string | number | bigint | undefined | null | false | readonly Part[];

/**
 * Makes markup of a template. Every value that is not markup already is text: it is escaped for element content and for
 * attributes in double quotes, and loses its control and bidirectional characters.
 */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = parts.map((part, place) => `${markupOf(part)}${pieces[place + 1] ?? ""}`);
  return new Html(`${pieces[0] ?? ""}${markup.join("")}`);
}

/** A name or value of somebody else's: kept apart from the line's direction, and broken where it is too long. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function markupOf(part: Part): string {
  if (part === undefined || part === null || part === false) return "";
  if (part instanceof Html) return part.markup;
  if (typeof part === "object") return part.map(markupOf).join("");
  return visible(String(part)).replace(/[&<>"']/gu, (character) => ESCAPES[character] ?? "");
}
