import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { JsonFragment } from "ethers";
import { config } from "hardhat";
import solc from "solc";

/** A compiled contract. */
export type Artifact = { readonly abi: readonly JsonFragment[]; readonly bytecode: string };

type Output = {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly contracts?: Readonly<
    Record<string, Readonly<Record<string, { abi: JsonFragment[]; evm: { bytecode: { object: string } } }>>>
  >;
};

const ROOT = path.join(import.meta.dirname, "..", "..");

/**
 * Compiles the contracts of a file with the settings of the product's own contracts. What was compiled before is read
 * from Hardhat's cache folder.
 */
export async function compile(file: string): Promise<ReadonlyMap<string, Artifact>> {
  const source = await readFile(file, "utf8");
  const [compiler] = config.solidity.profiles.default?.compilers ?? [];
  if (compiler === undefined) throw new Error("Hardhat's configuration has no compiler");
  const name = path.basename(file);
  const input = JSON.stringify({
    language: "Solidity",
    sources: { [name]: { content: source } },
    settings: {
      ...compiler.settings,
      outputSelection: { [name]: { "*": ["abi", "evm.bytecode.object"] } },
    },
  });
  const lock = await readFile(path.join(ROOT, "package-lock.json"), "utf8");
  const key = createHash("sha256").update(solc.version()).update(input).update(lock).digest("hex");
  const cached = path.join(config.paths.cache, "bench", `${key}.json`);
  if (!existsSync(cached)) {
    await mkdir(path.dirname(cached), { recursive: true });
    await writeFile(cached, JSON.stringify(artifactsOf(input, name)));
  }
  return new Map(JSON.parse(await readFile(cached, "utf8")) as [string, Artifact][]);
}

function artifactsOf(input: string, name: string): readonly (readonly [string, Artifact])[] {
  const { errors = [], contracts } = JSON.parse(solc.compile(input, { import: readImport })) as Output;
  const fault = errors.find(({ severity }) => severity === "error");
  if (fault !== undefined) throw new Error(fault.formattedMessage);
  return Object.entries(contracts?.[name] ?? {}).map(([contract, { abi, evm }]) => [
    contract,
    { abi, bytecode: `0x${evm.bytecode.object}` },
  ]);
}

function readImport(source: string): { contents: string } | { error: string } {
  const file = path.join(ROOT, "node_modules", source);
  return existsSync(file) ? { contents: readFileSync(file, "utf8") } : { error: `no such file: ${source}` };
}
