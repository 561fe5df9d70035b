import type { cohorts } from "@cairn/sdk";
import { CairnError } from "@cairn/sdk";
import { cohortFolder } from "@cairn/sdk/node";
import type { Plan, Receipt } from "./files.ts";
import { readPlan, readReceipt } from "./files.ts";

/** A cohort of a folder that is attested. */
export interface AttestedCohort {
  readonly cohort: cohorts.Cohort;
  readonly plan: Plan;
  readonly receipt: Receipt;
}

/**
 * Opens the cohort of a folder that `cairn issue` has attested.
 *
 * Throws `INVALID_ARGUMENT` where there is none, or it is not attested yet.
 */
export async function openAttested(folder: string, signal: AbortSignal): Promise<AttestedCohort> {
  const plan = await readPlan(folder);
  const cohort = await cohortFolder({ directory: folder }).load({ signal });
  if (plan === undefined || cohort === undefined) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The folder holds no cohort.",
      details: { folder },
      fix: "Name the folder that `cairn issue` made, such as cohorts/algebra.",
    });
  }
  const receipt = await readReceipt(folder);
  if (receipt === undefined) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The cohort is not attested yet.",
      details: { folder, table: plan.source.file },
      fix: "Run `cairn issue` again with the same table and options: it goes on where it stopped.",
    });
  }
  return { cohort, plan, receipt };
}
