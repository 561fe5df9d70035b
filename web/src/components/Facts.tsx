import type { ComponentChildren } from "preact";

/** A name and what it is; null where there is nothing to say. */
export type Fact = readonly [name: string, value: ComponentChildren] | null;

/** Facts as a list of names and values. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const told = facts.filter((fact) => fact !== null);
  return (
    <dl class="facts">
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
