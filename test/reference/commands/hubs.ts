import { keccak256 } from "ethers";
import { isInOffice, runningPeriod, suspendedPeriod } from "../model/accreditation.ts";
import type { Call, Calls } from "../model/calls.ts";
import type { Period } from "../model/World.ts";
import { NOBODY, ROLES, ZERO } from "../model/World.ts";
import type { Context } from "./Context.ts";
import {
  boundary,
  definitionId,
  hasStaff,
  hubAt,
  hubId,
  mostly,
  someKinds,
  staffWith,
  timeAhead,
  USED_KINDS,
} from "./Context.ts";

type HubCall =
  | "transferOwnership"
  | "acceptOwnership"
  | "renounceOwnership"
  | "appointAccreditor"
  | "dismissAccreditor"
  | "registerHub"
  | "setHubProfile"
  | "transferHubAdmin"
  | "acceptHubAdmin"
  | "closeHub"
  | "setStaff"
  | "accredit"
  | "suspend"
  | "reinstate"
  | "endAccreditation"
  | "proposeWithdrawal"
  | "confirmWithdrawal"
  | "restore"
  | "addKey"
  | "retireKey"
  | "compromiseKey"
  | "defineAchievement"
  | "retire";

const MAX_HUBS = 3;
const MAX_DEFINITIONS = 6;
const NAMES = ["Riverside School", "Oxford", "École des Mines", "हिन्दी विद्यालय", "🏫"];
const BAD_NAMES = [
  "",
  " Oxford",
  "Oxford ",
  "Ox\u0007ford",
  "Ox\u202eford",
  "\u00ad",
  "é".repeat(65),
  "x".repeat(97),
];
const KEYS = [
  `0xed01${"11".repeat(32)}`,
  `0xed01${"22".repeat(32)}`,
  `0x802402${"33".repeat(32)}`,
  `0x802403${"44".repeat(32)}`,
];
const BAD_KEYS = [
  "0x",
  `0xed01${"11".repeat(31)}`,
  `0xed01${"11".repeat(33)}`,
  `0x802404${"33".repeat(32)}`,
  `0x8024${"33".repeat(32)}`,
  `0xed02${"11".repeat(32)}`,
];

/** How each call of the HubRegistry is made up. */
export const hubCalls: { readonly [Name in HubCall]: (context: Context) => Call } = {
  transferOwnership: (context) => {
    const { world, cast, random } = context;
    const newOwner = random.pick([cast.owner, cast.stranger, cast.stranger, NOBODY]);
    return { name: "transferOwnership", by: mostly(context, world.owner), args: { newOwner } };
  },
  acceptOwnership: (context) => ({
    name: "acceptOwnership",
    by: mostly(context, context.world.pendingOwner),
    args: {},
  }),
  renounceOwnership: (context) => ({
    name: "renounceOwnership",
    by: mostly(context, context.world.owner),
    args: {},
  }),
  appointAccreditor: (context) => {
    const { world, cast, random } = context;
    const account = random.percent(82)
      ? random.pick(cast.accreditors)
      : random.pick([world.owner, world.owner, world.owner, NOBODY, cast.admins[0] ?? NOBODY]);
    return {
      name: "appointAccreditor",
      by: mostly(context, world.owner),
      args: { account, kinds: someKinds(context), until: timeAhead(context), profile: random.word() },
    };
  },
  dismissAccreditor: (context) => ({
    name: "dismissAccreditor",
    by: mostly(context, context.world.owner),
    args: {
      account: mostly(context, ...context.cast.accreditors.filter((one) => isInOffice(context.world, one))),
    },
  }),
  registerHub: (context) => {
    const { world, cast, random } = context;
    const isFull = world.hubs.length >= MAX_HUBS;
    const name = isFull || random.percent(25) ? random.pick(BAD_NAMES) : random.pick(NAMES);
    return { name: "registerHub", by: random.pick(cast.admins), args: { name, profile: random.word() } };
  },
  setHubProfile: (context) => {
    const hub = hubId(context);
    const args = { hub, profile: context.random.word() };
    return { name: "setHubProfile", by: mostly(context, hubAt(context, hub)?.admin), args };
  },
  transferHubAdmin: (context) => {
    const { cast, random } = context;
    const hub = hubId(context);
    const pendingAdmin = random.pick([...cast.admins, ...cast.admins, cast.stranger, NOBODY]);
    const by = mostly(context, hubAt(context, hub)?.admin);
    return { name: "transferHubAdmin", by, args: { hub, pendingAdmin } };
  },
  acceptHubAdmin: (context) => {
    const hub = hubId(context, (id) => hubAt(context, id)?.pendingAdmin !== NOBODY);
    const by = mostly(context, hubAt(context, hub)?.pendingAdmin);
    return { name: "acceptHubAdmin", by, args: { hub } };
  },
  closeHub: (context) => {
    // A withdrawal that is restored after the closing is a case of its own.
    const hub = hubId(context, (id) => (hubAt(context, id)?.periods.at(-1)?.withdrawnEnd ?? 0) !== 0);
    return { name: "closeHub", by: mostly(context, hubAt(context, hub)?.admin), args: { hub } };
  },
  setStaff: (context) => {
    const { cast, random } = context;
    const hub = hubId(context, (id) => hubAt(context, id)?.closedAt === 0);
    const by = random.percent(65)
      ? mostly(context, hubAt(context, hub)?.admin)
      : staffWith(context, hub, ROLES.manage);
    const roles = random.pick([1, 1, 2, 4, 3, 7, 7, 15, 15, 8, 9, 0, 0, random.pick([16, 255])]);
    const account = random.percent(95) ? random.pick(cast.staff) : by;
    const isManagers = by !== hubAt(context, hub)?.admin && random.percent(60);
    const window = isManagers ? managersWindow(context, { hub, by }) : staffWindow(context);
    return { name: "setStaff", by, args: { hub, account, roles, ...window } };
  },
  accredit: (context) => {
    const { cast, world, random } = context;
    const hub = hubId(context, (id) => hubAt(context, id)?.closedAt === 0);
    const inOffice = [...cast.accreditors, world.owner].filter((account) => isInOffice(world, account));
    const by = mostly(context, ...inOffice);
    const mandate = world.accreditors.get(by);
    const kinds = mandate !== undefined && random.percent(55) ? mandate.kinds : someKinds(context);
    const latest = mandate?.until ?? world.time;
    const until = random.percent(80) ? Math.min(timeAhead(context), latest) : latest + random.below(2);
    return {
      name: "accredit",
      by,
      args: { hub, kinds, until, evidence: random.pick([ZERO, random.word()]) },
    };
  },
  suspend: (context) => {
    const hub = hubId(context, (id) => running(context, id) !== undefined);
    return { name: "suspend", by: supervisor(context, hub), args: { hub } };
  },
  reinstate: (context) => {
    const hub = hubId(context, (id) => suspended(context, id) !== undefined);
    return { name: "reinstate", by: supervisor(context, hub), args: { hub } };
  },
  endAccreditation: (context) => {
    const hub = hubId(context, (id) => (running(context, id) ?? suspended(context, id)) !== undefined);
    return { name: "endAccreditation", by: supervisor(context, hub), args: { hub } };
  },
  proposeWithdrawal: (context) => {
    const { world, random } = context;
    const { hub, index, period } = somePeriod(
      context,
      ({ accreditor }) => isInOffice(world, accreditor) && (accreditor === world.owner || random.percent(50)),
    );
    const since = random.percent(70) ? timeWithin(context, period) : random.pick([0, boundary(context)]);
    const isInHand = period !== undefined && random.percent(85);
    const by = isInHand ? period.accreditor : mostly(context, world.owner);
    return { name: "proposeWithdrawal", by, args: { hub, index, since } };
  },
  confirmWithdrawal: (context) => {
    const { world, random } = context;
    const { hub, index, period } = somePeriod(context, ({ proposedSince }) => proposedSince !== 0);
    const proposed = period?.proposedSince ?? 0;
    const since = random.percent(85) ? proposed : random.pick([0, proposed + 1]);
    return { name: "confirmWithdrawal", by: mostly(context, world.owner), args: { hub, index, since } };
  },
  restore: (context) => {
    const { hub, index } = somePeriod(context, ({ withdrawnEnd }) => withdrawnEnd !== 0);
    return { name: "restore", by: mostly(context, context.world.owner), args: { hub, index } };
  },
  addKey: (context) => {
    const { world, random } = context;
    const hub = hubId(context);
    const from = random.percent(80) ? world.time + random.pick([0, 0, 1, 50]) : timeAhead(context);
    const until = random.percent(90) ? from + random.pick([1, 100, 5000]) : timeAhead(context);
    const multikey = random.percent(85) ? random.pick(KEYS) : random.pick(BAD_KEYS);
    return { name: "addKey", by: adminOrManager(context, hub), args: { hub, multikey, from, until } };
  },
  retireKey: (context) => {
    const { hub, keyHash } = someKey(context);
    return { name: "retireKey", by: adminOrManager(context, hub), args: { hub, keyHash } };
  },
  compromiseKey: (context) => {
    const { world, random } = context;
    const { hub, keyHash } = someKey(context);
    const before = hubAt(context, hub)?.keys.get(keyHash)?.compromisedSince || world.time;
    const since = random.pick([0, before - 1, before - 100, before, before + 1, world.time]);
    return { name: "compromiseKey", by: adminOrManager(context, hub), args: { hub, keyHash, since } };
  },
  defineAchievement: (context) => {
    const { world, random } = context;
    const hub = hubId(context, hasStaff(context, ROLES.catalog));
    const isFull = world.definitions.length >= MAX_DEFINITIONS;
    const args: Calls["defineAchievement"] = {
      hub,
      kind: random.percent(95) ? random.pick(USED_KINDS) : random.pick([32, 255]),
      sensitive: random.percent(12),
      creditHundredths: random.pick([0, 250, 0xffffffff]),
      name: isFull || random.percent(10) ? random.pick([...BAD_NAMES, "y".repeat(129)]) : random.pick(NAMES),
      content: random.percent(96) ? random.word() : ZERO,
    };
    // A name of 97 characters is a definition's, though not a hub's.
    const name = isFull && args.name.length > 60 ? "" : args.name;
    return { name: "defineAchievement", by: staffWith(context, hub, ROLES.catalog), args: { ...args, name } };
  },
  retire: (context) => {
    const definition = definitionId(context);
    const hub = context.world.definitions[definition - 1]?.hub ?? 0;
    return { name: "retire", by: staffWith(context, hub, ROLES.catalog), args: { definition } };
  },
};

function staffWindow(context: Context): { from: number; until: number } {
  const { world, random } = context;
  const from = world.time - random.pick([0, 0, 0, 10, -5]);
  return { from, until: random.percent(92) ? Math.max(from + 1, timeAhead(context)) : from };
}

/** At or just beside the bounds of what a manager can grant. */
function managersWindow(
  context: Context,
  { hub, by }: { hub: number; by: string },
): { from: number; until: number } {
  const { random } = context;
  const own = hubAt(context, hub)?.staff.get(by);
  if (own === undefined) return staffWindow(context);
  const from = Math.max(0, own.from + random.pick([-1, 0, 0, 0, 1]));
  return { from, until: own.until + random.pick([-1, 0, 0, 0, 1]) };
}

function running(context: Context, id: number): Period | undefined {
  const hub = hubAt(context, id);
  return hub === undefined ? undefined : runningPeriod(context.world, hub);
}

function suspended(context: Context, id: number): Period | undefined {
  const hub = hubAt(context, id);
  return hub === undefined ? undefined : suspendedPeriod(context.world, hub);
}

function supervisor(context: Context, hub: number): string {
  const newest = hubAt(context, hub)?.periods.at(-1);
  return mostly(context, newest?.accreditor, context.world.owner, newest?.accreditor);
}

function somePeriod(
  context: Context,
  fits: (period: Period) => boolean,
): { hub: number; index: number; period: Period | undefined } {
  const { world, random } = context;
  const all = world.hubs.flatMap(({ periods }, place) =>
    periods.map((period, index) => ({ hub: place + 1, index, period })),
  );
  const fitting = all.filter(({ period }) => fits(period));
  if (fitting.length > 0 && random.percent(90)) return random.pick(fitting);
  return all.length > 0 && random.percent(80)
    ? random.pick(all)
    : { hub: hubId(context), index: random.below(4), period: undefined };
}

function timeWithin({ world, random }: Context, period: Period | undefined): number {
  if (period === undefined) return world.time;
  const { from, end } = period;
  const last = Math.min(end, world.time + 1);
  return random.pick([
    from,
    from + 1,
    last - 1,
    from + random.below(Math.max(1, last - from)),
    last,
    from - 1,
  ]);
}

function adminOrManager(context: Context, hub: number): string {
  return context.random.percent(50)
    ? mostly(context, hubAt(context, hub)?.admin)
    : staffWith(context, hub, ROLES.manage);
}

function someKey(context: Context): { hub: number; keyHash: string } {
  const { world, random } = context;
  const all = world.hubs.flatMap(({ keys }, place) =>
    [...keys.keys()].map((keyHash) => ({ hub: place + 1, keyHash })),
  );
  return all.length > 0 && random.percent(90)
    ? random.pick(all)
    : { hub: hubId(context), keyHash: keccak256(random.pick(KEYS)) };
}
