import type {
  Artifact,
  ArtifactId,
  SolidityTestRunnerConfigArgs,
  SuiteResult,
  TestResult,
} from "@nomicfoundation/edr";
import {
  CollectStackTraces,
  EdrContext,
  L1_CHAIN_TYPE,
  l1GenesisState,
  l1HardforkToString,
  l1SolidityTestRunnerFactory,
  SpecId,
} from "@nomicfoundation/edr";

/** How deep to test, and what one test may use; what is left out is the engine's default. */
export type Depth = {
  readonly fuzzRuns?: number;
  readonly invariants?: { readonly runs: number; readonly depth: number };
  /** Ends a loop that never ends. Without it such a test runs for ever. */
  readonly gasLimit?: bigint;
};
/** A test that did not pass, and why. */
export type Failure = {
  readonly suite: string;
  readonly test: string;
  readonly reason: string;
  /** The functions called, of the shortest sequence found; empty but for an invariant. */
  readonly sequence: readonly string[];
};
export type TestRun = {
  readonly ran: number;
  readonly failed: readonly Failure[];
  /** What each test used; of random tests nothing is told. */
  readonly gas: readonly { readonly test: string; readonly used: bigint }[];
};

/** The seed of hardhat.config.ts. */
const SEED = "0xca1124";

let context: Promise<EdrContext> | undefined;

/** Runs Solidity tests in Hardhat's engine, inside this process. */
export async function runSuites({
  artifacts,
  suites,
  pattern,
  leaveOut,
  depth,
}: {
  artifacts: readonly Artifact[];
  suites: readonly ArtifactId[];
  pattern: string;
  leaveOut?: string;
  depth: Depth;
}): Promise<TestRun> {
  context ??= openContext();
  const config: SolidityTestRunnerConfigArgs = {
    projectRoot: process.cwd(),
    hardfork: l1HardforkToString(SpecId.Osaka),
    localPredeploys: l1GenesisState(SpecId.Osaka),
    collectStackTraces: CollectStackTraces.OnFailure,
    ...(depth.gasLimit === undefined ? {} : { gasLimit: depth.gasLimit }),
    disableBlockGasLimit: true,
    disableTransactionGasCap: true,
    testPattern: pattern,
    ...(leaveOut === undefined ? {} : { excludeTestPattern: leaveOut }),
    fuzz: { seed: SEED, ...(depth.fuzzRuns === undefined ? {} : { runs: depth.fuzzRuns }) },
    invariant: { failOnRevert: true, ...depth.invariants },
  };
  const tracing = { buildInfos: [], ignoreContracts: false };
  const engine = await context;
  const results = await new Promise<readonly SuiteResult[]>((resolve, reject) => {
    const done: SuiteResult[] = [];
    // The last suites may be told of after the run has ended.
    const tell = (suite: SuiteResult): void => {
      done.push(suite);
      if (done.length === suites.length) resolve(done);
    };
    engine.runSolidityTests(L1_CHAIN_TYPE, [...artifacts], [...suites], config, tracing, tell).catch(reject);
  });
  const tests = results.flatMap(({ id, testResults }) =>
    testResults.map((result) => ({ suite: id.name, test: result.name, result })),
  );
  const failed = tests
    .filter(({ result }) => result.status !== "Success")
    .map(({ suite, test, result }) => ({
      suite,
      test,
      reason: result.reason ?? "",
      sequence: sequenceOf(result),
    }));
  const gas = tests.flatMap(({ test, result: { kind } }) =>
    "consumedGas" in kind ? [{ test, used: kind.consumedGas }] : [],
  );
  return { ran: tests.length, failed, gas };
}

function sequenceOf({ counterexample }: TestResult): readonly string[] {
  if (counterexample === undefined || !("sequence" in counterexample)) return [];
  return counterexample.sequence.map(({ signature }) => (signature ?? "").replace(/\(.*/u, ""));
}

async function openContext(): Promise<EdrContext> {
  const opened = new EdrContext();
  await opened.registerSolidityTestRunnerFactory(L1_CHAIN_TYPE, l1SolidityTestRunnerFactory());
  return opened;
}
