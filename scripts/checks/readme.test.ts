import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { Block } from "./readme/blocks.ts";
import { outputOf, readBlocks, readLinks, strayOutputs } from "./readme/blocks.ts";
import type { Known } from "./readme/shell.ts";
import { checkShell } from "./readme/shell.ts";
import { checkSolidity } from "./readme/solidity.ts";
import { checkTypes, runBlock, writeTypeScript } from "./readme/typescript.ts";

const TEXT = `# Title

\`\`\`ts run
const answer = 42;
\`\`\`

Prose.

~~~text
\`\`\`
~~~
`;

const KNOWN: Known = {
  npmScripts: new Set(["demo"]),
  taskOptions: (task) =>
    ({ node: new Set(["port", "network"]), "hubs list": new Set(["json"]), run: new Set(["network"]) })[
      task.join(" ")
    ],
  tarball: "cairn-sdk-0.1.0.tgz",
  cairnHelp: ([group, command]) => {
    if (group !== "hub") return "Usage: cairn <command> [options]\n";
    if (command !== "show") return "Usage: cairn hub [options] [command]\n";
    return "Usage: cairn hub show [options] <hub>\n\n  --web <url>\n  --json  one line\n";
  },
  fileExists: (file) => file === "scripts/deploy.ts" || file === ".ci/run",
};

function block(language: string, code: string): Block {
  return { file: "README.md", line: 10, language, flags: [], code };
}

function shell(code: string): string[] {
  return checkShell({ block: block("sh", code), known: KNOWN }).map(({ at, message }) => `${at}: ${message}`);
}

describe("readme: blocks", () => {
  it("are found with their line, language and flags, and end at a fence of their own kind", () => {
    expect(readBlocks({ file: "README.md", text: TEXT })).to.deep.equal([
      { file: "README.md", line: 4, language: "ts", flags: ["run"], code: "const answer = 42;\n" },
      { file: "README.md", line: 10, language: "text", flags: [], code: "```\n" },
    ]);
  });

  it("hide what looks like a link, and other links are found", () => {
    const text =
      "[a](docs/a.md#b) [web](https://example.org) [here](#top) `[no](code.md)`\n```text\n[no](b.md)\n```\n[c](c.md)";
    expect(readLinks(text)).to.deep.equal([
      { line: 1, target: "docs/a.md#b" },
      { line: 5, target: "c.md" },
    ]);
  });
});

describe("readme: outputs", () => {
  const code = { ...block("ts", "console.log(1);\n"), flags: ["run"] };
  const output = { ...block("text", "1\n"), flags: ["output"] };

  it("belong to the code that is run just above them in the same file", () => {
    expect(outputOf({ block: code, blocks: [code, output] })).to.equal(output);
    expect(outputOf({ block: code, blocks: [code, block("text", "1\n"), output] })).to.equal(undefined);
    expect(outputOf({ block: code, blocks: [code, { ...output, file: "other.md" }] })).to.equal(undefined);
  });

  it("are faults where no code is run above them", () => {
    expect(strayOutputs([code, output])).to.deep.equal([]);
    const stray = [{ at: "README.md:9", message: "an output of no code that is run" }];
    expect(strayOutputs([code, output, { ...output }])).to.deep.equal(stray);
    expect(strayOutputs([block("ts", ""), output])).to.deep.equal(stray);
  });
});

describe("readme: commands", () => {
  it("are known when they exist", () => {
    const code =
      "npm install && npm run demo -- --json\nnpm test # all\nnpx hardhat node --port 8546\nnpx hardhat hubs list --json\n";
    expect(shell(code)).to.deep.equal([]);
    expect(shell("npm install ../cairn/out/cairn-sdk-0.1.0.tgz ethers@6")).to.deep.equal([]);
    expect(
      shell("npx hardhat run scripts/deploy.ts --network local\n.ci/run\nKEY=1 node scripts/deploy.ts"),
    ).to.deep.equal([]);
  });

  it("are faults when a script, a task, an option or a file does not exist", () => {
    expect(shell("npm run demo\nnpm run demon")).to.deep.equal([
      "README.md:11: there is no npm script demon",
    ]);
    expect(shell("npx hardhat hubs burn 1")).to.deep.equal([
      "README.md:10: there is no Hardhat task hubs burn 1",
    ]);
    expect(shell("npx hardhat node --prot 1")).to.deep.equal([
      "README.md:10: the Hardhat task node has no option --prot",
    ]);
    expect(shell("npx hardhat run scripts/gone.ts")).to.deep.equal([
      "README.md:10: there is no file scripts/gone.ts",
    ]);
    expect(shell("npm install ./cairn-sdk-0.2.0.tgz ethers@6")).to.deep.equal([
      "README.md:10: npm run pack writes cairn-sdk-0.1.0.tgz, not cairn-sdk-0.2.0.tgz",
    ]);
    expect(shell("curl example.org")).to.deep.equal([
      "README.md:10: nothing checks this command: curl example.org",
    ]);
  });

  it("of cairn are faults when the command or its option does not exist", () => {
    expect(shell('npx cairn hub show "1" --json --web=https://example.org')).to.deep.equal([]);
    expect(shell("npx cairn hub burn 1")).to.deep.equal([
      "README.md:10: there is no command cairn hub burn 1",
    ]);
    expect(shell("npx cairn burn")).to.deep.equal(["README.md:10: there is no command cairn burn"]);
    expect(shell("npx cairn hub show 1 --js")).to.deep.equal([
      "README.md:10: the command cairn hub show has no option --js",
    ]);
  });

  it("may go on over lines, and keep the line they begin on", () => {
    expect(shell("npx hardhat node \\\n  --port 1\nnpm run gone")).to.deep.equal([
      "README.md:12: there is no npm script gone",
    ]);
  });
});

describe("readme: Solidity", () => {
  it("compiles against the packages it imports", () => {
    const code = `import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
contract Asks { function ask(IERC165 other) external view returns (bool) { return other.supportsInterface(0x01ffc9a7); } }
`;
    expect(checkSolidity([block("solidity", code)])).to.deep.equal([]);
  }).timeout(30_000);

  it("leaves its contracts for the code that deploys them, where it is marked so", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "cairn-readme-"));
    const code = "contract One { function one() external pure returns (uint256) { return 1; } }\n";
    checkSolidity([block("solidity", code), { ...block("solidity", code), flags: ["artifact"] }], folder);
    const artifact = JSON.parse(readFileSync(path.join(folder, "One.json"), "utf8"));
    expect(artifact.abi).to.have.length(1);
    expect(artifact.bytecode).to.match(/^0x60[0-9a-f]+$/u);
    rmSync(folder, { recursive: true });
  }).timeout(30_000);

  it("is a fault at its line of the Markdown file", () => {
    const [fault] = checkSolidity([block("solidity", "contract A {\n  Missing m;\n}\n")]);
    expect(fault?.at).to.equal("README.md:11");
    expect(checkSolidity([block("solidity", 'import {A} from "cairn/Missing.sol";\n')])).to.have.length(1);
  }).timeout(30_000);
});

describe("readme: TypeScript", () => {
  it("trap 41: README code that does not compile is a fault, at its line of the Markdown file", () => {
    const bad = block("ts", "const one = 1;\nconst two: string = one;\n");
    writeTypeScript([bad]);
    expect(checkTypes([bad])).to.deep.equal([
      { at: "README.md:11", message: "TS2322: Type 'number' is not assignable to type 'string'." },
    ]);
  }).timeout(60_000);

  it("runs with the chain's URL, and a throw is a fault at its line", () => {
    const good = block("ts", 'if (process.env.CAIRN_RPC !== "http://chain") throw new Error("no chain");\n');
    const bad = { ...block("ts", 'const x: number = 1;\nthrow new Error("oh");\n'), line: 20 };
    writeTypeScript([good, bad]);
    expect(runBlock({ block: good, rpc: "http://chain" })).to.deep.equal([]);
    const [fault] = runBlock({ block: bad, rpc: "http://chain" });
    expect(fault?.at).to.equal("README.md:21");
    expect(fault?.message).to.contain("oh");
  }).timeout(60_000);

  it("trap 41: an output that the code does not print is a fault, with what it prints", () => {
    const code = { ...block("ts", "console.log(6 * 7);\n"), flags: ["run"] };
    writeTypeScript([code]);
    const printed = { ...block("text", "42\n"), line: 30, flags: ["output"] };
    expect(runBlock({ block: code, rpc: "", output: printed })).to.deep.equal([]);
    expect(runBlock({ block: code, rpc: "", output: { ...printed, code: "41\n" } })).to.deep.equal([
      { at: "README.md:30", message: "the code above prints\n42" },
    ]);
  }).timeout(60_000);
});
