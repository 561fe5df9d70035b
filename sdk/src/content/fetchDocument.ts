import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { ContentHash } from "../ids.ts";
import type { JsonObject } from "../json/JsonValue.ts";
import type { ContentStore } from "./ContentStore.ts";
import { decode } from "./decode.ts";

/**
 * Gets a public document from a store and checks it.
 *
 * @param args - The store, the hash that the chain holds, and a signal that aborts.
 * @throws {@link CairnError} the codes of `ContentStore.get` and of `content.decode`.
 *
 * @example
 * import { content } from "@cairn/sdk";
 *
 * const store = content.memoryStore();
 * const { bytes, hash } = content.encode({ name: "Riverside School" });
 * await store.put(bytes);
 * const profile = await content.fetchDocument({ store, hash });
 */
export async function fetchDocument(args: {
  store: ContentStore;
  hash: ContentHash;
  signal?: AbortSignal;
}): Promise<JsonObject> {
  throwIfAborted(args.signal);
  const request = args.signal === undefined ? {} : { signal: args.signal };
  return decode(await args.store.get(args.hash, request), args.hash);
}
