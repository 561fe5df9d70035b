import { CairnError } from "../errors/CairnError.ts";
import type { Branded } from "../ids.ts";
import type { Issuance } from "./Issuance.ts";

/**
 * Where a page ended: the next one has the records before it. It names a place in the chain and no record, so
 * it stays good where the chain replaces its newest blocks.
 */
export type RecordCursor = Branded<string, "RecordCursor">;

/** A place in the chain. */
export interface LogPlace {
  readonly block: number;
  readonly logIndex: number;
}

const FORM = /^(\d{1,15})-(\d{1,9})$/;

/**
 * Makes a cursor from its text, as a web page keeps it in an address.
 *
 * @param value - What `next` of a page was.
 * @throws {@link CairnError} `INVALID_ARGUMENT` for any other value.
 *
 * @example
 * import { type Client, type HubId, records } from "@cairn/sdk";
 *
 * async function pageAfter(client: Client, hub: HubId, after: string) {
 *   return await records.byHub(client, { hub, after: records.cursor(after) });
 * }
 */
export function cursor(value: string): RecordCursor {
  placeOf(value);
  return value as RecordCursor;
}

/** The cursor of a page that ends with an issuance. */
export function cursorAfter({ block, logIndex }: Pick<Issuance, "block" | "logIndex">): RecordCursor {
  return `${block}-${logIndex}` as RecordCursor;
}

/** The place that a cursor names. */
export function placeOf(value: string): LogPlace {
  const [, block, logIndex] = FORM.exec(value) ?? [];
  if (block === undefined || logIndex === undefined) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The value is not a cursor of a page of records.",
      details: { value },
      fix: "Pass what `next` of a page was, or leave it out for the first page.",
    });
  }
  return { block: Number(block), logIndex: Number(logIndex) };
}
