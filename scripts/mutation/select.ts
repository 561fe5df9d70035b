import type { Mutant } from "./mutants.ts";

/** So many of the mutants, by chance: the same for the same seed. In their own order. */
export function sampleOf({
  mutants,
  size,
  seed,
}: {
  mutants: readonly Mutant[];
  size: number;
  seed: number;
}): readonly Mutant[] {
  const next = randomFrom(seed);
  const drawn = mutants.map((mutant) => ({ mutant, ticket: next() }));
  const winners = new Set(
    drawn
      .sort((a, b) => a.ticket - b.ticket)
      .slice(0, size)
      .map(({ mutant }) => mutant),
  );
  return mutants.filter((mutant) => winners.has(mutant));
}

/** Numbers of 32 bits that look random: splitmix32. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    const mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    const again = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (again ^ (again >>> 15)) >>> 0;
  };
}
