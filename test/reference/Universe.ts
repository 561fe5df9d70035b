import { keccak256 } from "ethers";
import type { Call, Calls, Command } from "./model/calls.ts";
import { idOf } from "./model/signatures.ts";
import type { Achievement, Setting } from "./model/World.ts";

/** What a sequence of commands has named so far: all of it is read after each step. */
export type Universe = {
  readonly achievements: Map<string, Achievement>;
  readonly ids: Set<string>;
  readonly roots: Set<string>;
  readonly keys: Set<string>;
  /** Records with a proof, by id and root. */
  readonly inclusions: Map<string, Calls["claim"]>;
};

/** Nothing was named yet. */
export function emptyUniverse(): Universe {
  return {
    achievements: new Map(),
    ids: new Set(),
    roots: new Set(),
    keys: new Set(),
    inclusions: new Map(),
  };
}

/** Adds what a command names. */
export function addNames(setting: Setting, universe: Universe, command: Command): void {
  if ("jumpTo" in command) return;
  const call: Call = command.name === "execute" ? command.args.inner : command;
  for (const achievement of achievementsOf(call)) {
    const id = idOf(setting, achievement);
    universe.achievements.set(id, achievement);
    universe.ids.add(id);
  }
  if (call.name === "addKey") universe.keys.add(keccak256(call.args.multikey));
  if (call.name === "anchor" || call.name === "claim") universe.roots.add(call.args.root);
  for (const inclusion of inclusionsOf(call)) {
    universe.inclusions.set(`${idOf(setting, inclusion.achievement)}${inclusion.root}`, inclusion);
  }
  if (call.name === "revoke") for (const { id } of call.args.revocations) universe.ids.add(id);
  if (call.name === "supersede") universe.ids.add(call.args.id);
}

function achievementsOf(call: Call): readonly Achievement[] {
  if (call.name === "issueBatch" || call.name === "rebind") return call.args.achievements;
  if (call.name === "anchor") return (call.args.cohort ?? []).map(({ achievement }) => achievement);
  return "achievement" in call.args ? [call.args.achievement] : [];
}

function inclusionsOf(call: Call): readonly Calls["claim"][] {
  if (call.name === "claim") return [call.args];
  if (call.name !== "anchor") return [];
  const { root, cohort = [] } = call.args;
  return cohort.map(({ achievement, proof }) => ({ achievement, root, proof }));
}
