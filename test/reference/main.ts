// Compares the contracts with the model in random sequences of commands.
//   node test/reference/main.ts --runs 1000 --seed 7
import { parseArgs } from "node:util";
import { startProgress } from "../../scripts/lib/progress.ts";
import { makeCast } from "./cast.ts";
import { openReferenceChain } from "./chain.ts";
import { missing } from "./coverage.ts";
import { explore } from "./explore.ts";
import { failureInWords, oneLine, tallyTable } from "./report.ts";

const HELP = `Compares the contracts with the reference model.

  node test/reference/main.ts [--runs N] [--seed S] [--run R] [--json]

  --runs N   sequences to try (CAIRN_MODEL_RUNS, else 200)
  --seed S   where chance starts (CAIRN_MODEL_SEED, else 4)
  --run R    only this sequence of the seed
  --json     one line of JSON at the end

The contracts come from the folder of artifacts in CAIRN_ARTIFACTS, else from the project's.
Ends with 0 where model and contracts agree, with 1 where they differ.`;

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: process.env.CAIRN_MODEL_RUNS ?? "200" },
    seed: { type: "string", default: process.env.CAIRN_MODEL_SEED ?? "4" },
    run: { type: "string" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  if (values.help) return console.log(HELP);
  const [runs, seed] = [wholeNumber("--runs", values.runs), wholeNumber("--seed", values.seed)];
  const only = values.run === undefined ? undefined : wholeNumber("--run", values.run);
  const chain = await openReferenceChain();
  const progress = startProgress({ what: "sequences", total: only === undefined ? runs : 1 });
  const started = performance.now();
  const report = await explore({ chain, seed, runs, only, onRun: progress.update });
  progress.stop();
  const milliseconds = (performance.now() - started) / Math.max(1, report.steps);
  if (!values.json) {
    console.log(tallyTable(report));
    const { commands, errors } = missing({ report, errorNames: chain.abis.errorNames });
    if (commands.length > 0) console.log(`never succeeded: ${commands.join(", ")}`);
    if (errors.length > 0) console.log(`never seen: ${errors.join(", ")}`);
    if (report.failure !== undefined) console.log(failureInWords({ cast: makeCast(chain), report }));
    console.log(`${milliseconds.toFixed(1)} ms a step`);
  }
  console.log(values.json ? oneLine(report).json : oneLine(report).text);
  await chain.close();
  process.exitCode = report.failure === undefined ? 0 : 1;
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  console.error(`${option} takes a whole number, not "${text}"`);
  process.exit(2);
}

await main();
