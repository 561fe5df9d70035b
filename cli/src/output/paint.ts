import { inspect, styleText } from "node:util";

const STYLES = { good: "green", bad: "red", unsure: "yellow", strong: "bold", faint: "dim" } as const;

const ESCAPE = "\u001b";
const NUMBERS = Object.values(STYLES).flatMap((style) => inspect.colors[style] ?? []);

/** What {@link paint} puts into a text; its group makes `split` keep it. */
export const COLOURS = new RegExp(`(${ESCAPE}\\[(?:${[...new Set(NUMBERS)].join("|")})m)`, "u");

/** Colours a text where the terminal shows colours. The text says the same without it. */
export function paint(text: string, style: keyof typeof STYLES, colour: boolean): string {
  return colour ? styleText(STYLES[style], text, { validateStream: false }) : text;
}
