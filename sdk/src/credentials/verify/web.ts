import { CairnError } from "../../errors/CairnError.ts";
import type { JsonValue } from "../../json/JsonValue.ts";
import { parse } from "../../json/parse.ts";

/** Fetches a document of the web: its bytes. */
export type WebReader = (url: URL) => Promise<Uint8Array>;

/** How the web is asked. */
export interface WebOptions {
  /** The platform's `fetch` when absent. */
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds until a document counts as not had; 10,000 when absent. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

const TIMEOUT_MS = 10_000;
/** A status list of millions, a DID document of hundreds of keys: far below. */
const MAX_BYTES = 2 * 1024 * 1024;

/**
 * Makes what reads documents from public https addresses only, each within a limit of size and time, and follows no
 * redirect: a credential must not make its verifier ask whatever its author likes.
 *
 * @param options - The `fetch` to use, and the time that a document may take.
 * @returns A reader that throws {@link CairnError} `WEB_UNAVAILABLE` for what could not be had, and `ABORTED`.
 *
 * @example
 * import { verify, webReader } from "@cairn/sdk/credentials";
 *
 * async function verifyFromCopies(file: string, copies: ReadonlyMap<string, Uint8Array>) {
 *   const read = webReader({ timeoutMs: 3_000 });
 *   return await verify(file, { web: async (url) => copies.get(url.href) ?? (await read(url)) });
 * }
 */
export function webReader({
  fetch = (...args) => globalThis.fetch(...args),
  timeoutMs = TIMEOUT_MS,
  signal,
}: WebOptions): WebReader {
  return async (url) => {
    requirePublic(url);
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        redirect: "error",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        headers: { accept: "application/did+json, application/vc, application/json" },
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      });
      if (!response.ok) throw unavailable(url, `The server answered ${response.status}.`);
      return await bodyOf(response, url);
    } catch (cause) {
      if (signal?.aborted === true) throw new CairnError("ABORTED", { cause });
      if (cause instanceof CairnError && cause.code === "WEB_UNAVAILABLE") throw cause;
      throw unavailable(url, "It could not be fetched.", cause);
    }
  };
}

/** Reads a JSON document of the web. */
export async function jsonFrom(web: WebReader, url: URL): Promise<JsonValue> {
  const bytes = await web(url);
  try {
    return parse(bytes);
  } catch (cause) {
    throw unavailable(url, "It is no JSON.", cause);
  }
}

async function bodyOf(response: Response, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (const reader = response.body?.getReader(); reader !== undefined; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MAX_BYTES) {
      await reader.cancel();
      throw unavailable(url, `It is larger than ${MAX_BYTES} bytes.`);
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}

/** Names and addresses of this machine and of networks that only it can reach. */
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|internal|home\.arpa|onion)$/;
const PRIVATE_IPV4 =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|192\.0\.[02]|198\.1[89]|198\.51\.100|203\.0\.113|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|22[4-9]|23\d|24\d|25[0-5])\./;

function requirePublic(url: URL): void {
  const host = url.hostname.toLowerCase();
  const isPrivate =
    host.startsWith("[") || PRIVATE_NAME.test(host) || PRIVATE_IPV4.test(host) || !host.includes(".");
  if (url.protocol === "https:" && !isPrivate) return;
  throw unavailable(url, "It is not a public https address.");
}

function unavailable(url: URL, message: string, cause?: unknown): CairnError {
  return new CairnError("WEB_UNAVAILABLE", { message, details: { url: url.href }, cause });
}
