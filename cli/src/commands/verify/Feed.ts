import type { Found } from "../../record/readRecords.ts";
import { ENDINGS } from "../../record/readRecords.ts";

/** What a file holds, by its own word: the rest is for the verdict to say. */
type Form = "record" | "presentation" | "request" | "credential";

/** A file that was found, and what it holds; a record's file may carry a credential beside the record. */
export type Sorted = Found & { readonly form?: Form; readonly carries?: true };

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

  /** Takes the next file out; none at the end. */
  async take(): Promise<readonly Sorted[]> {
    const next = await this.peek();
    this.#held = undefined;
    return next === undefined ? [] : [next];
  }

  /** Gives the bytes of a run, and puts each of its files into the queue, with the faults between them. */
  async *run(form: Form, queue: Sorted[]): AsyncGenerator<Uint8Array> {
    for (let next = await this.peek(); next !== undefined; next = await this.peek()) {
      if (next.fault === undefined && next.form !== form) return;
      this.#held = undefined;
      // A record's bytes are not asked for again, and a queue may be long; those with a credential are.
      if (next.fault !== undefined) queue.push(next);
      else {
        const isOver = form === "record" && next.carries === undefined;
        queue.push(isOver ? { ...next, bytes: new Uint8Array() } : next);
        yield next.bytes;
      }
    }
  }
}

function sort(found: Found): Sorted {
  if (found.fault !== undefined) return found;
  const { form, carries = false } = formOf(found.name, found.bytes);
  if (form !== "request") return { ...found, form, ...(carries ? { carries } : {}) };
  return { name: found.name, fault: { code: "IS_REQUEST", reason: "" } };
}

interface Told {
  readonly form: Form;
  readonly carries?: boolean;
}

const TYPES: Readonly<Record<string, Form>> = {
  CairnRecord: "record",
  CairnPresentation: "presentation",
  CairnRequest: "request",
};
/** Words that only a file of another form than a record is likely to have, or a record with a credential. */
const MARKS = ['"CairnPresentation"', '"CairnRequest"', '"@context"', "EnvelopedVerifiable"];

/** What a file says that it is; its name decides where it says nothing. Only one that has such a word is read twice. */
function formOf(name: string, bytes: Uint8Array): Told {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const named: Told = { form: name.endsWith(ENDINGS.presentation) ? "presentation" : "record" };
  if (isPicture(text) || isToken(text)) return { form: "credential" };
  if (!MARKS.some((mark) => text.includes(mark))) return named;
  try {
    const value = (JSON.parse(text.toString()) ?? {}) as Readonly<Record<string, unknown>>;
    const { type, credential } = value;
    if (typeof type === "string" && Object.hasOwn(TYPES, type)) {
      const carries = typeof credential === "object" && credential !== null;
      return { ...named, form: TYPES[type] ?? named.form, carries };
    }
    return "@context" in value ? { form: "credential" } : named;
  } catch {
    return named;
  }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const START_LENGTH = 512;

/** A PNG, or what may be an SVG: a badge is baked into either. */
function isPicture(text: Buffer): boolean {
  if (text.subarray(0, PNG.length).equals(PNG)) return true;
  return /^\uFEFF?\s*<(?:svg|\?xml|!)/u.test(text.toString("utf8", 0, START_LENGTH));
}

/** A token (JWS in compact form) is nothing else: three parts of base64url, with a header that is an object. */
function isToken(text: Buffer): boolean {
  if (!text.toString("latin1", 0, START_LENGTH).trimStart().startsWith("ey")) return false;
  return /^\s*[\w-]+\.[\w-]+\.[\w-]*\s*$/u.test(text.toString("latin1"));
}
