import type { Calls } from "./calls.ts";
import { change, controllerOf, custodianOf, entryOf, NO_GUARDIANS } from "./identities.ts";
import type { Check, Outcome } from "./outcome.ts";
import { decide, event, fault } from "./outcome.ts";
import { changeDigest, isSignedBy } from "./signatures.ts";
import type { Guardians, Identity, Pending, World } from "./World.ts";
import { NOBODY, PENDING, ZERO } from "./World.ts";

type ChangeCall =
  | "moveController"
  | "join"
  | "setGuardians"
  | "appointCustodian"
  | "replaceCustodian"
  | "executeChange"
  | "cancel";
type Rules = { [Name in ChangeCall]: (world: World, by: string, args: Calls[Name]) => Outcome };
type Wanted = Pick<Pending, "kind" | "account"> & Partial<Pending>;

const DAY = 86_400;
const DELAY = { least: DAY, most: 90 * DAY };
const LONGEST_CUSTODY = 21 * 366 * DAY;

/** The rules of what a learner changes of the own identity, and of what waits. */
export const changes: Rules = {
  moveController: (world, by, { identity, to, deadline, toSignature, custodianSignature }) => {
    const { nonce } = entryOf(world, identity);
    const digest = changeDigest(world.setting, "Move", { identity, controller: to, nonce, deadline });
    return decide(
      [
        ...openingFaults(world, { by, identity, deadline }),
        movableFault(world, identity, to),
        signatureFault(world, { identity, party: to, digest, signature: toSignature }),
        custodianFault(world, { identity, digest, signature: custodianSignature }),
      ],
      () => begin(world, identity, { kind: PENDING.controller, account: to }),
    );
  },

  join: (world, by, { learner, identity, deadline, signatures }) => {
    const [ofController, ofCustodian, ofOwnCustodian] = signatures;
    const { nonce } = entryOf(world, learner);
    const message = { learner, identity, nonce, identityNonce: entryOf(world, identity).nonce, deadline };
    const digest = changeDigest(world.setting, "Join", message);
    const party = controllerOf(world, identity);
    return decide(
      [
        ...openingFaults(world, { by, identity: learner, deadline }),
        ...joinFaults(world, learner, identity),
        signatureFault(world, { identity, party, digest, signature: ofController }),
        custodianFault(world, { identity, digest, signature: ofCustodian }),
        custodianFault(world, { identity: learner, digest, signature: ofOwnCustodian }),
      ],
      () => begin(world, learner, { kind: PENDING.join, account: identity }),
    );
  },

  setGuardians: (world, by, { identity, guardians, deadline, custodianSignature }) => {
    const { root, threshold, count, delay } = guardians;
    const { nonce } = entryOf(world, identity);
    const digest = changeDigest(world.setting, "Guardians", { ...guardians, identity, nonce, deadline });
    return decide(
      [
        ...openingFaults(world, { by, identity, deadline }),
        !areSound(guardians) && fault("GuardiansInvalid", root, threshold, count, delay),
        custodianFault(world, { identity, digest, signature: custodianSignature }),
      ],
      () => begin(world, identity, { kind: PENDING.guardians, account: NOBODY, guardians }),
    );
  },

  appointCustodian: (world, by, { identity, custodian, until, deadline, custodianSignature: signature }) => {
    const { nonce } = entryOf(world, identity);
    const now = custodianOf(world, identity);
    const digest = changeDigest(world.setting, "Custody", { identity, custodian, until, nonce, deadline });
    return decide(
      [
        ...openingFaults(world, { by, identity, deadline }),
        now !== undefined && fault("CustodianAlreadyAppointed", identity, now.account, now.until),
        custodian === controllerOf(world, identity) && fault("IdentityAccountInvalid", identity, custodian),
        !isCustodyTerm(until, world.time) && fault("CustodianTermInvalid", until, world.time),
        signatureFault(world, { identity, party: custodian, digest, signature }),
      ],
      () => begin(world, identity, { kind: PENDING.custodian, account: custodian, until }),
    );
  },

  replaceCustodian: (world, by, { identity, successor, deadline, successorSignature: signature }) => {
    const { nonce, custodyUntil: until } = entryOf(world, identity);
    const now = custodianOf(world, identity)?.account;
    const message = { identity, custodian: successor, until, nonce, deadline };
    const digest = changeDigest(world.setting, "Custody", message);
    return decide(
      [
        waitingFault(world, identity),
        deadlineFault(world, deadline),
        ...successorFaults(world, identity, successor),
        now !== undefined && now !== by && fault("IdentityCustodianOnly", identity, now, by),
        signatureFault(world, { identity, party: successor, digest, signature }),
      ],
      () => ({ events: [appoint(world, identity, { custodian: successor, custodyUntil: until })] }),
    );
  },

  executeChange: (world, _by, { identity }) => {
    const { pending } = entryOf(world, identity);
    if (pending === undefined) return { faults: [fault("IdentityNothingPending", identity)] };
    const { readyAt, kind, account } = pending;
    return decide(
      [
        world.time < readyAt && fault("IdentityChangeNotReady", identity, readyAt, world.time),
        // What was so when it was asked for may not be so any more.
        ...(kind === PENDING.join ? joinFaults(world, identity, account) : []),
      ],
      () => ({ events: [perform(world, identity, pending)] }),
    );
  },

  cancel: (world, by, { identity }) => {
    const { pending } = entryOf(world, identity);
    return decide(
      [
        ...controllerFaults(world, identity, by),
        pending === undefined && fault("IdentityNothingPending", identity),
        pending?.unanimous === true && fault("RecoveryUnanimous", identity),
      ],
      () => ({ events: drop(world, identity) }),
    );
  },
};

/** Lets something wait; from then on what was signed before is worthless. */
export function wait(
  world: World,
  identity: string,
  { delay, ...wanted }: Wanted & { delay: number },
): string {
  const pending = { until: 0, unanimous: false, ...wanted, readyAt: world.time + delay };
  const { kind, account, readyAt, unanimous } = pending;
  const nonce = change(world, identity, { pending });
  return event("ChangePending", identity, kind, account, readyAt, unanimous, nonce);
}

/** Drops what waits, if anything does. */
export function drop(world: World, identity: string): string[] {
  const { pending } = entryOf(world, identity);
  if (pending === undefined) return [];
  return [event("ChangeCancelled", identity, pending.kind, change(world, identity, { pending: undefined }))];
}

/** Control goes to somebody else than who has it, and to nobody who is the custodian too. */
export function movableFault(world: World, identity: string, to: string): Check {
  const isTaken =
    to === NOBODY || to === controllerOf(world, identity) || to === custodianOf(world, identity)?.account;
  return isTaken && fault("IdentityAccountInvalid", identity, to);
}

/** There is a custodian, whom neither itself nor the controller follows. */
export function successorFaults(world: World, identity: string, successor: string): readonly Check[] {
  const now = custodianOf(world, identity)?.account;
  const isTaken = successor === now || successor === controllerOf(world, identity);
  return [
    ownFault(world, identity),
    now === undefined && fault("CustodianMissing", identity),
    isTaken && fault("IdentityAccountInvalid", identity, successor),
  ];
}

/** The address is its own identity. */
export function ownFault(world: World, identity: string): Check {
  const { joined } = entryOf(world, identity);
  return joined !== undefined && fault("IdentityJoined", identity, joined);
}

/** A signature comes in time. */
export function deadlineFault({ time }: World, deadline: number): Check {
  return time > deadline && fault("IdentitySignatureExpired", deadline, time);
}

/** The party signed this very change. */
export function signatureFault(
  world: World,
  { identity, party, ...signed }: { identity: string; party: string; digest: string; signature: string },
): Check {
  const isSigned = isSignedBy(world.setting, { account: party, ...signed });
  return !isSigned && fault("IdentitySignatureInvalid", identity, party, entryOf(world, identity).nonce);
}

/** Nothing waits. */
export function waitingFault(world: World, identity: string): Check {
  const { pending } = entryOf(world, identity);
  return pending !== undefined && fault("IdentityChangePending", identity, pending.kind, pending.readyAt);
}

function openingFaults(
  world: World,
  { by, identity, deadline }: { by: string; identity: string; deadline: number },
): readonly Check[] {
  return [
    ...controllerFaults(world, identity, by),
    waitingFault(world, identity),
    deadlineFault(world, deadline),
  ];
}

function controllerFaults(world: World, identity: string, by: string): readonly Check[] {
  const controller = controllerOf(world, identity);
  return [
    ownFault(world, identity),
    controller !== by && fault("IdentityControllerOnly", identity, controller, by),
  ];
}

/** Where there is a custodian, it signed too. */
function custodianFault(
  world: World,
  { identity, digest, signature }: { identity: string; digest: string; signature: string },
): Check {
  const now = custodianOf(world, identity);
  return now !== undefined && signatureFault(world, { identity, party: now.account, digest, signature });
}

function joinFaults(world: World, learner: string, identity: string): readonly Check[] {
  return [
    entryOf(world, learner).hasMembers && fault("IdentityHasMembers", learner),
    ownFault(world, identity),
    waitingFault(world, identity),
    (identity === learner || identity === NOBODY) && fault("IdentityAccountInvalid", learner, identity),
  ];
}

/** At once where there are no guardians; else it waits. */
function begin(world: World, identity: string, wanted: Wanted): { events: string[] } {
  const { delay } = entryOf(world, identity).guardians;
  const event = delay === 0 ? perform(world, identity, wanted) : wait(world, identity, { ...wanted, delay });
  return { events: [event] };
}

function perform(world: World, identity: string, wanted: Wanted): string {
  const { kind, account, until = 0, guardians = NO_GUARDIANS } = wanted;
  const { custodyUntil, controller } = entryOf(world, identity);
  const done: Partial<Identity> = { pending: undefined };
  switch (kind) {
    case PENDING.guardians: {
      const { root, threshold, count, delay } = guardians;
      const nonce = change(world, identity, { ...done, guardians });
      return event("GuardiansSet", identity, root, threshold, count, delay, nonce);
    }
    case PENDING.custodian:
      return appoint(world, identity, { custodian: account, custodyUntil: until });
    case PENDING.custodianRecovery:
      return appoint(world, identity, { custodian: account, custodyUntil });
    case PENDING.join: {
      world.identities.set(account, { ...entryOf(world, account), hasMembers: true });
      const ended = { guardians: NO_GUARDIANS, custodian: NOBODY, custodyUntil: 0 };
      const nonce = change(world, identity, { ...done, ...ended, joined: account });
      return event("LearnerJoined", identity, account, nonce);
    }
    default: {
      const nonce = change(world, identity, { ...done, controller: account });
      return event("ControllerMoved", identity, controller, account, nonce);
    }
  }
}

function appoint(
  world: World,
  identity: string,
  custody: { custodian: string; custodyUntil: number },
): string {
  const { custodian, custodyUntil } = custody;
  const nonce = change(world, identity, { ...custody, pending: undefined });
  return event("CustodianAppointed", identity, custodian, custodyUntil, nonce);
}

function areSound({ root, threshold, count, delay }: Guardians): boolean {
  if (root === ZERO) return threshold === 0 && count === 0 && delay === 0;
  return threshold >= 1 && threshold <= count && delay >= DELAY.least && delay <= DELAY.most;
}

/** The first second of a month in UTC, ahead, and not too far. */
function isCustodyTerm(until: number, now: number): boolean {
  const date = new Date(until * 1000);
  const isFirst = date.getTime() === Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  return isFirst && until > now && until <= now + LONGEST_CUSTODY;
}
