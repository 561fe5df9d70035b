/** A value that JSON can carry. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object that JSON can carry. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Deepest nesting of arrays and objects that is read or written. */
export const MAX_JSON_DEPTH = 64;

/** The same for files that embed documents: so every document that can be attested fits into its file. */
export const MAX_FILE_DEPTH = MAX_JSON_DEPTH + 4;
