/** What does not change: where the contracts are, and which wallets belong to which keys. */
export type Setting = {
  readonly chainId: number;
  readonly hubs: string;
  readonly learners: string;
  readonly token: string;
  readonly forwarder: string;
  /** Smart wallets that take a signature of one key. */
  readonly wallets: ReadonlyMap<string, string>;
};

export type Accreditor = {
  readonly kinds: number;
  readonly appointedAt: number;
  readonly until: number;
  readonly dismissedAt: number;
  readonly profile: string;
};

export type Staff = { readonly roles: number; readonly from: number; readonly until: number };

export type Key = { readonly from: number; until: number; compromisedSince: number };

export type Period = {
  readonly accreditor: string;
  readonly kinds: number;
  readonly from: number;
  readonly until: number;
  end: number;
  withdrawnEnd: number;
  proposedSince: number;
  suspended: boolean;
  /** Whether the hub may attest under it, until its end. False once it was stopped, also within that second. */
  open: boolean;
};

export type Hub = {
  readonly name: string;
  readonly registeredAt: number;
  admin: string;
  adminSince: number;
  pendingAdmin: string;
  closedAt: number;
  profile: string;
  readonly staff: Map<string, Staff>;
  readonly keys: Map<string, Key>;
  readonly periods: Period[];
};

export type Definition = {
  readonly hub: number;
  readonly kind: number;
  readonly sensitive: boolean;
  readonly definedAt: number;
  retiredAt: number;
  readonly creditHundredths: number;
  readonly content: string;
  readonly name: string;
};

export type Consent = { readonly kinds: number; readonly until: number; readonly nonce: number };

/** Who recovers an identity: named by a Merkle root only. All zeros for nobody. */
export type Guardians = {
  readonly root: string;
  readonly threshold: number;
  readonly count: number;
  readonly delay: number;
};

/** What waits for an identity, by its number in the contract. */
export const PENDING = {
  none: 0,
  controller: 1,
  guardians: 2,
  custodian: 3,
  join: 4,
  recovery: 5,
  custodianRecovery: 6,
} as const;

/** A change or recovery that waits. */
export type Pending = {
  readonly kind: number;
  readonly readyAt: number;
  readonly unanimous: boolean;
  /** The controller, custodian or identity to be. */
  readonly account: string;
  /** For a custodian: until when. */
  readonly until: number;
  /** For guardians: whom. */
  readonly guardians?: Guardians;
};

/** What an address made of itself: an identity that others may join, or a part of another one. */
export type Identity = {
  readonly controller: string;
  /** The identity that the address joined. */
  readonly joined: string | undefined;
  readonly hasMembers: boolean;
  /** Counts the changes. */
  readonly nonce: number;
  /** Counts the recoveries that began. */
  readonly recoveries: number;
  /** The last one appointed, whose word counts before `custodyUntil`. */
  readonly custodian: string;
  readonly custodyUntil: number;
  readonly guardians: Guardians;
  readonly pending: Pending | undefined;
};

export type Achievement = {
  readonly definition: number;
  readonly experience: number;
  readonly learner: string;
  readonly achievedAt: number;
  readonly expiresAt: number;
  readonly content: string;
};

export type Token = {
  readonly hub: number;
  readonly definition: number;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Undefined once burnt. */
  owner: string | undefined;
};

export type Anchor = {
  readonly attester: string;
  readonly anchoredAt: number;
  readonly size: number;
  revoked: boolean;
};

/** Everything that the three contracts and the forwarder know. Ids of hubs and definitions are places from 1. */
export type World = {
  readonly setting: Setting;
  time: number;
  owner: string;
  pendingOwner: string;
  /** In the order of first appointment. */
  readonly accreditors: Map<string, Accreditor>;
  readonly hubs: Hub[];
  readonly definitions: Definition[];
  /** By address, once something happened to it. */
  readonly identities: Map<string, Identity>;
  /** By learner and hub. */
  readonly consents: Map<string, Consent>;
  /** By id: every token that ever lived. */
  tokens: Map<string, Token>;
  /** By hub and root. */
  readonly anchors: Map<string, Anchor>;
  /** By hub and id: the successor, or zero. */
  revocations: Map<string, string>;
  /** By signer: the next nonce at the forwarder. */
  readonly forwards: Map<string, number>;
};

export const NOBODY = `0x${"00".repeat(20)}`;
export const ZERO = `0x${"00".repeat(32)}`;
/** No status index. */
export const NO_INDEX = 0xffffffff;

/** Roles of a hub's staff. */
export const ROLES = { issue: 1, revoke: 2, catalog: 4, manage: 8 } as const;

/** A network on which nothing has happened yet. */
export function emptyWorld({
  setting,
  owner,
  time,
}: {
  setting: Setting;
  owner: string;
  time: number;
}): World {
  return {
    setting,
    time,
    owner,
    pendingOwner: NOBODY,
    accreditors: new Map(),
    hubs: [],
    definitions: [],
    identities: new Map(),
    consents: new Map(),
    tokens: new Map(),
    anchors: new Map(),
    revocations: new Map(),
    forwards: new Map(),
  };
}

/** Key of what is kept by two things. */
export function pair(a: string | number, b: string | number): string {
  return `${a}/${b}`;
}

/** Whether a bitmap of kinds has a kind. */
export function hasKind(kinds: number, kind: number): boolean {
  return kind < 32 && ((kinds >>> kind) & 1) === 1;
}

/** Whether every bit of one bitmap is in another. */
export function isPartOf(part: number, whole: number): boolean {
  return (part & ~whole) === 0;
}
