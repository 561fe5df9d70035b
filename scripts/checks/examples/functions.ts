import path from "node:path";
import { CONTRACT_ERRORS, ERRORS } from "@cairn/sdk";
import ts from "typescript";
import type { Block, Fault } from "../readme/blocks.ts";

/** A function of a package's public interface, with its docstring. */
export type PublicFunction = {
  /** As a user writes it: `hubs.register`. */
  readonly name: string;
  readonly file: string;
  /** Line of its declaration. */
  readonly line: number;
  /** Whether it asks a network: its first parameter is a client. */
  readonly takesClient: boolean;
  readonly docstring: Docstring | undefined;
};

/** A docstring without its frame, and the line on which it begins. */
export type Docstring = { readonly line: number; readonly rows: readonly string[] };

const TAG = /^@(?<tag>[a-z]\w*)\b/u;

/** The functions and classes that modules export, also through namespaces (`export * as …`). */
export function publicFunctions(entries: readonly string[]): readonly PublicFunction[] {
  const program = ts.createProgram([...entries], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  return entries.flatMap((entry) => {
    const source = program.getSourceFile(entry);
    const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    if (symbol === undefined) throw new Error(`${entry} is not a module`);
    return [...functionsOf({ checker, symbol, prefix: "" })];
  });
}

function functionsOf(from: {
  checker: ts.TypeChecker;
  symbol: ts.Symbol;
  prefix: string;
}): readonly PublicFunction[] {
  const { checker, symbol, prefix } = from;
  return checker.getExportsOfModule(symbol).flatMap((exported) => {
    const target =
      (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported);
    const name = prefix + exported.name;
    if ((target.flags & ts.SymbolFlags.ValueModule) !== 0) {
      return [...functionsOf({ checker, symbol: target, prefix: `${name}.` })];
    }
    return (target.declarations ?? [])
      .filter((declaration) => ts.isFunctionDeclaration(declaration) || ts.isClassDeclaration(declaration))
      .map((declaration) => describe(name, declaration));
  });
}

function describe(name: string, declaration: ts.FunctionDeclaration | ts.ClassDeclaration): PublicFunction {
  const source = declaration.getSourceFile();
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line + 1;
  const comment = ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc).at(-1);
  const [first] = ts.isFunctionDeclaration(declaration) ? declaration.parameters : [];
  return {
    name,
    file: path.relative(".", source.fileName),
    line: lineOf(declaration.getStart()),
    takesClient: first?.type?.getText() === "Client",
    docstring:
      comment === undefined ? undefined : readDocstring(comment.getText(), lineOf(comment.getStart())),
  };
}

/** A docstring's rows, without the frame of stars. */
export function readDocstring(text: string, line: number): Docstring {
  const rows = text.split("\n").map((row) =>
    row
      .replace(/^\s*\/?\*+(?!\/) ?/u, "")
      .replace(/\s*\*\/\s*$/u, "")
      .trimEnd(),
  );
  return { line, rows };
}

/** The code of a docstring's `@example`, as a block with its own line; undefined where there is none. */
export function exampleOf({
  file,
  docstring,
}: Pick<PublicFunction, "file" | "docstring">): Block | undefined {
  const rows = docstring?.rows ?? [];
  const start = rows.indexOf("@example");
  if (docstring === undefined || start < 0) return undefined;
  const after = rows.slice(start + 1);
  const end = after.findIndex((row) => TAG.test(row));
  const code = end < 0 ? after : after.slice(0, end);
  if (code.every((row) => row === "")) return undefined;
  return { file, line: docstring.line + start + 1, language: "ts", flags: [], code: `${code.join("\n")}\n` };
}

/** The errors that a docstring's `@throws` names and that do not exist. */
export function unknownErrors({ file, docstring, name }: PublicFunction): readonly Fault[] {
  const rows = docstring?.rows ?? [];
  const start = rows.findIndex((row) => row.startsWith("@throws"));
  if (docstring === undefined || start < 0) return [];
  const after = rows.slice(start + 1);
  const end = after.findIndex((row) => row === "" || TAG.test(row));
  const text = [rows[start], ...(end < 0 ? after : after.slice(0, end))].join(" ");
  const named = [...text.matchAll(/`(?<error>[A-Z]\w*)`/gu)].map((match) => match.groups?.error ?? "");
  return named
    .filter((error) => !Object.hasOwn(ERRORS, error) && !Object.hasOwn(CONTRACT_ERRORS, error))
    .map((error) => ({
      at: `${file}:${docstring.line + start}`,
      message: `${name} throws ${error}, and there is no such error`,
    }));
}

/** What a public function's docstring lacks: what it does, an example, and what it throws where it asks a network. */
export function lacks(of: PublicFunction): readonly Fault[] {
  const { docstring, name, takesClient } = of;
  const at = `${of.file}:${of.line}`;
  if (docstring === undefined) return [{ at, message: `${name} has no docstring` }];
  const tags = new Set(docstring.rows.map((row) => TAG.exec(row)?.groups?.tag));
  const [opening = ""] = docstring.rows.filter((row) => row !== "");
  return [
    ...(opening === "" || TAG.test(opening) ? [{ at, message: `${name} does not say what it does` }] : []),
    ...(exampleOf(of) === undefined ? [{ at, message: `${name} has no @example` }] : []),
    ...(takesClient && !tags.has("throws") ? [{ at, message: `${name} does not say what it @throws` }] : []),
  ];
}
