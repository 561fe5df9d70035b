// Writes what is generated from the contracts and from the SDK's data, or checks that it is fresh.
//   npm run generate
//   npm run generate -- --check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { ARTIFACTS, readAbis } from "./generate/abis.ts";
import { generateClearSigning } from "./generate/clearSigning.ts";
import { generateContracts } from "./generate/contracts.ts";
import { generateDeployments } from "./generate/deployments.ts";
import { generateErrors } from "./generate/errors.ts";
import { generateProbe } from "./generate/probe.ts";
import { generateReadme } from "./generate/readme.ts";

/** Texts by their path in the repository. */
export type Files = ReadonlyMap<string, string>;

const CONTRACTS_FOLDER = path.join("sdk", "src", "contracts");

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
if (!Object.values(ARTIFACTS).every((file) => existsSync(file))) build();
const abis = await readAbis();
const files: Files = new Map([
  ...(await generateContracts({ abis, folder: CONTRACTS_FOLDER })),
  ...(await generateDeployments()),
  ...generateErrors({ abis }),
  ...(await generateProbe()),
  ...generateClearSigning(),
  ...(await generateReadme()),
]);
process.exitCode = values.check ? await check(files) : await write(files);

function build(): void {
  const cli = path.join("node_modules", "hardhat", "dist", "src", "cli.js");
  const { status } = spawnSync(process.execPath, [cli, "build"], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

async function write(texts: Files): Promise<number> {
  for (const file of await surplus(texts)) await rm(file);
  for (const [file, text] of texts) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  console.log(`wrote ${texts.size} files`);
  return 0;
}

async function check(texts: Files): Promise<number> {
  const stale = await surplus(texts);
  for (const [file, text] of texts) {
    if ((await readFile(file, "utf8").catch(() => undefined)) !== text) stale.push(file);
  }
  for (const file of stale) console.error(`${file}: not what npm run generate writes`);
  if (stale.length === 0) console.log(`${texts.size} generated files are fresh`);
  return stale.length === 0 ? 0 : 1;
}

/** Files in the folder of generated code that nothing generates any more. */
async function surplus(texts: Files): Promise<string[]> {
  const names = await readdir(CONTRACTS_FOLDER).catch(() => []);
  return names.map((name) => path.join(CONTRACTS_FOLDER, name)).filter((file) => !texts.has(file));
}
