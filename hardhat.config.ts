import { createRequire } from "node:module";
import toolbox from "@nomicfoundation/hardhat-toolbox";
import { configVariable, defineConfig } from "hardhat/config";
import { cairnTasks } from "./scripts/tasks/index.ts";

const soljson = createRequire(import.meta.url).resolve("solc/soljson.js");

export default defineConfig({
  plugins: [toolbox],
  tasks: cairnTasks,
  solidity: {
    version: "0.8.37",
    path: soljson,
    settings: {
      evmVersion: "cancun",
      viaIR: true,
      optimizer: { enabled: true, runs: 10_000 },
      metadata: { bytecodeHash: "none", appendCBOR: false },
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
