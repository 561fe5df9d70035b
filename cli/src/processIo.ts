import { confirm, input, password, select } from "@inquirer/prompts";
import type { Io } from "./Io.ts";

/** The process's own terminal, files and environment. */
export function processIo(): Io {
  const { env, stdin, stdout, stderr } = process;
  // A reader that has seen enough, such as `head`, is no fault.
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
  const abort = new AbortController();
  // The second Ctrl-C ends the process in the usual way.
  process.once("SIGINT", () => abort.abort(new Error("Ctrl-C")));
  const { signal } = abort;
  const ask = { output: stderr, signal };
  return {
    cwd: process.cwd(),
    env,
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    isTerminal: stdin.isTTY === true && stderr.isTTY === true,
    colour: stderr.isTTY === true && env.NO_COLOR === undefined && env.TERM !== "dumb",
    prompts: {
      text: async ({ message, initial }) =>
        await input({ message, ...(initial === undefined ? {} : { default: initial }) }, ask),
      secret: async ({ message }) => await password({ message }, ask),
      confirm: async ({ message }) => await confirm({ message, default: false }, ask),
      select: async ({ message, choices }) => await select({ message, choices }, ask),
    },
    signal,
  };
}
