import type { Address, ChainId, Root, Salt } from "../ids.ts";
import type { GuardianProof } from "../words/Word.ts";

/** What the chain knows of an identity's guardians: how many, and a root that names none of them. */
export interface GuardiansCommitment {
  readonly root: Root;
  /** How many of them recover. */
  readonly threshold: number;
  readonly count: number;
  /** Seconds that a change or a recovery waits: 1 to 90 days. */
  readonly delay: number;
}

/** One guardian, and the salt that hides who it is. */
export interface SaltedGuardian {
  readonly guardian: Address;
  readonly salt: Salt;
}

/** What the learner keeps (`*.cairn-guardians.json`, version 1): who the guardians are. To keep like an address book. */
export interface GuardianSet extends GuardiansCommitment {
  readonly type: "CairnGuardians";
  readonly version: 1;
  readonly chainId: ChainId;
  /** The network's `LearnerRegistry`. */
  readonly learnerRegistry: Address;
  readonly identity: Address;
  readonly guardians: readonly SaltedGuardian[];
}

/** What one guardian keeps (`*.cairn-guardian.json`, version 1): with it and its wallet it can sign a recovery. */
export interface GuardianFile extends GuardiansCommitment, SaltedGuardian, GuardianProof {
  readonly type: "CairnGuardian";
  readonly version: 1;
  readonly chainId: ChainId;
  readonly learnerRegistry: Address;
  readonly identity: Address;
}
