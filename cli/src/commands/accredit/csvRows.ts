import type { accreditation, Client, hubs, Kinds, UnixTime } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { printable } from "../../input/characters.ts";
import { openTable } from "../../input/openTable.ts";
import type { TableRow } from "../../input/Table.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { findHub } from "../../values/hub.ts";
import { parseKinds } from "../../values/kinds.ts";
import { isoTime } from "../../values/time.ts";
import { excessOf } from "./mandate.ts";
import { accreditTexts as say } from "./texts.ts";

const COLUMNS = ["hub", "kinds", "until"] as const;

type Column = (typeof COLUMNS)[number];

/** What one row of the table asks for. */
export interface Wanted {
  readonly line: number;
  readonly hub: hubs.HubSummary;
  readonly kinds: Kinds;
  readonly until: UnixTime;
}

/** Why a row cannot be done. */
export interface RowFault {
  readonly line: number;
  readonly column: Column;
  readonly value: string;
  readonly reason: string;
}

type Reading = { readonly wanted: Wanted } | { readonly faults: readonly RowFault[] };

/** Reads a table of accreditations, and finds every row that cannot be done. */
export async function readAccreditations(
  context: Context,
  client: Client,
  args: { file: string; mandate: accreditation.Accreditor; now: UnixTime },
): Promise<{ rows: readonly Wanted[]; faults: readonly RowFault[] }> {
  const table = await openTable({ file: args.file, language: context.language });
  const places = placesOf(context, { file: args.file, headers: table.headers });
  const rows: Wanted[] = [];
  const faults: RowFault[] = [];
  const lines = new Map<number, number>();
  for await (const row of table.rows()) {
    const reading = await readRow(context, client, { ...args, row, places });
    if ("faults" in reading) {
      faults.push(...reading.faults);
      continue;
    }
    const { line, hub } = reading.wanted;
    const first = lines.get(hub.id);
    if (first === undefined) rows.push(reading.wanted);
    else
      faults.push({
        line,
        column: "hub",
        value: hub.name,
        reason: context.say(say.twice, { hub: hub.id, first }),
      });
    lines.set(hub.id, first ?? line);
  }
  return { rows, faults };
}

function placesOf(
  context: Context,
  { file, headers }: { file: string; headers: readonly string[] },
): Readonly<Record<Column, number>> {
  const found = headers.map((header) => header.trim().toLowerCase());
  const places = COLUMNS.map((column) => [column, found.indexOf(column)] as const);
  const missing = places.find(([, place]) => place < 0);
  if (missing === undefined) return Object.fromEntries(places) as Record<Column, number>;
  const [column] = missing;
  throw new WordedError("MALFORMED_TABLE", {
    message: context.say(say.columnMissing, { file, column, headers: headers.map(printable).join(", ") }),
    details: { file, column, headers },
    fix: context.say(say.columnMissingFix),
  });
}

async function readRow(
  context: Context,
  client: Client,
  args: {
    row: TableRow;
    places: Readonly<Record<Column, number>>;
    mandate: accreditation.Accreditor;
    now: UnixTime;
  },
): Promise<Reading> {
  const { row, places, mandate, now } = args;
  const { line } = row;
  const faults: RowFault[] = [];
  const cellOf = (column: Column) => (row.cells[places[column]] ?? "").trim();
  const faultAt = (column: Column, reason: string) =>
    faults.push({ line, column, value: printable(cellOf(column)), reason });
  const read = async <Value>(column: Column, make: (cell: string) => Value | Promise<Value>) => {
    if (cellOf(column) === "") {
      faultAt(column, context.say(say.emptyCell));
      return undefined;
    }
    try {
      return await make(cellOf(column));
    } catch (error) {
      if (!isCairnError(error) || !isOfInput(error.code)) throw error;
      faultAt(column, error.shortMessage);
      return undefined;
    }
  };
  const hub = await read("hub", async (cell) => await findHub(context, client, cell));
  const kinds = await read("kinds", (cell) => parseKinds(context, cell, mandate.kinds));
  const until = await read("until", (cell) => isoTime(cell));
  if (until === undefined && cellOf("until") !== "") faultAt("until", context.say(say.notADay));
  if (hub === undefined || kinds === undefined || until === undefined) return { faults };
  const excess = excessOf(context, { mandate, kinds, until, now });
  if (excess === undefined) return { wanted: { line, hub, kinds, until } };
  faultAt(excess.column, excess.reason);
  return { faults };
}

/** Whether a fault is the cell's, and not the network's. */
function isOfInput(code: string): boolean {
  return ["INVALID_ARGUMENT", "INVALID_ID", "UNKNOWN_KIND"].includes(code);
}
