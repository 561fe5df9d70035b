// Prepares the presentations as cohorts, and writes a bundle for each learner to keep.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { StatusIndex } from "@cairn/sdk";
import { bundles, cohorts, unixTime } from "@cairn/sdk";
import { cohortFolder } from "@cairn/sdk/node";
import { documentOf } from "./openUniversity.ts";
import type { Presentation } from "./readResults.ts";
import type { School, Students } from "./school.ts";

/** Files that are written at once. */
const WRITERS = 64;

/** Prepares one presentation's cohort: written to its folder and flushed before anything is sent. */
export async function prepare(args: {
  school: School;
  students: Students;
  presentation: Presentation;
  folder: string;
  taken: ReadonlySet<StatusIndex>;
}): Promise<cohorts.Cohort> {
  const { school, students, presentation, folder, taken } = args;
  const definition = school.definitions.get(presentation.module);
  if (definition === undefined) throw new Error(`module ${presentation.module} is not defined`);
  return await cohorts.prepare(school.client, {
    hub: school.hub,
    records: presentation.results.map((result) => ({
      definition,
      learner: students.addressOf(result.student),
      achievedAt: unixTime(presentation.endsAt),
      document: documentOf(presentation, result),
    })),
    store: cohortFolder({ directory: path.join(folder, "cohorts", keyOf(presentation)) }),
    usedStatusIndices: taken,
  });
}

/** Writes one bundle for each record of a cohort, and returns their files in order. */
export async function writeBundles(args: {
  school: School;
  presentation: Presentation;
  cohort: cohorts.Cohort;
  folder: string;
}): Promise<readonly string[]> {
  const { school, presentation, cohort } = args;
  const folder = path.join(args.folder, "bundles", keyOf(presentation));
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  let writing: Promise<void>[] = [];
  for await (const record of cohorts.bundles(school.client, { cohort })) {
    const student = presentation.results[files.length]?.student;
    const file = path.join(folder, `${student}.cairn.json`);
    files.push(file);
    writing.push(writeFile(file, bundles.serialize(record)));
    if (writing.length < WRITERS) continue;
    await Promise.all(writing);
    writing = [];
  }
  await Promise.all(writing);
  return files;
}

/** Name of a presentation in paths: `AAA-2013J`. */
export function keyOf({ module, code }: Presentation): string {
  return `${module}-${code}`;
}
