// Checks what the README and the guides show: TypeScript is type-checked, and run where it is marked `ts run`, and prints
// what the next block shows where that is marked `text output`; Solidity is compiled; commands exist; JSON parses; links
// lead somewhere.
//   npm run check:readme
import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Block, Fault } from "./readme/blocks.ts";
import { outputOf, readBlocks, readLinks, strayOutputs } from "./readme/blocks.ts";
import { startDeployedChain } from "./readme/chain.ts";
import type { Known } from "./readme/shell.ts";
import { checkShell } from "./readme/shell.ts";
import { checkSolidity } from "./readme/solidity.ts";
import { checkTypes, runBlock, writeTypeScript } from "./readme/typescript.ts";

const CODE = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/guides/**/*.md", "sdk/README.md"];
const LINKS = [...CODE, "CHANGELOG.md", "docs/**/*.md"];
/** `npm run guide` runs the commands of this one, and the README's `sh office`; what it only tells is `sh elsewhere`. */
const RUN = path.join("docs", "guides", "issue-your-first-cohort.md");
const PLAIN = new Set(["text", "mermaid", "solidity", "ts", "sh", "json"]);

const blocks = globSync(CODE)
  .sort()
  .flatMap((file) => [...readBlocks({ file, text: readFileSync(file, "utf8") })]);
const of = (language: string): readonly Block[] => blocks.filter((block) => block.language === language);

const faults: Fault[] = [
  ...blocks
    .filter(({ language }) => !PLAIN.has(language))
    .map(({ file, line, language }) => ({
      at: `${file}:${line - 1}`,
      message: `a code block in "${language}"; nothing checks it. Use one of: ${[...PLAIN].join(", ")}`,
    })),
  ...strayOutputs(blocks),
  ...of("json").flatMap(checkJson),
  ...(await checkCommands()),
  ...checkSolidity(of("solidity")),
  ...checkLinks(),
];
writeTypeScript(of("ts"));
const typeFaults = checkTypes(of("ts"));
faults.push(...typeFaults);
const toRun = of("ts").filter(({ flags }) => flags.includes("run"));
if (typeFaults.length === 0 && toRun.length > 0) faults.push(...(await runAll(toRun)));

for (const { at, message } of faults) console.error(`${at}: ${message}`);
const counts = [...PLAIN].map((language) => `${of(language).length} ${language}`).join(", ");
console.log(`${blocks.length} code blocks (${counts}), ${toRun.length} run: ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

function checkJson({ file, line, code }: Block): readonly Fault[] {
  try {
    JSON.parse(code);
    return [];
  } catch (error) {
    return [{ at: `${file}:${line}`, message: error instanceof Error ? error.message : String(error) }];
  }
}

async function checkCommands(): Promise<readonly Fault[]> {
  const told = of("sh").filter(
    ({ file, flags }) => !flags.includes("office") && (file !== RUN || flags.includes("elsewhere")),
  );
  if (told.length === 0) return [];
  const { default: hre } = await import("hardhat");
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const globals = ["help", "network", "config", "verbosity", "show-stack-traces", "build-profile"];
  const known: Known = {
    npmScripts: new Set(Object.keys(scripts)),
    fileExists: existsSync,
    cairnHelp: (words) => {
      const args = [path.join("cli", "bin", "cairn.js"), ...words, "--lang", "en", "--help"];
      return spawnSync(process.execPath, args, { encoding: "utf8" }).stdout;
    },
    tarball: tarballOf(readFileSync("sdk/package.json", "utf8")),
    taskOptions: (name) => {
      try {
        const options = [...hre.tasks.getTask([...name]).options.keys()];
        return new Set([
          ...globals,
          ...options.map((option) => option.replace(/[A-Z]/gu, (c) => `-${c.toLowerCase()}`)),
        ]);
      } catch {
        return undefined;
      }
    },
  };
  return told.flatMap((block) => [...checkShell({ block, known })]);
}

/** The name that npm gives a scoped package's file. */
function tarballOf(manifest: string): string {
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  return `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
}

function checkLinks(): readonly Fault[] {
  return globSync([...new Set(LINKS)]).flatMap((file) =>
    readLinks(readFileSync(file, "utf8"))
      .filter(({ target }) => !existsSync(path.join(path.dirname(file), target.replace(/#.*$/u, ""))))
      .map(({ line, target }) => ({ at: `${file}:${line}`, message: `the link leads nowhere: ${target}` })),
  );
}

/** Blocks run in reading order on one fresh chain, so that a later block can use what an earlier one made. */
async function runAll(all: readonly Block[]): Promise<readonly Fault[]> {
  const chain = await startDeployedChain();
  try {
    return all.flatMap((block) => [
      ...runBlock({ block, rpc: chain.url, output: outputOf({ block, blocks }) }),
    ]);
  } finally {
    chain.stop();
  }
}
