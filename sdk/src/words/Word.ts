import type { Address, ChainId, Hex, ProofNode, Root, Salt, UnixTime } from "../ids.ts";

/** What a party can give its word to, and the message that it signs (EIP-712). Nonces count, and start at 0. */
export interface WordMessages {
  /** Control of the identity goes to `controller`. By who gets it, and by the custodian. */
  readonly Move: {
    readonly identity: Address;
    readonly controller: Address;
    readonly nonce: number;
    readonly deadline: UnixTime;
  };
  /** The learner's address joins the identity. By the identity's controller, and by the custodians of both. */
  readonly Join: {
    readonly learner: Address;
    readonly identity: Address;
    readonly nonce: number;
    readonly identityNonce: number;
    readonly deadline: UnixTime;
  };
  /** The identity gets these guardians. By the custodian. */
  readonly Guardians: {
    readonly identity: Address;
    readonly root: Root;
    readonly threshold: number;
    readonly count: number;
    readonly delay: number;
    readonly nonce: number;
    readonly deadline: UnixTime;
  };
  /** `custodian` speaks for the learner until a time. By that custodian. */
  readonly Custody: {
    readonly identity: Address;
    readonly custodian: Address;
    readonly until: UnixTime;
    readonly nonce: number;
    readonly deadline: UnixTime;
  };
  /** Control is recovered from `from` for `controller`. By who gets it, and by guardians. */
  readonly Recovery: {
    readonly identity: Address;
    readonly from: Address;
    readonly controller: Address;
    readonly nonce: number;
    readonly deadline: UnixTime;
  };
  /** Custody is recovered for `custodian`, until the time at which it ends anyway. By that custodian, and by guardians. */
  readonly CustodianRecovery: {
    readonly identity: Address;
    readonly custodian: Address;
    readonly until: UnixTime;
    readonly nonce: number;
    readonly deadline: UnixTime;
  };
}

/** Name of a message. */
export type WordKind = keyof WordMessages;

/** Shows that a guardian is one of those to whom an identity is committed. */
export interface GuardianProof {
  readonly salt: Salt;
  readonly proof: readonly ProofNode[];
}

/** A word about one kind of thing. */
export interface WordAbout<Kind extends WordKind> {
  readonly type: "CairnWord";
  readonly version: 1;
  readonly chainId: ChainId;
  /** The network's `LearnerRegistry`, on which alone the signature is good. */
  readonly learnerRegistry: Address;
  readonly about: Kind;
  readonly message: WordMessages[Kind];
  readonly signer: Address;
  readonly signature: Hex;
  /** Only where a guardian signs. It names the guardian: until a recovery nobody else knows. */
  readonly guardian?: GuardianProof;
}

/**
 * What one party signed about an identity, to hand to the others (`*.cairn-word.json`, version 1). Whoever has it can use
 * it once, for what it says and until its deadline.
 */
export type Word = { [Kind in WordKind]: WordAbout<Kind> }[WordKind];
