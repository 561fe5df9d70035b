import { isCairnError } from "@cairn/sdk";
import { useRef, useState } from "preact/hooks";
import type { JudgeOptions, Outcome } from "../verify/judge.ts";
import { judgeAll } from "../verify/judge.ts";
import type { Source } from "../verify/source.ts";

/** A source with what came of it. */
export interface Judged {
  readonly source: Source;
  readonly outcome: Outcome;
  /** Seconds since 1970. */
  readonly checkedAt: number;
}

/** How sources are judged, and who hears of each outcome. */
export type RunOptions = Omit<JudgeOptions, "signal"> & { readonly onOutcome: (outcome: Outcome) => void };

/** How far the work came. */
export interface Work {
  readonly isBusy: boolean;
  readonly isStopped: boolean;
  readonly done: number;
  readonly total: number;
  /** In the order of the sources. */
  readonly judged: readonly Judged[];
}

/** Showing takes longer than judging, so how far it came is not shown more often than this. */
const SHOW_EVERY_MS = 150;
const NOTHING: Work = { isBusy: false, isStopped: false, done: 0, total: 0, judged: [] };

/** Judges sources, one lot at a time: a new lot stops the one before. */
export function useJudging(): {
  readonly work: Work;
  readonly run: (sources: readonly Source[], options: RunOptions) => Promise<void>;
  readonly stop: () => void;
} {
  const [work, setWork] = useState<Work>(NOTHING);
  const running = useRef<AbortController | undefined>(undefined);
  const run = async (sources: readonly Source[], options: RunOptions): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const found: (Judged | undefined)[] = sources.map(() => undefined);
    const show = (state: Partial<Work>): void => {
      if (running.current !== controller) return;
      const judged = found.flatMap((one) => one ?? []);
      setWork({ ...NOTHING, done: judged.length, total: sources.length, judged, ...state });
    };
    show({ isBusy: true });
    let shownAt = performance.now();
    try {
      for await (const { place, outcome } of judgeAll(sources, { ...options, signal: controller.signal })) {
        const source = sources[place];
        if (source === undefined) continue;
        found[place] = { source, outcome, checkedAt: Math.floor(Date.now() / 1000) };
        options.onOutcome(outcome);
        if (performance.now() - shownAt < SHOW_EVERY_MS) continue;
        show({ isBusy: true });
        shownAt = performance.now();
      }
      show({});
    } catch (error) {
      show({ isStopped: true });
      if (!isCairnError(error, "ABORTED")) throw error;
    }
  };
  return { work, run, stop: () => running.current?.abort() };
}
