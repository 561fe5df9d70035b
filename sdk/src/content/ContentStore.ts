import type { ContentHash } from "../ids.ts";

/** How a store is asked. */
export interface ContentRequest {
  /** Aborts the work. */
  readonly signal?: AbortSignal;
}

/** Where public documents are kept. A store is not trusted: what comes back is always checked against its hash. */
export interface ContentStore {
  /**
   * Keeps bytes. Absent where the store is read only.
   *
   * @throws {@link CairnError} `DOCUMENT_TOO_LARGE`; `CONTENT_UNAVAILABLE`; `ABORTED`.
   */
  readonly put?: (bytes: Uint8Array, request?: ContentRequest) => Promise<ContentHash>;
  /**
   * Returns the bytes with the hash.
   *
   * @throws {@link CairnError} `CONTENT_NOT_FOUND` only where the store answers that it does not hold them;
   * `CONTENT_UNAVAILABLE` or `RATE_LIMITED` where it cannot be asked; `CONTENT_HASH_MISMATCH`; `DOCUMENT_TOO_LARGE`;
   * `ABORTED`.
   */
  readonly get: (hash: ContentHash, request?: ContentRequest) => Promise<Uint8Array>;
}
