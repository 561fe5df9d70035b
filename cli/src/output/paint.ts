import { styleText } from "node:util";

const STYLES = { good: "green", bad: "red", unsure: "yellow", strong: "bold", faint: "dim" } as const;

/** Colours a text where the terminal shows colours. The text says the same without it. */
export function paint(text: string, style: keyof typeof STYLES, colour: boolean): string {
  return colour ? styleText(STYLES[style], text, { validateStream: false }) : text;
}
