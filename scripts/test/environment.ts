import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import config from "../../hardhat.config.ts";
import { SOLIDITY_TESTS } from "./folders.ts";

/** An environment that builds and runs the Solidity tests; the contracts, which they load by name, must stand. */
export async function solidityTests(): Promise<HardhatRuntimeEnvironment> {
  const paths = { ...config.paths, cache: SOLIDITY_TESTS };
  return await createHardhatRuntimeEnvironment({ ...config, paths }, { buildProfile: "tests" });
}
