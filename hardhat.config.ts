import { createRequire } from "node:module";
import toolbox from "@nomicfoundation/hardhat-toolbox";
import { configVariable, defineConfig } from "hardhat/config";
import { cairnTasks } from "./scripts/tasks/index.ts";

const soljson = createRequire(import.meta.url).resolve("solc/soljson.js");

export default defineConfig({
  plugins: [toolbox],
  tasks: cairnTasks,
  solidity: {
    // Every chain inside a process reads all build information that lies among the artifacts: that of the tests is ten
    // times as long as that of the contracts, so it is kept apart.
    splitTestsCompilation: true,
    // `default` is what is deployed. Solidity tests load its artifacts, so they are themselves compiled by `tests`:
    // quickly, in about a tenth of the time.
    profiles: {
      default: {
        version: "0.8.37",
        path: soljson,
        settings: {
          evmVersion: "cancun",
          viaIR: true,
          optimizer: { enabled: true, runs: 10_000 },
          metadata: { bytecodeHash: "none", appendCBOR: false },
        },
      },
      tests: { version: "0.8.37", path: soljson, settings: { evmVersion: "cancun" } },
    },
  },
  test: {
    solidity: {
      fuzz: { seed: `0x${BigInt(process.env.CAIRN_SEED ?? "0xca1124").toString(16)}` },
      invariant: {
        runs: Number(process.env.CAIRN_INVARIANT_RUNS ?? 256),
        depth: Number(process.env.CAIRN_INVARIANT_DEPTH ?? 256),
        failOnRevert: true,
        // The handler takes nothing but seeds, so values seen before are no better than others.
        dictionaryWeight: 0,
        includeStorage: false,
        includePushBytes: false,
      },
    },
  },
  networks: {
    localhost: { type: "http", url: process.env.CAIRN_RPC ?? "http://127.0.0.1:8545" },
    live: {
      type: "http",
      url: configVariable("CAIRN_RPC_URL"),
      accounts: [configVariable("CAIRN_PRIVATE_KEY")],
    },
  },
  verify: { etherscan: { apiKey: configVariable("ETHERSCAN_API_KEY") } },
});
