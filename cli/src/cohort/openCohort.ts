import path from "node:path";
import type { Client, cohorts } from "@cairn/sdk";
import { CairnError, claimCodes, cohorts as cohortActions } from "@cairn/sdk";
import { cohortFolder, cohortWorkers } from "@cairn/sdk/node";
import type { ResultRow } from "../input/ResultRow.ts";
import type { CohortLearner, Plan } from "./files.ts";
import { readLearners, readPlan, saveLearners, savePlan } from "./files.ts";
import { usedStatusIndices } from "./usedStatusIndices.ts";

/** How long work is told of. */
export interface Stages {
  readonly signal: AbortSignal;
  /** Says which work begins, and how many pieces it has; gives what is called with the pieces done. */
  readonly begin: (stage: "codes" | "prepare", total: number) => (done: number) => void;
}

/**
 * Makes the cohort of a table, or finds the one that an earlier run made of it: plan, learners with their claim codes,
 * then documents and tree, each flushed before the next, and all before anything is sent. Nothing that is there is ever
 * written again, so codes and salts stay those of the first run.
 *
 * Throws `COHORT_MISMATCH` where the folder holds a cohort of something else.
 */
export async function openCohort(
  client: Client,
  args: { folder: string; plan: Plan; rows: () => AsyncIterable<ResultRow>; stages: Stages },
): Promise<cohorts.Cohort> {
  const { folder, plan, rows, stages } = args;
  const kept = await readPlan(folder);
  if (kept === undefined) await savePlan(folder, plan);
  else expectSame(folder, kept, plan);
  await keepLearners({ folder, rows, size: plan.size, stages });
  const { used, lists } = await usedStatusIndices({
    parent: path.dirname(folder),
    except: folder,
    hub: plan.hub,
    needed: plan.size,
  });
  const update = stages.begin("prepare", plan.size);
  const cohort = await cohortActions.prepare(client, {
    hub: plan.hub,
    records: inputs({ folder, rows, plan }),
    total: plan.size,
    store: cohortFolder({ directory: folder }),
    workers: cohortWorkers(),
    usedStatusIndices: used,
    statusLists: lists,
    signal: stages.signal,
    onProgress: ({ done }) => update(done),
  });
  update(plan.size);
  return cohort;
}

/** Draws the claim codes and keeps them, unless an earlier run did. */
async function keepLearners(args: {
  folder: string;
  rows: () => AsyncIterable<ResultRow>;
  size: number;
  stages: Stages;
}): Promise<void> {
  const { folder, rows, size, stages } = args;
  for await (const _learner of readLearners(folder)) return;
  const update = stages.begin("codes", size);
  const learners: CohortLearner[] = [];
  for await (const row of rows()) {
    learners.push(learnerOf(row));
    update(learners.length);
    stages.signal.throwIfAborted();
  }
  await saveLearners(folder, learners);
}

function learnerOf({ line, name, email, learner }: ResultRow): CohortLearner {
  const person = { line, ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
  if (learner !== undefined) return { ...person, learner };
  const code = claimCodes.draw();
  return { ...person, learner: claimCodes.addressOf(code), code: claimCodes.format(code) };
}

async function* inputs(args: {
  folder: string;
  rows: () => AsyncIterable<ResultRow>;
  plan: Plan;
}): AsyncGenerator<cohorts.CohortInput> {
  const { folder, rows, plan } = args;
  const learners = readLearners(folder);
  for await (const row of rows()) {
    const { value: kept } = await learners.next();
    if (!kept || kept.line !== row.line) throw mismatch(folder, { line: row.line });
    const { definition = plan.definitions[0], experience = 0, achievedAt, expiresAt, document } = row;
    if (definition === undefined) throw mismatch(folder, { line: row.line });
    yield { definition, experience, learner: kept.learner, achievedAt, expiresAt, document };
  }
}

function expectSame(folder: string, kept: Plan, plan: Plan): void {
  const differs = (["mode", "hub", "size"] as const).find((name) => kept[name] !== plan[name]);
  if (differs !== undefined) throw mismatch(folder, { [differs]: plan[differs], kept: kept[differs] });
  if (kept.source.hash !== plan.source.hash) {
    throw mismatch(folder, { file: plan.source.file, keptFile: kept.source.file });
  }
}

function mismatch(folder: string, details: Readonly<Record<string, unknown>>): CairnError {
  return new CairnError("COHORT_MISMATCH", {
    message: "The folder holds a cohort that was made of another table, or in another way.",
    details: { folder, ...details },
    fix: "Name another folder for the new cohort with --cohort. To resume the old one, pass its table unchanged, with the same options.",
  });
}
