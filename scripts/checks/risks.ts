// The risks page names tests; each must exist in the file that it links to.
//   npm run check:risks

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const PAGE = "docs/known-risks.md";
const LINK = /\[(?<label>[^\]]+)\]\((?<target>[^)#\s]+)[^)]*\)/gu;

/** What is wrong with the links of a page: a file that is not there, or a test that its file does not have. */
export function faultsOf({
  text,
  folder,
  read,
}: {
  text: string;
  folder: string;
  read: (file: string) => string | undefined;
}): { readonly tests: number; readonly faults: readonly string[] } {
  const faults: string[] = [];
  let tests = 0;
  for (const { groups } of text.matchAll(LINK)) {
    const { label = "", target = "" } = groups ?? {};
    if (/^https?:/u.test(target)) continue;
    const file = path.posix.join(folder, target);
    const content = read(file);
    if (content === undefined) faults.push(`${file} is not there`);
    if (content === undefined || !/\.t\.sol$|\.test\.ts$/u.test(file)) continue;
    tests += 1;
    const name = label.replaceAll("`", "");
    if (!hasTest({ content, file, name })) faults.push(`${file} has no test "${name}"`);
  }
  return { tests, faults };
}

function hasTest({ content, file, name }: { content: string; file: string; name: string }): boolean {
  if (file.endsWith(".t.sol")) return content.includes(`function ${name}(`);
  return [...content.matchAll(/\bit\(\s*["'`](?<title>[^\n]*)/gu)].some(({ groups }) =>
    groups?.title?.includes(name),
  );
}

/** The faults of the committed page. */
export function checkPage(): ReturnType<typeof faultsOf> {
  const read = (file: string): string | undefined => {
    if (!existsSync(file)) return undefined;
    return path.extname(file) === "" ? "" : readFileSync(file, "utf8");
  };
  return faultsOf({ text: readFileSync(PAGE, "utf8"), folder: path.dirname(PAGE), read });
}

function main(): void {
  const { tests, faults } = checkPage();
  for (const fault of faults) console.error(`${PAGE}: ${fault}`);
  console.log(`${tests} tests named, ${faults.length} faults`);
  process.exitCode = faults.length === 0 && tests > 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
