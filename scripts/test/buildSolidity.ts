// Builds the Solidity tests.
//   node scripts/test/buildSolidity.ts
import { solidityTests } from "./environment.ts";

const hre = await solidityTests();
await hre.tasks.getTask("build").run({ noContracts: true, quiet: true });
