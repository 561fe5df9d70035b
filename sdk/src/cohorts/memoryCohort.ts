import type { CohortWriter } from "./Cohort.ts";

/** Keeps a cohort's file in memory, for who gives no store. */
export function memoryCohort(): CohortWriter {
  const pieces: Uint8Array[] = [];
  return {
    async write(bytes) {
      pieces.push(bytes);
    },
    async commit() {
      return () => pieces;
    },
    async discard() {
      pieces.length = 0;
    },
  };
}
