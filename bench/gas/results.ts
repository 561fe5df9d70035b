import type { Provenance } from "../lib/provenance.ts";
import { GAS_CAP } from "./Bench.ts";
import type { About } from "./Contestant.ts";
import type { Goal } from "./goals.ts";
import { goalsOf } from "./goals.ts";
import type { Figure, Figures } from "./measure.ts";
import type { Scenario } from "./scenarios.ts";
import { SCENARIOS } from "./scenarios.ts";

/** One that took part, and what it cost. */
export type Entry = { readonly about: About; readonly figures: Figures };
/** A scenario with what each pays for it; who cannot do it is missing. */
export type Compared = Scenario & {
  readonly figures: Readonly<Record<string, Figure>>;
  /** Cairn's gas by the floor's, of issuing: that is what the floor is for. */
  readonly toFloor?: number;
};
/** What bench/results/gas.json holds. */
export type Results = Provenance & {
  /** What a transaction may use. */
  readonly gasCap: number;
  readonly contestants: readonly About[];
  readonly scenarios: readonly Compared[];
  readonly goals: readonly Goal[];
  readonly met: boolean;
};

export function resultsOf({ origin, entries }: { origin: Provenance; entries: readonly Entry[] }): Results {
  const contestants = entries.map(({ about }) => about);
  const scenarios = SCENARIOS.map((scenario) => compare(scenario, entries));
  const goals = goalsOf({ contestants, scenarios });
  return { ...origin, gasCap: GAS_CAP, contestants, scenarios, goals, met: goals.every(({ met }) => met) };
}

function compare(scenario: Scenario, entries: readonly Entry[]): Compared {
  const figures = Object.fromEntries(
    entries.flatMap(({ about, figures: all }) => {
      const figure = all.get(scenario.id);
      return figure === undefined ? [] : [[about.id, figure]];
    }),
  );
  const { cairn, floor } = figures;
  const isTold = scenario.id.startsWith("issue/") && cairn !== undefined && floor !== undefined;
  return { ...scenario, figures, ...(isTold ? { toFloor: rounded(cairn.gas / floor.gas) } : {}) };
}

/** Where the figures of these differ from the committed ones. */
export function differences({ scenarios }: Results, entries: readonly Entry[]): readonly string[] {
  const committed = new Map(scenarios.map(({ id, figures }) => [id, figures]));
  return entries.flatMap(({ about, figures }) =>
    SCENARIOS.flatMap(({ id }) => {
      const was = committed.get(id)?.[about.id]?.gas;
      const is = figures.get(id)?.gas;
      if (was === is) return [];
      return [
        `${about.name}, ${id}: was ${was}, is ${is}; if that is meant, run npm run bench:gas and commit`,
      ];
    }),
  );
}

function rounded(ratio: number): number {
  return Math.round(ratio * 1000) / 1000;
}
