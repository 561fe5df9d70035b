import type { Achievement } from "../achievement/Achievement.ts";
import type { Salts } from "../documents/types.ts";
import type { Address, ChainId, Hex, ProofNode, Root, StatusIndex } from "../ids.ts";
import type { JsonObject, JsonValue } from "../json/JsonValue.ts";

/** How an achievement is attested. */
export type Inclusion =
  | {
      /** A public token was issued. */
      readonly mode: "minted";
    }
  | {
      /** The root of a cohort's tree is on the chain. */
      readonly mode: "anchored";
      readonly root: Root;
      /** From the achievement to the root. */
      readonly proof: readonly ProofNode[];
    }
  | {
      /** An attester signed off the chain: provisional until redeemed. */
      readonly mode: "signed";
      readonly attester: Address;
      readonly signature: Hex;
    };

/** What is public of a record: all that the chain is asked about. */
export interface Attestation {
  readonly chainId: ChainId;
  /** Address of the `AchievementToken`. */
  readonly token: Address;
  readonly achievement: Achievement;
  readonly inclusion: Inclusion;
  /** The definition's public document. */
  readonly definition: JsonObject;
  /** The hub's public profile. */
  readonly hub: JsonObject;
}

/** What a learner keeps of one achievement (`*.cairn.json`, version 1). */
export interface CairnRecord extends Attestation {
  readonly type: "CairnRecord";
  readonly version: 1;
  /** Place in the hub's status list. */
  readonly statusIndex?: StatusIndex;
  /** The private document. */
  readonly document: JsonValue;
  /** The salts of the private document's fields. */
  readonly salts: Salts;
  /** The Open Badges 3.0 form, signed by the hub. */
  readonly credential?: JsonObject;
}
