import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { ContentHash } from "../ids.ts";
import type { ContentStore } from "./ContentStore.ts";
import { cidOf } from "./cid.ts";
import { checkBytes } from "./decode.ts";
import { checkSize, MAX_CONTENT_BYTES } from "./encode.ts";

/** What an {@link httpStore} reads from. */
export interface HttpStoreOptions {
  /** Address before the document's name, with or without a slash at its end. */
  readonly baseUrl: string | URL;
  /** How documents are named there: `hash` is `0x….json` (as `fileStore` writes), `cid` that of an IPFS gateway. */
  readonly name?: "hash" | "cid";
  /** Milliseconds until a request fails. */
  readonly timeoutMs?: number;
  /** The platform's `fetch` when absent. */
  readonly fetch?: typeof globalThis.fetch;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/**
 * Reads public documents from a web server or an IPFS gateway. It stops reading above 256 KiB.
 *
 * @param options - Where and how.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where `baseUrl` is no http or https address.
 *
 * @example
 * import { content } from "@cairn/sdk";
 *
 * const gateway = content.httpStore({ baseUrl: "https://ipfs.example/ipfs/", name: "cid" });
 */
export function httpStore(options: HttpStoreOptions): ContentStore {
  const base = checkUrl(options.baseUrl);
  const send = options.fetch ?? globalThis.fetch;
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  return {
    async get(hash, request) {
      const url = new URL(options.name === "cid" ? cidOf(hash) : `${hash}.json`, base).href;
      const signals = [AbortSignal.timeout(timeoutMs), ...(request?.signal ? [request.signal] : [])];
      throwIfAborted(request?.signal);
      try {
        const response = await send(url, { signal: AbortSignal.any(signals) });
        await checkStatus(response, hash, url);
        const bytes = await readBody(response);
        checkBytes(bytes, hash);
        return bytes;
      } catch (cause) {
        throwIfAborted(request?.signal);
        if (isCairnError(cause)) throw cause;
        throw new CairnError("CONTENT_UNAVAILABLE", { details: { url, timeoutMs }, cause });
      }
    },
  };
}

function checkUrl(baseUrl: string | URL): URL {
  const url = URL.canParse(String(baseUrl)) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The base address is not an http or https address.",
      details: { baseUrl: String(baseUrl) },
    });
  }
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

async function checkStatus(response: Response, hash: ContentHash, url: string): Promise<void> {
  if (response.ok) return;
  await response.body?.cancel();
  const { status } = response;
  const details = { hash, url, status };
  if (status === 404 || status === 410) throw new CairnError("CONTENT_NOT_FOUND", { details });
  throw new CairnError(status === 429 ? "RATE_LIMITED" : "CONTENT_UNAVAILABLE", { details });
}

async function readBody(response: Response): Promise<Uint8Array> {
  const bytes = new Uint8Array(MAX_CONTENT_BYTES);
  let size = 0;
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      checkSize(size + part.value.length);
      bytes.set(part.value, size);
      size += part.value.length;
    }
  } finally {
    await reader?.cancel();
  }
  return bytes.slice(0, size);
}
