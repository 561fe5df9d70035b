/** What is compared. Ids are stable: results and budgets carry them. */
export type Scenario = {
  readonly id: string;
  readonly title: string;
  /** How many records it is about. */
  readonly items: number;
};

/** Sizes of what is issued, and of cohorts: 15,385 are the real results of the demo on open data. */
export const SIZES = [100, 1_000, 15_385, 100_000] as const;
/** Up to this size every transaction is sent; beyond, whole batches are counted. */
export const MOST_SENT = 1_000;
/** Records revoked together. */
export const MANY = 100;

const LEARNERS = { new: "learners new to the contract", returning: "learners who have one already" } as const;

/** Whether the learner has a record of this contract already. */
export type Learners = keyof typeof LEARNERS;
export const KINDS_OF_LEARNERS = ["new", "returning"] as const satisfies readonly Learners[];

/** Names a scenario with a size. */
export function sized(what: string, size: number, learners?: Learners): string {
  return [what, size, ...(learners === undefined ? [] : [learners])].join("/");
}

/** All scenarios, in the order of the tables. */
export const SCENARIOS: readonly Scenario[] = [
  { id: "welcome", title: "a learner gets ready, once for each hub", items: 1 },
  ...[1, ...SIZES].flatMap((size) =>
    KINDS_OF_LEARNERS.map((learners) => ({
      id: sized("issue", size, learners),
      title: `issue ${count(size)} public, to ${size === 1 ? LEARNERS[learners].replace(/s\b/, "").replace("have", "has") : LEARNERS[learners]}`,
      items: size,
    })),
  ),
  ...SIZES.map((size) => ({
    id: sized("anchor", size),
    title: `attest ${count(size)} in private, by one root`,
    items: size,
  })),
  ...SIZES.flatMap((size) =>
    KINDS_OF_LEARNERS.map((learners) => ({
      id: sized("claim", size, learners),
      title: `claim one of ${count(size)} in private as a public record, ${learners} learner`,
      items: 1,
    })),
  ),
  { id: "revoke/public", title: "revoke one public", items: 1 },
  { id: "revoke/public100", title: "revoke 100 public", items: MANY },
  { id: "revoke/private", title: "revoke one in private", items: 1 },
  { id: "revoke/private100", title: "revoke 100 in private", items: MANY },
  { id: "revoke/cohort", title: "revoke a whole cohort, of any size", items: 1 },
  { id: "check/public", title: "a contract checks one public", items: 1 },
  ...SIZES.map((size) => ({
    id: sized("check/private", size),
    title: `a contract checks one of ${count(size)} in private`,
    items: 1,
  })),
];

function count(size: number): string {
  return size === 1 ? "one" : size.toLocaleString("en");
}
