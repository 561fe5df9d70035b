import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Artifact } from "@nomicfoundation/edr";
import { SOLIDITY_TESTS } from "../../test/folders.ts";
import type { Depth, TestRun } from "./edr.ts";
import { runSuites } from "./edr.ts";
import type { Compiled, CompileJob, Node, Output, Sources } from "./solc.ts";
import { compile, textOf } from "./solc.ts";

/** A contract that is deployed, and the files that its code comes from. */
export type Deployed = { readonly name: string; readonly file: string; readonly parts: ReadonlySet<string> };

/** A contract of tests. */
export type Suite = { readonly name: string; readonly file: string };

/** The contracts with some texts replaced, ready to be tested. */
export type Variant = {
  /** The deployed contracts that a replaced text is part of. */
  readonly touched: readonly Deployed[];
  /** Their code by name. */
  readonly contracts: ReadonlyMap<string, Compiled>;
  /** Tests that contain code of a replaced library, compiled anew, by name. */
  readonly tests: ReadonlyMap<string, Compiled>;
};
export type CompileResult =
  | { readonly ok: true; readonly variant: Variant }
  | { readonly ok: false; readonly errors: readonly string[] };

export type VariantOptions = {
  readonly optimized?: boolean;
  /** Only the contracts, or only the tests that contain a replaced library. */
  readonly only?: "contracts" | "tests";
};

export type Workbench = {
  /** All sources of the contracts, parsed. */
  readonly trees: Readonly<Record<string, Node>>;
  readonly deployed: readonly Deployed[];
  readonly suites: readonly Suite[];
  /** The contracts as they are. */
  readonly original: Variant;
  /**
   * Compiles what the replaced texts are part of.
   * @param replaced Whole texts by path, such as `contracts/hub/Hubs.sol`.
   */
  readonly compileVariant: (replaced: Sources, options?: VariantOptions) => CompileResult;
  /** The same elsewhere, such as in a thread. */
  readonly compileVariantIn: (
    compiler: (job: CompileJob) => Promise<Output>,
    replaced: Sources,
    options?: VariantOptions,
  ) => Promise<CompileResult>;
  /**
   * Runs tests against a variant.
   * @param pattern Of the tests' names, a regular expression: `^test_`, `^testFuzz_`, `^invariant_`.
   * @param only Which suites; all by default.
   */
  readonly run: (options: {
    variant: Variant;
    pattern: string;
    leaveOut?: string;
    only?: (suite: Suite) => boolean;
    depth?: Depth;
  }) => Promise<TestRun>;
};

type HardhatArtifact = {
  readonly contractName: string;
  readonly sourceName: string;
  readonly inputSourceName?: string;
  readonly abi: readonly { readonly type: string; readonly name?: string }[];
  readonly bytecode: string;
  readonly deployedBytecode: string;
};
type Plan = {
  readonly touched: readonly Deployed[];
  readonly tests: readonly Suite[];
  readonly job: CompileJob;
};
type Loaded = { readonly suite: Suite; readonly isSuite: boolean; readonly artifact: Artifact };

const SOLC_VERSION = "0.8.37";
const CONTRACT = /^contract (?<name>\w+)/gmu;
const LIBRARY = /^library (?<name>\w+)/gmu;

/**
 * Builds and reads the Solidity tests, and compiles the contracts quickly (see `compile`). The tests load the contracts by
 * name, so a variant of the contracts needs no new build of them; only the unit tests of a replaced library, which contain
 * it, are compiled with it.
 */
export function openWorkbench(): Workbench {
  buildTests();
  const loaded = loadTests();
  const sources = globSync("contracts/**/*.sol").sort();
  const files = Object.fromEntries(sources.map((file) => [file, namesIn(textOf(file), CONTRACT)]));
  const output = compile({ files, withTrees: true });
  if (output.errors.length > 0) throw new Error(`the contracts do not compile: ${output.errors[0]}`);
  const deployed = Object.entries(files).flatMap(([file, names]) =>
    names.map((name) => ({ name, file, parts: partsOf(file, output.trees) })),
  );
  const all = new Map(
    Object.values(output.contracts).flatMap((byName) => Object.entries(byName)),
  ) as ReadonlyMap<string, Compiled>;
  const original: Variant = { touched: deployed, contracts: all, tests: new Map() };
  const suites = loaded.filter(({ isSuite }) => isSuite).map(({ suite }) => suite);

  const plan = (replaced: Sources, { optimized = false, only }: VariantOptions): Plan => {
    const touched = deployed.filter(({ parts }) => Object.keys(replaced).some((file) => parts.has(file)));
    const libraries = Object.values(replaced).flatMap((text) => namesIn(text, LIBRARY));
    const tests = suites.filter(({ file }) =>
      libraries.some((name) => file.startsWith(`test/unit/${name}/`)),
    );
    const contracts = only === "tests" ? [] : touched;
    const files: Record<string, readonly string[] | "all"> = {};
    for (const { file } of contracts) {
      files[file] = contracts.filter((contract) => contract.file === file).map(({ name }) => name);
    }
    for (const { file } of only === "contracts" ? [] : tests) files[file] = "all";
    return { touched, tests, job: { files, replaced, optimized } };
  };
  const compileVariant: Workbench["compileVariant"] = (replaced, options = {}) => {
    const { job, ...rest } = plan(replaced, options);
    return toResult({ ...rest, output: compile(job) });
  };
  const compileVariantIn: Workbench["compileVariantIn"] = async (compiler, replaced, options = {}) => {
    const { job, ...rest } = plan(replaced, options);
    return toResult({ ...rest, output: await compiler(job) });
  };

  const run: Workbench["run"] = async ({ variant, pattern, leaveOut, only = () => true, depth = {} }) => {
    const contracts = deployed.flatMap(({ name, file }) => {
      const code = variant.contracts.get(name) ?? all.get(name);
      return code === undefined ? [] : [toArtifact({ name, file, code })];
    });
    const tests = loaded.map(({ suite, artifact }) => {
      const code = variant.tests.get(suite.name);
      return code === undefined ? artifact : toArtifact({ ...suite, code });
    });
    const chosen = new Set(suites.filter(only).map(({ name, file }) => `${file}:${name}`));
    const ids = tests
      .filter((_artifact, index) => {
        const suite = loaded[index]?.suite;
        return suite !== undefined && chosen.has(`${suite.file}:${suite.name}`);
      })
      .map(({ id }) => id);
    if (ids.length === 0) return { ran: 0, failed: [], gas: [] };
    return await runSuites({
      artifacts: [...contracts, ...tests],
      suites: ids,
      pattern,
      depth,
      ...(leaveOut === undefined ? {} : { leaveOut }),
    });
  };

  return { trees: output.trees, deployed, suites, original, compileVariant, compileVariantIn, run };
}

function toResult({
  touched,
  tests,
  output,
}: {
  touched: readonly Deployed[];
  tests: readonly Suite[];
  output: Output;
}): CompileResult {
  if (output.errors.length > 0) return { ok: false, errors: output.errors };
  const pick = (wanted: readonly Suite[]): ReadonlyMap<string, Compiled> =>
    new Map(
      wanted.flatMap(({ file, name }) => {
        const found = output.contracts[file]?.[name];
        return found === undefined ? [] : [[name, found] as const];
      }),
    );
  return { ok: true, variant: { touched, contracts: pick(touched), tests: pick(tests) } };
}

/** Everything that a file imports, and the file itself. */
function partsOf(file: string, trees: Readonly<Record<string, Node>>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [file];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    const nodes = (trees[next]?.nodes ?? []) as readonly Node[];
    open.push(
      ...nodes
        .filter(({ nodeType }) => nodeType === "ImportDirective")
        .map(({ absolutePath }) => String(absolutePath)),
    );
  }
  return found;
}

function buildTests(): void {
  const args = [path.join("scripts", "test", "buildSolidity.ts")];
  const { status } = spawnSync(process.execPath, args, { stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("the Solidity tests do not compile");
}

function loadTests(): readonly Loaded[] {
  const files = globSync(`${SOLIDITY_TESTS}/test-artifacts/test/**/*.json`);
  const artifacts = files.map((file) => JSON.parse(readFileSync(file, "utf8")) as Partial<HardhatArtifact>);
  const loaded = artifacts.flatMap((artifact) =>
    artifact.contractName === undefined ? [] : [toLoaded(artifact as HardhatArtifact)],
  );
  if (loaded.some(({ isSuite }) => isSuite)) return loaded;
  throw new Error(`no test suite among the artifacts in ${SOLIDITY_TESTS}`);
}

function toLoaded(artifact: HardhatArtifact): Loaded {
  const { contractName: name, sourceName: file, abi, bytecode, deployedBytecode } = artifact;
  const isTest = abi.some((item) => item.type === "function" && /^(?:test|invariant)/u.test(item.name ?? ""));
  const code: Compiled = { abi, creation: bytecode, runtime: deployedBytecode };
  return {
    suite: { name, file: file.split(path.sep).join("/") },
    isSuite: isTest && bytecode !== "0x",
    artifact: toArtifact({ name, file, code }),
  };
}

function toArtifact({ name, file, code }: { name: string; file: string; code: Compiled }): Artifact {
  return {
    id: { name, source: file, solcVersion: SOLC_VERSION },
    contract: {
      abi: JSON.stringify(code.abi),
      bytecode: code.creation,
      deployedBytecode: code.runtime,
      linkReferences: {},
      deployedLinkReferences: {},
    },
  };
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(({ groups }) => groups?.name ?? "");
}
