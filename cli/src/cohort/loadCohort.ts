import path from "node:path";
import type { Client, cohorts } from "@cairn/sdk";
import { cohortFolder } from "@cairn/sdk/node";
import type { Context } from "../Context.ts";
import { texts } from "../messages/text.ts";
import { WordedError } from "../messages/WordedError.ts";
import { visible } from "../print/visible.ts";
import { checkDeployment } from "../record/checkDeployment.ts";
import type { Plan } from "./files.ts";
import { readPlan } from "./files.ts";

const say = texts({
  none: { en: "There is no cohort in {folder}.", es: "No hay ninguna promoción en {folder}." },
  noneFix: {
    en: "Name the folder that cairn issue made, such as cohorts/algebra.",
    es: "Nombre la carpeta que creó cairn issue, por ejemplo cohorts/algebra.",
  },
});

/** A cohort, as its folder keeps it. */
export interface KeptCohort {
  /** The folder's own name. */
  readonly name: string;
  readonly directory: string;
  readonly cohort: cohorts.Cohort;
  /** How it is attested; undefined where that is not decided yet. */
  readonly plan: Plan | undefined;
}

/**
 * Reads the cohort of a folder.
 *
 * Throws `INVALID_ARGUMENT` where there is none, `UNTRUSTED_DEPLOYMENT` where it is of another network, and
 * `MALFORMED_COHORT`.
 */
export async function loadCohort(context: Context, client: Client, folder: string): Promise<KeptCohort> {
  const directory = path.resolve(context.cwd, folder);
  const cohort = await cohortFolder({ directory }).load({ signal: context.signal });
  if (cohort === undefined) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.none, { folder: visible(folder) }),
      details: { folder },
      fix: context.say(say.noneFix),
    });
  }
  checkDeployment(client, cohort);
  return { name: path.basename(directory), directory, cohort, plan: await readPlan(directory) };
}
