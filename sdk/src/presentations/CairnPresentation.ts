import type { Achievement } from "../achievement/Achievement.ts";
import type { Inclusion } from "../bundles/CairnRecord.ts";
import type { DisclosedField, DisclosureProof } from "../documents/types.ts";
import type { Address, Audience, ChainId, Hex, Nonce, UnixTime } from "../ids.ts";
import type { JsonObject } from "../json/JsonValue.ts";

/** One record of a presentation: what is public of it, and the fields that the learner chose to show. */
export interface PresentedRecord {
  readonly achievement: Achievement;
  readonly inclusion: Inclusion;
  /** In the order of the proof. */
  readonly disclosed: readonly DisclosedField[];
  /** That the fields belong to the record's private document; null where nothing is disclosed. */
  readonly proof: DisclosureProof | null;
  /** The definition's public document. */
  readonly definition: JsonObject;
  /** The hub's public profile. */
  readonly hub: JsonObject;
}

/** What a verifier gets: records that their holder shows to one audience, once (`*.cairn-presentation.json`, version 1). */
export interface CairnPresentation {
  readonly type: "CairnPresentation";
  readonly version: 1;
  readonly chainId: ChainId;
  /** Address of the `AchievementToken`. */
  readonly token: Address;
  readonly records: readonly PresentedRecord[];
  /** Whose word it is: the actor of every record's learner. */
  readonly holder: Address;
  /** Origin of the verifier, such as `https://employer.example`. */
  readonly audience: Audience;
  /** What the verifier drew for this one request. */
  readonly nonce: Nonce;
  readonly issuedAt: UnixTime;
  /** From this second on it is stale. */
  readonly expiresAt: UnixTime;
  /** The holder's EIP-712 signature: of a key, of a smart wallet (ERC-1271), or of one not yet deployed (ERC-6492). */
  readonly signature: Hex;
}

/** A presentation before its holder has signed it. */
export type UnsignedPresentation = Omit<CairnPresentation, "signature">;
