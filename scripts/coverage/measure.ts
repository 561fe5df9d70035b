// Runs the Solidity tests on instrumented contracts, apart from the usual artifacts, and reads what they reached.
import { readFileSync } from "node:fs";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import config from "../../hardhat.config.ts";
import type { FileCoverage } from "./lcov.ts";
import { readLcov } from "./lcov.ts";

/** Where instrumented artifacts are kept: the usual ones must never be those. */
const PATHS = { artifacts: "cache/coverage/artifacts", cache: "cache/coverage/cache" } as const;
/** Tests that measure gas, of which instrumented contracts take more. */
const MEASURES_GAS = "WithinTheGasOfACall";

/** Builds, runs every `test…` of `*.t.sol`, and answers the coverage of each file of `contracts/`. */
export async function measure(): Promise<readonly FileCoverage[]> {
  // Together, so that each file is instrumented once.
  const solidity = Object.assign({}, config.solidity, { splitTestsCompilation: false });
  const settings = { ...config, solidity, paths: { ...config.paths, ...PATHS } };
  const hre = await createHardhatRuntimeEnvironment(settings, { coverage: true, buildProfile: "tests" });
  await hre.tasks.getTask("build").run({ quiet: true });
  const ran: { readonly success: boolean } = await hre.tasks
    .getTask(["test", "solidity"])
    .run({ noCompile: true, grep: "^test", grepExclude: MEASURES_GAS });
  if (!ran.success) throw new Error("a test failed on the instrumented contracts, so nothing was measured");
  return readLcov(readFileSync("coverage/lcov.info", "utf8"));
}
