// Builds the contracts.
//   node scripts/build.ts
import hre from "hardhat";
import { againWhereCacheMoved } from "./lib/again.ts";

await againWhereCacheMoved(() => hre.tasks.getTask("build").run({ noTests: true }));
