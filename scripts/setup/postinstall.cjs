// npm decides which native packages to install by the Node that runs npm itself. Below Hardhat's floor it silently
// skips Hardhat's native engine (EDR declares `engines >= 22`), so there we run the install once more on the pinned
// Node of this package. It changes neither package.json nor the lock file.
"use strict";
const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const path = require("node:path");

const FLOOR = 22;
const root = path.resolve(__dirname, "..", "..");
const host = /node\/v(\d+)\./.exec(process.env.npm_config_user_agent ?? "")?.[1];
const npmCli = process.env.npm_execpath;

if (host !== undefined && Number(host) < FLOOR && npmCli !== undefined) {
  const binary = process.platform === "win32" ? "node.exe" : "node";
  const pinned = path.join(root, "node_modules", "node", "bin", binary);
  if (!existsSync(pinned)) {
    console.error(
      `cairn: ${pinned} is missing. npm must be allowed to run the install script of the package "node".`,
    );
    process.exit(1);
  }
  console.log(
    `cairn: npm runs on Node ${host}; installing the native packages once more on the pinned Node.`,
  );
  const env = { ...process.env, PATH: `${path.dirname(pinned)}${path.delimiter}${process.env.PATH}` };
  const again = spawnSync(
    pinned,
    [npmCli, "install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund"],
    { cwd: root, env, stdio: "inherit" },
  );
  process.exit(again.status ?? 1);
}
