import type { AchievementId, bundles, Client, cohorts } from "@cairn/sdk";
import { CairnError, cohorts as cohortActions } from "@cairn/sdk";
import { readSignatures, signedInclusion } from "./attest/sign.ts";
import { readCredentials } from "./badges/credentialsFile.ts";
import type { CohortLearner, Mode } from "./files.ts";
import { readLearners } from "./files.ts";

/** One learner's file of a cohort. */
export interface LearnerBundle {
  readonly id: AchievementId;
  readonly learner: CohortLearner;
  readonly record: bundles.CairnRecord;
}

/** An attested cohort, and its folder. */
export interface Attested {
  readonly cohort: cohorts.Cohort;
  readonly folder: string;
  readonly mode: Mode;
  readonly signal: AbortSignal;
}

/**
 * Makes the bundles of an attested cohort, in its order, each with whom it is for, and with its credential where `cairn
 * issue` signed one.
 *
 * Throws `MALFORMED_COHORT` where the folder's files do not belong together.
 */
export async function* bundlesOf(client: Client, args: Attested): AsyncGenerator<LearnerBundle> {
  const credentials = readCredentials(args.folder, args.cohort.size);
  for await (const bundle of plainBundlesOf(client, args)) {
    const { value: line } = await credentials.next();
    if (line && line.id !== bundle.id) throw strange(args.folder, bundle.id);
    const { record } = bundle;
    yield line && "credential" in line
      ? { ...bundle, record: { ...record, credential: line.credential } }
      : bundle;
  }
}

/** The bundles without credentials. */
export async function* plainBundlesOf(client: Client, args: Attested): AsyncGenerator<LearnerBundle> {
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
    yield { id, learner, record: { ...record, inclusion: inclusionOf(id) ?? record.inclusion } };
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

function strange(folder: string, id: AchievementId): CairnError {
  return new CairnError("MALFORMED_COHORT", {
    message: "credentials.ndjson and cohort.ndjson do not name the same records.",
    details: { folder, id },
    fix: "Delete credentials.ndjson and run `cairn issue` again with the same table: it signs the badges anew.",
  });
}

function astray(folder: string, { achievement }: bundles.CairnRecord): CairnError {
  return new CairnError("MALFORMED_COHORT", {
    message: "learners.ndjson and cohort.ndjson do not name the same learners.",
    details: { folder, learner: achievement.learner },
    fix: "Restore both files from a copy.",
  });
}
