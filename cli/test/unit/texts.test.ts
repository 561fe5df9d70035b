import { globSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { LANGUAGES } from "../../src/messages/languageOf.ts";
import type { Text } from "../../src/messages/text.ts";

type Entry = readonly [name: string, text: Text];

const FILES = globSync(["cli/src/**/texts.ts", "cli/src/messages/program.ts"]).sort();

/** Every message of a file's catalogs. */
async function entriesOf(file: string): Promise<readonly Entry[]> {
  const exports = (await import(pathToFileURL(path.resolve(file)).href)) as Record<string, unknown>;
  const catalogs = Object.values(exports).filter((value) => typeof value === "object" && value !== null);
  return catalogs.flatMap((catalog) => Object.entries(catalog as Readonly<Record<string, Text>>));
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort();
}

describe("the command's messages", () => {
  it("are found in every group of commands", () => {
    const groups = globSync("cli/src/commands/*/").map((folder) => path.basename(folder));
    expect(groups.length).to.be.greaterThan(3);
    for (const group of groups) expect(FILES).to.include(path.join("cli/src/commands", group, "texts.ts"));
  });

  for (const file of FILES) {
    it(`${file}: the same values in each language, and no empty text`, async () => {
      const entries = await entriesOf(file);
      expect(entries, "messages").not.to.have.length(0);
      for (const [name, text] of entries) {
        expect(Object.keys(text).sort(), name).to.deep.equal([...LANGUAGES].sort());
        for (const language of LANGUAGES) {
          expect(text[language].trim(), `${name} ${language}`).not.to.equal("");
          expect(placeholders(text[language]), `${name} ${language}`).to.deep.equal(placeholders(text.en));
        }
      }
    });
  }
});
