import type { LoadedRecord } from "../../record/loadRecords.ts";

/** What a record is of, as its file says; the file's own name where it says nothing. */
export function nameOf({ file, record }: LoadedRecord): string {
  const { name } = record.definition;
  return typeof name === "string" && name.trim() !== "" ? name : file;
}
