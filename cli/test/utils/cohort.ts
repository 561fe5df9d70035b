import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Address, bundles as bundleTypes, DefinitionId } from "@cairn/sdk";
import { achievements, address, bundles, cohorts } from "@cairn/sdk";
import { cohortFolder } from "@cairn/sdk/node";
import { now } from "../../../test/scenario/network.ts";
import { giveConsent } from "../../../test/scenario/school.ts";
import type { CohortLearner, Mode } from "../../src/cohort/files.ts";
import { saveLearners, savePlan, saveReceipt } from "../../src/cohort/files.ts";
import type { Office } from "./office.ts";

/** Who is in a cohort of a test; the school's learner where no address is given. */
export type TestLearner = Partial<Omit<CohortLearner, "line">>;

/** A cohort in a folder of the office, as the command keeps it. */
export interface TestCohort {
  /** Relative to the office's folder. */
  readonly folder: string;
  readonly cohort: cohorts.Cohort;
  readonly records: readonly cohorts.CohortRecord[];
  /** Files of the learners, relative to the office's folder. */
  readonly files: readonly string[];
  readonly bundles: readonly bundleTypes.CairnRecord[];
}

/** Makes a cohort: kept in its folder, attested unless `attested` is false, and a file for each learner. */
export async function makeCohort(
  office: Office,
  options: {
    name?: string;
    mode?: Mode;
    learners?: readonly TestLearner[];
    attested?: boolean;
    /** The office's course when absent. */
    course?: DefinitionId;
  } = {},
): Promise<TestCohort> {
  const { name = "algebra", mode = "anchor", learners = [{}], attested = true } = options;
  const { course = office.course } = options;
  const folder = path.join("cohorts", name);
  const directory = path.join(office.folder, folder);
  const achievedAt = await now(office);
  const list: CohortLearner[] = learners.map((learner, place) => ({
    line: place + 2,
    ...learner,
    learner: learner.learner ?? office.learnerAddress,
  }));
  await mkdir(directory, { recursive: true });
  await saveLearners(directory, list);
  const inputs = list.map(({ learner }, place) => ({
    definition: course,
    learner,
    achievedAt,
    document: { grade: "Distinction", cohort: name, place },
  }));
  const store = cohortFolder({ directory });
  const cohort = await cohorts.prepare(office.attester, { hub: office.hub, records: inputs, store });
  const records: cohorts.CohortRecord[] = [];
  for await (const record of cohort.records()) records.push(record);
  const source = { file: `${name}.csv`, hash: `0x${"00".repeat(32)}` };
  const plan = { version: 1, mode, hub: office.hub, definitions: [course], source } as const;
  await savePlan(directory, { ...plan, size: cohort.size });
  const made = await bundlesOf(office, { cohort, records, mode });
  if (attested) await attest(office, { cohort, records, mode, directory });
  const files: string[] = [];
  for (const [place, bundle] of made.entries()) {
    const file = `${name}-${place}.cairn.json`;
    await writeFile(path.join(office.folder, file), bundles.serialize(bundle));
    files.push(file);
  }
  return { folder, cohort, records, files, bundles: made };
}

interface Made {
  readonly cohort: cohorts.Cohort;
  readonly records: readonly cohorts.CohortRecord[];
  readonly mode: Mode;
}

async function bundlesOf(
  office: Office,
  { cohort, records, mode }: Made,
): Promise<bundleTypes.CairnRecord[]> {
  const made: bundleTypes.CairnRecord[] = [];
  for await (const bundle of cohorts.bundles(office.reader, { cohort })) {
    const record = records[made.length];
    if (record === undefined) throw new Error("the cohort has fewer records than bundles");
    const { achievement } = record;
    if (mode === "anchor") made.push(bundle);
    else if (mode === "mint") made.push({ ...bundle, inclusion: { mode: "minted" } });
    else made.push({ ...bundle, inclusion: await achievements.sign(office.attester, { achievement }) });
  }
  return made;
}

async function attest(
  office: Office,
  { cohort, records, mode, directory }: Made & { directory: string },
): Promise<void> {
  if (mode === "anchor") await cohorts.anchor(office.attester, { cohort }).send();
  if (mode === "mint") {
    await giveConsent(office);
    const batch = records.map(({ achievement }) => achievement);
    await achievements.issueBatch(office.attester, { achievements: batch }).send();
  }
  const attester = address((await office.attester.signer?.getAddress()) ?? "");
  const { size, tree } = cohort;
  const attestedAt = await now(office);
  await saveReceipt(directory, { mode, root: tree.root, size, attester, attestedAt, transactions: [] });
}

/** An address of nobody. */
export function stranger(place: number): Address {
  return address(`0x${(0x1000 + place).toString(16).padStart(40, "0")}`);
}
