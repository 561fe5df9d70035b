// Gas by named scenario, and the size of every contract.
//   npm run gas               prints them
//   npm run gas:check         fails where they differ from snapshots/, pass their limit, or a contract is too large
//   npm run gas -- --update   writes snapshots/
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { keccak256 } from "ethers";
import { artifacts, network } from "hardhat";
import { CONTRACT_NAMES } from "../sdk/src/deployments/Deployment.ts";
import { LIMITS } from "../test/gas/limits.ts";
import { measure } from "../test/gas/scenarios.ts";

/** EIP-170, in bytes. */
const MAX_CODE = 24_576;
const MAX_LINES = 500;
const snapshots = path.join(import.meta.dirname, "..", "snapshots");

const { values: options } = parseArgs({
  options: { check: { type: "boolean" }, update: { type: "boolean" } },
});

const measured = await measure(await network.create());
const gas = Object.fromEntries([...measured].map(([name, { gas: used }]) => [name, used]));
const sizes: Record<string, { size: number; initCodeHash: string }> = {};
const faults: string[] = [];
for (const name of CONTRACT_NAMES) {
  const { deployedBytecode, bytecode, inputSourceName } = await artifacts.readArtifact(name);
  const size = (deployedBytecode.length - 2) / 2;
  sizes[name] = { size, initCodeHash: keccak256(bytecode) };
  if (size >= MAX_CODE) faults.push(`${name} has ${size} bytes; ${MAX_CODE - 1} are allowed`);
  const source = path.join(import.meta.dirname, "..", (inputSourceName ?? "").replace(/^project\//, ""));
  const lines = (await readFile(source, "utf8")).split("\n").length - 1;
  if (lines >= MAX_LINES) faults.push(`${name} has ${lines} lines; under ${MAX_LINES} are allowed`);
}
for (const name of Object.keys(LIMITS)) {
  if (!measured.has(name)) faults.push(`${name} has a limit, but no such scenario is measured`);
}
for (const [name, { gas: used, items, limit }] of measured) {
  if (limit !== undefined && used / items > limit) {
    faults.push(`${name} uses ${(used / items).toFixed(0)} gas each; ${limit} is the limit`);
  }
}

print();
for (const [file, content] of [
  ["gas.json", gas],
  ["sizes.json", sizes],
] as const) {
  const target = path.join(snapshots, file);
  const text = `${JSON.stringify(content, null, 2)}\n`;
  if (options.update === true) await writeFile(target, text);
  else if (options.check === true)
    faults.push(...differences(file, JSON.parse(await readFile(target, "utf8")), content));
}
if (options.check === true || options.update === true) {
  for (const fault of faults) console.error(`✗ ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log("✓ gas and sizes are as in snapshots/ and within their limits");
}

function print(): void {
  console.log(
    `${"scenario".padEnd(40)}${"gas each".padStart(12)}${"limit".padStart(10)}${"gas in all".padStart(14)}`,
  );
  for (const [name, { gas: used, items, limit }] of measured) {
    const each = items === 1 ? String(used) : (used / items).toFixed(1);
    console.log(
      `${name.padEnd(40)}${each.padStart(12)}${String(limit ?? "").padStart(10)}${String(used).padStart(14)}`,
    );
  }
  console.log(`\n${"contract".padEnd(40)}${"bytes".padStart(12)}${"limit".padStart(10)}`);
  for (const [name, { size }] of Object.entries(sizes)) {
    console.log(`${name.padEnd(40)}${String(size).padStart(12)}${String(MAX_CODE - 1).padStart(10)}`);
  }
  console.log();
}

function differences(file: string, before: Record<string, unknown>, now: Record<string, unknown>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]))
    .map((name) => {
      const [was, is] = [JSON.stringify(before[name]), JSON.stringify(now[name])];
      return `${file}: ${name} was ${was}, is ${is}; if that is meant, run npm run gas -- --update and commit`;
    });
}
