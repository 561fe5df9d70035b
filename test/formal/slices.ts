// A harness names declarations of the contracts, and gets their text as it stands today:
//   // from contracts/hub/Accreditation.sol: struct Running, _running, _open
// Two things change: visibility (`external`, `private` → `internal`), so that the harness can call and read them; and
// `revert Error(…)` loses its error, since the SMTChecker goes on after it as if nothing had been.
import { readFileSync } from "node:fs";

/** A declaration in the compiler's syntax tree. */
export type Node = {
  readonly nodeType: string;
  readonly name?: string;
  readonly src: string;
  readonly visibility?: string;
  readonly nodes?: readonly Node[];
};
/** Parses a source file of the repository. */
export type Parse = (file: string) => Node;

const REVERT = /\brevert\s+\w+\([^;]*\);/gu;
const DIRECTIVE = /^(?<indent> *)\/\/ from (?<file>\S+\.sol): (?<names>.+)$/gmu;

/** Fills in what a harness names. */
export function fillIn({ template, parse }: { template: string; parse: Parse }): string {
  return template.replace(DIRECTIVE, (_line, indent: string, file: string, names: string) => {
    const text = readFileSync(file);
    const declared = declarations(parse(file));
    const wanted = names.split(",").map((name) => find({ declared, name: name.trim(), file }));
    return wanted.map((node) => indent + textOf({ text, node })).join("\n\n");
  });
}

function declarations(tree: Node): readonly Node[] {
  const contract = tree.nodes?.find(({ nodeType }) => nodeType === "ContractDefinition");
  return [...(contract?.nodes ?? []), ...(tree.nodes ?? [])];
}

function find({ declared, name, file }: { declared: readonly Node[]; name: string; file: string }): Node {
  const found = declared.find((node) => node.name === name);
  if (found === undefined)
    throw new Error(`${file} declares no ${name}: the harness must follow the contracts`);
  return found;
}

function textOf({ text, node }: { text: Buffer; node: Node }): string {
  const [start = 0, length = 0] = node.src.split(":").map(Number);
  const source = text.subarray(start, start + length).toString("utf8");
  const end = node.nodeType === "VariableDeclaration" ? ";" : "";
  return source.replace(/\b(?:external|private|public)\b/u, "internal").replace(REVERT, "revert();") + end;
}
