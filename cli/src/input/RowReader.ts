import { createHash } from "node:crypto";
import type { Address, DefinitionId, ExperienceId, UnixTime } from "@cairn/sdk";
import { definitionId, experienceId, MAX_UINT32 } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import type { Values } from "../messages/text.ts";
import { hiddenCharacter, isBroken } from "./characters.ts";
import { readDate } from "./dates.ts";
import type { DocumentField } from "./documentOf.ts";
import { documentOf } from "./documentOf.ts";
import type { FieldMapping, Fixed, FromColumn, Mapping } from "./Mapping.ts";
import type { NoticeCode } from "./notices.ts";
import type { ResultRow } from "./ResultRow.ts";
import { readAddress } from "./readAddress.ts";
import { readValue } from "./readValue.ts";
import type { RowFault, RowFaultCode } from "./rowFaults.ts";
import { makeRowFault } from "./rowFaults.ts";
import type { TableRow } from "./Table.ts";

/** Hears what is wrong with rows, and what the user should know. */
export interface ResultsLog {
  readonly fault: (fault: RowFault) => void;
  readonly notice: (code: NoticeCode, line: number) => void;
}

/** What a {@link RowReader} is told. */
export interface RowReaderOptions {
  readonly headers: readonly string[];
  /** A mapping whose columns are all among the headers. */
  readonly mapping: Mapping;
  /** What no achievement may be later than. */
  readonly now: UnixTime;
  readonly language: Language;
  readonly log: ResultsLog;
}

const MAX_CELL_CHARACTERS = 10_000;
const LINE_BREAKS = "\r\n\t";
const FORMULA = /^[=@+-](?![\d.,]+$)/;
const EMAIL = /^[^\s@"<>,;]{1,64}@[^\s@"<>,;]{1,190}\.[^\s@"<>,;.]{2,}$/u;
const ID = /^[1-9]\d{0,9}$/;

/** Reads the rows of one table, in order, and remembers what must not come twice. */
export class RowReader {
  readonly #options: RowReaderOptions;
  readonly #places: ReadonlyMap<string, number>;
  /** First line of each row, of each result, and of each address with its name; by fingerprint. */
  readonly #rows = new Map<string, number>();
  readonly #results = new Map<string, number>();
  readonly #holders = new Map<Address, { readonly line: number; readonly name: string }>();

  constructor(options: RowReaderOptions) {
    this.#options = options;
    this.#places = new Map(options.headers.map((header, place) => [header, place]));
  }

  /** The result of a row; undefined where the log heard what is wrong with it. */
  read(row: TableRow): ResultRow | undefined {
    const { mapping } = this.#options;
    const cells = new Cells({ row, places: this.#places, options: this.#options });
    if (!this.#isWhole(row, cells) || !this.#isNew(row, cells)) return undefined;
    const name = this.#person(cells, "name");
    const email = this.#person(cells, "email");
    if (name === "") cells.fail("NAME_MISSING", mapping.name?.columns[0] ?? null);
    if (email !== undefined && email !== "" && !EMAIL.test(email)) {
      cells.fail("EMAIL_INVALID", mapping.email?.columns[0] ?? null);
    }
    const learner = this.#learner(cells);
    const hasNobody = learner === undefined && !name && !email;
    if (hasNobody && !cells.isFaulty) cells.fail("LEARNER_UNKNOWN", null);
    const achievedAt = this.#achievedAt(cells);
    const expiresAt = this.#expiresAt(cells, achievedAt);
    const definition = this.#id(cells, { source: mapping.definition, make: definitionId, isRequired: true });
    const experience = this.#id(cells, { source: mapping.experience, make: experienceId, isRequired: false });
    const fields = [
      ...fieldOf(mapping.name?.path, name),
      ...fieldOf(mapping.email?.path, email),
      ...mapping.fields.flatMap((field) => this.#field(cells, field)),
    ];
    if (cells.isFaulty || achievedAt === undefined) return undefined;
    const result = {
      line: row.line,
      ...(name && { name }),
      ...(email && { email }),
      ...(learner && { learner }),
      achievedAt,
      expiresAt,
      ...(definition && { definition }),
      ...(experience && { experience }),
      document: documentOf(fields),
    };
    return this.#isUnique(result, cells) ? result : undefined;
  }

  #isWhole({ cells: row }: TableRow, cells: Cells): boolean {
    const expected = this.#places.size;
    const found = row.length;
    const isTooLong = row.slice(expected).some((cell) => cell.trim() !== "");
    if (isTooLong) cells.fail("ROW_TOO_LONG", null, { found, expected });
    else if (found < expected) cells.fail("ROW_TOO_SHORT", null, { found, expected });
    return !cells.isFaulty;
  }

  #isNew({ line, cells: row }: TableRow, cells: Cells): boolean {
    const first = remember(this.#rows, fingerprint(row.slice(0, this.#places.size)), line);
    if (first !== undefined) cells.fail("DUPLICATE_ROW", null, { first });
    return first === undefined;
  }

  #isUnique({ line, name = "", email, learner, definition, achievedAt }: ResultRow, cells: Cells): boolean {
    const { mapping } = this.#options;
    const column = mapping.address?.column ?? null;
    const spelling = name.toLowerCase().replaceAll(/\s+/g, " ");
    if (learner !== undefined) {
      const holder = this.#holders.get(learner);
      if (holder === undefined) this.#holders.set(learner, { line, name: spelling });
      else if (holder.name !== spelling) cells.fail("ADDRESS_OF_TWO", column, { first: holder.line });
    }
    const who = learner ?? email?.toLowerCase();
    if (who !== undefined) {
      const print = fingerprint([who, learner ? "" : spelling, String(definition ?? ""), String(achievedAt)]);
      const first = remember(this.#results, print, line);
      if (first !== undefined) cells.fail("DUPLICATE_RESULT", null, { first });
    }
    return !cells.isFaulty;
  }

  /** The cells about a person, joined; undefined where no column has them. */
  #person(cells: Cells, key: "name" | "email"): string | undefined {
    const parts = this.#options.mapping[key]?.columns.map((column) => cells.text(column));
    return parts?.filter((part) => part !== "").join(" ");
  }

  #learner(cells: Cells): Address | undefined {
    const column = this.#options.mapping.address?.column;
    const text = column === undefined ? "" : cells.text(column);
    if (column === undefined || text === "") return undefined;
    const reading = readAddress(text);
    if ("code" in reading) {
      cells.fail(reading.code, column);
      return undefined;
    }
    if (!reading.hasChecksum) cells.notice("ADDRESS_WITHOUT_CHECKSUM");
    return reading.learner;
  }

  #achievedAt(cells: Cells): UnixTime | undefined {
    const { mapping, now } = this.#options;
    const { achievedAt, dateFormat: format } = mapping;
    const column = achievedAt !== undefined && "column" in achievedAt ? achievedAt.column : null;
    const time = this.#date(cells, achievedAt);
    if (time === undefined) cells.fail("DATE_MISSING", column, { format });
    if (time !== undefined && time > now) cells.fail("DATE_IN_FUTURE", column);
    return time;
  }

  #expiresAt(cells: Cells, achievedAt: UnixTime | undefined): UnixTime | 0 {
    const { mapping, now } = this.#options;
    const { expiresAt } = mapping;
    const time = this.#date(cells, expiresAt);
    if (time === undefined) return 0;
    if (achievedAt !== undefined && time <= achievedAt) {
      cells.fail("EXPIRY_BEFORE", expiresAt !== undefined && "column" in expiresAt ? expiresAt.column : null);
    } else if (time <= now) {
      cells.notice("ALREADY_EXPIRED");
    }
    return time;
  }

  #date(cells: Cells, source: FromColumn | Fixed<string> | undefined): UnixTime | undefined {
    if (source === undefined) return undefined;
    const column = "column" in source ? source.column : null;
    const text = "column" in source ? cells.text(source.column) : source.value;
    if (text === "") return undefined;
    const reading = readDate({ text, format: this.#options.mapping.dateFormat });
    if ("code" in reading) {
      cells.fail(reading.code, column, reading.values);
      return undefined;
    }
    if (reading.isDateAlone) cells.notice("DATE_AT_MIDNIGHT");
    return reading.time;
  }

  #id<Id extends DefinitionId | ExperienceId>(
    cells: Cells,
    {
      source,
      make,
      isRequired,
    }: { source: FromColumn | Fixed<Id> | undefined; make: (value: number) => Id; isRequired: boolean },
  ): Id | undefined {
    if (source === undefined) return undefined;
    if ("value" in source) return source.value;
    const text = cells.text(source.column);
    if (text === "" && !isRequired) return undefined;
    if (ID.test(text) && Number(text) <= MAX_UINT32) return make(Number(text));
    cells.fail(isRequired ? "DEFINITION_INVALID" : "EXPERIENCE_INVALID", source.column);
    return undefined;
  }

  #field(cells: Cells, { column, path, type, required }: FieldMapping): readonly DocumentField[] {
    const text = cells.text(column, type === "text" ? LINE_BREAKS : "");
    if (text === "") {
      if (required) cells.fail("VALUE_MISSING", column);
      return [];
    }
    const reading = readValue({ text, type, decimal: this.#options.mapping.decimal });
    if ("value" in reading) return [{ path, value: reading.value }];
    cells.fail(reading.code, column, reading.values);
    return [];
  }
}

/** The cells of one row by column, and what is found in them. */
class Cells {
  readonly #row: TableRow;
  readonly #places: ReadonlyMap<string, number>;
  readonly #options: RowReaderOptions;
  /** Columns with a fault: one fault a cell says enough. */
  readonly #faulty = new Set<string | null>();

  constructor({
    row,
    places,
    options,
  }: {
    row: TableRow;
    places: ReadonlyMap<string, number>;
    options: RowReaderOptions;
  }) {
    this.#row = row;
    this.#places = places;
    this.#options = options;
  }

  get isFaulty(): boolean {
    return this.#faulty.size > 0;
  }

  /** A cell without space around it, its letters composed (NFC); the log hears what it may not hold. */
  text(column: string, allowed = ""): string {
    const text = this.#raw(column).trim().normalize("NFC");
    const character = hiddenCharacter(text, allowed);
    if (text.length > MAX_CELL_CHARACTERS) this.fail("CELL_TOO_LONG", column, { limit: MAX_CELL_CHARACTERS });
    else if (character !== undefined) this.fail("HIDDEN_CHARACTER", column, { character });
    else if (isBroken(text)) this.fail("BROKEN_CHARACTER", column);
    else if (FORMULA.test(text)) this.notice("FORMULA_TEXT");
    return text;
  }

  fail(code: RowFaultCode, column: string | null, values: Values = {}): void {
    if (this.#faulty.has(column)) return;
    this.#faulty.add(column);
    const { language, log } = this.#options;
    const value = column === null ? null : this.#raw(column);
    log.fault(makeRowFault({ code, language, line: this.#row.line, column, value, values }));
  }

  notice(code: NoticeCode): void {
    this.#options.log.notice(code, this.#row.line);
  }

  #raw(column: string): string {
    return this.#row.cells[this.#places.get(column) ?? -1] ?? "";
  }
}

function fieldOf(path: string | null | undefined, value: string | undefined): readonly DocumentField[] {
  return typeof path === "string" && value ? [{ path, value }] : [];
}

/** Notes where something is first seen; returns where it was seen before. */
function remember(seen: Map<string, number>, print: string, line: number): number | undefined {
  const first = seen.get(print);
  if (first === undefined) seen.set(print, line);
  return first;
}

function fingerprint(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64").slice(0, 22);
}
