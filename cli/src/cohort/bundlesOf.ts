import type { bundles, Client, cohorts } from "@cairn/sdk";
import { CairnError, cohorts as cohortActions } from "@cairn/sdk";
import { readSignatures, signedInclusion } from "./attest/sign.ts";
import type { CohortLearner, Mode } from "./files.ts";
import { readLearners } from "./files.ts";

/** One learner's file of a cohort. */
export interface LearnerBundle {
  readonly learner: CohortLearner;
  readonly record: bundles.CairnRecord;
}

/**
 * Makes the bundles of an attested cohort, in its order, each with whom it is for.
 *
 * Throws `MALFORMED_COHORT` where the folder's files do not belong together.
 */
export async function* bundlesOf(
  client: Client,
  args: { cohort: cohorts.Cohort; folder: string; mode: Mode; signal: AbortSignal },
): AsyncGenerator<LearnerBundle> {
  const { cohort, folder, mode, signal } = args;
  const inclusionOf = await inclusions(folder, mode);
  const learners = readLearners(folder);
  const ids = cohort.tree.ids[Symbol.iterator]();
  for await (const record of cohortActions.bundles(client, { cohort, signal })) {
    const { value: learner } = await learners.next();
    const { value: id } = ids.next();
    if (!learner || id === undefined || learner.learner !== record.achievement.learner) {
      throw astray(folder, record);
    }
    yield { learner, record: { ...record, inclusion: inclusionOf(id) ?? record.inclusion } };
  }
}

/** How a record is included, where that is not by the cohort's root. */
async function inclusions(
  folder: string,
  mode: Mode,
): Promise<(id: cohorts.CohortRecord["id"]) => bundles.Inclusion | undefined> {
  if (mode === "anchor") return () => undefined;
  if (mode === "mint") return () => ({ mode: "minted" });
  const signatures = await readSignatures(folder);
  return (id) => {
    const signature = signatures.get(id);
    if (signature !== undefined) return signedInclusion(signature);
    throw new CairnError("MALFORMED_COHORT", {
      message: "A record of the cohort is not signed.",
      details: { folder, id },
      fix: "Run `cairn issue` again with the same table: it signs what is missing.",
    });
  };
}

function astray(folder: string, { achievement }: bundles.CairnRecord): CairnError {
  return new CairnError("MALFORMED_COHORT", {
    message: "learners.ndjson and cohort.ndjson do not name the same learners.",
    details: { folder, learner: achievement.learner },
    fix: "Restore both files from a copy.",
  });
}
