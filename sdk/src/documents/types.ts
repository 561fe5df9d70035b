import type { ProofNode, Root, Salt } from "../ids.ts";

/** A leaf value of a private document. */
export interface Field {
  /** JSON Pointer (RFC 6901) of the value; "" where the whole document is one leaf. */
  readonly path: string;
  /** The value in the form of RFC 8785. */
  readonly value: string;
}

/** A field with the salt that hides it: all that a verifier needs to see of it. */
export interface DisclosedField extends Field {
  readonly salt: Salt;
}

/** The salt of every field, by its path. */
export type Salts = Readonly<Record<string, Salt>>;

/** Proof for the disclosed fields, in the form of OpenZeppelin's `MerkleProof.multiProofVerify`. */
export interface DisclosureProof {
  readonly proof: readonly ProofNode[];
  readonly proofFlags: readonly boolean[];
}

/** Some fields of a document and their proof, which is null where nothing is disclosed. */
export interface Disclosure {
  readonly disclosed: readonly DisclosedField[];
  readonly proof: DisclosureProof | null;
}

/** A document made ready for attesting. */
export interface PreparedDocument {
  /** What the achievement commits to. */
  readonly content: Root;
  readonly fields: readonly DisclosedField[];
  /** To be kept with the document: without them nothing can be proven. */
  readonly salts: Salts;
}
