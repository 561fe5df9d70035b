import { isInOffice, suspendedPeriod } from "../model/accreditation.ts";
import type { Call, CallName, Calls, Command } from "../model/calls.ts";
import { CONTRACT_OF } from "../model/calls.ts";
import { apply, RULES } from "../model/model.ts";
import { forwardDigest } from "../model/signatures.ts";
import type { Identity, Period, World } from "../model/World.ts";
import { NOBODY, ROLES, ZERO } from "../model/World.ts";
import type { Random } from "../Random.ts";
import type { Context } from "./Context.ts";
import { boundaries, canAttest, hasStaff, hubId, LONG, signature } from "./Context.ts";
import { hubCalls } from "./hubs.ts";
import { identityCalls } from "./identities.ts";
import { learnerCalls } from "./learners.ts";
import { tokenCalls } from "./token.ts";

/** How often each call comes, beside the others. */
const WEIGHTS: Readonly<Record<CallName, number>> = {
  transferOwnership: 1,
  acceptOwnership: 1,
  renounceOwnership: 0.2,
  appointAccreditor: 3,
  dismissAccreditor: 1,
  registerHub: 2,
  setHubProfile: 0.5,
  transferHubAdmin: 1,
  acceptHubAdmin: 1,
  closeHub: 1,
  setStaff: 6,
  accredit: 6,
  suspend: 3,
  reinstate: 4,
  endAccreditation: 1.5,
  proposeWithdrawal: 5,
  confirmWithdrawal: 6,
  restore: 5,
  addKey: 3,
  retireKey: 1.5,
  compromiseKey: 1.5,
  defineAchievement: 4,
  retire: 2,
  consent: 6,
  consentWithSignature: 4,
  withdrawConsent: 1,
  moveController: 4,
  join: 1.5,
  setGuardians: 4,
  appointCustodian: 3,
  replaceCustodian: 1.5,
  executeChange: 4,
  cancel: 2,
  recover: 5,
  recoverCustodian: 3,
  issue: 8,
  issueBatch: 6,
  anchor: 6,
  revoke: 4,
  supersede: 3,
  revokeAnchor: 1.5,
  claim: 9,
  redeem: 6,
  renounce: 2,
  rebind: 2.5,
  transferFrom: 0.3,
  safeTransferFrom: 0.3,
  approve: 0.3,
  setApprovalForAll: 0.3,
  execute: 5,
};
/** What some calls need to mean anything. */
const HAS_SUBJECT: { readonly [Name in CallName]?: (context: Context) => boolean } = {
  acceptOwnership: ({ world }) => world.pendingOwner !== NOBODY,
  acceptHubAdmin: ({ world }) => world.hubs.some(({ pendingAdmin }) => pendingAdmin !== NOBODY),
  closeHub: ({ world }) => world.hubs.length > 1,
  reinstate: ({ world }) => world.hubs.some((hub) => suspendedPeriod(world, hub) !== undefined),
  confirmWithdrawal: ({ world }) => periodsOf(world).some(({ proposedSince }) => proposedSince !== 0),
  restore: ({ world }) => periodsOf(world).some(({ withdrawnEnd }) => withdrawnEnd !== 0),
  retireKey: ({ world }) => world.hubs.some(({ keys }) => keys.size > 0),
  compromiseKey: ({ world }) => world.hubs.some(({ keys }) => keys.size > 0),
  replaceCustodian: ({ world }) => identitiesOf(world).some(hasCustodian(world)),
  executeChange: ({ world }) => identitiesOf(world).some(({ pending }) => pending !== undefined),
  cancel: ({ world }) => identitiesOf(world).some(({ pending }) => pending !== undefined),
  recover: ({ world }) => identitiesOf(world).some(hasGuardians),
  recoverCustodian: ({ world }) =>
    identitiesOf(world).some((identity) => hasGuardians(identity) && hasCustodian(world)(identity)),
  issue: ({ world }) => world.definitions.length > 0,
  issueBatch: ({ world }) => world.definitions.length > 0,
  redeem: ({ world }) => world.definitions.length > 0,
  anchor: ({ world }) => world.definitions.length > 0,
  claim: ({ world }) => world.anchors.size > 0,
  revokeAnchor: ({ world }) => world.anchors.size > 0,
  renounce: ({ world }) => world.tokens.size > 0,
  rebind: ({ world }) => world.tokens.size > 0,
};
const MAKERS = { ...hubCalls, ...learnerCalls, ...identityCalls, ...tokenCalls, execute: forward };
const NAMES = Object.keys(WEIGHTS) as readonly CallName[];
const TOTAL = NAMES.reduce((sum, name) => sum + WEIGHTS[name], 0);
/** What learners have brought by others. */
const FORWARDED = [
  "consent",
  "withdrawConsent",
  "claim",
  "claim",
  "redeem",
  "redeem",
  "renounce",
  "moveController",
  "join",
  "setGuardians",
  "appointCustodian",
  "replaceCustodian",
  "cancel",
  "recover",
] as const;
/** What carries a signature, and may be tried again later. */
const SIGNED: ReadonlySet<CallName> = new Set([
  "consentWithSignature",
  "redeem",
  "execute",
  "moveController",
  "join",
  "setGuardians",
  "appointCustodian",
  "replaceCustodian",
  "recover",
  "recoverCustodian",
]);
/** Sequences stay where most windows are open; now and then time passes far. */
const SOON = 1000;
const ATTEMPTS = 4;
const FORWARD_GAS = 3_000_000;

/** The next command. */
export function nextCommand(context: Context): Command {
  const { world, random, signed } = context;
  if (random.percent(11)) return { jumpTo: Math.max(world.time + 1, nextTime(context)) };
  if (signed.length > 0 && random.percent(3)) return random.pick(signed);
  if (random.percent(25) && identitiesOf(world).some(isReady(world))) return MAKERS.executeChange(context);
  if (random.percent(50) && !hubIds(context).some((id) => canAttest(context, id))) return revive(context);
  const call = worthwhile(context, () => MAKERS[weighted(context)](context));
  if (SIGNED.has(call.name)) signed.push(call);
  return call;
}

/** One that succeeds, or after a few attempts any: else most would be refused, and nothing would come of a sequence. */
function worthwhile(context: Context, make: () => Call): Call {
  let call = make();
  if (context.random.percent(50)) return call;
  for (let attempt = 1; attempt < ATTEMPTS && !succeeds(context, call); attempt++) call = make();
  return call;
}

function succeeds({ world }: Context, call: Call): boolean {
  return "events" in apply(RULES, structuredClone(world), call);
}

/** A school that works: what most sequences begin with. */
export function prelude(context: Context): readonly Command[] {
  const { cast, world, random } = context;
  const [usual = "", other = ""] = cast.accreditors;
  // An owner that accredits too: it must not withdraw for the past alone.
  const accreditor = random.percent(12) ? cast.owner : usual;
  const [admin = "", secondAdmin = ""] = cast.admins;
  const isLong = random.percent(40);
  const far = world.time + (isLong ? 2 * LONG : 50_000);
  const until = world.time + (isLong ? LONG : random.pick([300, 20_000, 20_000]));
  const kinds = 0xffffffff;
  const appoint = (account: string): Command => ({
    name: "appointAccreditor",
    by: cast.owner,
    args: { account, kinds, until: far, profile: random.word() },
  });
  const register = (by: string, name: string): Command => ({
    name: "registerHub",
    by,
    args: { name, profile: random.word() },
  });
  const member = (account: string, roles: number): Command => ({
    name: "setStaff",
    by: admin,
    args: { hub: 1, account, roles, from: world.time, until },
  });
  const define = (kind: number, sensitive: boolean): Command => ({
    name: "defineAchievement",
    by: cast.staff[0] ?? "",
    args: { hub: 1, kind, sensitive, creditHundredths: 100, name: "Algebra", content: random.word() },
  });
  const accredit: Command = {
    name: "accredit",
    by: accreditor,
    args: { hub: 1, kinds, until, evidence: random.word() },
  };
  const all = ROLES.issue + ROLES.revoke + ROLES.catalog + ROLES.manage;
  return [
    appoint(accreditor),
    appoint(other),
    register(admin, "Riverside School"),
    accredit,
    member(cast.staff[0] ?? "", all),
    member(cast.staff[3] ?? "", ROLES.issue),
    define(5, false),
    define(0, random.percent(50)),
    register(secondAdmin, "Oxford"),
    ...cast.learners.map((learner): Command => {
      return { name: "consent", by: learner, args: { learner, hub: 1, kinds, until } };
    }),
    ...(random.percent(60) ? watched(context) : []),
  ];
}

/** Learners who have guardians, a custodian, or both from the beginning. */
function watched(context: Context): readonly Command[] {
  const world = structuredClone(context.world);
  const { setGuardians, appointCustodian } = MAKERS;
  return [appointCustodian, setGuardians, setGuardians, appointCustodian].map((make) => {
    const call = worthwhile({ ...context, world }, () => make({ ...context, world }));
    apply(RULES, world, call);
    return call;
  });
}

function weighted(context: Context): CallName {
  const { random } = context;
  const name = roll(random);
  // What there is nothing for is tried now and then only.
  return (HAS_SUBJECT[name]?.(context) ?? true) || random.percent(10) ? name : roll(random);
}

function roll(random: Random): CallName {
  let rest = (random.below(1_000_000) / 1_000_000) * TOTAL;
  for (const name of NAMES) {
    rest -= WEIGHTS[name];
    if (rest < 0) return name;
  }
  return "issue";
}

/** A step towards a hub that can attest again. */
function revive(context: Context): Command {
  const { world, cast, random } = context;
  const far = world.time + 30_000;
  const [accreditor = ""] = cast.accreditors;
  const hub = hubId(context, (id) => world.hubs[id - 1]?.closedAt === 0);
  if (!isInOffice(world, accreditor)) {
    const args = { account: accreditor, kinds: 0xffffffff, until: far, profile: random.word() };
    return { name: "appointAccreditor", by: world.owner, args };
  }
  const by = world.hubs[hub - 1]?.admin ?? cast.stranger;
  if (!hasStaff(context, ROLES.issue)(hub)) {
    const args = { hub, account: random.pick(cast.staff), roles: 15, from: world.time, until: far };
    return { name: "setStaff", by, args };
  }
  const until = Math.min(world.time + 10_000, world.accreditors.get(accreditor)?.until ?? far);
  const args = { hub, kinds: world.accreditors.get(accreditor)?.kinds ?? 1, until, evidence: ZERO };
  return { name: "accredit", by: accreditor, args };
}

function hubIds({ world }: Context): readonly number[] {
  return [...world.hubs.keys()].map((place) => place + 1);
}

function identitiesOf(world: World): readonly Identity[] {
  return [...world.identities.values()];
}

function isReady({ time }: World): (identity: Identity) => boolean {
  return ({ pending }) => pending !== undefined && pending.readyAt <= time;
}

function hasGuardians({ guardians }: Identity): boolean {
  return guardians.root !== ZERO;
}

function hasCustodian({ time }: World): (identity: Identity) => boolean {
  return ({ custodyUntil }) => time < custodyUntil;
}

function periodsOf(world: World): readonly Period[] {
  return world.hubs.flatMap(({ periods }) => periods);
}

/** Onto a boundary ahead, or beside it, or a little on. */
function nextTime({ world, random }: Context): number {
  const ready = identitiesOf(world).flatMap(({ pending }) => pending?.readyAt ?? []);
  const waiting = ready.filter((time) => time > world.time);
  if (waiting.length > 0 && random.percent(50)) return Math.min(...waiting) + random.pick([-1, 0, 0, 0, 1]);
  const ahead = boundaries(world).filter((time) => time > world.time);
  if (ahead.length > 0 && random.percent(45)) {
    const soon = ahead.filter((time) => time < world.time + SOON);
    const near = (soon.length > 0 || random.percent(80) ? soon : ahead).toSorted((a, b) => a - b).slice(0, 4);
    if (near.length === 0) return world.time + 1;
    return random.pick(near) + random.pick([-1, 0, 1]);
  }
  return world.time + random.pick([1, 1, 2, 60, 600]);
}

/** A request that somebody signed, mostly the learner whom it is about, brought by somebody else. */
function forward(context: Context): Call {
  const { world, cast, random, abis } = context;
  const inner = worthwhile(context, () => forwardable(context));
  const contract = CONTRACT_OF[inner.name];
  const from = inner.by;
  const nonce = world.forwards.get(from) ?? 0;
  const message = {
    from,
    to: cast.setting[contract],
    value: random.percent(97) ? 0 : 1,
    gas: FORWARD_GAS,
    deadline: world.time + random.pick([-1, 0, 1, 500, 500, 500, 500, 500, 500, 500]),
    data: abis.encodeCall(inner),
  };
  const digest = forwardDigest(cast.setting, { ...message, nonce: random.percent(97) ? nonce : nonce + 1 });
  const request: Calls["execute"]["request"] = { ...message, signature: signature(context, from, digest) };
  return { name: "execute", by: random.pick(cast.everyone), args: { request, inner } };
}

/** Mostly of somebody with a key: the forwarder takes no wallet's signature. */
function forwardable(context: Context): Call {
  const { cast, random } = context;
  const inner = random.percent(92) ? MAKERS[random.pick(FORWARDED)](context) : anyCall(context);
  return cast.setting.wallets.has(inner.by) && random.percent(90) ? forwardable(context) : inner;
}

/** Also calls that do not read the forwarded sender. */
function anyCall(context: Context): Call {
  const { random } = context;
  return MAKERS[random.pick(["issue", "revoke", "anchor", "rebind", "suspend", "registerHub"] as const)](
    context,
  );
}
