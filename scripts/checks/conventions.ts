// Checks the conventions that no linter knows.
//   node scripts/checks/conventions.ts   (part of npm run lint)
import { globSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** One fault, at a place that an editor can jump to. */
export type Fault = { readonly at: string; readonly message: string };

/** A file of the repository. */
export type Source = { readonly file: string; readonly text: string };

const MAX_CONTRACT_LINES = 500;
const DEPLOYED_PRAGMA = "0.8.37";
const SHARED_PRAGMA = "^0.8.28";
/** A contract that is deployed as it is; abstract parts, interfaces, libraries and types are shared. */
const DEPLOYED = /^contract /mu;
/** ERC-721 itself overloads this one. */
const OVERLOADS_ALLOWED = new Set(["safeTransferFrom"]);
const SUPPRESSION = new RegExp(
  `(?://|/\\*)\\s*(?:${["eslint-disable", "biome-ignore", "solhint-disable", "prettier-ignore", "@ts-"].join("|")})`,
  "u",
);
const UNFINISHED = /\b(?:TODO|FIXME|XXX)\b/u;

/** The faults of one Solidity source in `contracts/`. */
export function checkContract({ file, text }: Source): readonly Fault[] {
  const code = withoutComments(text);
  const faults: Fault[] = [];
  const fault = (index: number, message: string): void => {
    faults.push({ at: `${file}:${code.slice(0, index).split("\n").length}`, message });
  };
  const lines = text.split("\n").length - 1;
  if (lines > MAX_CONTRACT_LINES) fault(text.length, `${lines} lines; at most ${MAX_CONTRACT_LINES}`);
  const pragma = /pragma solidity (?<version>[^;]+);/u.exec(code);
  const wanted = DEPLOYED.test(code) ? DEPLOYED_PRAGMA : SHARED_PRAGMA;
  if (pragma?.groups?.version !== wanted) fault(pragma?.index ?? 0, `the pragma must be ${wanted}`);
  for (const { index } of code.matchAll(/mapping\(\s*[\w.]+\s*=>/gu))
    fault(index, "a mapping whose key has no name");
  for (const index of overloads(code)) fault(index, "an external function is overloaded");
  return faults;
}

/** The faults that any text of the repository can have. */
export function checkText({ file, text }: Source): readonly Fault[] {
  return text.split("\n").flatMap((row, index) => {
    const at = `${file}:${index + 1}`;
    if (SUPPRESSION.test(row)) return [{ at, message: "a comment that switches a check off" }];
    if (UNFINISHED.test(row)) return [{ at, message: "something left for later" }];
    return [];
  });
}

function overloads(code: string): readonly number[] {
  const seen = new Set<string>();
  const found = [...code.matchAll(/\bfunction\s+(?<name>\w+)\s*\([^)]*\)[^{;]*?\b(?:external|public)\b/gu)];
  return found.flatMap(({ groups, index }) => {
    const name = groups?.name ?? "";
    const again = seen.has(name) && !OVERLOADS_ALLOWED.has(name);
    seen.add(name);
    return again ? [index] : [];
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu, (comment) => comment.replace(/[^\n]/gu, " "));
}

function read(patterns: readonly string[]): readonly Source[] {
  const exclude = ["**/node_modules/**", "**/dist/**", "sdk/src/contracts/**", "scripts/checks/conventions*"];
  const files = globSync([...patterns], { exclude }).sort();
  return files.map((file) => ({ file, text: readFileSync(file, "utf8") }));
}

function main(): void {
  const contracts = read(["contracts/**/*.sol"]);
  const texts = read([
    "{contracts,test,scripts,sdk,cli,web,bench,ignition,docs}/**/*.{sol,ts,tsx,css,cjs,md,tree}",
    "*.{ts,md}",
  ]);
  const faults = [...contracts.flatMap(checkContract), ...texts.flatMap(checkText)];
  for (const { at, message } of faults) console.error(`${at}: ${message}`);
  console.log(`${contracts.length} contract files, ${texts.length} texts: ${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
