// Compares the specification trees of the Solidity unit tests with the tests, both ways.
//   npm run check:trees
//
// A tree is a title line (the function; several with commas where one behaviour covers them), then `when …` and `given …` branches, then `it …` leaves. A leaf ends with the
// name of the test that proves it:
//
//   revokeAnchor
//   ├── when the caller is not staff of the hub
//   │   └── it reverts with NotStaff [test_RevertWhen_CallerNotStaff]
//   └── when the caller is staff
//       ├── it marks the anchor revoked [test_MarksTheAnchorRevoked]
//       └── it emits AnchorRevoked [test_EmitsAnchorRevoked]
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { CONTRACT_NAMES } from "../../sdk/src/deployments/Deployment.ts";

/** One fault, at a place that an editor can jump to. */
export type Fault = { readonly at: string; readonly message: string };

/** A tree and the Solidity test beside it; `undefined` where the file is missing. */
export type Pair = {
  readonly base: string;
  readonly tree: string | undefined;
  readonly test: string | undefined;
};

/** A function that users can call, and the contract that has it. */
export type Callable = { readonly contract: string; readonly name: string };

/** The forwarder is OpenZeppelin's, and tested there. */
const CONTRACTS = CONTRACT_NAMES.filter((name) => name !== "CairnForwarder");

/** Functions that need no tree of their own, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  acceptOwnership: "OpenZeppelin Ownable2Step",
  owner: "OpenZeppelin Ownable2Step",
  pendingOwner: "OpenZeppelin Ownable2Step",
  transferOwnership: "OpenZeppelin Ownable2Step",
  eip712Domain: "OpenZeppelin EIP712",
  isTrustedForwarder: "OpenZeppelin ERC2771Context",
  trustedForwarder: "OpenZeppelin ERC2771Context",
};

const BRANCH = /^(?<indent>(?:│ {3}| {4})*)(?:├──|└──) (?<text>.+)$/u;
const LEAF = /^it (?<what>.+?)(?: \[(?<test>[A-Za-z0-9_]+)\])?$/u;
const TEST_FUNCTION = /\bfunction\s+(?<name>test\w*)\s*\(/gu;

/** Compares one tree with its test: each leaf names a test, and each test is named by a leaf. */
export function comparePair({ base, tree, test }: Pair): readonly Fault[] {
  if (tree === undefined)
    return [{ at: `${base}.t.sol:1`, message: `${path.basename(base)}.tree is missing` }];
  if (test === undefined)
    return [{ at: `${base}.tree:1`, message: `${path.basename(base)}.t.sol is missing` }];
  const { leaves, faults } = readTree({ base, tree });
  const tests = readTests(test);
  const named = new Set(leaves.map((leaf) => leaf.test));
  const missing = leaves
    .filter((leaf) => !tests.has(leaf.test))
    .map((leaf) => ({ at: `${base}.tree:${leaf.line}`, message: `no function ${leaf.test} in the test` }));
  const unnamed = [...tests]
    .filter(([name]) => !named.has(name))
    .map(([name, line]) => ({ at: `${base}.t.sol:${line}`, message: `no leaf of the tree names ${name}` }));
  return [...faults, ...missing, ...unnamed];
}

/** The callable functions that have neither a tree nor an exception. */
export function findUncovered({
  callables,
  pairs,
}: {
  callables: readonly Callable[];
  pairs: readonly Pair[];
}): readonly Fault[] {
  const covered = new Set(pairs.flatMap(coveredBy));
  return callables
    .filter(({ contract, name }) => EXCEPTIONS[name] === undefined && !covered.has(`${contract}/${name}`))
    .map(({ contract, name }) => ({
      at: `test/unit/${contract}/${name}.tree:1`,
      message: `${contract}.${name} can be called from outside, but has no tree and no test`,
    }));
}

/** `Contract/function` for the file's own function and each that the title line names. */
function coveredBy({ base, tree }: Pair): readonly string[] {
  const [contract, own] = base.split("/").slice(-2);
  const [title] = (tree ?? "").split("\n");
  return [own, ...(title ?? "").split(/,\s*/u)].map((name) => `${contract}/${name}`);
}

type Leaf = { readonly line: number; readonly test: string };
type Row = { readonly line: number; readonly level: number; readonly text: string };

function readTree({ base, tree }: { base: string; tree: string }): { leaves: Leaf[]; faults: Fault[] } {
  const leaves: Leaf[] = [];
  const faults: Fault[] = [];
  const fault = (line: number, message: string): void => {
    faults.push({ at: `${base}.tree:${line}`, message });
  };
  let branch: Row | undefined;
  let depth = 0;
  for (const row of readRows({ tree, fault })) {
    if (row.level > depth + 1) fault(row.line, "deeper than the branch above allows");
    if (branch !== undefined && row.level <= branch.level) fault(branch.line, "a branch without a leaf");
    const leaf = LEAF.exec(row.text)?.groups;
    depth = leaf === undefined ? row.level : row.level - 1;
    branch = leaf === undefined ? row : undefined;
    if (leaf?.test !== undefined) leaves.push({ line: row.line, test: leaf.test });
    else if (leaf !== undefined) fault(row.line, "a leaf without the name of its test in square brackets");
    else if (!/^(?:when|given) /u.test(row.text)) fault(row.line, "starts with none of: when, given, it");
  }
  if (branch !== undefined) fault(branch.line, "a branch without a leaf");
  if (leaves.length === 0 && faults.length === 0) fault(1, "a tree without leaves");
  return { leaves, faults };
}

/** The drawn lines of a tree. The title line is left out. */
function readRows({ tree, fault }: { tree: string; fault: (line: number, message: string) => void }): Row[] {
  const rows: Row[] = [];
  for (const [index, text] of tree.split("\n").entries()) {
    const groups = BRANCH.exec(text.trimEnd())?.groups;
    if (groups !== undefined) {
      rows.push({ line: index + 1, level: (groups.indent ?? "").length / 4 + 1, text: groups.text ?? "" });
    } else if (index > 0 && text.trim() !== "") {
      fault(index + 1, "neither the title nor a branch drawn with ├── or └──");
    }
  }
  return rows;
}

/** The test functions of a Solidity file with their lines; names in comments do not count. */
function readTests(source: string): Map<string, number> {
  const blank = (comment: string): string => comment.replace(/[^\n]/gu, " ");
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu, blank);
  const found = [...code.matchAll(TEST_FUNCTION)];
  return new Map(
    found.map((match) => [match.groups?.name ?? "", code.slice(0, match.index).split("\n").length] as const),
  );
}

function readPairs(folder: string): readonly Pair[] {
  const files = globSync([`${folder}/**/*.tree`, `${folder}/**/*.t.sol`]);
  const bases = [...new Set(files.map((file) => file.replace(/\.(?:tree|t\.sol)$/u, "")))].sort();
  const read = (file: string): string | undefined =>
    existsSync(file) ? readFileSync(file, "utf8") : undefined;
  return bases.map((base) => ({ base, tree: read(`${base}.tree`), test: read(`${base}.t.sol`) }));
}

function readCallables(): { callables: readonly Callable[]; faults: readonly Fault[] } {
  const callables: Callable[] = [];
  const faults: Fault[] = [];
  for (const contract of CONTRACTS) {
    const [file] = globSync(`artifacts/contracts/**/${contract}.sol/${contract}.json`);
    if (file === undefined) {
      faults.push({ at: "artifacts", message: `${contract} is not compiled; run: npx hardhat build` });
      continue;
    }
    const { abi } = JSON.parse(readFileSync(file, "utf8")) as {
      abi: readonly { type: string; name?: string }[];
    };
    const names = abi.filter(({ type }) => type === "function").map(({ name }) => name ?? "");
    callables.push(...[...new Set(names)].sort().map((name) => ({ contract, name })));
  }
  return { callables, faults };
}

function main(): void {
  const pairs = readPairs("test/unit");
  const { callables, faults } = readCallables();
  const uncovered = findUncovered({ callables, pairs });
  const all = [...faults, ...pairs.flatMap(comparePair), ...uncovered];
  for (const { at, message } of all) console.error(`${at}: ${message}`);
  console.log(`${pairs.length} trees for ${callables.length} functions: ${all.length} faults`);
  process.exitCode = all.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
