// Times are seconds, and every window is [from, until).

/** Whether a time lies in a window. */
export function within({ time, from, until }: { time: number; from: number; until: number }): boolean {
  return from <= time && time < until;
}

/**
 * When a change "from now on" shows in the history: what was attested earlier in this second stays covered, so the
 * second still belongs to what ends.
 */
export function afterThisSecond(now: number): number {
  return now + 1;
}

/** The earliest of some times. */
export function earliest(...times: readonly number[]): number {
  return Math.min(...times);
}
