/** Signs beside words, never instead of them. */
const PATHS = {
  valid: "M5 12.5l4.5 4.5L19 7.5",
  invalid: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  unknown: "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 18.4v.1",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  chevron: "M8 10l4 4 4-4",
} as const;

/** Name of a sign. */
export type IconName = keyof typeof PATHS;

/** A sign, which a screen reader does not say. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
