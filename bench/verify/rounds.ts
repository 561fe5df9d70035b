import { startProgress } from "../../scripts/lib/progress.ts";
import type { Contender } from "./Contender.ts";

/** How fast one way is: the median of its rounds, and the slowest and fastest of them. */
export type Speed = {
  readonly name: string;
  readonly label: string;
  /** Records of one run. */
  readonly records: number;
  readonly perSecond: number;
  readonly slowest: number;
  readonly fastest: number;
};

/**
 * Runs the ways in turn, round by round, each round beginning with another one, so that what else the machine does meets
 * all of them. A first round, which is not counted, warms them up.
 */
export async function measureRounds(contenders: readonly Contender[], rounds: number): Promise<Speed[]> {
  const runs = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  const progress = startProgress({ what: "rounds", total: rounds });
  for (let round = 0; round <= rounds; round++) {
    for (let at = 0; at < contenders.length; at++) {
      const contender = contenders[(round + at) % contenders.length];
      if (contender === undefined) continue;
      const perSecond = await speedOf(contender);
      if (round > 0) runs.get(contender.name)?.push(perSecond);
    }
    progress.update(round);
  }
  progress.stop();
  return contenders.map(({ name, label, records }) => {
    const sorted = (runs.get(name) ?? []).sort((a, b) => a - b);
    const [slowest = 0] = sorted;
    const perSecond = sorted[Math.floor(sorted.length / 2)] ?? 0;
    return { name, label, records, perSecond, slowest, fastest: sorted.at(-1) ?? 0 };
  });
}

/** Records a second in one run. */
export async function speedOf({ records, run }: Pick<Contender, "records" | "run">): Promise<number> {
  const started = performance.now();
  await run();
  return (1_000 * records) / (performance.now() - started);
}
