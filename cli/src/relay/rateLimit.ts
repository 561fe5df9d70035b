/** Addresses that are remembered: more would be a way to fill the memory. */
const MOST_BUCKETS = 10_000;

/** Lets each remote address cause so much work in a minute, and a quarter of that at once. */
export interface RateLimit {
  /** Takes one; undefined where there was one left, else the seconds until there is. */
  readonly take: (remote: string, now?: number) => number | undefined;
}

/** Token buckets, one for each address; of IPv6 one for each /64, of which a household has one. */
export function rateLimit(perMinute: number): RateLimit {
  const burst = Math.max(1, perMinute / 4);
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take: (remote, now = Date.now()) => {
      const key = networkOf(remote);
      const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: now };
      const filled = Math.min(burst, tokens + (now - at) * perMs);
      // Taken out and put in again, the address that was longest away stands first.
      buckets.delete(key);
      if (buckets.size >= MOST_BUCKETS) forgetOldest(buckets);
      buckets.set(key, { tokens: filled < 1 ? filled : filled - 1, at: now });
      return filled < 1 ? Math.ceil((1 - filled) / perMs / 1000) : undefined;
    },
  };
}

function forgetOldest(buckets: Map<string, unknown>): void {
  const [oldest] = buckets.keys();
  if (oldest !== undefined) buckets.delete(oldest);
}

function networkOf(remote: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(remote);
  if (mapped !== null) return mapped[1] ?? remote;
  if (!remote.includes(":")) return remote;
  const [left = "", right = ""] = remote.toLowerCase().split("::");
  const head = left.split(":").filter((part) => part !== "");
  const tail = right.split(":").filter((part) => part !== "");
  const zeros = remote.includes("::") ? Array.from({ length: 8 - head.length - tail.length }, () => "0") : [];
  return [...head, ...zeros, ...tail].slice(0, 4).join(":");
}
