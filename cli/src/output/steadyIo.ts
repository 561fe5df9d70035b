import type { Io } from "../Io.ts";
import { visible } from "../print/visible.ts";
import { COLOURS } from "./paint.ts";

const LINES = /\r?\n/u;

/**
 * What the command shares with the world outside, where nothing but its own colours steers the terminal: whatever a
 * node, a file or an error says. Names with line ends are the business of those who print them.
 */
export function steadyIo(io: Io): Io {
  const { prompts } = io;
  const steady = (text: string): string => steadyText(text, io.colour);
  return {
    ...io,
    out: (text) => io.out(steady(text)),
    err: (text) => io.err(steady(text)),
    prompts: {
      text: async ({ message, ...rest }) => await prompts.text({ message: steady(message), ...rest }),
      secret: async ({ message }) => await prompts.secret({ message: steady(message) }),
      confirm: async ({ message }) => await prompts.confirm({ message: steady(message) }),
      select: async ({ message, choices }) =>
        await prompts.select({
          message: steady(message),
          choices: choices.map(({ name, value }) => ({ name: steady(name), value })),
        }),
    },
  };
}

/** Takes control and bidirectional characters out of a text, but for line ends, and colours where they are shown. */
export function steadyText(text: string, colour: boolean): string {
  return text
    .split(LINES)
    .map(colour ? steadyColours : visible)
    .join("\n");
}

function steadyColours(line: string): string {
  const pieces = line.split(COLOURS);
  return pieces.map((piece, place) => (place % 2 === 0 ? visible(piece) : piece)).join("");
}
