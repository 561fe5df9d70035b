import type { Address, DefinitionId, HubId } from "../ids.ts";
import type { Issuance } from "./Issuance.ts";
import type { RecordCursor } from "./RecordCursor.ts";

/** Issuances, the newest first, and the block up to which the source knows the chain. */
export interface IssuanceList {
  readonly issuances: readonly Issuance[];
  readonly block: number;
  /** The block's hash, where the source knows it. */
  readonly blockHash?: string;
}

/** A page of issuances. */
export interface IssuancePage extends IssuanceList {
  /** Where the next page begins; null at the end. A page can be the last one before an empty one. */
  readonly next: RecordCursor | null;
}

/** What every request of a source has. */
export interface RecordRequest {
  readonly signal?: AbortSignal | undefined;
  /** Told how far a long reading came. */
  readonly onProgress?: ((progress: RecordProgress) => void) | undefined;
}

/** How far a long reading came. */
export interface RecordProgress {
  /** Blocks that were read, of `total`. */
  readonly blocks: number;
  readonly total: number;
  /** Records that were found. */
  readonly found: number;
}

/** Which page is asked for. */
export interface PageRequest extends RecordRequest {
  /** Most issuances on the page. */
  readonly size: number;
  /** Where the page before it ended; null for the first page. */
  readonly after: RecordCursor | null;
}

/**
 * Lists what was issued: the chain itself (`records.chainSource`), or an indexer with the same answers. The
 * order is that of the chain, the newest first. A source is not trusted with more than the list: the SDK
 * checks that each issuance is the preimage of its id, and reads every standing from the chain.
 */
export interface RecordSource {
  /** All of a learner. */
  readonly byLearner: (request: RecordRequest & { readonly learner: Address }) => Promise<IssuanceList>;
  /** A page of a hub. */
  readonly byHub: (request: PageRequest & { readonly hub: HubId }) => Promise<IssuancePage>;
  /** A page of a definition; its hub is given, since the chain indexes that. */
  readonly byDefinition: (
    request: PageRequest & { readonly definition: DefinitionId; readonly hub: HubId },
  ) => Promise<IssuancePage>;
}
