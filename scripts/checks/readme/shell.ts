import path from "node:path";
import type { Block, Fault } from "./blocks.ts";

/** What a command of a shell block may name. */
export type Known = {
  readonly npmScripts: ReadonlySet<string>;
  /** The options of a Hardhat task, or `undefined` if there is no such task. */
  readonly taskOptions: (task: readonly string[]) => ReadonlySet<string> | undefined;
  readonly fileExists: (file: string) => boolean;
  /** What `cairn <words> --help` prints. */
  readonly cairnHelp: (words: readonly string[]) => string;
  /** Name of the file that `npm run pack` writes. */
  readonly tarball: string;
};

const ALWAYS: readonly RegExp[] = [
  /^npm (?:install|ci|test)(?: -- .+)?$/u,
  /^git clone \S+(?: \S+)?$/u,
  /^cd \S+$/u,
];

/** Each command of a shell block must exist: an npm script, a Hardhat task with its options, a script's file. */
export function checkShell({ block, known }: { block: Block; known: Known }): readonly Fault[] {
  return commandsOf(block).flatMap(({ line, command }) => {
    const message = explain({ command, known });
    return message === undefined ? [] : [{ at: `${block.file}:${line}`, message }];
  });
}

function commandsOf(block: Block): readonly { line: number; command: string }[] {
  const commands: { line: number; command: string }[] = [];
  let begun = "";
  let start = block.line;
  for (const [index, row] of block.code.split("\n").entries()) {
    if (begun === "") start = block.line + index;
    begun += row.replace(/(?:^|\s)#.*$/u, "");
    if (begun.endsWith("\\")) {
      begun = `${begun.slice(0, -1)} `;
      continue;
    }
    const parts = begun.split("&&").map((part) => part.trim().replace(/^\$\s+/u, ""));
    for (const command of parts.filter((part) => part !== "")) commands.push({ line: start, command });
    begun = "";
  }
  return commands;
}

function explain({ command, known }: { command: string; known: Known }): string | undefined {
  if (ALWAYS.some((pattern) => pattern.test(command))) return undefined;
  const words = command.replace(/^(?:[A-Z_]+=\S+\s+)+/u, "").split(/\s+/u);
  const [program, ...rest] = words;
  if (program === "npm" && rest[0] === "install") return explainInstall({ packages: rest.slice(1), known });
  if (program === "npm" && rest[0] === "run") {
    return known.npmScripts.has(rest[1] ?? "") ? undefined : `there is no npm script ${rest[1]}`;
  }
  if (program === "npx" && rest[0] === "cairn") return explainCairn({ words: rest.slice(1), known });
  if (program === "npx" && rest[0] === "hardhat") return explainTask({ words: rest.slice(1), known });
  if (program === "node" || program === "bash") return explainFile({ file: rest[0] ?? "", known });
  if (program?.startsWith(".") === true) return explainFile({ file: program, known });
  return `nothing checks this command: ${command}`;
}

/** A package's file must be the one that this repository packs; other packages are the reader's. */
function explainInstall({
  packages,
  known,
}: {
  packages: readonly string[];
  known: Known;
}): string | undefined {
  const wrong = packages.find((name) => name.endsWith(".tgz") && path.basename(name) !== known.tarball);
  return wrong === undefined
    ? undefined
    : `npm run pack writes ${known.tarball}, not ${path.basename(wrong)}`;
}

/** The command that is meant prints its own help; where there is none, the help of the group or of `cairn` comes. */
function explainCairn({ words, known }: { words: readonly string[]; known: Known }): string | undefined {
  const first = words.findIndex((word) => word.startsWith("-"));
  const head = first === -1 ? words : words.slice(0, first);
  const help = known.cairnHelp(head);
  const name = /^Usage: cairn (?<name>[a-z][a-z -]*[a-z]) (?!.*\[command\])/u.exec(help)?.groups?.name;
  if (name === undefined) return `there is no command cairn ${head.join(" ")}`;
  const used = words.filter((word) => word.startsWith("--")).map((word) => word.split("=")[0] ?? word);
  const wrong = used.find((option) => !new RegExp(`${option}(?![a-z-])`, "u").test(help));
  return wrong === undefined ? undefined : `the command cairn ${name} has no option ${wrong}`;
}

function explainTask({ words, known }: { words: readonly string[]; known: Known }): string | undefined {
  const first = words.findIndex((word) => word.startsWith("-"));
  const head = first === -1 ? words : words.slice(0, first);
  const lengths = [...head.keys()].map((index) => head.length - index);
  const task = lengths
    .map((length) => head.slice(0, length))
    .find((name) => known.taskOptions(name) !== undefined);
  if (task === undefined) return `there is no Hardhat task ${head.join(" ")}`;
  const options = known.taskOptions(task);
  const used = words.filter((word) => word.startsWith("--")).map((word) => word.slice(2));
  const wrong = used.find((option) => option !== "" && options?.has(option) !== true);
  if (wrong !== undefined) return `the Hardhat task ${task.join(" ")} has no option --${wrong}`;
  return task.join(" ") === "run" ? explainFile({ file: head[1] ?? "", known }) : undefined;
}

function explainFile({ file, known }: { file: string; known: Known }): string | undefined {
  return known.fileExists(file) ? undefined : `there is no file ${file}`;
}
