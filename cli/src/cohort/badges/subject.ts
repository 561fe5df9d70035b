import type { BadgeOptions } from "@cairn/sdk/credentials";
import type { CohortLearner } from "../files.ts";

/**
 * Whom a cohort's badges are about: the wallet, with the chain's word for it; nobody, that is whoever has it; or the name or
 * e-mail of the table, as a salted hash that only those who know it can check.
 */
export const SUBJECTS = ["wallet", "nobody", "name", "email"] as const;

export type Subject = (typeof SUBJECTS)[number];

/** Whom the badge of one learner is about; undefined where the table does not say it. */
export function subjectOf(subject: Subject, { name, email }: CohortLearner): BadgeOptions["subject"] {
  if (subject === "name") return name === undefined ? undefined : { type: "name", value: name };
  if (subject === "email") return email === undefined ? undefined : { type: "emailAddress", value: email };
  return subject;
}
