import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { answer } from "./answer.ts";
import type { RecordPage } from "./PublicRecord.ts";
import type { RecordCursor } from "./RecordCursor.ts";
import type { IssuancePage, PageRequest, RecordRequest } from "./RecordSource.ts";

/** Which page a caller wants. */
export interface PageOptions extends RecordRequest {
  /** Most records on the page, 1 to 1,000; 100 when absent. */
  readonly size?: number;
  /** `next` of the page before; the newest records when absent. */
  readonly after?: RecordCursor;
}

const SIZE = 100;
const MOST = 1000;

/** Reads a page and completes its records. */
export async function page(
  client: Client,
  options: PageOptions,
  read: (request: PageRequest) => Promise<IssuancePage>,
): Promise<RecordPage> {
  const { size = SIZE, after = null, signal, onProgress } = options;
  if (!Number.isInteger(size) || size < 1 || size > MOST) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: `The size of a page is a whole number from 1 to ${MOST}.`,
      details: { size },
    });
  }
  const { asOf, records, list } = await answer(client, {
    list: () => read({ size, after, signal, onProgress }),
    signal,
  });
  return { asOf, records, next: list.next };
}
