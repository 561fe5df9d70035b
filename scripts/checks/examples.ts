// Checks the docstrings of the SDK's public functions: each has an `@example`, which type-checks against the built
// package; each that asks a network says what it throws; and every error that is named exists.
//   npm run check:examples   (after npm run build)
import path from "node:path";
import { exampleOf, lacks, publicFunctions, unknownErrors } from "./examples/functions.ts";
import { checkTypes, writeTypeScript } from "./readme/typescript.ts";

const ENTRIES = ["sdk/src/index.ts", "sdk/src/credentials/index.ts", "sdk/src/node/index.ts"];
const FOLDER = path.join("cache", "examples");

const functions = publicFunctions(ENTRIES);
const examples = functions.flatMap((of) => exampleOf(of) ?? []);
writeTypeScript(examples, FOLDER);
const faults = [
  ...functions.flatMap((of) => [...lacks(of), ...unknownErrors(of)]),
  ...checkTypes(examples, FOLDER),
];
for (const { at, message } of faults) console.error(`${at}: ${message}`);
console.log(`${functions.length} public functions, ${examples.length} examples: ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
