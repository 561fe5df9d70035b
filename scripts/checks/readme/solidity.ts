import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import solc from "solc";
import type { Block, Fault } from "./blocks.ts";
import { atItsLines, blockName } from "./blocks.ts";

type Output = {
  readonly errors?: readonly Diagnostic[];
  readonly contracts?: Readonly<Record<string, Readonly<Record<string, Compiled>>>>;
};
type Compiled = { readonly abi: readonly object[]; readonly evm: { readonly bytecode: { object: string } } };
type Diagnostic = {
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly sourceLocation?: { readonly file: string; readonly start: number };
};

/** Where an import of a block is read: `cairn/…` is contracts/, all else is a package of npm. */
const ROOTS = [{ prefix: "cairn/", folder: "contracts" }] as const;

/** Where a block marked `artifact` leaves its contracts, as `<name>.json`. */
const ARTIFACTS = "out";

/**
 * Compiles each Solidity block alone, against the project's contracts. Warnings are not faults. The contracts of a block
 * marked `artifact` are kept, with `abi` and `bytecode`, for a TypeScript block that deploys them.
 */
export function checkSolidity(blocks: readonly Block[], folder = ARTIFACTS): readonly Fault[] {
  return blocks.flatMap((block) => {
    const name = `${blockName(block)}.sol`;
    const content = atItsLines(block);
    const { errors = [], contracts } = compile({ name, content });
    if (block.flags.includes("artifact")) keep(contracts?.[name] ?? {}, folder);
    return errors
      .filter(({ severity }) => severity === "error")
      .map(({ message, sourceLocation }) => ({
        at: place({ block, name, content, sourceLocation }),
        message,
      }));
  });
}

function compile({ name, content }: { name: string; content: string }): Output {
  const input = {
    language: "Solidity",
    sources: { [name]: { content } },
    settings: {
      evmVersion: "cancun",
      viaIR: true,
      optimizer: { enabled: true },
      outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
    },
  };
  return JSON.parse(solc.compile(JSON.stringify(input), { import: readImport })) as Output;
}

function keep(contracts: Readonly<Record<string, Compiled>>, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, { abi, evm }] of Object.entries(contracts)) {
    const artifact = { abi, bytecode: `0x${evm.bytecode.object}` };
    writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(artifact));
  }
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
