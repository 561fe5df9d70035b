import type { Achievement, Guardians } from "./World.ts";

/** A contract that the model describes. */
export type ContractName = "hubs" | "learners" | "token" | "forwarder";

/** A request that a learner signed and a relay brings: what the chain gets, and the call that it carries. */
export type ForwardRequest = {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly gas: number;
  readonly deadline: number;
  readonly data: string;
  readonly signature: string;
};

/** A guardian's word in a recovery. */
export type GuardianWord = {
  readonly guardian: string;
  readonly salt: string;
  readonly proof: readonly string[];
  readonly signature: string;
};

/** Every call of the model, with its arguments by their names in the ABI. */
export type Calls = {
  transferOwnership: { newOwner: string };
  acceptOwnership: Record<never, never>;
  renounceOwnership: Record<never, never>;
  appointAccreditor: { account: string; kinds: number; until: number; profile: string };
  dismissAccreditor: { account: string };
  registerHub: { name: string; profile: string };
  setHubProfile: { hub: number; profile: string };
  transferHubAdmin: { hub: number; pendingAdmin: string };
  acceptHubAdmin: { hub: number };
  closeHub: { hub: number };
  setStaff: { hub: number; account: string; roles: number; from: number; until: number };
  accredit: { hub: number; kinds: number; until: number; evidence: string };
  suspend: { hub: number };
  reinstate: { hub: number };
  endAccreditation: { hub: number };
  proposeWithdrawal: { hub: number; index: number; since: number };
  confirmWithdrawal: { hub: number; index: number; since: number };
  restore: { hub: number; index: number };
  addKey: { hub: number; multikey: string; from: number; until: number };
  retireKey: { hub: number; keyHash: string };
  compromiseKey: { hub: number; keyHash: string; since: number };
  defineAchievement: {
    hub: number;
    kind: number;
    sensitive: boolean;
    creditHundredths: number;
    name: string;
    content: string;
  };
  retire: { definition: number };
  consent: { learner: string; hub: number; kinds: number; until: number };
  consentWithSignature: {
    learner: string;
    hub: number;
    kinds: number;
    until: number;
    deadline: number;
    signature: string;
  };
  withdrawConsent: { learner: string; hub: number };
  moveController: {
    identity: string;
    to: string;
    deadline: number;
    toSignature: string;
    custodianSignature: string;
  };
  join: {
    learner: string;
    identity: string;
    deadline: number;
    /** Of the identity's controller, the identity's custodian, the address's custodian. */
    signatures: readonly [string, string, string];
  };
  setGuardians: { identity: string; guardians: Guardians; deadline: number; custodianSignature: string };
  appointCustodian: {
    identity: string;
    custodian: string;
    until: number;
    deadline: number;
    custodianSignature: string;
  };
  replaceCustodian: { identity: string; successor: string; deadline: number; successorSignature: string };
  /** `execute` of the registry: the forwarder has a function of that name too. */
  executeChange: { identity: string };
  cancel: { identity: string };
  recover: {
    identity: string;
    to: string;
    deadline: number;
    toSignature: string;
    words: readonly GuardianWord[];
  };
  recoverCustodian: {
    identity: string;
    successor: string;
    deadline: number;
    successorSignature: string;
    words: readonly GuardianWord[];
  };
  issue: { achievement: Achievement };
  issueBatch: { achievements: readonly Achievement[] };
  /** `cohort` is what the root stands for: the chain never sees it. */
  anchor: {
    hub: number;
    root: string;
    size: number;
    cohort?: readonly { readonly achievement: Achievement; readonly proof: readonly string[] }[];
  };
  revoke: { hub: number; revocations: readonly { readonly id: string; readonly statusIndex: number }[] };
  supersede: { hub: number; id: string; successor: string; statusIndex: number };
  revokeAnchor: { hub: number; root: string; statusIndices: readonly number[] };
  claim: { achievement: Achievement; root: string; proof: readonly string[] };
  redeem: { achievement: Achievement; attester: string; signature: string };
  renounce: { achievement: Achievement };
  rebind: { achievements: readonly Achievement[] };
  transferFrom: { from: string; to: string; tokenId: string };
  safeTransferFrom: { from: string; to: string; tokenId: string };
  approve: { to: string; tokenId: string };
  setApprovalForAll: { operator: string; approved: boolean };
  execute: { request: ForwardRequest; inner: Call };
};

export type CallName = keyof Calls;
export type CallOf<Name extends CallName> = {
  readonly name: Name;
  readonly by: string;
  readonly args: Calls[Name];
};
/** Somebody calls something. */
export type Call = { [Name in CallName]: CallOf<Name> }[CallName];

/** One step: time passes, or somebody calls something. */
export type Command = { readonly jumpTo: number } | Call;

/** Where each call goes. */
export const CONTRACT_OF: Readonly<Record<CallName, ContractName>> = {
  transferOwnership: "hubs",
  acceptOwnership: "hubs",
  renounceOwnership: "hubs",
  appointAccreditor: "hubs",
  dismissAccreditor: "hubs",
  registerHub: "hubs",
  setHubProfile: "hubs",
  transferHubAdmin: "hubs",
  acceptHubAdmin: "hubs",
  closeHub: "hubs",
  setStaff: "hubs",
  accredit: "hubs",
  suspend: "hubs",
  reinstate: "hubs",
  endAccreditation: "hubs",
  proposeWithdrawal: "hubs",
  confirmWithdrawal: "hubs",
  restore: "hubs",
  addKey: "hubs",
  retireKey: "hubs",
  compromiseKey: "hubs",
  defineAchievement: "hubs",
  retire: "hubs",
  consent: "learners",
  consentWithSignature: "learners",
  withdrawConsent: "learners",
  moveController: "learners",
  join: "learners",
  setGuardians: "learners",
  appointCustodian: "learners",
  replaceCustodian: "learners",
  executeChange: "learners",
  cancel: "learners",
  recover: "learners",
  recoverCustodian: "learners",
  issue: "token",
  issueBatch: "token",
  anchor: "token",
  revoke: "token",
  supersede: "token",
  revokeAnchor: "token",
  claim: "token",
  redeem: "token",
  renounce: "token",
  rebind: "token",
  transferFrom: "token",
  safeTransferFrom: "token",
  approve: "token",
  setApprovalForAll: "token",
  execute: "forwarder",
};

export const CALL_NAMES = Object.keys(CONTRACT_OF) as readonly CallName[];
