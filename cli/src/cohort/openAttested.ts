import type { Client, cohorts } from "@cairn/sdk";
import { CairnError } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import type { Plan, Receipt } from "./files.ts";
import { readReceipt } from "./files.ts";
import { loadCohort } from "./loadCohort.ts";

/** A cohort of a folder that is attested. */
export interface AttestedCohort {
  readonly name: string;
  readonly directory: string;
  readonly cohort: cohorts.Cohort;
  readonly plan: Plan;
  readonly receipt: Receipt;
}

/**
 * Opens the cohort of a folder that `cairn issue` has attested.
 *
 * Throws `INVALID_ARGUMENT` where it is not attested yet, and what `loadCohort` throws.
 */
export async function openAttested(
  context: Context,
  client: Client,
  folder: string,
): Promise<AttestedCohort> {
  const { plan, ...kept } = await loadCohort(context, client, folder);
  const receipt = await readReceipt(kept.directory);
  if (plan !== undefined && receipt !== undefined) return { ...kept, plan, receipt };
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The cohort is not attested yet.",
    details: { folder },
    fix: "Run `cairn issue` again with the same table and options: it goes on where it stopped.",
  });
}
