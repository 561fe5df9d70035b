import { CairnError } from "../errors/CairnError.ts";
import type { ErrorCode } from "../errors/catalog.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { ContentStore } from "./ContentStore.ts";
import { checkBytes } from "./decode.ts";

/**
 * Asks stores one after the other until one returns the bytes with the hash. A store that fails or lies is passed
 * over; where none serves, the error tells what each one answered.
 *
 * @param stores - The stores, the preferred one first; one at least.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where there is no store.
 *
 * @example
 * import { content } from "@cairn/sdk";
 *
 * const store = content.firstOf([
 *   content.memoryStore(),
 *   content.httpStore({ baseUrl: "https://school.example/cairn/" }),
 * ]);
 */
export function firstOf(stores: readonly ContentStore[]): ContentStore {
  if (stores.length === 0) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "There is no store to ask.",
      details: { stores: 0 },
    });
  }
  return {
    async get(hash, request) {
      const failures: unknown[] = [];
      for (const store of stores) {
        throwIfAborted(request?.signal);
        try {
          const bytes = await store.get(hash, request);
          checkBytes(bytes, hash);
          return bytes;
        } catch (error) {
          throwIfAborted(request?.signal);
          failures.push(error);
        }
      }
      const answers = failures.map((error) => (isCairnError(error) ? error.code : String(error)));
      throw new CairnError(worst(failures), {
        details: { hash, answers },
        cause: new AggregateError(failures, "No store served the document."),
      });
    },
  };
}

/** "Not found" is an answer only where every store gave it; a mismatch is reported before a fault. */
function worst(failures: readonly unknown[]): ErrorCode {
  if (failures.every((error) => isCairnError(error, "CONTENT_NOT_FOUND"))) return "CONTENT_NOT_FOUND";
  if (failures.some((error) => isCairnError(error, "CONTENT_HASH_MISMATCH"))) return "CONTENT_HASH_MISMATCH";
  return "CONTENT_UNAVAILABLE";
}
