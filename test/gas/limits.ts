/** How many achievements a scenario is about, and the most gas that each may use. */
export type Limit = { readonly items?: number; readonly limit?: number };

/** Scenarios with a limit, or with many items; the others only have a snapshot. */
export const LIMITS: Readonly<Record<string, Limit>> = {
  "issue/new": { limit: 104_000 },
  "issue/returning": { limit: 87_000 },
  "issueBatch100/newLearners": { items: 100, limit: 68_000 },
  "issueBatch100/oneLearner": { items: 100, limit: 43_000 },
  "anchor/1024": { limit: 58_000 },
  // 92,000 until identities came: whose word counts is one more slot to read (2,100), see decision 0019.
  "claim1024/returning": { limit: 94_000 },
  "claim1024/returning/4thOf8PastPeriods": { limit: 104_000 },
  "redeem/returning": { limit: 92_000 },
  "revoke/minted": { limit: 74_000 },
  "revoke/neverMinted": { limit: 61_000 },
};
