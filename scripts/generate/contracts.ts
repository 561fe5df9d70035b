import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { runTypeChain } from "typechain";
import type { Abis } from "./abis.ts";

/** TypeChain's types and a factory for each contract, without bytecode, as the SDK's compiler options want them. */
export async function generateContracts({
  abis,
  folder,
}: {
  abis: Abis;
  folder: string;
}): Promise<ReadonlyMap<string, string>> {
  const work = await mkdtemp(path.join(os.tmpdir(), "cairn-generate-"));
  try {
    const sources = [...abis].map(([name, abi]) => ({
      file: path.join(work, `${name}.json`),
      text: JSON.stringify(abi),
    }));
    for (const { file, text } of sources) await writeFile(file, text);
    const allFiles = sources.map(({ file }) => file);
    const outDir = path.join(work, "out");
    await runTypeChain({
      cwd: work,
      target: "ethers-v6",
      outDir,
      allFiles,
      filesToProcess: allFiles,
      flags: {
        alwaysGenerateOverloads: false,
        discriminateTypes: false,
        environment: undefined,
        node16Modules: true,
      },
    });
    const read = async (file: string) => await readFile(path.join(outDir, file), "utf8");
    const files = new Map([[path.join(folder, "common.ts"), adapt(await read("common.ts"))]]);
    for (const name of abis.keys()) {
      files.set(path.join(folder, `${name}.ts`), adapt(await read(`${name}.ts`)));
      const factory = await read(path.join("factories", `${name}__factory.ts`));
      files.set(path.join(folder, `${name}__factory.ts`), adapt(factory.replaceAll('from "../', 'from "./')));
    }
    return files;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Imports name `.ts` files; the rest of TypeChain's output stands. */
function adapt(text: string): string {
  const imports = text.replace(/(?<=from ["']\.[^"']*)\.js(?=["'])/gu, ".ts");
  return imports.replace(/^\/\* (?:tslint|eslint)-disable.*\n|^\/\/ @ts-nocheck.*\n/gmu, "");
}
