import { CairnError } from "../errors/CairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { ContentHash } from "../ids.ts";
import type { ContentStore } from "./ContentStore.ts";
import { checkSize, hashOf } from "./encode.ts";

/**
 * Keeps public documents in memory: for tests, and to read bundles without a network.
 *
 * @throws {@link CairnError} by `put`: `DOCUMENT_TOO_LARGE`; by `get`: `CONTENT_NOT_FOUND`; by both: `ABORTED`.
 *
 * @example
 * import { content } from "@cairn/sdk";
 *
 * const store = content.memoryStore();
 */
export function memoryStore(): Required<ContentStore> {
  const kept = new Map<ContentHash, Uint8Array>();
  return {
    async put(bytes, request) {
      throwIfAborted(request?.signal);
      checkSize(bytes.length);
      const hash = hashOf(bytes);
      kept.set(hash, bytes.slice());
      return hash;
    },
    async get(hash, request) {
      throwIfAborted(request?.signal);
      const bytes = kept.get(hash);
      if (bytes === undefined) throw new CairnError("CONTENT_NOT_FOUND", { details: { hash } });
      return bytes.slice();
    },
  };
}
