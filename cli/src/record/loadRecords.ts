import type { bundles as bundleTypes } from "@cairn/sdk";
import { bundles } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { texts } from "../messages/text.ts";
import { WordedError } from "../messages/WordedError.ts";
import { visible } from "../print/visible.ts";
import { faultText } from "./faultText.ts";
import { listFiles, readRecords } from "./readRecords.ts";

const say = texts({
  fault: { en: "{file}: {reason}", es: "{file}: {reason}" },
  faultFix: { en: "Check the name of the file.", es: "Compruebe el nombre del archivo." },
  several: {
    en: "{file} holds {count} records, and this takes one.",
    es: "{file} contiene {count} registros, y aquí se necesita uno.",
  },
  severalFix: {
    en: "Unpack it, and name one file that ends in .cairn.json.",
    es: "Descomprímalo y nombre un archivo que termine en .cairn.json.",
  },
});

/** A record and the file that it came from. */
export interface LoadedRecord {
  readonly file: string;
  readonly record: bundleTypes.CairnRecord;
}

/**
 * Reads the records of files, folders and zips, and checks that the parts of each belong together.
 *
 * Throws `INVALID_ARGUMENT` where a file cannot be read, and what `bundles.parse` and `bundles.check` throw.
 */
export async function loadRecords(context: Context, names: readonly string[]): Promise<LoadedRecord[]> {
  const { cwd, signal } = context;
  const loaded: LoadedRecord[] = [];
  for await (const { name, bytes, fault } of readRecords(await listFiles(cwd, names), { signal })) {
    if (fault !== undefined) {
      throw new WordedError("INVALID_ARGUMENT", {
        message: context.say(say.fault, {
          file: visible(name),
          reason: visible(faultText(fault, context.say)),
        }),
        details: { file: name, fault: fault.code, reason: fault.reason },
        fix: context.say(say.faultFix),
      });
    }
    const record = bundles.parse(bytes);
    bundles.check(record);
    loaded.push({ file: name, record });
  }
  return loaded;
}

/** Reads the one record of a file, or of a zip that holds one. Throws as {@link loadRecords}. */
export async function loadRecord(context: Context, file: string): Promise<bundleTypes.CairnRecord> {
  const loaded = await loadRecords(context, [file]);
  const [first] = loaded;
  if (first !== undefined && loaded.length === 1) return first.record;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.several, { file: visible(file), count: loaded.length }),
    details: { file, records: loaded.length },
    fix: context.say(say.severalFix),
  });
}
