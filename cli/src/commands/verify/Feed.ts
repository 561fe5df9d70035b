import type { Found } from "../../record/readRecords.ts";
import { ENDINGS } from "../../record/readRecords.ts";

/** What a file holds, by its own word: the rest is for the verdict to say. */
type Form = "record" | "presentation" | "request";

/** A file that was found, and what it holds. */
export type Sorted = Found & { readonly form?: Form };

/** Files as they come, in runs of one form, so that each run is verified in batches. */
export class Feed {
  readonly #found: AsyncIterator<Found>;
  #held: Sorted | undefined;

  constructor(found: AsyncIterable<Found>) {
    this.#found = found[Symbol.asyncIterator]();
  }

  /** The next file, which stays; undefined at the end. */
  async peek(): Promise<Sorted | undefined> {
    if (this.#held === undefined) {
      const { done, value } = await this.#found.next();
      if (done !== true) this.#held = sort(value);
    }
    return this.#held;
  }

  /** Gives the bytes of a run, and puts each of its files into the queue, with the faults between them. */
  async *run(form: Form, queue: Sorted[]): AsyncGenerator<Uint8Array> {
    for (let next = await this.peek(); next !== undefined; next = await this.peek()) {
      if (next.fault === undefined && next.form !== form) return;
      this.#held = undefined;
      // A record's bytes are not asked for again, and a queue may be long.
      queue.push(next.fault === undefined && form === "record" ? { ...next, bytes: new Uint8Array() } : next);
      if (next.fault === undefined) yield next.bytes;
    }
  }
}

function sort(found: Found): Sorted {
  if (found.fault !== undefined) return found;
  const form = formOf(found.name, found.bytes);
  if (form !== "request") return { ...found, form };
  return { name: found.name, fault: { code: "IS_REQUEST", reason: "" } };
}

const TYPES: Readonly<Record<string, Form>> = {
  CairnRecord: "record",
  CairnPresentation: "presentation",
  CairnRequest: "request",
};
/** Words that only a file of another form than a record is likely to have. */
const MARKS = ['"CairnPresentation"', '"CairnRequest"'];

/** What a file says that it is; its name decides where it says nothing. Only one that has the word is read twice. */
function formOf(name: string, bytes: Uint8Array): Form {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const named: Form = name.endsWith(ENDINGS.presentation) ? "presentation" : "record";
  if (!MARKS.some((mark) => text.includes(mark))) return named;
  try {
    const { type } = (JSON.parse(text.toString()) ?? {}) as { readonly type?: unknown };
    return typeof type === "string" && Object.hasOwn(TYPES, type) ? (TYPES[type] ?? named) : named;
  } catch {
    return named;
  }
}
