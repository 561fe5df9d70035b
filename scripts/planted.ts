// Plants bugs in the contracts, one at a time, and expects the invariants or the reference model to see each.
//   npm run test:planted
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { PLANTED_BUGS } from "../test/planted/bugs.ts";
import { hunt } from "../test/planted/hunt.ts";
import type { Outcome } from "../test/planted/report.ts";
import { inWords, isCaught, readme } from "../test/planted/report.ts";
import { startProgress } from "./lib/progress.ts";
import { openWorkbench } from "./mutation/lib/workbench.ts";

const HELP = `Plants each bug of test/planted/bugs.ts in the contracts and expects red. No unit test counts here.

  npm run test:planted -- [--only NAME]… [--runs N] [--sequences N] [--write] [--json]

  --only NAME     only this bug
  --runs N        runs of the invariants, of 256 calls each (256)
  --sequences N   sequences of the reference model (400)
  --write         writes test/planted/README.md; of all bugs only
  --json          one line of JSON at the end

Ends with 1 if a bug was seen by neither.`;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    runs: { type: "string", default: "256" },
    sequences: { type: "string", default: "400" },
    write: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(HELP);
else await main();

async function main(): Promise<void> {
  const bugs = PLANTED_BUGS.filter(({ name }) => values.only?.includes(name) ?? true);
  const unknown = (values.only ?? []).filter((name) => !PLANTED_BUGS.some((bug) => bug.name === name));
  if (unknown.length > 0) refuse(`there is no such bug: ${unknown.join(", ")}`);
  if (values.write && bugs.length < PLANTED_BUGS.length) refuse("--write takes all bugs, so no --only");
  const options = {
    runs: wholeNumber("--runs", values.runs),
    sequences: wholeNumber("--sequences", values.sequences),
  };
  const workbench = openWorkbench();
  const progress = startProgress({ what: "planted bugs", total: bugs.length });
  const outcomes: Outcome[] = [];
  for (const bug of bugs) {
    progress.update(outcomes.length);
    const outcome = await hunt({ workbench, bug, ...options });
    outcomes.push(outcome);
    if (!values.json) console.log(inWords(outcome));
  }
  progress.update(bugs.length);
  progress.stop();
  const caught = outcomes.filter(isCaught).length;
  if (values.write) await writeFile(path.join("test", "planted", "README.md"), readme(outcomes));
  console.log(
    values.json
      ? JSON.stringify({ bugs: bugs.length, caught, outcomes: outcomes.map(withoutSource) })
      : `${caught} of ${bugs.length} caught`,
  );
  process.exitCode = caught === bugs.length ? 0 : 1;
}

function withoutSource({ bug, invariant, model }: Outcome): object {
  return { name: bug.name, contract: bug.contract, invariant: invariant ?? null, model: model ?? null };
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/u.test(text)) return Number(text);
  return refuse(`${option} takes a whole number above 0, not "${text}"`);
}

function refuse(reason: string): never {
  console.error(reason);
  process.exit(2);
}
