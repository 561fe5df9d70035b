import type { Call, GuardianWord } from "../model/calls.ts";
import { controllerOf, custodianOf, entryOf, identityOf, NO_GUARDIANS } from "../model/identities.ts";
import { changeDigest } from "../model/signatures.ts";
import type { Guardians } from "../model/World.ts";
import { NOBODY } from "../model/World.ts";
import type { Context } from "./Context.ts";
import { mostly, signature } from "./Context.ts";

type IdentityCall =
  | "moveController"
  | "join"
  | "setGuardians"
  | "appointCustodian"
  | "replaceCustodian"
  | "executeChange"
  | "cancel"
  | "recover"
  | "recoverCustodian";

const DAY = 86_400;
const DELAYS = [DAY, DAY, DAY, 2 * DAY, 90 * DAY];
const LONGEST_CUSTODY = 21 * 366 * DAY;

/** How each call about an identity is made up. */
export const identityCalls: { readonly [Name in IdentityCall]: (context: Context) => Call } = {
  moveController: (context) => {
    const { world, cast } = context;
    const identity = someIdentity(context);
    const [to, deadline] = [somebody(context), someDeadline(context)];
    const nonce = someNonce(context, entryOf(world, identity).nonce);
    const digest = changeDigest(cast.setting, "Move", { identity, controller: to, nonce, deadline });
    const args = {
      identity,
      to,
      deadline,
      toSignature: signature(context, to, digest),
      custodianSignature: custodianSignature(context, identity, digest),
    };
    return { name: "moveController", by: byController(context, identity), args };
  },
  join: (context) => {
    const { world, cast, random } = context;
    const hasMembers = (account: string): boolean => entryOf(world, account).hasMembers;
    const learner = random.percent(85) ? someIdentity(context) : oneThat(context, hasMembers);
    const identity = random.percent(97) ? random.pick(cast.circle) : NOBODY;
    const deadline = someDeadline(context);
    const message = {
      learner,
      identity,
      nonce: someNonce(context, entryOf(world, learner).nonce),
      identityNonce: someNonce(context, entryOf(world, identity).nonce),
      deadline,
    };
    const digest = changeDigest(cast.setting, "Join", message);
    const signatures = [
      signature(context, controllerOf(world, identity), digest),
      custodianSignature(context, identity, digest),
      custodianSignature(context, learner, digest),
    ] as const;
    return {
      name: "join",
      by: byController(context, learner),
      args: { learner, identity, deadline, signatures },
    };
  },
  setGuardians: (context) => {
    const { world, cast, random } = context;
    const isWard = (account: string): boolean => custodianOf(world, account) !== undefined;
    const identity = random.percent(50) ? oneThat(context, isWard) : someIdentity(context);
    const [guardians, deadline] = [someGuardians(context), someDeadline(context)];
    const nonce = someNonce(context, entryOf(world, identity).nonce);
    const digest = changeDigest(cast.setting, "Guardians", { ...guardians, identity, nonce, deadline });
    const signed = custodianSignature(context, identity, digest);
    const args = { identity, guardians, deadline, custodianSignature: signed };
    return { name: "setGuardians", by: byController(context, identity), args };
  },
  appointCustodian: (context) => {
    const { world, cast } = context;
    const identity = someIdentity(context);
    const [custodian, until] = [somebody(context), someMonth(context)];
    const deadline = someDeadline(context);
    const nonce = someNonce(context, entryOf(world, identity).nonce);
    const digest = changeDigest(cast.setting, "Custody", { identity, custodian, until, nonce, deadline });
    const signed = signature(context, custodian, digest);
    const args = { identity, custodian, until, deadline, custodianSignature: signed };
    return { name: "appointCustodian", by: byController(context, identity), args };
  },
  replaceCustodian: (context) => {
    const { world, cast } = context;
    const identity = oneThat(context, (account) => custodianOf(world, account) !== undefined);
    const [successor, deadline] = [somebody(context), someDeadline(context)];
    const { nonce, custodyUntil: until } = entryOf(world, identity);
    const message = { identity, custodian: successor, until, nonce: someNonce(context, nonce), deadline };
    const digest = changeDigest(cast.setting, "Custody", message);
    const args = { identity, successor, deadline, successorSignature: signature(context, successor, digest) };
    const by = mostly(context, custodianOf(world, identity)?.account, controllerOf(world, identity));
    return { name: "replaceCustodian", by, args };
  },
  executeChange: (context) => {
    const { cast, random } = context;
    const args = { identity: oneThatWaits(context) };
    return { name: "executeChange", by: random.pick(cast.everyone), args };
  },
  cancel: (context) => {
    const identity = oneThatWaits(context);
    return { name: "cancel", by: byController(context, identity), args: { identity } };
  },
  recover: (context) => {
    const { world, cast, random } = context;
    const identity = oneThat(context, (account) => entryOf(world, account).guardians.delay !== 0);
    const [to, deadline] = [somebody(context), someDeadline(context)];
    const from = random.percent(96) ? controllerOf(world, identity) : identity;
    const nonce = someNonce(context, entryOf(world, identity).recoveries);
    const digest = changeDigest(cast.setting, "Recovery", {
      identity,
      from,
      controller: to,
      nonce,
      deadline,
    });
    const toSignature = signature(context, to, digest);
    const args = { identity, to, deadline, toSignature, words: someWords(context, identity, digest) };
    return { name: "recover", by: random.pick(cast.everyone), args };
  },
  recoverCustodian: (context) => {
    const { world, cast, random } = context;
    const hasBoth = (account: string): boolean =>
      entryOf(world, account).guardians.delay !== 0 && custodianOf(world, account) !== undefined;
    const identity = oneThat(context, hasBoth);
    const [successor, deadline] = [somebody(context), someDeadline(context)];
    const { recoveries, custodyUntil: until } = entryOf(world, identity);
    const nonce = someNonce(context, recoveries);
    const message = { identity, custodian: successor, until, nonce, deadline };
    const digest = changeDigest(cast.setting, "CustodianRecovery", message);
    const successorSignature = signature(context, successor, digest);
    const words = someWords(context, identity, digest);
    const args = { identity, successor, deadline, successorSignature, words };
    return { name: "recoverCustodian", by: random.pick(cast.everyone), args };
  },
};

/** Mostly a learner; rather the identity that it joined. */
function someIdentity({ world, cast, random }: Context): string {
  const account = random.percent(80) ? random.pick(cast.learners) : random.pick(cast.circle);
  return random.percent(85) ? identityOf(world, account) : account;
}

/** An identity of which something is so, mostly. */
function oneThat(context: Context, fits: (account: string) => boolean): string {
  const { cast, random } = context;
  const fitting = cast.circle.filter(fits);
  return fitting.length > 0 && random.percent(90) ? random.pick(fitting) : someIdentity(context);
}

/** Rather one whose time has come. */
function oneThatWaits(context: Context): string {
  const { world } = context;
  const isReady = (account: string): boolean => {
    const { pending } = entryOf(world, account);
    return pending !== undefined && pending.readyAt <= world.time;
  };
  const waits = (account: string): boolean => entryOf(world, account).pending !== undefined;
  return oneThat(context, context.cast.circle.some(isReady) ? isReady : waits);
}

function byController(context: Context, identity: string): string {
  return mostly(context, controllerOf(context.world, identity));
}

/** Who is to have control or custody. */
function somebody({ cast, random }: Context): string {
  return random.percent(98) ? random.pick(cast.circle) : NOBODY;
}

function someDeadline({ world, random }: Context): number {
  return world.time + random.pick([-1, 0, 1, 500, 500, 500, 500, 500, 500, 100 * DAY]);
}

/** The right one, mostly; else the one before or after. */
function someNonce({ random }: Context, nonce: number): number {
  return random.percent(95) ? nonce : Math.max(0, nonce + random.pick([-1, 1]));
}

function custodianSignature(context: Context, identity: string, digest: string): string {
  const custodian = custodianOf(context.world, identity);
  return custodian === undefined ? "0x" : signature(context, custodian.account, digest);
}

/** Mostly sound; now and then none at all. */
function someGuardians({ cast, random }: Context): Guardians {
  if (random.percent(12)) return NO_GUARDIANS;
  const { root, guardians } = random.pick(cast.guardianTrees);
  const count = guardians.length;
  const threshold = 1 + random.below(count);
  const sound = { root, threshold, count, delay: random.pick(DELAYS) };
  if (random.percent(90)) return sound;
  return random.pick<Guardians>([
    { ...sound, threshold: 0 },
    { ...sound, threshold: count + 1 },
    { ...sound, delay: DAY - 1 },
    { ...sound, delay: 90 * DAY + 1 },
    { ...NO_GUARDIANS, delay: DAY },
    { ...NO_GUARDIANS, threshold, count },
  ]);
}

/** The start of a month ahead, mostly. */
function someMonth({ world, random }: Context): number {
  const month = (ahead: number): number => {
    const date = new Date(world.time * 1000);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1) / 1000;
  };
  if (random.percent(85)) return month(random.pick([1, 1, 1, 2, 12, 12 * 18, 12 * 21]));
  const edge = world.time + LONGEST_CUSTODY;
  return random.pick([0, month(0), month(1) - 1, month(1) + 1, month(1) + DAY, edge, month(12 * 21 + 1)]);
}

/** Words of enough guardians, mostly in order and of those who are. */
function someWords(context: Context, identity: string, digest: string): readonly GuardianWord[] {
  const { world, cast, random } = context;
  const { root, threshold } = entryOf(world, identity).guardians;
  const own = cast.guardianTrees.find((tree) => tree.root === root);
  const { guardians } = own !== undefined && random.percent(95) ? own : random.pick(cast.guardianTrees);
  const count = random.percent(40) ? guardians.length : Math.min(threshold, guardians.length);
  const given = random.percent(95) ? count : Math.max(0, count - 1);
  const chosen = random.sample(guardians, given);
  const inOrder = chosen.toSorted((a, b) => (a.guardian < b.guardian ? -1 : 1));
  const twice = [...inOrder, ...inOrder.slice(-1)];
  const named = random.percent(88) ? inOrder : random.pick([inOrder.toReversed(), twice]);
  return named.map((word) => {
    const salted = random.percent(98) ? word : { ...word, salt: random.word() };
    return { ...salted, signature: certainly(context, word.guardian, digest) };
  });
}

/** A recovery takes several signatures: that one is wrong has to be rare. */
function certainly(context: Context, account: string, digest: string): string {
  const { cast, random } = context;
  return random.percent(75) ? cast.sign(account, digest) : signature(context, account, digest);
}
