import { Buffer } from "node:buffer";
import type { Node } from "./lib/solc.ts";
import type { Edit, Operator, Program } from "./operators.ts";
import { editsAt } from "./operators.ts";
import type { Visit } from "./tree.ts";
import { enclosing, walk } from "./tree.ts";

/** One change of one file. */
export type Mutant = {
  /** `file:line:column operator: before → after`. */
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly operator: Operator;
  readonly before: string;
  readonly after: string;
  /** What stays when lines move: the function, and the line's text. */
  readonly within: string;
  readonly source: string;
  /** Where, in bytes. */
  readonly start: number;
  readonly end: number;
};

/** What shows records and decides nothing about them. */
const SHOWS = /^contracts\/(?:libraries|periphery)\//u;
/** What decides. */
const DECISIONS: readonly Operator[] = ["relational", "logical", "condition", "modifier", "sender"];

type Declarations = Program["declarations"];

/** Every declaration of a program by id. */
export function declarationsOf(trees: Readonly<Record<string, Node>>): Declarations {
  const found = new Map<number, { readonly node: Node; readonly owner: Node | undefined }>();
  for (const tree of Object.values(trees)) {
    walk({
      node: tree,
      see: ({ node, parent }) => {
        if (node.id !== undefined) found.set(node.id, { node, owner: parent?.node });
      },
    });
  }
  return found;
}

/**
 * Mutants of a file, in the order of their places. Lines that pack many figures of one sort would fill the list with
 * mutants that all tests notice alike: so a line has one of each operator, but for the decisions, of which it has all.
 * What only shows records, in libraries and periphery, has one a line.
 */
export function mutantsOf({
  file,
  text,
  tree,
  declarations,
}: {
  file: string;
  text: string;
  tree: Node;
  declarations: Declarations;
}): readonly Mutant[] {
  const bytes = Buffer.from(text);
  const textAt: Program["textAt"] = ({ start, end }) => bytes.subarray(start, end).toString("utf8");
  const found: { readonly edit: Edit; readonly within: string }[] = [];
  const see = (visit: Visit): void => {
    const within = nameOf(enclosing(visit, "FunctionDefinition") ?? enclosing(visit, "ContractDefinition"));
    for (const edit of editsAt(visit, { textAt, declarations })) found.push({ edit, within });
  };
  walk({ node: tree, see });
  const lines = text.split("\n");
  const seen = new Set<string>();
  const all = found
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end)
    .map(({ edit: { start, end, operator, after }, within }) => {
      const above = textAt({ start: 0, end: start }).split("\n");
      const line = above.length;
      const column = (above.at(-1) ?? "").length + 1;
      const before = textAt({ start, end });
      const id = `${file}:${line}:${column} ${operator}: ${brief(before)} → ${brief(after)}`;
      const source = (lines[line - 1] ?? "").trim();
      return { id, file, line, column, operator, before, after, within, source, start, end };
    })
    .filter(({ id }) => {
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    });
  return thinned(all, SHOWS.test(file));
}

/** Which one of several depends on the line's text only. */
function thinned(mutants: readonly Mutant[], isOnePerLine: boolean): readonly Mutant[] {
  const isRival = (a: Mutant, b: Mutant): boolean =>
    a.line === b.line && (isOnePerLine || a.operator === b.operator);
  return mutants.filter((mutant) => {
    if (!isOnePerLine && DECISIONS.includes(mutant.operator)) return true;
    const rivals = mutants.filter((other) => isRival(mutant, other));
    return rivals[mutant.source.length % rivals.length] === mutant;
  });
}

/** The text of a file with a mutant in it. */
export function applyMutant(text: string, { start, end, after }: Mutant): string {
  const bytes = Buffer.from(text);
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(after), bytes.subarray(end)]).toString("utf8");
}

/** One line, not too long. */
function brief(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  const shown = line.length > 60 ? `${line.slice(0, 57)}…` : line;
  return shown === "" ? "nothing" : shown;
}

function nameOf(node: Node | undefined): string {
  if (node === undefined) return "";
  return String(node.name) === "" ? String(node.kind) : String(node.name);
}
