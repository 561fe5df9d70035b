import type { Address, Audience, ChainId, DefinitionId, Nonce, UnixTime } from "../ids.ts";
import type { KindName } from "../kinds.ts";

/** One thing that is asked for, and why. */
export interface RequestItem {
  /** What it is, for the learner's eyes: "Your diploma". */
  readonly title: string;
  /** What the verifier needs it for. */
  readonly why: string;
  /** Achievement types that will do; any when absent. */
  readonly kinds?: readonly KindName[];
  /** Definitions that will do; any when absent. */
  readonly definitions?: readonly DefinitionId[];
  /** JSON Pointers of the private document to show; an empty list asks for what is public of the record only. */
  readonly paths: readonly string[];
  /** Whether an answer without it is a whole answer too. */
  readonly optional: boolean;
}

/** What a verifier asks of a learner (`*.cairn-request.json`, version 1). Nothing in it is secret, and nothing is signed. */
export interface CairnRequest {
  readonly type: "CairnRequest";
  readonly version: 1;
  readonly chainId: ChainId;
  /** Address of the `AchievementToken` of the network whose records the verifier takes. */
  readonly token: Address;
  /** Who asks, in its own words; what counts is the audience. */
  readonly verifier: string;
  /** Origin of the verifier: an answer is good there only. */
  readonly audience: Audience;
  /** Drawn for this request alone. */
  readonly nonce: Nonce;
  readonly items: readonly RequestItem[];
  /** Page of the audience that takes the answer in its fragment; the learner sends a file when absent. */
  readonly reply?: string;
  readonly issuedAt: UnixTime;
  /** From this second on no answer is taken. */
  readonly expiresAt: UnixTime;
}
