import { readFileSync } from "node:fs";
import { expect } from "chai";
import { readBlocks } from "../../../scripts/checks/readme/blocks.ts";
import type { Office } from "./office.ts";

/**
 * Runs the commands of a guide as they stand there, one after the other, and holds what they print against what it shows.
 * A block that is marked `fails` has to. Gives how many ran.
 */
export async function runGuide(
  office: Pick<Office, "cairn">,
  options: {
    guide: string;
    env: Readonly<Record<string, string>>;
    /** What differs from run to run becomes the same. */
    steady: (text: string) => string;
    /** What is done between the commands: waiting, mostly. */
    before?: (words: readonly string[]) => Promise<void>;
  },
): Promise<number> {
  const { guide, env, steady, before } = options;
  const blocks = readBlocks({ file: guide, text: readFileSync(guide, "utf8") });
  let ran = 0;
  for (const [place, { code: line, language, flags }] of blocks.entries()) {
    if (language !== "sh") continue;
    const [npx, cairn, ...words] = line.trim().split(" ");
    expect([npx, cairn]).to.deep.equal(["npx", "cairn"]);
    await before?.(words);
    const { status, out, err } = await office.cairn(words, { env });
    expect(status === 0, `${line}\n${out}${err}`).to.equal(!flags.includes("fails"));
    expect(steady(err + out), line).to.equal(steady(blocks[place + 1]?.code ?? ""));
    ran += 1;
  }
  return ran;
}
