// Compares the page of attacks with the tests, both ways.
//   npm run check:adversary
//
// A row of test/adversary/README.md is an attack, the file that shows it, and the names of its tests, each as code:
//
//   | An inner node as a leaf | `unit/AchievementToken/claim.t.sol` | `test_RevertWhen_AnInnerNodePassesForALeaf` |
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** One fault, at a place that an editor can jump to. */
export type Fault = { readonly at: string; readonly message: string };

/** Test names by file. */
export type Tests = ReadonlyMap<string, ReadonlySet<string>>;

const PAGE = "test/adversary/README.md";
/** Files whose every test is an attack, and has to be on the page. */
const OWN = /^test\/adversary\/|\/adversary\.test\.ts$/u;
const SOLIDITY_TEST = /\bfunction\s+(?<name>test\w*)\s*\(/gu;
const MOCHA_TEST = /\bit\(\s*(?:"(?<double>(?:[^"\\]|\\.)*)"|`(?<tick>[^`]*)`)/gu;
const CODE = /`(?<code>[^`]+)`/gu;

/** The faults of a page: rows without a test, names that no test bears, and attacks that it does not list. */
export function checkPage({ page, tests }: { page: string; tests: Tests }): readonly Fault[] {
  const faults: Fault[] = [];
  const listed = new Set<string>();
  page.split("\n").forEach((row, index) => {
    const [, attack, place, names] = row.split(" | ").length === 3 ? ["", ...row.split(" | ")] : [];
    if (attack === undefined || attack === "| Attack" || attack.startsWith("| -")) return;
    const at = `${PAGE}:${index + 1}`;
    const [file] = codesOf(place ?? "").map((code) => fileOf(code));
    const found = file === undefined ? undefined : tests.get(file);
    if (file === undefined || found === undefined) {
      faults.push({ at, message: `no file of tests: ${place}` });
      return;
    }
    const wanted = codesOf(names ?? "");
    if (wanted.length === 0) faults.push({ at, message: "no test is named" });
    for (const name of wanted) {
      listed.add(`${file} ${name}`);
      if (!found.has(name)) faults.push({ at, message: `${file} has no test "${name}"` });
    }
  });
  for (const [file, names] of tests) {
    if (!OWN.test(file)) continue;
    for (const name of names) {
      if (!listed.has(`${file} ${name}`)) faults.push({ at: file, message: `"${name}" is not on the page` });
    }
  }
  return faults;
}

/** The names of the tests in a source. */
export function testsOf(text: string): ReadonlySet<string> {
  const solidity = [...text.matchAll(SOLIDITY_TEST)].map(({ groups }) => groups?.name ?? "");
  const mocha = [...text.matchAll(MOCHA_TEST)].map(({ groups }) => groups?.double ?? groups?.tick ?? "");
  return new Set([...solidity, ...mocha]);
}

/** Paths are from `test/`, but for those that name another folder of tests. */
function fileOf(code: string): string {
  return /^(?:cli|sdk|scripts)\//u.test(code) ? code : `test/${code}`;
}

function codesOf(text: string): string[] {
  return [...text.matchAll(CODE)].map(({ groups }) => groups?.code ?? "");
}

/** The page's faults in this repository. */
export function checkRepository(): { readonly faults: readonly Fault[]; readonly attacks: number } {
  const files = globSync(["test/**/*.t.sol", "{test,sdk/test,cli/test}/**/*.test.ts"]).sort();
  const tests = new Map(
    files.map((file) => [file.split(path.sep).join("/"), testsOf(readFileSync(file, "utf8"))]),
  );
  const page = readFileSync(PAGE, "utf8");
  const attacks = page.split("\n").filter((row) => row.startsWith("| ")).length;
  return { faults: checkPage({ page, tests }), attacks };
}

function main(): void {
  const { faults, attacks } = checkRepository();
  for (const { at, message } of faults) console.error(`${at}: ${message}`);
  console.log(`${attacks} rows: ${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
