import path from "node:path";
import type { Address, DefinitionId, HubId } from "@cairn/sdk";
import { CairnError, isCairnError } from "@cairn/sdk";
import { readLines, readText } from "../files/readWithin.ts";
import { writeWhole } from "../files/writeWhole.ts";
import { learnerIn, planIn, receiptIn } from "./fileForms.ts";

/**
 * The folder of a cohort, in the order in which its files come to be:
 *
 * - `plan.json`: how it is attested, and of which table. A run that broke off is resumed only for the same.
 * - `learners.ndjson`: who is in it, with e-mail and claim code; a line for each record, in the cohort's order.
 * - `cohort.ndjson`: documents, salts, achievements, status indices (`cohortFolder` of the SDK).
 * - `signatures.ndjson`: for mode `sign`.
 * - `receipt.json`: that it is attested, and by which transactions.
 * - `credentials.ndjson`: the records as Open Badges, where the office has a key that signs them.
 * - `delivery/`: what learners get.
 */
export const MODES = ["anchor", "mint", "sign"] as const;

/** How a cohort is attested. */
export type Mode = (typeof MODES)[number];

/** One learner of a cohort. */
export interface CohortLearner {
  /** Line of the table that it came from. */
  readonly line: number;
  readonly name?: string;
  readonly email?: string;
  readonly learner: Address;
  /** The claim code, in groups, where the learner has no wallet. Whoever knows it can act as the learner. */
  readonly code?: string;
}

/** How a cohort is attested. */
export interface Plan {
  readonly version: 1;
  readonly mode: Mode;
  readonly hub: HubId;
  readonly definitions: readonly DefinitionId[];
  /** The table that it was made from: name and SHA-256. */
  readonly source: { readonly file: string; readonly hash: string };
  readonly size: number;
}

/** What was done to attest a cohort. */
export interface Receipt {
  readonly mode: Mode;
  readonly root: string;
  readonly size: number;
  readonly attester: Address;
  /** Seconds; for `sign` the time on this machine. */
  readonly attestedAt: number;
  /** Gas in units of gas, fee in wei. */
  readonly transactions: readonly {
    readonly hash: string;
    readonly block: number;
    readonly gasUsed: string;
    readonly fee: string;
  }[];
}

const LEARNERS = "learners.ndjson";
const PLAN = "plan.json";
const RECEIPT = "receipt.json";

/** Keeps the learners of a cohort; returns when they would survive a loss of power. */
export async function saveLearners(folder: string, learners: readonly CohortLearner[]): Promise<void> {
  const lines = learners.map((learner) => `${JSON.stringify(learner)}\n`);
  await writeWhole(path.join(folder, LEARNERS), lines.join(""));
}

/** Reads the learners of a cohort, one by one; none where the folder has no such file. */
export async function* readLearners(folder: string): AsyncGenerator<CohortLearner> {
  const file = path.join(folder, LEARNERS);
  let line = 0;
  try {
    for await (const text of readLines(file)) {
      line += 1;
      yield learnerIn(text);
    }
  } catch (error) {
    if (isMissing(error)) return;
    throw damaged(file, error, line);
  }
}

export async function savePlan(folder: string, plan: Plan): Promise<void> {
  await writeWhole(path.join(folder, PLAN), `${JSON.stringify(plan, null, 2)}\n`);
}

/** Reads how a cohort is attested; undefined where it is not decided yet. */
export async function readPlan(folder: string): Promise<Plan | undefined> {
  return await readWhole(path.join(folder, PLAN), planIn);
}

export async function saveReceipt(folder: string, receipt: Receipt): Promise<void> {
  await writeWhole(path.join(folder, RECEIPT), `${JSON.stringify(receipt, null, 2)}\n`);
}

/** Reads what was done; undefined where the cohort is not attested yet. */
export async function readReceipt(folder: string): Promise<Receipt | undefined> {
  return await readWhole(path.join(folder, RECEIPT), receiptIn);
}

async function readWhole<Content>(
  file: string,
  read: (text: string) => Content,
): Promise<Content | undefined> {
  try {
    return read(await readText(file));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw damaged(file, error);
  }
}

/** Tells whether an error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** The error of a file in a cohort's folder that is not as it was written. */
export function damaged(file: string, cause: unknown, line?: number): CairnError {
  const reason = isCairnError(cause)
    ? cause.shortMessage
    : String(cause instanceof Error ? cause.message : cause);
  return new CairnError("MALFORMED_COHORT", {
    message: "A file of the cohort's folder cannot be read.",
    details: { file, ...(line === undefined ? {} : { line }), reason },
    cause,
  });
}
