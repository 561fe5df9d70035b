import { keccak256 } from "ethers";
import { endPeriod, isInOffice, openPeriod, runningPeriod, suspendedPeriod } from "./accreditation.ts";
import type { Calls } from "./calls.ts";
import { nameFaults } from "./displayText.ts";
import type { Check, Outcome } from "./outcome.ts";
import { decide, event, fault, found } from "./outcome.ts";
import { afterThisSecond, earliest, within } from "./time.ts";
import type { Definition, Hub, Period, World } from "./World.ts";
import { hasKind, isPartOf, NOBODY, ROLES, ZERO } from "./World.ts";

const MAX_HUB_NAME = 96;
const MAX_DEFINITION_NAME = 128;
const ALL_ROLES = 15;

type Rule<Name extends keyof Calls> = (world: World, by: string, args: Calls[Name]) => Outcome;

/** A hub by its id. */
export function hubOf(world: World, id: number): Hub | undefined {
  return world.hubs[id - 1];
}

/** A definition by its id. */
export function definitionOf(world: World, id: number): Definition | undefined {
  return world.definitions[id - 1];
}

/** `account` holds a role at the hub now. */
export function staffFault(world: World, hub: number, account: string, role: number): Check {
  const member = hubOf(world, hub)?.staff.get(account);
  const holds =
    member !== undefined && (member.roles & role) !== 0 && within({ ...member, time: world.time });
  return !holds && fault("StaffRoleMissing", hub, account, role);
}

/** `account` may attest under the definition now. */
export function attesterFaults(world: World, id: number, account: string): readonly string[] {
  const definition = definitionOf(world, id);
  if (definition === undefined) return [fault("DefinitionUnknown", id)];
  const { hub, kind, retiredAt } = definition;
  const running = runningPeriod(world, existing(hubOf(world, hub)));
  return found([
    retiredAt !== 0 && fault("DefinitionAlreadyRetired", id, retiredAt),
    staffFault(world, hub, account, ROLES.issue),
    running === undefined && fault("HubNotAccredited", hub, world.time),
    running !== undefined &&
      !hasKind(running.kinds, kind) &&
      fault("HubKindNotAccredited", hub, kind, running.kinds),
  ]);
}

/** `account` may anchor for the hub now. */
export function anchorerFaults(world: World, id: number, account: string): readonly string[] {
  const hub = hubOf(world, id);
  const running = hub === undefined ? undefined : runningPeriod(world, hub);
  return found([
    staffFault(world, id, account, ROLES.issue),
    running === undefined && fault("HubNotAccredited", id, world.time),
  ]);
}

/** What the caller has made sure to exist. */
export function existing<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error("the model looks for something that does not exist");
  return thing;
}

/** The network's owner appoints and dismisses. */
const network: Pick<
  { [Name in keyof Calls]: Rule<Name> },
  "transferOwnership" | "acceptOwnership" | "renounceOwnership" | "appointAccreditor" | "dismissAccreditor"
> = {
  transferOwnership: (world, by, { newOwner }) =>
    decide([ownerOnly(world, by)], () => {
      world.pendingOwner = newOwner;
      return { events: [event("OwnershipTransferStarted", world.owner, newOwner)] };
    }),

  acceptOwnership: (world, by) =>
    decide([world.pendingOwner !== by && fault("OwnableUnauthorizedAccount", by)], () => {
      const previous = world.owner;
      world.owner = by;
      world.pendingOwner = NOBODY;
      return { events: [event("OwnershipTransferred", previous, by)] };
    }),

  renounceOwnership: () => ({ faults: [fault("OwnershipCannotBeRenounced")] }),

  appointAccreditor: (world, by, { account, kinds, until, profile }) =>
    decide(
      [
        ownerOnly(world, by),
        account === NOBODY && fault("AccreditorInvalid", account),
        kinds === 0 && fault("AccreditorKindsEmpty", account),
        until <= world.time && fault("AccreditorTermInvalid", until, world.time),
      ],
      () => {
        world.accreditors.set(account, { kinds, appointedAt: world.time, until, dismissedAt: 0, profile });
        return { events: [event("AccreditorAppointed", account, kinds, until, profile)] };
      },
    ),

  dismissAccreditor: (world, by, { account }) =>
    decide([ownerOnly(world, by), officeFault(world, account)], () => {
      const mandate = existing(world.accreditors.get(account));
      world.accreditors.set(account, { ...mandate, dismissedAt: world.time });
      return { events: [event("AccreditorDismissed", account, world.time)] };
    }),
};

/** Hubs govern themselves. */
const hubs: Pick<
  { [Name in keyof Calls]: Rule<Name> },
  "registerHub" | "setHubProfile" | "transferHubAdmin" | "acceptHubAdmin" | "closeHub" | "setStaff"
> = {
  registerHub: (world, by, { name, profile }) =>
    decide(nameFaults(name, MAX_HUB_NAME), () => {
      world.hubs.push({
        name,
        profile,
        registeredAt: world.time,
        admin: by,
        adminSince: world.time,
        pendingAdmin: NOBODY,
        closedAt: 0,
        staff: new Map(),
        keys: new Map(),
        periods: [],
      });
      const id = world.hubs.length;
      return { events: [event("HubRegistered", id, by, name, profile)], returns: [id] };
    }),

  setHubProfile: (world, by, { hub, profile }) =>
    decide(adminOnly(world, by, hub), () => {
      existing(hubOf(world, hub)).profile = profile;
      return { events: [event("HubProfileChanged", hub, profile)] };
    }),

  transferHubAdmin: (world, by, { hub, pendingAdmin }) =>
    decide(adminOnly(world, by, hub), () => {
      existing(hubOf(world, hub)).pendingAdmin = pendingAdmin;
      return { events: [event("HubAdminTransferStarted", hub, by, pendingAdmin)] };
    }),

  acceptHubAdmin: (world, by, { hub }) => {
    const entry = hubOf(world, hub);
    const isPending = entry?.pendingAdmin === by;
    return decide([hubFault(world, hub), !isPending && fault("HubPendingAdminOnly", hub, by)], () => {
      const taken = existing(entry);
      const from = taken.admin;
      taken.admin = by;
      taken.adminSince = world.time;
      taken.pendingAdmin = NOBODY;
      return { events: [event("HubAdminTransferred", hub, from, by)] };
    });
  },

  closeHub: (world, by, { hub }) =>
    decide([...adminOnly(world, by, hub), closedFault(world, hub)], () => {
      const entry = existing(hubOf(world, hub));
      entry.closedAt = world.time;
      const period = runningPeriod(world, entry) ?? suspendedPeriod(world, entry);
      const ended = period === undefined ? [] : end(world, { by, hub, period });
      return { events: [event("HubClosed", hub, by, world.time), ...ended] };
    }),

  setStaff: (world, by, { hub, account, roles, from, until }) => {
    const entry = hubOf(world, hub);
    const isWindowSound = roles === 0 || (until > from && until > world.time);
    return decide(
      [
        hubFault(world, hub),
        !isPartOf(roles, ALL_ROLES) && fault("StaffRolesInvalid", roles),
        !isWindowSound && fault("StaffWindowInvalid", from, until, world.time),
        ...(entry !== undefined && entry.admin !== by
          ? managerFaults(world, entry, { by, hub, account, roles, from, until })
          : []),
      ],
      () => {
        const window = roles === 0 ? { from: 0, until: 0 } : { from, until };
        existing(entry).staff.set(account, { roles, ...window });
        return { events: [event("StaffSet", hub, account, by, roles, window.from, window.until)] };
      },
    );
  },
};

/** Accreditors accredit; accreditor and owner together withdraw for the past. */
const accreditation: Pick<
  { [Name in keyof Calls]: Rule<Name> },
  | "accredit"
  | "suspend"
  | "reinstate"
  | "endAccreditation"
  | "proposeWithdrawal"
  | "confirmWithdrawal"
  | "restore"
> = {
  accredit: (world, by, { hub, kinds, until, evidence }) => {
    const entry = hubOf(world, hub);
    const mandate = world.accreditors.get(by);
    const allowed = mandate?.kinds ?? 0;
    const latest = mandate?.until ?? 0;
    const standing =
      entry === undefined ? undefined : (runningPeriod(world, entry) ?? suspendedPeriod(world, entry));
    const isHeld =
      standing !== undefined && standing.accreditor !== by && isInOffice(world, standing.accreditor);
    return decide(
      [
        hubFault(world, hub),
        closedFault(world, hub),
        officeFault(world, by),
        (kinds === 0 || !isPartOf(kinds, allowed)) && fault("AccreditationKindsInvalid", kinds, allowed),
        (until <= world.time || until > latest) &&
          fault("AccreditationTermInvalid", until, world.time, latest),
        isHeld && fault("AccreditationHeld", hub, standing.accreditor, standing.until),
      ],
      () => {
        const ended = standing === undefined ? [] : end(world, { by, hub, period: standing });
        const index = openPeriod(world, existing(entry), { accreditor: by, kinds, until });
        const granted = event("HubAccredited", hub, by, index, kinds, world.time, until, evidence);
        return { events: [...ended, granted], returns: [index] };
      },
    );
  },

  suspend: (world, by, { hub }) => {
    const running = runningOf(world, hub);
    return decide(
      [...supervisorFaults(world, by, hub), running === undefined && fault("AccreditationNotRunning", hub)],
      () => {
        const period = existing(running);
        period.suspended = true;
        period.open = false;
        period.end = afterThisSecond(world.time);
        return { events: [event("AccreditationSuspended", hub, by, newestIndex(world, hub), period.end)] };
      },
    );
  },

  reinstate: (world, by, { hub }) => {
    const entry = hubOf(world, hub);
    const suspended = entry === undefined ? undefined : suspendedPeriod(world, entry);
    return decide(
      [
        ...supervisorFaults(world, by, hub),
        closedFault(world, hub),
        suspended === undefined && fault("AccreditationNotSuspended", hub),
      ],
      () => {
        const before = existing(suspended);
        before.suspended = false;
        const { accreditor, kinds, until } = before;
        const index = openPeriod(world, existing(entry), { accreditor, kinds, until });
        const args = [hub, by, index, accreditor, kinds, world.time, until] as const;
        return { events: [event("AccreditationReinstated", ...args)], returns: [index] };
      },
    );
  },

  endAccreditation: (world, by, { hub }) => {
    const entry = hubOf(world, hub);
    const period =
      entry === undefined ? undefined : (runningPeriod(world, entry) ?? suspendedPeriod(world, entry));
    return decide(
      [...supervisorFaults(world, by, hub), period === undefined && fault("AccreditationNotRunning", hub)],
      () => ({ events: end(world, { by, hub, period: existing(period) }) }),
    );
  },

  proposeWithdrawal: (world, by, { hub, index, since }) => {
    const period = hubOf(world, hub)?.periods[index];
    if (period === undefined) return { faults: [fault("PeriodUnknown", hub, index)] };
    const before = earliest(period.end, afterThisSecond(world.time));
    const isSound = since === 0 || within({ time: since, from: period.from, until: before });
    return decide(
      [
        period.accreditor !== by && fault("PeriodAccreditorOnly", hub, index, by),
        officeFault(world, by),
        !isSound && fault("WithdrawalTimeInvalid", since, period.from, before),
      ],
      () => {
        period.proposedSince = since;
        return { events: [event("WithdrawalProposed", hub, by, index, since)] };
      },
    );
  },

  confirmWithdrawal: (world, by, { hub, index, since }) => {
    const period = hubOf(world, hub)?.periods[index];
    if (period === undefined)
      return { faults: found([ownerOnly(world, by), fault("PeriodUnknown", hub, index)]) };
    const isProposed = since !== 0 && period.proposedSince === since;
    return decide(
      [
        ownerOnly(world, by),
        !isProposed && fault("WithdrawalNotProposed", hub, index, since, period.proposedSince),
        period.accreditor === by && fault("WithdrawalNeedsTwoKeys", hub, index, by),
        officeFault(world, period.accreditor),
      ],
      () => {
        const previousEnd = period.end;
        if (period.withdrawnEnd === 0) period.withdrawnEnd = previousEnd;
        period.end = since;
        period.open = false;
        period.proposedSince = 0;
        return { events: [event("AccreditationWithdrawn", hub, by, index, since, previousEnd)] };
      },
    );
  },

  restore: (world, by, { hub, index }) => {
    const entry = hubOf(world, hub);
    const period = entry?.periods[index];
    return decide(
      [
        ownerOnly(world, by),
        period === undefined && fault("PeriodUnknown", hub, index),
        period?.withdrawnEnd === 0 && fault("WithdrawalUnknown", hub, index),
      ],
      () => ({ events: restorePeriod(world, { by, hub, index }) }),
    );
  },
};

/** Keys that sign off-chain credentials. */
const keys: Pick<{ [Name in keyof Calls]: Rule<Name> }, "addKey" | "retireKey" | "compromiseKey"> = {
  addKey: (world, by, { hub, multikey, from, until }) => {
    const entry = hubOf(world, hub);
    const keyHash = keccak256(multikey);
    return decide(
      [
        ...adminOrManager(world, by, hub),
        closedFault(world, hub),
        !/^0x(?:ed01[0-9a-f]{64}|80240[23][0-9a-f]{64})$/u.test(multikey) && fault("KeyMalformed", multikey),
        (from < world.time || until <= from) && fault("KeyWindowInvalid", from, until, world.time),
        entry?.keys.has(keyHash) === true && fault("KeyAlreadyAdded", hub, keyHash),
      ],
      () => {
        existing(entry).keys.set(keyHash, { from, until, compromisedSince: 0 });
        return { events: [event("KeyAdded", hub, keyHash, multikey, from, until)], returns: [keyHash] };
      },
    );
  },

  retireKey: (world, by, { hub, keyHash }) => {
    const key = hubOf(world, hub)?.keys.get(keyHash);
    return decide(
      [
        ...adminOrManager(world, by, hub),
        key === undefined && fault("KeyUnknown", hub, keyHash),
        key !== undefined && world.time >= key.until && fault("KeyAlreadyRetired", hub, keyHash, key.until),
      ],
      () => {
        existing(key).until = world.time;
        return { events: [event("KeyRetired", hub, keyHash, world.time)] };
      },
    );
  },

  compromiseKey: (world, by, { hub, keyHash, since }) => {
    const key = hubOf(world, hub)?.keys.get(keyHash);
    const before = key?.compromisedSince || afterThisSecond(world.time);
    return decide(
      [
        ...adminOrManager(world, by, hub),
        key === undefined && fault("KeyUnknown", hub, keyHash),
        (since === 0 || since >= before) && fault("KeyCompromiseInvalid", since, before),
      ],
      () => {
        existing(key).compromisedSince = since;
        return { events: [event("KeyCompromised", hub, keyHash, since)] };
      },
    );
  },
};

/** What hubs attest. */
const definitions: Pick<{ [Name in keyof Calls]: Rule<Name> }, "defineAchievement" | "retire"> = {
  defineAchievement: (world, by, { hub, kind, sensitive, creditHundredths, name, content }) =>
    decide(
      [
        hubFault(world, hub),
        closedFault(world, hub),
        staffFault(world, hub, by, ROLES.catalog),
        kind >= 32 && fault("DefinitionKindInvalid", kind),
        content === ZERO && fault("DefinitionContentMissing"),
        ...nameFaults(name, MAX_DEFINITION_NAME),
      ],
      () => {
        const definedAt = world.time;
        world.definitions.push({
          hub,
          kind,
          sensitive,
          definedAt,
          retiredAt: 0,
          creditHundredths,
          content,
          name,
        });
        const id = world.definitions.length;
        const args = [id, hub, by, kind, sensitive, creditHundredths, name, content] as const;
        return { events: [event("AchievementDefined", ...args)], returns: [id] };
      },
    ),

  retire: (world, by, { definition: id }) => {
    const definition = definitionOf(world, id);
    if (definition === undefined) return { faults: [fault("DefinitionUnknown", id)] };
    const { hub, retiredAt } = definition;
    return decide(
      [
        staffFault(world, hub, by, ROLES.catalog),
        retiredAt !== 0 && fault("DefinitionAlreadyRetired", id, retiredAt),
      ],
      () => {
        definition.retiredAt = afterThisSecond(world.time);
        return { events: [event("DefinitionRetired", id, hub, by, definition.retiredAt)] };
      },
    );
  },
};

/** The rules of the HubRegistry. */
export const hubRegistry = { ...network, ...hubs, ...accreditation, ...keys, ...definitions };

function ownerOnly(world: World, by: string): Check {
  return world.owner !== by && fault("OwnableUnauthorizedAccount", by);
}

function officeFault(world: World, account: string): Check {
  return !isInOffice(world, account) && fault("AccreditorNotInOffice", account);
}

function hubFault(world: World, hub: number): Check {
  return hubOf(world, hub) === undefined && fault("HubUnknown", hub);
}

function closedFault(world: World, hub: number): Check {
  const closedAt = hubOf(world, hub)?.closedAt ?? 0;
  return closedAt !== 0 && fault("HubAlreadyClosed", hub, closedAt);
}

function adminOnly(world: World, by: string, hub: number): readonly Check[] {
  const isAdmin = hubOf(world, hub)?.admin === by;
  return [hubFault(world, hub), !isAdmin && fault("HubAdminOnly", hub, by)];
}

function adminOrManager(world: World, by: string, hub: number): readonly Check[] {
  const isAdmin = hubOf(world, hub)?.admin === by;
  return [hubFault(world, hub), !isAdmin && staffFault(world, hub, by, ROLES.manage)];
}

/** A manager grants within its own roles and term, and never for or against a manager. */
function managerFaults(
  world: World,
  entry: Hub,
  { by, hub, account, roles, from, until }: { by: string } & Calls["setStaff"],
): readonly Check[] {
  const manager = entry.staff.get(by) ?? { roles: 0, from: 0, until: 0 };
  const grantable = manager.roles & ~ROLES.manage;
  const before = entry.staff.get(account)?.roles ?? 0;
  const isWithinTerm = roles === 0 || (from >= manager.from && until <= manager.until);
  const isWithin = isPartOf(roles, grantable) && isPartOf(before, grantable) && isWithinTerm;
  return [
    staffFault(world, hub, by, ROLES.manage),
    !isWithin && fault("StaffBeyondManager", hub, by, account),
  ];
}

/** The newest period is its accreditor's, while in office, and the owner's. */
function supervisorFaults(world: World, by: string, hub: number): readonly Check[] {
  const newest = hubOf(world, hub)?.periods.at(-1);
  if (newest === undefined) return [hubFault(world, hub), fault("AccreditationNotRunning", hub)];
  if (by === world.owner) return [];
  return [
    newest.accreditor !== by && fault("AccreditationSupervisorOnly", hub, by),
    newest.accreditor === by && officeFault(world, by),
  ];
}

function runningOf(world: World, id: number): Period | undefined {
  const hub = hubOf(world, id);
  return hub === undefined ? undefined : runningPeriod(world, hub);
}

function newestIndex(world: World, hub: number): number {
  return existing(hubOf(world, hub)).periods.length - 1;
}

function end(world: World, { by, hub, period }: { by: string; hub: number; period: Period }): string[] {
  endPeriod(world, period);
  return [event("AccreditationEnded", hub, by, newestIndex(world, hub), period.end)];
}

/** As it was, but never past the next period's start or the hub's closing. */
function restorePeriod(
  world: World,
  { by, hub, index }: { by: string; hub: number; index: number },
): string[] {
  const entry = existing(hubOf(world, hub));
  const period = existing(entry.periods[index]);
  const successor = entry.periods[index + 1];
  const limits = [period.withdrawnEnd];
  if (successor !== undefined) limits.push(afterThisSecond(successor.from));
  if (entry.closedAt !== 0) limits.push(afterThisSecond(entry.closedAt));
  if (limits.length > 1) period.suspended = false;
  period.end = earliest(...limits);
  period.withdrawnEnd = 0;
  period.open = successor === undefined && !period.suspended && period.end > afterThisSecond(world.time);
  return [event("AccreditationRestored", hub, by, index, period.end)];
}
