import { globSync, readFileSync } from "node:fs";
import ts from "typescript";

/** A sentence that the command's code gives an error in English. */
export interface Sentence {
  readonly text: string;
  readonly at: string;
  /** Whether values are put into it, so that no catalog can hold it. */
  readonly isTemplate: boolean;
}

/**
 * The English sentences of the command's own errors: the messages and fixes of `new CairnError(…)`, and the first and last
 * words of the local functions `refuse(…)` that make such errors.
 */
export function errorSentences(): readonly Sentence[] {
  const files = globSync("cli/src/**/*.ts", { exclude: ["cli/src/input/**", "cli/src/messages/**"] }).sort();
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2023, true);
    const found: Sentence[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && node.expression.getText() === "CairnError") {
        for (const property of propertiesOf(node.arguments?.[1])) found.push(...sentencesIn(property, file));
      }
      if (ts.isCallExpression(node) && node.expression.getText() === "refuse") {
        for (const argument of node.arguments) found.push(...sentencesIn(argument, file));
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

function propertiesOf(options: ts.Expression | undefined): readonly ts.Expression[] {
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return [];
  return options.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && ["message", "fix"].includes(property.name.getText())
      ? [property.initializer]
      : [],
  );
}

/** A sentence has words: a path, a name and a code are none. */
function sentencesIn(node: ts.Expression, file: string): readonly Sentence[] {
  if (ts.isConditionalExpression(node)) {
    return [node.whenTrue, node.whenFalse].flatMap((branch) => [...sentencesIn(branch, file)]);
  }
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  const at = `${file}:${line + 1}`;
  if (ts.isTemplateExpression(node)) return [{ text: node.getText(), at, isTemplate: true }];
  if (!ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return [];
  return /\s/.test(node.text) ? [{ text: node.text, at, isTemplate: false }] : [];
}
