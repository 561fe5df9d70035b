import type { Abis } from "../abi.ts";
import type { Cast } from "../cast.ts";
import { runningPeriod } from "../model/accreditation.ts";
import type { Call, Calls } from "../model/calls.ts";
import { within } from "../model/time.ts";
import type { Achievement, Hub, World } from "../model/World.ts";
import { NOBODY, ROLES } from "../model/World.ts";
import type { Random } from "../Random.ts";

/** A cohort whose root may be anchored. */
export type Cohort = {
  readonly hub: number;
  readonly root: string;
  readonly items: NonNullable<Calls["anchor"]["cohort"]>;
};

/** What commands are drawn from: the world as it is, and what the sequence made up so far. */
export type Context = {
  readonly world: World;
  readonly cast: Cast;
  readonly random: Random;
  readonly abis: Abis;
  readonly drafts: Achievement[];
  readonly cohorts: Cohort[];
  /** Calls that carry a signature, to be replayed. */
  readonly signed: Call[];
};

/** Kinds of achievement that occur, as bits of a bitmap. */
export const USED_KINDS = [0, 5, 31] as const;
const ALL = 0xffffffff;
/** Outlasts the changes of identities, which wait for days and months. */
export const LONG = 30_000_000;

/** A hub that exists, mostly; more often one that fits. */
export function hubId(context: Context, fits: (hub: number) => boolean = () => true): number {
  const { world, random } = context;
  const ids = [...world.hubs.keys()].map((place) => place + 1);
  if (ids.length === 0 || random.percent(4)) return random.pick([0, ids.length + 1]);
  const fitting = ids.filter(fits);
  return fitting.length > 0 && random.percent(88) ? random.pick(fitting) : random.pick(ids);
}

/** A hub by its id. */
export function hubAt({ world }: Context, id: number): Hub | undefined {
  return world.hubs[id - 1];
}

/** Who holds a role at a hub now. */
export function holders(context: Context, hub: number, role: number): readonly string[] {
  const { time } = context.world;
  return [...(hubAt(context, hub)?.staff ?? [])]
    .filter(([, member]) => (member.roles & role) !== 0 && within({ ...member, time }))
    .map(([account]) => account);
}

/** Whether somebody holds a role at a hub now. */
export function hasStaff(context: Context, role: number): (hub: number) => boolean {
  return (hub) => holders(context, hub, role).length > 0;
}

/** Whether a hub has staff and accreditation to attest now. */
export function canAttest(context: Context, id: number): boolean {
  const hub = hubAt(context, id);
  return (
    hub !== undefined && runningPeriod(context.world, hub) !== undefined && hasStaff(context, ROLES.issue)(id)
  );
}

/** A definition that exists, mostly; more often one under which its hub can attest now. */
export function definitionId(context: Context, hub?: number): number {
  const { world, random } = context;
  const all = [...world.definitions.entries()].map(([place, definition]) => ({
    id: place + 1,
    ...definition,
  }));
  const own = all.filter((definition) => hub === undefined || definition.hub === hub);
  if (own.length === 0 || random.percent(2)) return random.pick([0, all.length + 1]);
  const usable = own.filter(
    ({ retiredAt, sensitive, hub }) => retiredAt === 0 && !sensitive && canAttest(context, hub),
  );
  return random.pick(usable.length > 0 && random.percent(88) ? usable : own).id;
}

/** Somebody, or mostly the one who may. */
export function mostly({ cast, random }: Context, ...who: readonly (string | undefined)[]): string {
  const able = who.filter((account): account is string => account !== undefined && account !== NOBODY);
  return able.length === 0 || random.percent(8) ? random.pick(cast.everyone) : random.pick(able);
}

/** Staff of a hub with a role now, mostly. */
export function staffWith(context: Context, hub: number, role: number): string {
  return mostly(context, ...holders(context, hub, role));
}

/** A bitmap of the kinds that occur. */
export function someKinds({ random }: Context): number {
  if (random.percent(60)) return ALL;
  const count = random.percent(10) ? 0 : 1 + random.below(2);
  return random.sample<number>(USED_KINDS, count).reduce((kinds, kind) => kinds + 2 ** kind, 0);
}

/** A time ahead, mostly: near, far, or beside a boundary that exists. */
export function timeAhead(context: Context): number {
  const { world, random } = context;
  if (random.percent(6)) return random.pick([0, world.time - 1, world.time]);
  if (random.percent(10)) return boundary(context);
  return world.time + random.pick([1, 2, 20, 500, 20_000, 20_000, 30_000, 30_000, LONG]);
}

/** A time at or just beside a boundary of some window. */
export function boundary(context: Context): number {
  const { world, random } = context;
  const times = boundaries(world);
  const time = times.length === 0 ? world.time : random.pick(times);
  return Math.max(0, time + random.pick([-1, 0, 0, 1]));
}

/** Where the windows of the world begin and end. */
export function boundaries(world: World): readonly number[] {
  const ofHubs = world.hubs.flatMap(({ periods, staff, keys }) => [
    ...periods.flatMap(({ from, until, end }) => [from, until, end]),
    ...[...staff.values()].flatMap(({ from, until }) => [from, until]),
    ...[...keys.values()].flatMap(({ from, until }) => [from, until]),
  ]);
  return [
    ...ofHubs,
    ...[...world.accreditors.values()].map(({ until }) => until),
    ...[...world.consents.values()].map(({ until }) => until),
    ...[...world.identities.values()].flatMap(({ custodyUntil, pending }) => [
      custodyUntil,
      pending?.readyAt ?? 0,
    ]),
    ...[...world.tokens.values()].map(({ expiresAt }) => expiresAt),
    ...world.definitions.map(({ retiredAt }) => retiredAt),
  ].filter((time) => time !== 0 && time < 2 ** 32 - 1);
}

/** A signature of an account over a digest, mostly a good one. */
export function signature(context: Context, account: string, digest: string): string {
  const { cast, random } = context;
  if (account === NOBODY) return "0x";
  const good = cast.sign(account, digest);
  if (random.percent(85)) return good;
  const key = cast.setting.wallets.get(account) ?? account;
  return random.pick([
    cast.sign(random.pick(cast.learners), digest),
    malleableOf(cast.sign(key, digest)),
    cast.sign(key, digest),
    good.slice(0, -2),
    `${good}00`,
    "0x",
  ]);
}

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The same signature with the other root: a curve has two, and only the lower counts. */
function malleableOf(signed: string): string {
  const s = ORDER - BigInt(`0x${signed.slice(66, 130)}`);
  const v = signed.endsWith("1b") ? "1c" : "1b";
  return `${signed.slice(0, 66)}${s.toString(16).padStart(64, "0")}${v}`;
}
