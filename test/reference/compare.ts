import type { Cast } from "./cast.ts";
import type { Chain } from "./chain.ts";
import { START } from "./chain.ts";
import type { Call, Command } from "./model/calls.ts";
import { CONTRACT_OF } from "./model/calls.ts";
import type { Rules } from "./model/model.ts";
import { apply } from "./model/model.ts";
import type { Outcome } from "./model/outcome.ts";
import { show } from "./model/outcome.ts";
import type { World } from "./model/World.ts";
import { emptyWorld } from "./model/World.ts";
import type { Random } from "./Random.ts";
import type { Universe } from "./Universe.ts";
import { addNames, emptyUniverse } from "./Universe.ts";
import type { Expected, View } from "./views.ts";
import { allViews, STATE_VIEWS } from "./views.ts";

/** Something that the model and the chain do not say alike. */
export type Difference = { readonly what: string; readonly model: string; readonly chain: string };

/** How a command ended, where model and chain agree; `errors` are the custom errors seen in it. */
export type Step = {
  readonly name: string;
  readonly succeeded: boolean;
  readonly errors: readonly string[];
};

/** A model and a chain that are fed the same commands. */
export type Pair = {
  readonly chain: Chain;
  readonly cast: Cast;
  readonly rules: Rules;
  readonly world: World;
  readonly universe: Universe;
};

/** Puts chain and model at their beginning. */
export async function beginPair({
  chain,
  cast,
  rules,
}: {
  chain: Chain;
  cast: Cast;
  rules: Rules;
}): Promise<Pair> {
  await chain.reset();
  const world = emptyWorld({ setting: cast.setting, owner: cast.owner, time: START });
  return { chain, cast, rules, world, universe: emptyUniverse() };
}

/** Gives both a command, and compares what it does: success or error, what it returns, and its events. */
export async function step(pair: Pair, command: Command): Promise<Difference | Step> {
  const { chain, cast, rules, world, universe } = pair;
  addNames(cast.setting, universe, command);
  if ("jumpTo" in command) {
    world.time = command.jumpTo;
    await chain.jumpTo(command.jumpTo);
    return { name: "jump", succeeded: true, errors: [] };
  }
  const { time } = world;
  const sent = { by: command.by, on: CONTRACT_OF[command.name], data: chain.abis.encodeCall(command) };
  const answer = await chain.tryCall(sent);
  const outcome = apply(rules, world, command);
  const said = chain.abis.decodeAnswer({ on: sent.on, name: command.name, answer });
  if (!answer.succeeded) return compareRefusal({ command, outcome, said });
  if ("faults" in outcome) return differ(command.name, textOf(outcome), `success, returning ${said}`);
  if (said !== show(outcome.returns)) return differ(command.name, show(outcome.returns), said);
  const logs = await chain.send({ ...sent, time });
  const emitted = logs.map(chain.abis.decodeLog).sort();
  const expected = [...outcome.events].sort();
  if (emitted.join("\n") !== expected.join("\n"))
    return differ(`events of ${command.name}`, expected.join("; "), emitted.join("; "));
  return { name: command.name, succeeded: true, errors: [] };
}

/** Compares views: all, those of one function, or those that tell what is stored and so many of the others. */
export async function compareViews(
  { chain, cast, world, universe }: Pair,
  choice: { readonly random: Random; readonly count: number } | { readonly name: string } | "all",
): Promise<Difference | { readonly compared: number; readonly errors: readonly string[] }> {
  const all = allViews({ world, universe, readers: cast.readers });
  const views = chosen(all, choice);
  const answers = await chain.readAll(views.map((view) => chain.abis.encodeRead(view)));
  const errors: string[] = [];
  for (const [place, view] of views.entries()) {
    const answer = answers[place];
    if (answer === undefined) throw new Error("the chain left a read out");
    const said = chain.abis.decodeAnswer({ on: view.on, name: view.name, answer });
    const expected = view.expect();
    if (!matches({ expected, succeeded: answer.succeeded, said }))
      return differ(`${view.name}(${view.args.map(show).join(", ")})`, textOf(expected), said);
    if (!answer.succeeded) errors.push(...errorsIn(said));
  }
  return { compared: views.length, errors };
}

/** Whether two things differed. */
export function isDifference(found: object): found is Difference {
  return "what" in found;
}

function chosen(views: readonly View[], choice: Parameters<typeof compareViews>[1]): readonly View[] {
  if (choice === "all") return views;
  if ("name" in choice) return views.filter(({ name }) => name === choice.name);
  const { random, count } = choice;
  const stored = views.filter(({ name }) => STATE_VIEWS.has(name));
  const computed = views.filter(({ name }) => !STATE_VIEWS.has(name));
  // Each has the same chance; repeats do no harm.
  return [...stored, ...Array.from({ length: count }, () => random.pick(computed))];
}

function compareRefusal({
  command,
  outcome,
  said,
}: {
  command: Call;
  outcome: Outcome;
  said: string;
}): Difference | Step {
  const isExpected = "faults" in outcome && outcome.faults.includes(said);
  if (!isExpected) return differ(command.name, textOf(outcome), said);
  return { name: command.name, succeeded: false, errors: errorsIn(said) };
}

function matches({
  expected,
  succeeded,
  said,
}: {
  expected: Expected;
  succeeded: boolean;
  said: string;
}): boolean {
  if ("faults" in expected) return !succeeded && expected.faults.includes(said);
  return succeeded && said === show(expected.values);
}

function textOf(expected: Expected | Outcome): string {
  if ("faults" in expected) return expected.faults.join(", or ");
  return "values" in expected ? show(expected.values) : `success, returning ${show(expected.returns)}`;
}

function differ(what: string, model: string, chain: string): Difference {
  return { what, model, chain };
}

/** The names of the errors in a text, also of those inside a batch's. */
function errorsIn(said: string): readonly string[] {
  const batched = /^(?<outer>BatchItemFailed)\(\d+, (?<inner>\w+)\(/u.exec(said)?.groups;
  if (batched?.outer !== undefined && batched.inner !== undefined) return [batched.outer, batched.inner];
  return [said.slice(0, said.indexOf("("))];
}
