/** A time of the chain as credentials have it: RFC 3339 in UTC, in whole seconds. */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}
