// Reads the results of the Open University Learning Analytics Dataset, and says where to get it.
import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse";

/** One achievement: a registration that ended with Pass or Distinction. */
export type Result = {
  readonly student: number;
  readonly studiedCredits: number;
  readonly result: "Pass" | "Distinction";
};

/** One presentation of a module: a cohort. Times in seconds. */
export type Presentation = {
  readonly module: string;
  readonly code: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly results: readonly Result[];
};

const RESULTS = "studentInfo.csv";
const COURSES = "courses.csv";
const STARTING_MONTHS: Readonly<Record<string, number>> = { B: 2, J: 10 };
const DAY = 86_400;

/** Why the data cannot be read: what is wrong, where, and what to do. */
export class DataError extends Error {
  override readonly name = "DataError";
}

/**
 * Reads both files of the folder and groups the achievements by presentation, in the order of `courses.csv`.
 *
 * @throws {@link DataError} where a file is missing or a row is not what the dataset's documentation says.
 */
export async function readResults(folder: string): Promise<readonly Presentation[]> {
  for (const file of [RESULTS, COURSES]) await requireFile(folder, file);
  const results = new Map<string, Result[]>();
  for await (const { at, row } of rows(folder, RESULTS)) {
    const result = text(row, "final_result", at);
    if (result === "Fail" || result === "Withdrawn") continue;
    if (result !== "Pass" && result !== "Distinction") {
      throw new DataError(
        `${at}: final_result is "${result}"; expected Pass, Distinction, Fail or Withdrawn.`,
      );
    }
    const key = `${text(row, "code_module", at)} ${text(row, "code_presentation", at)}`;
    const cohort = results.get(key) ?? [];
    cohort.push({
      student: integer(row, "id_student", at),
      studiedCredits: integer(row, "studied_credits", at),
      result,
    });
    results.set(key, cohort);
  }
  const presentations: Presentation[] = [];
  for await (const { at, row } of rows(folder, COURSES)) {
    const module = text(row, "code_module", at);
    const code = text(row, "code_presentation", at);
    const startsAt = startOf(code, at);
    const endsAt = startsAt + integer(row, "module_presentation_length", at) * DAY;
    presentations.push({ module, code, startsAt, endsAt, results: results.get(`${module} ${code}`) ?? [] });
    results.delete(`${module} ${code}`);
  }
  const [orphan] = results.keys();
  if (orphan !== undefined)
    throw new DataError(`${RESULTS} has results of ${orphan}, which ${COURSES} does not list.`);
  return presentations;
}

type Row = Readonly<Record<string, string>>;

async function* rows(folder: string, file: string): AsyncGenerator<{ at: string; row: Row }> {
  const parser = createReadStream(path.join(folder, file)).pipe(
    parse({ columns: true, bom: true, info: true }),
  );
  for await (const entry of parser) {
    const { record, info } = entry as { record: Row; info: { lines: number } };
    yield { at: `${file}:${info.lines}`, row: record };
  }
}

async function requireFile(folder: string, file: string): Promise<void> {
  try {
    await access(path.join(folder, file));
  } catch {
    throw new DataError(
      `${path.join(folder, file)} is missing. The Open University Learning Analytics Dataset is free (CC BY 4.0): ` +
        "download it from https://analyse.kmi.open.ac.uk/open_dataset, unpack it, and name its folder with --data.",
    );
  }
}

function text(row: Row, column: string, at: string): string {
  const value = row[column];
  if (value === undefined || value === "")
    throw new DataError(`${at}: the column ${column} is missing or empty.`);
  return value;
}

function integer(row: Row, column: string, at: string): number {
  const value = text(row, column, at);
  if (!/^\d{1,9}$/.test(value))
    throw new DataError(`${at}: ${column} is "${value}"; expected a whole number.`);
  return Number(value);
}

function startOf(code: string, at: string): number {
  const [, year, letter] = /^(\d{4})([A-Z])$/.exec(code) ?? [];
  const month = STARTING_MONTHS[letter ?? ""];
  if (year === undefined || month === undefined) {
    throw new DataError(
      `${at}: the presentation is "${code}"; expected a year and B (February) or J (October).`,
    );
  }
  return Date.UTC(Number(year), month - 1, 1) / 1_000;
}
