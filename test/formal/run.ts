// Proves the assertions of `test/formal/*.sol.in` with the compiler's SMTChecker and z3.
//   npm run test:formal -- --only Packing
import { spawnSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Finding } from "./check.ts";
import { check } from "./check.ts";

const HELP = `Proves the assertions of test/formal/*.sol.in with solc's SMTChecker (engine BMC) and z3.

  --only NAME     one harness, as in Packing; repeatable
  --seconds N     limit for one query (default 60)
  --json          one line of JSON

Needs z3 on PATH. Without it nothing is proved, and the status is 0 unless CAIRN_REQUIRE_Z3=1.`;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    seconds: { type: "string", default: "60" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
/** Its functions must be found false: otherwise "proved" would mean nothing. */
const SELF_TEST = "SelfTest";

if (values.help) console.log(HELP);
else if (spawnSync("z3", ["--version"]).status !== 0) reportMissing();
else run();

function reportMissing(): void {
  console.error("##########################################################");
  console.error("## z3 IS MISSING: NOTHING WAS PROVED. Install it: apt-get install z3");
  console.error("##########################################################");
  process.exitCode = process.env.CAIRN_REQUIRE_Z3 === "1" ? 1 : 0;
}

function run(): void {
  const all = globSync("test/formal/*.sol.in").sort();
  const chosen = values.only ?? all.map((file) => path.basename(file, ".sol.in"));
  const seconds = Number(values.seconds);
  if (!Number.isInteger(seconds) || seconds < 1)
    throw new Error(`--seconds is a whole number from 1: ${values.seconds}`);
  const findings: Finding[] = [];
  const folder = mkdtempSync(path.join(tmpdir(), "cairn-formal-"));
  try {
    for (const name of chosen) {
      const file = `test/formal/${name}.sol.in`;
      if (!existsSync(file)) throw new Error(`there is no harness ${file}`);
      process.stderr.write(`${name} …\n`);
      findings.push(
        ...check({ file, ask: (query, limit) => ask({ query, folder, seconds: limit ?? seconds }) }),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  report(findings);
}

/** z3's answer to one query; "unknown" where it did not come in time. */
function ask({ query, folder, seconds }: { query: string; folder: string; seconds: number }): string {
  const file = path.join(folder, "query.smt2");
  writeFileSync(file, query);
  const { stdout } = spawnSync("z3", ["-smt2", `-T:${seconds}`, file], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    timeout: (seconds + 10) * 1000,
  });
  return /^(?:sat|unsat)\b/u.test(stdout) ? stdout : "unknown";
}

function report(findings: readonly Finding[]): void {
  const wrong = findings.filter((finding) => finding.outcome !== expected(finding));
  const proved = findings.filter(({ outcome }) => outcome === "proved").length;
  if (values.json) console.log(JSON.stringify({ proved, wrong: wrong.length, findings }));
  else {
    for (const finding of findings) console.log(row(finding));
    console.log(`\n${proved} rules proved, ${wrong.length} not as claimed`);
  }
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

/** What must come out: every rule proved, and the self-test found out. */
function expected({ harness, rule }: Finding): Finding["outcome"] {
  if (harness !== SELF_TEST) return "proved";
  return rule === "vacuous" ? "vacuous" : "false";
}

function row(finding: Finding): string {
  const { harness, rule, outcome } = finding;
  let note = "";
  if (outcome !== expected(finding)) note = "  ✘";
  else if (harness === SELF_TEST) note = " (as it must be)";
  return `${harness.padEnd(16)}${rule.padEnd(34)}${outcome}${note}`;
}
