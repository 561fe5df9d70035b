import type { JsonRpcError } from "ethers";
import type { CairnError } from "../errors/CairnError.ts";

/** What a node answered: a value, or a contract's refusal, which is an answer too. */
export type Answer = { readonly value: unknown } | { readonly refused: JsonRpcError["error"] };

/** A node's answer, in a form in which equal answers are equal texts. */
export interface Vote {
  readonly text: string;
  readonly answer: Answer;
}

/** What one node said, or why it said nothing that counts. */
export interface Said {
  /** Names the node without the secrets that its URL may hold. */
  readonly node: string;
  readonly said: Vote | CairnError;
}
