import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import solc from "solc";

/** Texts by path from the repository's root. */
export type Sources = Readonly<Record<string, string>>;

/** A compiled contract. Its code as hexadecimal text with `0x`; only `0x` for what cannot be deployed. */
export type Compiled = {
  readonly abi: readonly object[];
  readonly creation: string;
  readonly runtime: string;
};

/** A node of the syntax tree; `src` is `start:length:file`, in bytes. */
export type Node = { readonly nodeType: string; readonly src: string; readonly id?: number } & {
  readonly [key: string]: unknown;
};

export type Output = {
  readonly errors: readonly string[];
  /** By file, then by name. */
  readonly contracts: Readonly<Record<string, Readonly<Record<string, Compiled>>>>;
  readonly trees: Readonly<Record<string, Node>>;
};

type RawOutput = {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly contracts?: Readonly<Record<string, Readonly<Record<string, RawContract>>>>;
  readonly sources?: Readonly<Record<string, { readonly ast?: Node }>>;
};
type RawContract = {
  readonly abi: readonly object[];
  readonly evm: {
    readonly bytecode: { readonly object: string };
    readonly deployedBytecode: { readonly object: string };
  };
};

const ROOT = path.join(import.meta.dirname, "..", "..", "..");
const CODE = ["abi", "evm.bytecode.object", "evm.deployedBytecode.object"] as const;
const texts = new Map<string, string>();

/** The text of a file of the repository or of a package; read once. */
export function textOf(file: string): string {
  const known = texts.get(file);
  if (known !== undefined) return known;
  const inside = path.join(ROOT, file);
  const text = readFileSync(existsSync(inside) ? inside : path.join(ROOT, "node_modules", file), "utf8");
  texts.set(file, text);
  return text;
}

/** What to compile. */
export type CompileJob = {
  /** Of each file all contracts, or those of these names. */
  readonly files: Readonly<Record<string, readonly string[] | "all">>;
  /** Texts instead of those on disk, also of imported files. */
  readonly replaced?: Sources;
  readonly optimized?: boolean;
  readonly withTrees?: boolean;
};

/**
 * Compiles files quickly: without the optimizer, unless asked for, and without a trace of the sources in the code.
 */
export function compile({ files, replaced = {}, optimized = false, withTrees = false }: CompileJob): Output {
  if (Object.keys(files).length === 0) return { errors: [], contracts: {}, trees: {} };
  const read = (file: string): string => replaced[file] ?? textOf(file);
  const selections = Object.entries(files).map(([file, names]) => [
    file,
    Object.fromEntries(names === "all" ? [["*", CODE]] : names.map((name) => [name, CODE])),
  ]);
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(Object.keys(files).map((file) => [file, { content: read(file) }])),
    settings: {
      evmVersion: "cancun",
      optimizer: { enabled: optimized, runs: 200 },
      metadata: { bytecodeHash: "none", appendCBOR: false },
      outputSelection: {
        ...Object.fromEntries(selections),
        ...(withTrees ? { "*": { "": ["ast"] } } : {}),
      },
    },
  };
  const output = JSON.parse(
    solc.compile(JSON.stringify(input), { import: (file: string) => readImport(file, read) }),
  ) as RawOutput;
  return {
    errors: (output.errors ?? [])
      .filter(({ severity }) => severity === "error")
      .map(({ formattedMessage }) => formattedMessage),
    contracts: mapValues(output.contracts ?? {}, (byName) => mapValues(byName, toCompiled)),
    trees: mapValues(output.sources ?? {}, ({ ast }) => ast ?? { nodeType: "SourceUnit", src: "0:0:0" }),
  };
}

function readImport(
  file: string,
  read: (file: string) => string,
): { readonly contents: string } | { readonly error: string } {
  try {
    return { contents: read(file) };
  } catch {
    return { error: `there is no ${file}` };
  }
}

function toCompiled({ abi, evm }: RawContract): Compiled {
  return { abi, creation: `0x${evm.bytecode.object}`, runtime: `0x${evm.deployedBytecode.object}` };
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
