import type { Achievement, AchievementDomain } from "./Achievement.ts";
import { idOf } from "./idOf.ts";

/** Address, without an address of the web, of what a token's network has: its records and definitions. */
export function urnOf({ chainId, token }: AchievementDomain, name: string): string {
  return `urn:cairn:${chainId}:${token.toLowerCase()}:${name}`;
}

/** The id that a record has as a credential. */
export function recordUrn({
  achievement,
  ...domain
}: AchievementDomain & { readonly achievement: Achievement }): string {
  return urnOf(domain, `achievement:${idOf(achievement, domain)}`);
}
