import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Client, cohorts, DefinitionId, HubId } from "@cairn/sdk";
import { CairnError, json, unixTime } from "@cairn/sdk";
import { sha256, toUtf8Bytes } from "ethers";
import type { Context, Outcome } from "../../Context.ts";
import type { Mode } from "../../cohort/files.ts";
import { checkResults } from "../../input/checkResults.ts";
import { formatMapping } from "../../input/formatMapping.ts";
import type { Mapping } from "../../input/Mapping.ts";
import { openTable } from "../../input/openTable.ts";
import { previewMapping } from "../../input/previewMapping.ts";
import type { ResultRow } from "../../input/ResultRow.ts";
import { readResults } from "../../input/readResults.ts";
import type { RowFault } from "../../input/rowFaults.ts";
import type { Table } from "../../input/Table.ts";
import { table as columnsOf } from "../../output/table.ts";
import { consentFaults } from "./consentFaults.ts";
import type { IssueOptions } from "./issue.ts";
import { mappingOf } from "./mappingOf.ts";
import { issueTexts as say } from "./texts.ts";

/** A table of which every row can be attested; or why not. */
export interface CheckedTable {
  readonly file: string;
  readonly hub: HubId;
  /** SHA-256 of the file and of what its columns mean: tells on a rerun that it is the same. */
  readonly hash: string;
  readonly size: number;
  /** Rows with a wallet's address; the others get claim codes. */
  readonly wallets: number;
  readonly definitions: ReadonlySet<DefinitionId>;
  /** The first rows, to estimate the cost. */
  readonly sample: readonly cohorts.CohortInput[];
  readonly rows: () => AsyncIterable<ResultRow>;
  /** The outcome where rows are bad; undefined where all are good. */
  readonly badRows: Outcome | undefined;
}

/** Faulty rows that are printed; JSON has all that are kept. */
const PRINTED = 50;
const SAMPLE = 100;
/** An address for the rows of a sample that get a claim code. */
const SOMEBODY = "0x000000000000000000000000000000000000dEaD";

/**
 * Reads a table whole, and says of every row whether it can be attested, before anything is written or sent.
 *
 * Throws what `openTable`, `mappingOf` and `checkResults` throw, and `INVALID_ARGUMENT` where the hub is not known.
 */
export async function checkTable(
  client: Client,
  args: { context: Context; file: string; mode: Mode; options: IssueOptions },
): Promise<CheckedTable> {
  const { context, mode, options } = args;
  const { language, signal } = context;
  const hub = hubOf(context);
  const file = path.resolve(context.cwd, args.file);
  const { delimiter } = options;
  const table = await openTable({ file, language, ...(delimiter === undefined ? {} : { delimiter }) });
  const mapping = await mappingOf(context, table, options);
  context.err(`${columnsText(context, table, mapping)}\n`);
  if (options.saveMapping !== undefined) {
    await writeFile(path.resolve(context.cwd, options.saveMapping), formatMapping(mapping));
  }
  const now = await latestTime(client);
  const reading = { table, mapping, now, language, signal };
  const network = {
    provider: client.provider,
    deployment: client.deployment,
    allowContractWallets: options.contractWallets === true,
  };
  const report = await checkResults({ ...reading, network });
  for (const { text } of report.notices) context.err(`! ${text}\n`);
  const rows = () => readResults(reading);
  const facts = await factsOf(rows, mapping);
  const faults =
    report.faultCount > 0 || mode !== "mint"
      ? report.faults
      : await consentFaults(client, { context, hub, mapping, rows });
  const faultCount = Math.max(report.faultCount, faults.length);
  return {
    file,
    hub,
    hash: sha256(
      toUtf8Bytes(
        json.canonicalize([table.sourceHash, JSON.parse(formatMapping(mapping)) as json.JsonValue]),
      ),
    ),
    size: report.accepted,
    wallets: report.accepted - report.withoutAddress,
    rows,
    ...facts,
    badRows: faultCount === 0 ? undefined : refused(context, { file: args.file, faults, faultCount }),
  };
}

function hubOf({ config }: Context): HubId {
  if (config?.hub !== undefined) return config.hub;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The configuration does not say which hub attests.",
    fix: 'Run `cairn init`, or add "hub": <number> to cairn.json.',
  });
}

/** No achievement may be later than this: the network's time, or this machine's where blocks are rare. */
async function latestTime(client: Client) {
  const block = await client.provider.getBlock("latest");
  return unixTime(Math.max(block?.timestamp ?? 0, Math.floor(Date.now() / 1000)));
}

async function factsOf(
  rows: () => AsyncIterable<ResultRow>,
  mapping: Mapping,
): Promise<{ definitions: ReadonlySet<DefinitionId>; sample: readonly cohorts.CohortInput[] }> {
  const fixed =
    mapping.definition !== undefined && "value" in mapping.definition ? mapping.definition.value : undefined;
  const definitions = new Set<DefinitionId>();
  const sample: cohorts.CohortInput[] = [];
  try {
    for await (const row of rows()) {
      if (fixed !== undefined && sample.length === SAMPLE) break;
      const definition = row.definition ?? fixed;
      if (definition === undefined) continue;
      definitions.add(definition);
      const {
        learner = SOMEBODY as cohorts.CohortInput["learner"],
        achievedAt,
        expiresAt,
        document,
        experience,
      } = row;
      const input = { definition, learner, achievedAt, expiresAt, document };
      if (sample.length < SAMPLE) sample.push(experience === undefined ? input : { ...input, experience });
    }
  } catch (error) {
    // A faulty row ends the reading; the report names it.
    if (!(error instanceof CairnError) || error.code !== "MALFORMED_TABLE") throw error;
  }
  return { definitions, sample };
}

function columnsText(context: Context, table: Table, mapping: Mapping): string {
  const { language } = context;
  const rows = previewMapping({ table, mapping, language }).map(({ column, meaning, example }) => [
    `  ${column}`,
    meaning,
    example,
  ]);
  return `${context.say(say.columns, { file: path.basename(table.file) })}\n${columnsOf(rows)}`;
}

function refused(
  context: Context,
  args: { file: string; faults: readonly RowFault[]; faultCount: number },
): Outcome {
  const { file, faults, faultCount } = args;
  const head = [say.line, say.columnHead, say.value, say.reason].map((text) => context.say(text));
  const rows = faults
    .slice(0, PRINTED)
    .map(({ line, column, value, reason, fix }) => [
      String(line),
      column ?? "",
      value ?? "",
      `${reason} ${fix}`,
    ]);
  const more = faultCount - rows.length;
  const lines = [
    context.say(say.badRows, { count: faultCount, file }),
    columnsOf([head, ...rows]),
    ...(more > 0 ? [context.say(say.moreBadRows, { count: more })] : []),
  ];
  const message = "Rows cannot be attested, so nothing was sent.";
  return {
    data: { error: { code: "BAD_ROWS", message, details: { file, count: faultCount } }, rows: faults },
    text: lines.join("\n"),
    exitCode: 1,
  };
}
