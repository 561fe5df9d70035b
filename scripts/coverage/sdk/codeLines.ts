import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import ts from "typescript";

/** The lines of a TypeScript file that do something when it runs: not comments, types or lone brackets. From 1. */
export function codeLines(file: string): ReadonlySet<number> {
  const text = stripTypeScriptTypes(readFileSync(file, "utf8"));
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    let isLeaf = true;
    ts.forEachChild(node, (child) => {
      isLeaf = false;
      visit(child);
    });
    if (isLeaf && node.kind !== ts.SyntaxKind.EndOfFileToken) {
      lines.add(source.getLineAndCharacterOfPosition(node.getStart()).line + 1);
    }
  };
  visit(source);
  return lines;
}
