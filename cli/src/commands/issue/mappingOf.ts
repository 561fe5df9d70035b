import path from "node:path";
import { CairnError, definitionId } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { readText } from "../../files/readWithin.ts";
import { applyColumnFlags } from "../../input/applyColumnFlags.ts";
import { DATE_FORMATS } from "../../input/dates.ts";
import type { DateFormat, Mapping } from "../../input/Mapping.ts";
import { parseMapping } from "../../input/parseMapping.ts";
import { suggestMapping } from "../../input/suggestMapping.ts";
import type { Table } from "../../input/Table.ts";

/** Options that say what the columns of a table mean. */
export interface MappingOptions {
  readonly mapping?: string;
  readonly column?: readonly string[];
  readonly definition?: string;
  readonly achieved?: string;
  readonly expires?: string;
  readonly dateFormat?: string;
  readonly decimal?: string;
}

/**
 * What the columns of a table mean: the saved mapping, else what plain names suggest; then what the flags say.
 *
 * Throws `INVALID_ARGUMENT` for a flag that cannot be used, and for a table whose rows would have no date or definition.
 */
export async function mappingOf(context: Context, table: Table, options: MappingOptions): Promise<Mapping> {
  const { language } = context;
  const saved = options.mapping === undefined ? undefined : await readMapping(context, options.mapping);
  const start = saved ?? suggestMapping(table);
  const flags = options.column ?? [];
  const mapping = {
    ...applyColumnFlags({ mapping: start, flags, language }),
    ...(options.definition === undefined ? {} : { definition: { value: numberOf(options.definition) } }),
    ...(options.achieved === undefined ? {} : { achievedAt: { value: options.achieved } }),
    ...(options.expires === undefined ? {} : { expiresAt: { value: options.expires } }),
    ...(options.dateFormat === undefined ? {} : { dateFormat: dateFormatOf(options.dateFormat) }),
    ...(options.decimal === undefined ? {} : { decimal: decimalOf(options.decimal) }),
  };
  if (mapping.definition === undefined) {
    refuse(
      "Nothing says what was achieved.",
      { file: table.file },
      "Give --definition <number> (see `cairn define list`), or a column: --column definition=<header>.",
    );
  }
  if (mapping.achievedAt === undefined) {
    refuse(
      "Nothing says when it was achieved.",
      { file: table.file, columns: table.headers },
      "Give --achieved 2026-06-30, or a column: --column date=<header>.",
    );
  }
  return mapping;
}

async function readMapping({ cwd, language }: Context, file: string): Promise<Mapping> {
  const source = await readText(path.resolve(cwd, file)).catch((cause: Error) =>
    refuse("The mapping's file cannot be read.", { file, reason: cause.message }, "Check --mapping."),
  );
  return parseMapping({ source, language });
}

function numberOf(text: string) {
  return definitionId(/^[0-9]{1,10}$/.test(text) ? Number(text) : Number.NaN);
}

function dateFormatOf(text: string): DateFormat {
  const format = DATE_FORMATS.find((known) => known === text.toUpperCase());
  return (
    format ??
    refuse(
      "This form of a date is not known.",
      { dateFormat: text, known: DATE_FORMATS },
      "Use one of the known forms.",
    )
  );
}

function decimalOf(text: string): "." | "," {
  return text === "." || text === ","
    ? text
    : refuse("The sign before decimals is not known.", { decimal: text }, 'Use "." or ",".');
}

function refuse(message: string, details: Readonly<Record<string, unknown>>, fix: string): never {
  throw new CairnError("INVALID_ARGUMENT", { message, details, fix });
}
