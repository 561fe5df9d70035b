import type { Cast } from "./cast.ts";
import type { Report } from "./explore.ts";
import { inWords, shorten } from "./words.ts";

/** How often each command was tried, and the share that succeeded. */
export function tallyTable({ tallies, runs, steps, viewsCompared }: Report): string {
  const rows = [...tallies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { tried, succeeded }]) => {
      const share = `${Math.round((100 * succeeded) / tried)} %`;
      return `  ${name.padEnd(24)}${String(tried).padStart(8)}${share.padStart(8)}`;
    });
  const head = `  ${"command".padEnd(24)}${"tried".padStart(8)}${"success".padStart(9)}`;
  return [head, ...rows, `${runs} sequences, ${steps} steps, ${viewsCompared} views compared`].join("\n");
}

/** What differs, after which commands, and how to see it again. */
export function failureInWords({ cast, report }: { cast: Cast; report: Report }): string {
  const { failure, seed } = report;
  if (failure === undefined) return "model and contracts agree";
  const { commands, difference, run } = failure;
  return [
    `Model and contracts differ (seed ${seed}, run ${run}), after ${commands.length} commands:`,
    ...commands.map((command, place) => `  ${place + 1}. ${inWords(cast, command)}`),
    `  ${shorten(cast, difference.what)}`,
    `    model: ${shorten(cast, difference.model)}`,
    `    chain: ${shorten(cast, difference.chain)}`,
    `Again: CAIRN_MODEL_SEED=${seed} npx node test/reference/main.ts --run ${run}`,
  ].join("\n");
}

/** The result in one line. */
export function oneLine(report: Report): { readonly text: string; readonly json: string } {
  const { failure, seed, runs, steps } = report;
  if (failure === undefined) {
    const text = `model and contracts agree in ${runs} sequences of ${steps} steps (seed ${seed})`;
    return { text, json: JSON.stringify({ agree: true, seed, runs, steps }) };
  }
  const { difference, commands, run } = failure;
  const text =
    `caught by the model: ${difference.what}: model ${difference.model}, chain ${difference.chain} ` +
    `(seed ${seed}, run ${run}, ${commands.length} commands)`;
  return {
    text,
    json: JSON.stringify({ agree: false, seed, run, commands: commands.length, ...difference }),
  };
}
