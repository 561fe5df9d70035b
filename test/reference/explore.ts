import type { Cast } from "./cast.ts";
import { makeCast } from "./cast.ts";
import type { Chain } from "./chain.ts";
import type { Context } from "./commands/Context.ts";
import { nextCommand, prelude } from "./commands/generate.ts";
import type { Difference, Pair, Step } from "./compare.ts";
import { beginPair, compareViews, isDifference, step } from "./compare.ts";
import type { Command } from "./model/calls.ts";
import type { Rules } from "./model/model.ts";
import { RULES } from "./model/model.ts";
import { Random } from "./Random.ts";

/** How often a command was tried, and how often it succeeded. */
export type Tally = { tried: number; succeeded: number };

/** What was found in some sequences. */
export type Report = {
  readonly seed: number;
  readonly runs: number;
  readonly steps: number;
  readonly viewsCompared: number;
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly errors: ReadonlySet<string>;
  readonly failure: Failure | undefined;
};

/** Where model and chain differ, after the fewest commands that still show it. */
export type Failure = {
  readonly run: number;
  readonly commands: readonly Command[];
  readonly difference: Difference;
};

export type ExploreOptions = {
  readonly chain: Chain;
  readonly seed: number;
  readonly runs: number;
  readonly rules?: Rules;
  /** Only this run of the seed. */
  readonly only?: number | undefined;
  readonly onRun?: (done: number) => void;
};

const MIN_COMMANDS = 20;
const MORE_COMMANDS = 60;
/** After each step of the first of so many sequences all views are compared; that takes some twenty times as long. */
const WHOLE_EVERY = 100;
/** In the others, after each step, all that is stored, and so many of what is computed from it; all at their end. */
const VIEWS_A_STEP = 50;

/** Feeds random sequences to model and chain, until something differs. */
export async function explore(options: ExploreOptions): Promise<Report> {
  const { chain, seed, runs, rules = RULES, only, onRun } = options;
  const cast = makeCast(chain);
  const counts = { runs: 0, steps: 0, viewsCompared: 0 };
  const tallies = new Map<string, Tally>();
  const errors = new Set<string>();
  const note = (done: Step): void => {
    const tally = tallies.get(done.name) ?? { tried: 0, succeeded: 0 };
    tally.tried += 1;
    if (done.succeeded) tally.succeeded += 1;
    tallies.set(done.name, tally);
    counts.steps += 1;
    for (const error of done.errors) errors.add(error);
  };
  const noteViews = (seen: { compared: number; errors: readonly string[] }): void => {
    counts.viewsCompared += seen.compared;
    for (const error of seen.errors) errors.add(error);
  };
  let failure: Failure | undefined;
  for (let run = only ?? 0; run < (only === undefined ? runs : only + 1); run++) {
    const pair = await beginPair({ chain, cast, rules });
    const random = new Random(seed * 1_000_003 + run);
    const isWhole = run % WHOLE_EVERY === 0;
    const commands = await runSequence({ pair, random, isWhole, note, noteViews });
    counts.runs += 1;
    onRun?.(counts.runs);
    if (!commands.differs) continue;
    failure = { run, ...(await shrink({ chain, cast, rules, commands: commands.commands })) };
    break;
  }
  return { seed, ...counts, tallies, errors, failure };
}

/** Runs commands with views compared after each; the first difference, and after how many commands. */
export async function replay({
  chain,
  cast,
  rules,
  commands,
  viewed = "all",
}: {
  chain: Chain;
  cast: Cast;
  rules: Rules;
  commands: readonly Command[];
  viewed?: { readonly name: string } | "all";
}): Promise<{ readonly difference: Difference; readonly after: number } | undefined> {
  const pair = await beginPair({ chain, cast, rules });
  for (const [place, command] of commands.entries()) {
    const done = await step(pair, command);
    if (isDifference(done)) return { difference: done, after: place + 1 };
    if (!done.succeeded) continue;
    const views = await compareViews(pair, viewed);
    if (isDifference(views)) return { difference: views, after: place + 1 };
  }
  return undefined;
}

async function runSequence({
  pair,
  random,
  isWhole,
  note,
  noteViews,
}: {
  pair: Pair;
  random: Random;
  isWhole: boolean;
  note: (done: Step) => void;
  noteViews: (seen: { compared: number; errors: readonly string[] }) => void;
}): Promise<{ readonly commands: readonly Command[]; readonly differs: boolean }> {
  const { world, cast, chain } = pair;
  const context: Context = {
    world,
    cast,
    random,
    abis: chain.abis,
    drafts: [],
    cohorts: [],
    signed: [],
  };
  const commands: Command[] = [];
  const run = async (command: Command): Promise<boolean> => {
    commands.push(command);
    const done = await step(pair, command);
    if (isDifference(done)) return true;
    note(done);
    if (!done.succeeded) return false;
    const views = await compareViews(pair, isWhole ? "all" : { random, count: VIEWS_A_STEP });
    if (isDifference(views)) return true;
    noteViews(views);
    return false;
  };
  const school = random.percent(92) ? prelude(context) : [];
  for (const command of school) if (await run(command)) return { commands, differs: true };
  const count = MIN_COMMANDS + random.below(MORE_COMMANDS);
  for (let done = 0; done < count; done++) {
    if (await run(nextCommand(context))) return { commands, differs: true };
  }
  const last = await compareViews(pair, "all");
  if (isDifference(last)) return { commands, differs: true };
  noteViews(last);
  return { commands, differs: false };
}

/** Leaves commands out, in ever smaller parts, as long as model and chain still differ. */
async function shrink({
  chain,
  cast,
  rules,
  commands,
}: {
  chain: Chain;
  cast: Cast;
  rules: Rules;
  commands: readonly Command[];
}): Promise<{ commands: readonly Command[]; difference: Difference }> {
  const first = await replay({ chain, cast, rules, commands });
  if (first === undefined) throw new Error("a difference did not come again when its commands were repeated");
  const viewed = { name: first.difference.what.replace(/\(.*/u, "") };
  const attempt = async (
    some: readonly Command[],
  ): Promise<{ commands: readonly Command[]; difference: Difference } | undefined> => {
    const found = await replay({ chain, cast, rules, commands: some, viewed });
    return found && { commands: some.slice(0, found.after), difference: found.difference };
  };
  let best: { commands: readonly Command[]; difference: Difference } = {
    commands: commands.slice(0, first.after),
    difference: first.difference,
  };
  let size = Math.ceil(best.commands.length / 2);
  while (size > 0) {
    const before = best.commands.length;
    for (let from = 0; from < best.commands.length; ) {
      const rest = [...best.commands.slice(0, from), ...best.commands.slice(from + size)];
      const smaller = await attempt(rest);
      if (smaller === undefined) from += size;
      else best = smaller;
    }
    // One by one until none can be left out: what is left may have needed what is gone.
    if (size > 1) size = Math.ceil(size / 2);
    else if (best.commands.length === before) size = 0;
  }
  return best;
}
