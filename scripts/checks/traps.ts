// Each trap that hurt users of other systems has a test that carries its number in its name: `test_Trap05_…` in
// Solidity, `trap 5: …` in TypeScript.
//   npm run check:traps              fails where one has none
//   npm run check:traps -- --list    prints where each is tested
import { globSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** The traps whose ground is built so far, each in a few words. */
const TRAPS: Readonly<Record<number, string>> = {
  1: "authority over another hub's records",
  2: "signatures replayed across chains, contracts or time",
  3: "a consent that mints a burnt token again",
  4: "signatures of 65 bytes only",
  5: "removing a school removes its history",
  6: '"valid" that only means "exists"',
  7: "a revoked digest, and no way to attest anew",
  8: "locked() that answers for unknown tokens",
  9: "staff leave, and nobody else may revoke",
  10: "an owner who can pause, rewrite or import",
  11: "a batch that fails without naming the item",
  12: "an entity's id that is not indexed",
  13: "ids without chain and contract",
  14: "one front-run item that reverts a batch",
  15: "tx.origin",
  16: "minting or setting the issuer of another's badge",
  17: "a foreign hub that anchors my root first",
  18: "leaves anchored by a stolen key",
  19: "a thief who moves first or cancels for ever, a minor alone, a lost custodian",
  20: "revenge, laundering, shopping, and an owner alone",
  21: "renouncing to dodge a revocation",
  22: "a consent revived, or stretched to another kind",
  23: "one key's signature for two smart wallets",
  24: "truncated times and window boundaries",
  25: "a forwarder that could issue",
  26: "hostile names, ownership renounced by mistake, a hub sold",
  27: "a relayed batch killed by one front-run request",
  28: "a fault of the network that shows as a verdict on the record",
  29: "verification that dies with somebody's API or host",
  30: "a log trusted without its emitter",
  31: "a revoked credential that verifies",
  32: "off-chain records without revocation, expiry or smart wallets",
  33: "a presentation replayed at another verifier",
  34: "a learner's records that only a hosted indexer lists",
  35: "log ranges that a provider limits",
  36: "data that does not match its form, and nobody notices",
  37: "a lost wallet that takes every school to mend",
  38: "a minor's record shared without the custodian",
  39: "a wallet's address where a contract's was meant",
  40: "errors that say no more than that something is invalid",
  41: "README code that does not compile",
  42: "a look-alike deployment named by a file",
  43: "two readings of one document",
  44: "a retry that attests a cohort twice",
  45: "a batch that passes the gas cap of a transaction",
};

const TEST_NAME = /(?:function test\w*?_Trap(?<solidity>\d+)_|\bit\(\s*["'`]trap (?<mocha>\d+)\b)/gu;

const found = new Map<number, string[]>();
for (const file of globSync(["test/**/*.t.sol", "{test,sdk/test,cli/test,scripts}/**/*.test.ts"]).sort()) {
  const text = readFileSync(file, "utf8");
  for (const match of text.matchAll(TEST_NAME)) {
    const number = Number(match.groups?.solidity ?? match.groups?.mocha);
    const line = text.slice(0, match.index).split("\n").length;
    found.set(number, [...(found.get(number) ?? []), `${file}:${line}`]);
  }
}

const { values } = parseArgs({ options: { list: { type: "boolean", default: false } } });
const missing = Object.entries(TRAPS).filter(([number]) => !found.has(Number(number)));
if (values.list) {
  for (const [number, title] of Object.entries(TRAPS)) {
    console.log(`${number}. ${title}`);
    for (const place of found.get(Number(number)) ?? []) console.log(`     ${place}`);
  }
}
for (const [number, title] of missing) console.error(`trap ${number} (${title}): no test carries its number`);
const tests = [...found.values()].flat().length;
console.log(`${Object.keys(TRAPS).length} traps, ${tests} tests: ${missing.length} without a test`);
process.exitCode = missing.length === 0 ? 0 : 1;
