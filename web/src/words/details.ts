const SHOWN_CHARACTERS = 2_000;

/** A value that a check looked at, as text. */
export function detailText(value: unknown): string {
  if (typeof value === "string") return shortened(value);
  const text = JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? `${item}` : item));
  return shortened(text ?? String(value));
}

function shortened(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
