import type { PlantedBug } from "./bugs.ts";

/** An invariant that broke: its own words, and the actions that break it. */
export type BrokenInvariant = { readonly reason: string; readonly sequence: readonly string[] };
/** A difference between contracts and model: what differed, and after how many commands. */
export type ModelDifference = { readonly what: string; readonly commands: number };

/** Who saw a planted bug; `undefined` for whom it escaped. */
export type Outcome = {
  readonly bug: PlantedBug;
  readonly invariant: BrokenInvariant | undefined;
  readonly model: ModelDifference | undefined;
};

export function isCaught({ invariant, model }: Outcome): boolean {
  return invariant !== undefined || model !== undefined;
}

/** One bug and who saw it, for a terminal. */
export function inWords(outcome: Outcome): string {
  const { bug, invariant, model } = outcome;
  return [
    `${isCaught(outcome) ? "✔" : "✘"} ${bug.contract}: ${bug.name}`,
    `    invariants: ${invariant === undefined ? "not seen" : `${invariant.reason}, after ${invariant.sequence.join(", ")}`}`,
    `    model: ${model === undefined ? "not seen" : `${model.what}, after ${model.commands} commands`}`,
  ].join("\n");
}

/** The committed page. */
export function readme(outcomes: readonly Outcome[]): string {
  const caught = outcomes.filter(isCaught).length;
  const rows = outcomes.map(
    ({ bug, invariant, model }) =>
      `| ${bug.contract} | ${bug.name} | ${invariantCell(invariant)} | ${modelCell(model)} |`,
  );
  const stories = outcomes.map(
    ({ bug }) => `- **${bug.name}** (${bug.contract}, \`${bug.file}\`): ${bug.story}`,
  );
  return `# Planted bugs

Would the invariants and the reference model see a bug that a careful author makes? \`npm run test:planted\` plants each of
these in the contracts, alone, and runs [the invariants](../invariant/README.md) and the model (\`test/reference\`) against it. No
unit test counts here. The command fails where neither sees a bug. This page is written by it, with \`-- --write\`.

${stories.join("\n")}

| contract | bug | the invariants, and the shortest sequence found | the model |
| --- | --- | --- | --- |
${rows.join("\n")}

${caught} of ${outcomes.length} caught.
`;
}

function invariantCell(found: BrokenInvariant | undefined): string {
  if (found === undefined) return "not seen";
  return `${found.reason}; ${found.sequence.map((name) => `\`${name}\``).join(", ")}`;
}

function modelCell(found: ModelDifference | undefined): string {
  return found === undefined ? "not seen" : `\`${found.what}\`, after ${found.commands} commands`;
}
