// The whole story of a small network on an embedded chain, in under a minute.
//   npm run demo [-- --json]
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { provenance } from "../bench/lib/provenance.ts";
import { Story } from "./demo/Story.ts";
import { tell } from "./demo/tell.ts";
import { startChain } from "./lib/embeddedNetwork.ts";
import { printError, toJson } from "./lib/output.ts";

const HELP = `Tells the story of a small network: a school, a makerspace and a charity attest, learners hold and claim,
anyone verifies. Runs on a chain inside this process and ends by itself.

  npm run demo [-- --json] [-- --results <file>]

  --json            the story on standard error, and the same facts as one line of JSON
  --results <file>  writes the facts to a file too; bench/results/demo.json feeds the README
  --help            this text

Files of the learners and hubs, and a picture of a token, are written to out/demo.`;

const FOLDER = path.join(import.meta.dirname, "..", "out", "demo");

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    results: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) console.log(HELP);
else await run(values);

async function run({ json, results }: { json: boolean; results?: string }): Promise<void> {
  const print = json
    ? (line: string) => process.stderr.write(`${line}\n`)
    : (line: string) => console.log(line);
  const origin = provenance();
  const chain = await startChain();
  const story = new Story({ print, chain });
  const start = performance.now();
  try {
    await rm(FOLDER, { recursive: true, force: true });
    await mkdir(FOLDER, { recursive: true });
    await tell(story, chain, FOLDER);
  } catch (error) {
    printError({ error, json });
    return;
  }
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  const gas = story.steps.reduce((sum, step) => sum + step.gas, 0n);
  const transactions = story.steps.reduce((sum, step) => sum + step.transactions, 0);
  print(`\n${transactions} transactions, ${gas.toLocaleString("en")} gas, ${seconds} s. Files: out/demo`);
  const facts = toJson({ steps: story.steps, transactions, gas, seconds });
  if (results !== undefined) {
    const told = { ...origin, ...(JSON.parse(facts) as object) };
    await writeFile(results, `${JSON.stringify(told, null, 2)}\n`);
  }
  if (json) console.log(facts);
}
