import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import solc from "solc";
import type { Block, Fault } from "./blocks.ts";
import { atItsLines, blockName } from "./blocks.ts";

type Diagnostic = {
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly sourceLocation?: { readonly file: string; readonly start: number };
};

/** Where an import of a block is read: `cairn/…` is contracts/, all else is a package of npm. */
const ROOTS = [{ prefix: "cairn/", folder: "contracts" }] as const;

/** Compiles each Solidity block alone, against the project's contracts. Warnings are not faults. */
export function checkSolidity(blocks: readonly Block[]): readonly Fault[] {
  return blocks.flatMap((block) => {
    const name = `${blockName(block)}.sol`;
    const content = atItsLines(block);
    const input = {
      language: "Solidity",
      sources: { [name]: { content } },
      settings: {
        evmVersion: "cancun",
        viaIR: true,
        optimizer: { enabled: true },
        outputSelection: { "*": { "*": ["evm.bytecode.object"] } },
      },
    };
    const output = JSON.parse(solc.compile(JSON.stringify(input), { import: readImport })) as {
      errors?: readonly Diagnostic[];
    };
    return (output.errors ?? [])
      .filter(({ severity }) => severity === "error")
      .map(({ message, sourceLocation }) => ({
        at: place({ block, name, content, sourceLocation }),
        message,
      }));
  });
}

function place({
  block,
  name,
  content,
  sourceLocation,
}: {
  block: Block;
  name: string;
  content: string;
  sourceLocation: Diagnostic["sourceLocation"];
}): string {
  if (sourceLocation === undefined || sourceLocation.file !== name) return `${block.file}:${block.line}`;
  return `${block.file}:${content.slice(0, sourceLocation.start).split("\n").length}`;
}

function readImport(source: string): { contents: string } | { error: string } {
  const root = ROOTS.find(({ prefix }) => source.startsWith(prefix));
  const file =
    root === undefined
      ? path.join("node_modules", source)
      : path.join(root.folder, source.slice(root.prefix.length));
  return existsSync(file) ? { contents: readFileSync(file, "utf8") } : { error: `no such file: ${file}` };
}
