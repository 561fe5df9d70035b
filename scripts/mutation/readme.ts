import { readFileSync, writeFileSync } from "node:fs";
import { OPERATORS } from "./operators.ts";
import type { Counts, Report } from "./report.ts";
import { scoreOf } from "./report.ts";

export const README_FILE = "test/mutation/README.md";
const BEGIN = "<!-- report -->";
const END = "<!-- /report -->";

/** Puts the tables of a report where they belong. */
export function writeReadme(report: Report): void {
  writeFileSync(README_FILE, withReport(readFileSync(README_FILE, "utf8"), report));
}

/** The text with the tables of a report between its marks. */
export function withReport(text: string, report: Report): string {
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start === -1 || end === -1) throw new Error(`${README_FILE} has no place for the report`);
  return `${text.slice(0, start + BEGIN.length)}\n\n${tablesOf(report)}\n\n${text.slice(end)}`;
}

function tablesOf({
  commit,
  date,
  compiler,
  total,
  notRun,
  files,
  operators,
  leftOut,
  survivors,
}: Report): string {
  const { mutants, killed, survived, equivalent, invalid } = total;
  return [
    `Of commit \`${commit}\` on ${date}, with ${compiler}: **${killed} of ${mutants} mutants killed, ${scoreOf(total)} %**; ${survived} survived. Beside them ${equivalent} whose code is the same as the original's, and ${invalid} that do not compile.`,
    ...(notRun === 0 ? [] : [`The run was stopped before ${notRun} more mutants.`]),
    ...(leftOut.length === 0
      ? []
      : [`Not run on mutants, for their gas: ${leftOut.map((name) => `\`${name}\``).join(", ")}.`]),
    table(
      "file",
      files.map((counts) => ({ name: `\`${counts.file}\``, counts })),
    ),
    table(
      "operator",
      operators.map((counts) => ({
        name: `${counts.operator}: ${OPERATORS[counts.operator]}`,
        counts,
      })),
    ),
    "| survivor | in | why it may |\n| --- | --- | --- |",
  ]
    .join("\n\n")
    .concat(
      ...survivors.map(({ id, within, why }) => `\n| \`${escaped(id)}\` | \`${within}\` | ${escaped(why)} |`),
    );
}

function table(what: string, rows: readonly { readonly name: string; readonly counts: Counts }[]): string {
  return [
    `| ${what} | mutants | killed | survived | same code |`,
    "| --- | ---: | ---: | ---: | ---: |",
    ...rows.map(
      ({ name, counts }) =>
        `| ${escaped(name)} | ${counts.mutants} | ${counts.killed} | ${counts.survived} | ${counts.equivalent} |`,
    ),
  ].join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("|", "\\|");
}
