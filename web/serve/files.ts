import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { links } from "@cairn/sdk";
import type { Example } from "./seed/Example.ts";
import { fileOf } from "./seed/Example.ts";

/** An example with its file, and a link that opens it in the page. */
export interface Shown extends Example {
  /** Path within the folder. */
  readonly file: string;
  readonly link: string;
}

/** Writes the examples' files and an index of them into a folder, in the place of those of an earlier run. */
export async function writeExamples({
  examples,
  page,
  folder,
}: {
  examples: readonly Example[];
  page: string;
  folder: string;
}): Promise<readonly Shown[]> {
  await rm(path.join(folder, "files"), { recursive: true, force: true });
  await mkdir(path.join(folder, "files"), { recursive: true });
  const shown: Shown[] = [];
  for (const example of examples) {
    const file = path.join("files", fileOf(example));
    await writeFile(path.join(folder, file), example.text);
    shown.push({ ...example, file, link: await links.toLink(page, example.text) });
  }
  await writeFile(path.join(folder, "index.md"), indexOf(shown, page));
  return shown;
}

function indexOf(examples: readonly Shown[], page: string): string {
  const rows = examples.map(({ title, file, expected, asked, link }) => {
    const verdict = expected === undefined ? "a request" : `${expected.verdict} (${expected.code})`;
    const enter = asked === undefined ? "" : `${asked.audience} ${asked.nonce}`;
    return `| ${title} | [${path.basename(file)}](${file}) | ${verdict} | ${enter} | [open](${link}) |`;
  });
  return [
    "# Files to try the verifier's page with",
    "",
    `The page is at ${page} while \`npm run web\` runs; the network is gone when it ends, and these files with it.`,
    "A presentation is good for who asked, once: without audience and nonce of the request nobody can tell.",
    "",
    "| what | file | verdict | enter as audience and nonce | link |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
