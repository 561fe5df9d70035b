/** Seconds that the clocks of who signs and who verifies may differ. */
export const CLOCK_SKEW = 300;
