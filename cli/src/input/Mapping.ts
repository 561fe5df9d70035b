import type { DefinitionId, ExperienceId } from "@cairn/sdk";

/** How a cell is written into the document. */
export type FieldType = "text" | "number" | "boolean";

/** A column that becomes a private field of the document. */
export interface FieldMapping {
  readonly column: string;
  /** JSON Pointer (RFC 6901) of the field. */
  readonly path: string;
  readonly type: FieldType;
  /** Whether an empty cell is a fault; otherwise the field is left out of that row's document. */
  readonly required: boolean;
}

/** What the table says about the person. */
export interface PersonMapping {
  /** Its columns, such as given and family name; joined with a space. */
  readonly columns: readonly string[];
  /** JSON Pointer of its field in the document; null where the document does not say it. */
  readonly path: string | null;
}

/** A column of the table. */
export interface FromColumn {
  readonly column: string;
}

/** One value for every row. */
export interface Fixed<Value> {
  readonly value: Value;
}

/** How dates are written: `YYYY`, `MM` and `DD` once each, and the same `.`, `/` or `-` between them. */
export type DateFormat =
  | "YYYY-MM-DD"
  | "YYYY/MM/DD"
  | "YYYY.MM.DD"
  | "DD.MM.YYYY"
  | "DD/MM/YYYY"
  | "DD-MM-YYYY"
  | "MM/DD/YYYY"
  | "MM-DD-YYYY";

/** What the columns of a table mean. Columns that it does not name are not used. */
export interface Mapping {
  /** The learner's name. By default it goes into the document as `/name`. */
  readonly name?: PersonMapping;
  /** Where to deliver. By default it does not go into the document. */
  readonly email?: PersonMapping;
  /** The learner's wallet; a row without one gets a claim code. */
  readonly address?: FromColumn;
  /** When it was achieved. */
  readonly achievedAt?: FromColumn | Fixed<string>;
  /** When it stops to count; an empty cell is never. */
  readonly expiresAt?: FromColumn | Fixed<string>;
  /** What was achieved: the number of the hub's definition. */
  readonly definition?: FromColumn | Fixed<DefinitionId>;
  /** Where it was learned: the number of the experience; an empty cell is none. */
  readonly experience?: FromColumn | Fixed<ExperienceId>;
  /** Private fields of the document. */
  readonly fields: readonly FieldMapping[];
  /** How dates are written, besides `YYYY-MM-DD`, which is always read. Never guessed. */
  readonly dateFormat: DateFormat;
  /** What stands before the decimals of a number. Never guessed. */
  readonly decimal: "." | ",";
}
