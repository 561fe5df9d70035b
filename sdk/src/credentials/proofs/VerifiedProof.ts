import type { UnixTime } from "../../ids.ts";
import type { PublicKey } from "../keys/types.ts";

/** What one proof of a credential turned out to be. */
export interface VerifiedProof {
  /** Its place in `proof`; 0 for a token. */
  readonly index: number;
  /** Such as `eddsa-rdfc-2022`, `ecdsa-sd-2023`, `ES256`. */
  readonly suite: string;
  /** The key's id, as the proof has it. */
  readonly method: string;
  /** DID before the `#` of the key's id. */
  readonly controller: string;
  /** The key that it was checked with; null where none was found. */
  readonly key: PublicKey | null;
  /** When it says that it was made; null where it does not. */
  readonly created: UnixTime | null;
  readonly outcome: "good" | "bad" | "unsupported" | "unresolved";
  /** Why it is not good; null where it is. */
  readonly reason: string | null;
}
