// Which lines of the contracts the Solidity tests reach, file by file.
//   npm run coverage              measures, and writes test/coverage/README.md
//   npm run coverage -- --check   measures, and fails where that table is another
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { EXCEPTIONS } from "./coverage/exceptions.ts";
import type { Judgement } from "./coverage/judge.ts";
import { judge } from "./coverage/judge.ts";
import { measure } from "./coverage/measure.ts";

const HELP = `Which lines of contracts/ the Solidity tests reach.

  --check   change no file; fail where test/coverage/README.md is another
  --json    one line of JSON at the end

Fails where a line is reached by no test and scripts/coverage/exceptions.ts does not say why, and where an exception is
reached. The usual artifacts are left alone. It takes some minutes.`;
const TABLE = "test/coverage/README.md";

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(HELP);
else await run();

async function run(): Promise<void> {
  const { rows, faults } = judge({ coverage: await measure(), exceptions: EXCEPTIONS, lineAt });
  const table = render(rows);
  const stale = !existsSync(TABLE) || readFileSync(TABLE, "utf8") !== table;
  if (!values.check) writeFileSync(TABLE, table);
  else if (stale) console.error(`${TABLE} is another: run npm run coverage`);
  for (const fault of faults) console.error(fault);
  const lines = rows.reduce((sum, row) => sum + row.lines, 0);
  const reached = rows.reduce((sum, row) => sum + row.reached, 0);
  const summary = {
    files: rows.length,
    lines,
    reached,
    exceptions: EXCEPTIONS.length,
    faults: faults.length,
  };
  console.log(
    values.json
      ? JSON.stringify({ ...summary, rows })
      : `${reached} of ${lines} lines reached, ${faults.length} faults`,
  );
  process.exitCode = faults.length === 0 && !(values.check && stale) ? 0 : 1;
}

function lineAt(file: string, line: number): string {
  return readFileSync(file, "utf8").split("\n")[line - 1] ?? "";
}

function render(rows: Judgement["rows"]): string {
  const exceptions = EXCEPTIONS.map(({ file, line, why }) => `- \`${file}\`: \`${line}\`: ${why}`);
  return `# Coverage of the contracts

Lines with code that the Solidity tests (\`test…\`, without invariants) reach, written by \`npm run coverage\`. It builds
instrumented contracts in the quick profile of the tests, apart from the usual artifacts. Interfaces, \`Roles\`,
\`Achievement\` and \`CairnForwarder\` have no statement of their own, and no row.

| file | lines | reached | exceptions |
| --- | ---: | ---: | ---: |
${rows.map(({ file, lines, reached, excepted }) => `| \`${file}\` | ${lines} | ${reached} | ${excepted} |`).join("\n")}

## Exceptions

${exceptions.length === 0 ? "None." : exceptions.join("\n")}

A line that counts as reached may still be tested badly: [mutation testing](../mutation) tells that.
`;
}
