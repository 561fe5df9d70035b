import type { Client } from "../client/Client.ts";
import type { ContentStore } from "../content/ContentStore.ts";
import type { EncodedContent } from "../content/encode.ts";
import { CairnError } from "../errors/CairnError.ts";

/**
 * Publishes a public document before the transaction that names its hash, and checks that the store kept it under this
 * hash. A store that only reads must hold the document already.
 */
export function publishes(
  client: Client,
  { bytes, hash }: EncodedContent,
  store: ContentStore = client.content,
): (signal: AbortSignal | undefined) => Promise<void> {
  return async (signal) => {
    const request = signal === undefined ? {} : { signal };
    if (store.put === undefined) {
      await store.get(hash, request);
      return;
    }
    const kept = await store.put(bytes, request);
    if (kept !== hash) {
      throw new CairnError("CONTENT_HASH_MISMATCH", { details: { expected: hash, actual: kept } });
    }
  };
}
