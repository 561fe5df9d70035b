const SECONDS = 86_400;

/** The day of a time in seconds, as UTC counts days. */
export function dayOf(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 10);
}

/** Seconds until the next day of UTC begins. */
export function secondsToNextDay(time: number): number {
  return SECONDS - (Math.floor(time) % SECONDS);
}

/** The time now, in whole seconds. */
export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
