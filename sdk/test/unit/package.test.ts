import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

const root = join(import.meta.dirname, "..", "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  exports: Record<string, string | { types: string; default: string }>;
};

describe("package", () => {
  it("every entry has its source", () => {
    expect(Object.keys(manifest.exports)).to.include.members([".", "./node"]);
    for (const entry of Object.values(manifest.exports)) {
      if (typeof entry === "string") {
        expect(existsSync(join(root, entry)), entry).to.equal(true);
        continue;
      }
      const { default: file, types } = entry;
      const source = file.replace("./dist/", "src/").replace(/\.js$/, ".ts");
      expect(existsSync(join(root, source)), source).to.equal(true);
      expect(types).to.equal(file.replace(/\.js$/, ".d.ts"));
    }
  });

  it("only the entry for Node imports modules of Node, so that browsers can load the rest", () => {
    const sources = globSync("src/**/*.ts", { cwd: root });
    const importers = sources.filter((file) => /from "node:/.test(readFileSync(join(root, file), "utf8")));
    expect(importers).to.not.be.empty;
    for (const file of importers) expect(file).to.match(/^src\/node\//);
    const crossing = sources.filter(
      (file) =>
        !file.startsWith("src/node/") && /from "[./]+\/node\//.test(readFileSync(join(root, file), "utf8")),
    );
    expect(crossing).to.deep.equal([]);
  });
});
