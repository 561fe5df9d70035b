import path from "node:path";
import type { ErrorFragment } from "ethers";
import { Interface } from "ethers";
import { CONTRACT_ERRORS } from "../../sdk/src/errors/contractErrors.ts";
import { ERRORS } from "../../sdk/src/index.ts";
import type { Abis } from "./abis.ts";

/** `docs/errors.md`: every error, what it means and what to do. Refuses contract errors that the data does not know. */
export function generateErrors({ abis }: { abis: Abis }): ReadonlyMap<string, string> {
  const declared = new Map<string, ErrorFragment>();
  for (const abi of abis.values()) {
    new Interface(abi).forEachError((fragment) => declared.set(fragment.format("full"), fragment));
  }
  const entries = Object.entries(CONTRACT_ERRORS).map(([name, entry]) => ({
    signature: `error ${name}(${entry.args})`,
    name,
    ...entry,
  }));
  const described = new Set(entries.map(({ signature }) => signature));
  const missing = [...declared.keys()].filter((signature) => !described.has(signature));
  const surplus = [...described].filter((signature) => !declared.has(signature));
  if (missing.length > 0 || surplus.length > 0) {
    throw new Error(
      `contractErrors.ts does not fit the contracts\n  no entry: ${missing.join("; ")}\n  no such error: ${surplus.join("; ")}`,
    );
  }
  const sdk = Object.entries(ERRORS).map(
    ([code, { summary, fix }]) => `| \`${code}\` | ${cell(summary)} | ${cell(fix)} |`,
  );
  const contracts = entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ signature, name, args, meaning, fix }) => {
      const selector = declared.get(signature)?.selector ?? "";
      const list = args === "" ? "" : `\`${args}\``;
      return `| \`${name}\` | \`${selector}\` | ${list} | ${cell(meaning)} | ${cell(fix)} |`;
    });
  const text = `# Errors

Written by \`npm run generate\` from \`sdk/src/errors\`. Every error of the SDK is a \`CairnError\` with \`code\`,
\`shortMessage\`, \`details\`, \`fix\` and \`cause\`; \`isCairnError(error, code)\` narrows it.

## The SDK's codes

| code | what happened | what to do |
| --- | --- | --- |
${sdk.join("\n")}

## The contracts' errors

They arrive as \`CONTRACT_REVERTED\`: \`details.contractError\` is the name, \`details.args\` the arguments by name, and
for an item of a batch \`details.index\` its place. What \`BatchItemFailed\` carries is read in its place.

| error | selector | arguments | what happened | what to do |
| --- | --- | --- | --- | --- |
${contracts.join("\n")}
`;
  return new Map([[path.join("docs", "errors.md"), text]]);
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
