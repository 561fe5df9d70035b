import { isInOffice, judge, STATUS } from "./model/accreditation.ts";
import { anchoredRecordOf, isLiving, recordOf } from "./model/achievementToken.ts";
import type { ContractName } from "./model/calls.ts";
import { anchorerFaults, attesterFaults, staffFault } from "./model/hubRegistry.ts";
import {
  actorFault,
  actorOf,
  controllerOf,
  custodianOf,
  identityOf,
  nonceOf,
  ofLearner,
} from "./model/identities.ts";
import { consentFault, consentNonceOf, consentOf } from "./model/learnerRegistry.ts";
import type { Check, Value } from "./model/outcome.ts";
import { fault, found } from "./model/outcome.ts";
import { within } from "./model/time.ts";
import type { Hub, Pending, Period, World } from "./model/World.ts";
import { NOBODY, PENDING, pair, ROLES, ZERO } from "./model/World.ts";
import type { Universe } from "./Universe.ts";

/** What the model expects of a view: values, or one of some faults. */
export type Expected = { readonly values: readonly Value[] } | { readonly faults: readonly string[] };

/** A view of a contract, and what the model says of it. */
export type View = {
  readonly on: ContractName;
  readonly name: string;
  readonly args: readonly Value[];
  readonly expect: () => Expected;
};

/** Who appears in views. */
export type Readers = {
  readonly people: readonly string[];
  readonly learners: readonly string[];
  /** Learners, and others who may have an identity. */
  readonly circle: readonly string[];
};

/** The views that tell what is stored; the others compute an answer from that and from the time. */
export const STATE_VIEWS: ReadonlySet<string> = new Set([
  "owner",
  "pendingOwner",
  "hubCount",
  "definitionCount",
  "accreditorCount",
  "accreditorAt",
  "accreditorOf",
  "nonces",
  "hubOf",
  "nameOf",
  "periodCount",
  "periodAt",
  "staffOf",
  "keyOf",
  "definitionOf",
  "controllerOf",
  "actorOf",
  "identityOf",
  "custodianOf",
  "guardiansOf",
  "pendingOf",
  "nonceOf",
  "recoveryNonceOf",
  "consentOf",
  "balanceOf",
  "ownerOf",
  "recordOf",
  "revocationOf",
  "anchorOf",
]);

const KINDS = [0, 5, 31, 40] as const;
const OTHER_ID = `0x${"5a".repeat(32)}`;
const NOTHING_PENDING = {
  kind: PENDING.none,
  readyAt: 0,
  unanimous: false,
  account: NOBODY,
  until: 0,
};
const NO_PERIOD = {
  from: 0,
  until: 0,
  end: 0,
  withdrawnEnd: 0,
  proposedSince: 0,
  suspended: false,
  kinds: 0,
  accreditor: NOBODY,
};

/** Every view of the three contracts and the forwarder, for all that exists and a little that does not. */
export function allViews({
  world,
  universe,
  readers,
}: {
  world: World;
  universe: Universe;
  readers: Readers;
}): readonly View[] {
  return [
    ...networkViews(world, readers),
    ...hubIds(world).flatMap((hub) => hubViews(world, { hub, universe, readers })),
    ...definitionViews(world, readers),
    ...readers.circle.flatMap((account) => identityViews(world, account)),
    ...learnerViews(world, readers),
    ...tokenViews(world, { universe, readers }),
  ];
}

const value = (...values: readonly Value[]): Expected => ({ values });
const orFaults = (checks: readonly Check[], values: () => readonly Value[]): Expected => {
  const faults = found(checks);
  return faults.length > 0 ? { faults } : { values: values() };
};

function hubIds(world: World): readonly number[] {
  return [...world.hubs.keys(), world.hubs.length, world.hubs.length + 1];
}

function networkViews(world: World, { people }: Readers): readonly View[] {
  const on = "hubs";
  const appointed = [...world.accreditors.keys()];
  return [
    { on, name: "owner", args: [], expect: () => value(world.owner) },
    { on, name: "pendingOwner", args: [], expect: () => value(world.pendingOwner) },
    { on, name: "hubCount", args: [], expect: () => value(world.hubs.length) },
    { on, name: "definitionCount", args: [], expect: () => value(world.definitions.length) },
    { on, name: "accreditorCount", args: [], expect: () => value(appointed.length) },
    ...appointed.map((account, place): View => {
      return { on, name: "accreditorAt", args: [place], expect: () => value(account) };
    }),
    ...people.flatMap((account): View[] => [
      {
        on,
        name: "accreditorOf",
        args: [account],
        expect: () => {
          const never = { kinds: 0, appointedAt: 0, until: 0, dismissedAt: 0, profile: ZERO };
          return value(world.accreditors.get(account) ?? never);
        },
      },
      { on, name: "isInOffice", args: [account], expect: () => value(isInOffice(world, account)) },
      {
        on: "forwarder",
        name: "nonces",
        args: [account],
        expect: () => value(world.forwards.get(account) ?? 0),
      },
    ]),
  ];
}

function hubViews(
  world: World,
  { hub: id, universe, readers }: { hub: number; universe: Universe; readers: Readers },
): readonly View[] {
  const on = "hubs";
  const hub = world.hubs[id - 1];
  const periods = hub?.periods ?? [];
  const unknown = fault("HubUnknown", id);
  const staff = [...new Set([...readers.people.slice(0, 2), ...(hub?.staff.keys() ?? [])])];
  const keys = [...universe.keys].filter((key, place) => place === 0 || hub?.keys.has(key) === true);
  return [
    {
      on,
      name: "hubOf",
      args: [id],
      expect: () => (hub === undefined ? { faults: [unknown] } : value(hubView(hub))),
    },
    {
      on,
      name: "nameOf",
      args: [id],
      expect: () => (hub === undefined ? { faults: [unknown] } : value(hub.name)),
    },
    { on, name: "periodCount", args: [id], expect: () => value(periods.length) },
    {
      on,
      name: "periodAt",
      args: [id, periods.length],
      expect: () => ({ faults: [fault("PeriodUnknown", id, periods.length)] }),
    },
    ...periods.map((period, index): View => {
      return { on, name: "periodAt", args: [id, index], expect: () => value(periodView(period)) };
    }),
    ...staff.flatMap((account) => staffViews(world, { hub: id, account })),
    ...keys.flatMap((key) => keyViews(world, { hub: id, key })),
    ...momentsOf(world, hub).flatMap((time) =>
      KINDS.flatMap((kind) => judgingViews({ hub, id, kind, time })),
    ),
  ];
}

function hubView(hub: Hub): Value {
  const { name, profile, registeredAt, admin, adminSince, pendingAdmin, closedAt } = hub;
  return { name, profile, registeredAt, admin, adminSince, pendingAdmin, closedAt };
}

function periodView(period: Period): Value {
  const { from, until, end, withdrawnEnd, proposedSince, suspended, kinds, accreditor } = period;
  return { from, until, end, withdrawnEnd, proposedSince, suspended, kinds, accreditor };
}

function staffViews(world: World, { hub, account }: { hub: number; account: string }): readonly View[] {
  const on = "hubs";
  const member = world.hubs[hub - 1]?.staff.get(account);
  return [
    {
      on,
      name: "staffOf",
      args: [hub, account],
      expect: () => value(member ?? { roles: 0, from: 0, until: 0 }),
    },
    {
      on,
      name: "requireAnchorer",
      args: [hub, account],
      expect: () => orFaults(anchorerFaults(world, hub, account), () => []),
    },
    ...Object.values(ROLES).map((role): View => {
      const expect = (): Expected => orFaults([staffFault(world, hub, account, role)], () => []);
      return { on, name: "requireStaff", args: [hub, account, role], expect };
    }),
  ];
}

function keyViews(world: World, { hub, key: hash }: { hub: number; key: string }): readonly View[] {
  const on = "hubs";
  const key = world.hubs[hub - 1]?.keys.get(hash) ?? { from: 0, until: 0, compromisedSince: 0 };
  const { from, until, compromisedSince } = key;
  const moments = around(from, until, compromisedSince, world.time);
  return [
    {
      on,
      name: "keyOf",
      args: [hub, hash],
      expect: () => value({ from, until, compromisedSince }),
    },
    ...moments.map((time): View => {
      const isUsable = within({ time, from, until });
      const isCompromised = compromisedSince !== 0 && time >= compromisedSince;
      const expect = (): Expected => value(isUsable && !isCompromised);
      return { on, name: "keyValidAt", args: [hub, hash, time], expect };
    }),
  ];
}

/** Each boundary of the hub's history, and the seconds before and after. */
function momentsOf(world: World, hub: Hub | undefined): readonly number[] {
  const boundaries = (hub?.periods ?? []).flatMap(({ from, until, end, withdrawnEnd }) => [
    from,
    until,
    end,
    withdrawnEnd,
  ]);
  return around(world.time, ...boundaries);
}

function around(...times: readonly number[]): readonly number[] {
  const moments = times.flatMap((time) => [time - 1, time, time + 1]);
  return [...new Set(moments)].filter((time) => time >= 0);
}

function judgingViews({
  hub,
  id,
  kind,
  time,
}: {
  hub: Hub | undefined;
  id: number;
  kind: number;
  time: number;
}): readonly View[] {
  const on = "hubs";
  const verdict = (): ReturnType<typeof judge> =>
    hub === undefined ? { status: STATUS.none, index: 0 } : judge({ hub, kind, time });
  return [
    {
      on,
      name: "accreditedAt",
      args: [id, kind, time],
      expect: () => value(verdict().status === STATUS.accredited),
    },
    {
      on,
      name: "accreditationAt",
      args: [id, kind, time],
      expect: () => {
        const { status, index } = verdict();
        const period = status === STATUS.none ? undefined : hub?.periods[index];
        return value(status, index, period === undefined ? NO_PERIOD : periodView(period));
      },
    },
  ];
}

function definitionViews(world: World, { people }: Readers): readonly View[] {
  const on = "hubs";
  const ids = [...world.definitions.keys(), world.definitions.length, world.definitions.length + 1];
  return ids.flatMap((id): View[] => {
    const definition = world.definitions[id - 1];
    const unknown = definition === undefined && fault("DefinitionUnknown", id);
    const terms = (): readonly Value[] => {
      const { hub, kind, sensitive, definedAt, retiredAt } = known(definition);
      return [hub, kind, sensitive, definedAt, retiredAt];
    };
    return [
      {
        on,
        name: "definitionOf",
        args: [id],
        expect: () => orFaults([unknown], () => [{ ...known(definition) }]),
      },
      { on, name: "termsOf", args: [id], expect: () => orFaults([unknown], terms) },
      ...people.map((account): View => {
        const expect = (): Expected =>
          orFaults(attesterFaults(world, id, account), () => terms().slice(0, 3));
        return { on, name: "requireAttester", args: [id, account], expect };
      }),
    ];
  });
}

function identityViews(world: World, account: string): readonly View[] {
  const of = (name: string, answer: () => readonly Value[]): View => {
    return { on: "learners", name, args: [account], expect: () => value(...answer()) };
  };
  return [
    of("identityOf", () => [identityOf(world, account)]),
    of("controllerOf", () => [controllerOf(world, account)]),
    of("actorOf", () => [actorOf(world, account)]),
    of("custodianOf", () => {
      const custodian = custodianOf(world, account);
      return [custodian?.account ?? NOBODY, custodian?.until ?? 0];
    }),
    of("guardiansOf", () => [ofLearner(world, account).guardians]),
    of("pendingOf", () => {
      const { kind, readyAt, unanimous, account: to, until } = pendingOf(world, account);
      return [{ kind, readyAt, unanimous, account: to, until }];
    }),
    of("nonceOf", () => [nonceOf(world, account)]),
    of("recoveryNonceOf", () => [ofLearner(world, account).recoveries]),
  ];
}

function pendingOf(world: World, account: string): Pending {
  return ofLearner(world, account).pending ?? NOTHING_PENDING;
}

function learnerViews(world: World, { learners, people }: Readers): readonly View[] {
  const on = "learners";
  return learners.flatMap((learner): View[] => [
    ...[learner, actorOf(world, learner), ...people.slice(0, 1)].map((account): View => {
      const expect = (): Expected =>
        orFaults([actorFault(world, learner, account)], () => [controllerOf(world, learner)]);
      return { on, name: "requireActor", args: [learner, account], expect };
    }),
    ...hubIds(world).flatMap((hub): View[] => [
      {
        on,
        name: "consentOf",
        args: [learner, hub],
        expect: () => value({ ...consentOf(world, learner, hub) }),
      },
      {
        on,
        name: "consentNonceOf",
        args: [learner, hub],
        expect: () => value(consentNonceOf(world, learner, hub)),
      },
      ...KINDS.map((kind): View => {
        const expect = (): Expected =>
          orFaults([consentFault(world, { learner, hub, kind })], () => [controllerOf(world, learner)]);
        return { on, name: "requireConsent", args: [learner, hub, kind], expect };
      }),
    ]),
  ]);
}

function tokenViews(
  world: World,
  { universe, readers }: { universe: Universe; readers: Readers },
): readonly View[] {
  const on = "token";
  const balance = (owner: string): number =>
    [...world.tokens.values()].filter((token) => token.owner === owner).length;
  return [
    {
      on,
      name: "balanceOf",
      args: [NOBODY],
      expect: () => ({ faults: [fault("ERC721InvalidOwner", NOBODY)] }),
    },
    ...[...readers.circle, ...readers.people].map((owner): View => {
      return { on, name: "balanceOf", args: [owner], expect: () => value(balance(owner)) };
    }),
    ...[...universe.achievements].map(([id, achievement]): View => {
      return { on, name: "idOf", args: [achievement], expect: () => value(id) };
    }),
    ...[...universe.ids, OTHER_ID].flatMap((id) => idViews(world, id)),
    ...hubIds(world).flatMap((hub) => [...universe.roots].map((root) => anchorView(world, hub, root))),
    ...[...universe.inclusions.values()].map((inclusion): View => {
      const args = [inclusion.achievement, inclusion.root, inclusion.proof];
      const expect = (): Expected => value(anchoredRecordOf(world, inclusion));
      return { on, name: "anchoredRecordOf", args, expect };
    }),
  ];
}

function idViews(world: World, id: string): readonly View[] {
  const on = "token";
  const tokenId = BigInt(id);
  const ifLiving = (answer: () => Value): (() => Expected) => {
    return () =>
      orFaults([!isLiving(world, id) && fault("ERC721NonexistentToken", tokenId)], () => [answer()]);
  };
  return [
    { on, name: "recordOf", args: [id], expect: () => value(recordOf(world, id)) },
    {
      on,
      name: "ownerOf",
      args: [tokenId],
      expect: ifLiving(() => world.tokens.get(id)?.owner ?? NOBODY),
    },
    { on, name: "locked", args: [tokenId], expect: ifLiving(() => true) },
    { on, name: "burnAuth", args: [tokenId], expect: ifLiving(() => 2) },
    { on, name: "getApproved", args: [tokenId], expect: ifLiving(() => NOBODY) },
    ...hubIds(world).map((hub): View => {
      const successor = world.revocations.get(pair(hub, id));
      const expect = (): Expected => value(successor !== undefined, successor ?? ZERO);
      return { on, name: "revocationOf", args: [hub, id], expect };
    }),
  ];
}

function anchorView(world: World, hub: number, root: string): View {
  const none = { attester: NOBODY, anchoredAt: 0, size: 0, revoked: false };
  const expect = (): Expected => value({ ...(world.anchors.get(pair(hub, root)) ?? none) });
  return { on: "token", name: "anchorOf", args: [hub, root], expect };
}

function known<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error("a view of what does not exist was asked for");
  return thing;
}
