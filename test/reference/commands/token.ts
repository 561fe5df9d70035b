import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import type { TokenCall } from "../model/achievementToken.ts";
import { isLiving } from "../model/achievementToken.ts";
import type { Call, Calls } from "../model/calls.ts";
import { actorOf, controllerOf } from "../model/identities.ts";
import { consentFault } from "../model/learnerRegistry.ts";
import { join } from "../model/merkle.ts";
import { idOf } from "../model/signatures.ts";
import type { Achievement } from "../model/World.ts";
import { NO_INDEX, NOBODY, pair, ROLES, ZERO } from "../model/World.ts";
import type { Cohort, Context } from "./Context.ts";
import {
  canAttest,
  definitionId,
  hasStaff,
  hubId,
  mostly,
  signature,
  staffWith,
  timeAhead,
} from "./Context.ts";

const LATEST_EXPIRY = 2 ** 32 - 1;
const RESERVED = `0x${"00".repeat(31)}01`;

/** How each call of the AchievementToken is made up. */
export const tokenCalls: { readonly [Name in TokenCall]: (context: Context) => Call } = {
  issue: (context) => {
    const achievement = someDraft(context);
    const by = staffWith(context, hubOf(context, achievement), ROLES.issue);
    return { name: "issue", by, args: { achievement } };
  },
  issueBatch: (context) => {
    const { random } = context;
    const first = someDraft(context);
    const more = Array.from({ length: random.below(3) }, () =>
      random.percent(70) ? draft(context, first.definition) : someDraft(context),
    );
    const achievements = random.percent(4) ? [] : [first, ...more];
    // A duplicate is minted by the time it comes.
    if (random.percent(25)) achievements.push(first);
    return {
      name: "issueBatch",
      by: staffWith(context, hubOf(context, first), ROLES.issue),
      args: { achievements },
    };
  },
  anchor: (context) => {
    const { random } = context;
    const hub = hubId(context, (id) => canAttest(context, id) && hasDefinitions(context, id));
    const again = context.cohorts.length > 0 && random.percent(15);
    const { root, items } = again ? random.pick(context.cohorts) : makeCohort(context, hub);
    const half = Math.ceil(items.length / 2);
    const size = random.percent(80) ? items.length : random.pick([0, half, half, 0xffffffff]);
    const args: Calls["anchor"] = {
      hub,
      root: random.percent(97) ? root : ZERO,
      size,
      cohort: items,
    };
    return { name: "anchor", by: staffWith(context, hub, ROLES.issue), args };
  },
  revoke: (context) => {
    const { random } = context;
    const hub = hubId(context, hasStaff(context, ROLES.revoke));
    const chosen = Array.from({ length: 1 + random.below(2) }, () => someId(context, hub));
    if (random.percent(20)) chosen.push(...chosen.slice(0, 1));
    const revocations = (random.percent(3) ? [] : chosen).map((id) => ({
      id,
      statusIndex: random.pick([0, 7, NO_INDEX]),
    }));
    return { name: "revoke", by: staffWith(context, hub, ROLES.revoke), args: { hub, revocations } };
  },
  supersede: (context) => {
    const { random } = context;
    const hub = hubId(context, hasStaff(context, ROLES.revoke));
    const id = someId(context, hub);
    const successor = random.percent(80) ? someId(context, hub) : random.pick([ZERO, RESERVED, id]);
    return {
      name: "supersede",
      by: staffWith(context, hub, ROLES.revoke),
      args: { hub, id, successor, statusIndex: random.pick([3, NO_INDEX]) },
    };
  },
  revokeAnchor: (context) => {
    const { random } = context;
    const { hub, root } = someAnchor(context);
    const statusIndices = random.pick([[], [1], [1, 2, NO_INDEX]]);
    return {
      name: "revokeAnchor",
      by: staffWith(context, hub, ROLES.revoke),
      args: { hub, root, statusIndices },
    };
  },
  claim: (context) => {
    const { world, cast, random } = context;
    const cohort = someCohort(context);
    const unclaimed = cohort.items.filter(
      ({ achievement }) => !isLiving(world, idOf(cast.setting, achievement)),
    );
    const items = unclaimed.length > 0 && random.percent(85) ? unclaimed : cohort.items;
    const { achievement, proof } = random.pick(items);
    return {
      name: "claim",
      by: mostly(context, actorOf(context.world, achievement.learner)),
      args: { achievement, root: cohort.root, proof: someProof(context, cohort, proof, achievement) },
    };
  },
  redeem: (context) => {
    const { cast, random } = context;
    const achievement = someDraft(context);
    const attester = staffWith(context, hubOf(context, achievement), ROLES.issue);
    const digest = idOf(cast.setting, random.percent(96) ? achievement : someDraft(context));
    return {
      name: "redeem",
      by: mostly(context, actorOf(context.world, achievement.learner)),
      args: { achievement, attester, signature: signature(context, attester, digest) },
    };
  },
  renounce: (context) => {
    const achievement = someMinted(context);
    return {
      name: "renounce",
      by: mostly(context, actorOf(context.world, achievement.learner)),
      args: { achievement },
    };
  },
  rebind: (context) => {
    const { random, cast } = context;
    const achievements = Array.from({ length: random.below(3) }, () => someToRebind(context));
    return { name: "rebind", by: random.pick(cast.everyone), args: { achievements } };
  },
  transferFrom: (context) => ({ name: "transferFrom", ...transfer(context) }),
  safeTransferFrom: (context) => ({ name: "safeTransferFrom", ...transfer(context) }),
  approve: (context) => {
    const { by, args } = transfer(context);
    return { name: "approve", by, args: { to: args.to, tokenId: args.tokenId } };
  },
  setApprovalForAll: (context) => ({
    name: "setApprovalForAll",
    by: context.random.pick(context.cast.learners),
    args: { operator: context.cast.stranger, approved: context.random.percent(50) },
  }),
};

function hasDefinitions({ world }: Context, id: number): boolean {
  return world.definitions.some(({ hub }) => hub === id);
}

function transfer(context: Context): { by: string; args: Calls["transferFrom"] } {
  const achievement = someMinted(context);
  const { learner } = achievement;
  const tokenId = idOf(context.cast.setting, achievement);
  const to = context.random.pick(context.cast.everyone);
  return { by: mostly(context, learner), args: { from: learner, to, tokenId } };
}

function hubOf({ world }: Context, { definition }: Achievement): number {
  return world.definitions[definition - 1]?.hub ?? 0;
}

/** A new achievement, mostly sound. */
function draft(context: Context, definition = definitionId(context)): Achievement {
  const { world, random, drafts } = context;
  const achievedAt = Math.max(
    0,
    world.time - random.pick([0, 0, 0, 1, 1, 100, 100, 100, 100, 100, random.pick([-1, -50])]),
  );
  const expiries = [0, 0, 0, 0, 0, timeAhead(context), timeAhead(context), achievedAt + random.below(2)];
  const edges = [LATEST_EXPIRY, LATEST_EXPIRY + 1];
  const made = {
    definition,
    experience: random.pick([0, 7]),
    learner: someLearner(context, definition),
    achievedAt,
    expiresAt: random.percent(95) ? random.pick(expiries) : random.pick(edges),
    content: random.percent(98) ? random.word() : ZERO,
  };
  drafts.push(made);
  return made;
}

/** One who consented, mostly. */
function someLearner({ world, cast, random }: Context, definition: number): string {
  const terms = world.definitions[definition - 1];
  const willing = cast.learners.filter(
    (learner) => terms !== undefined && consentFault(world, { learner, ...terms }) === false,
  );
  return random.pick(willing.length > 0 && random.percent(85) ? willing : cast.learners);
}

function someDraft(context: Context): Achievement {
  const { world, cast, random, drafts } = context;
  const gone = drafts.filter((made) =>
    world.revocations.has(pair(hubOf(context, made), idOf(cast.setting, made))),
  );
  if (gone.length > 0 && random.percent(15)) return random.pick(gone);
  return drafts.length > 0 && random.percent(35) ? random.pick(drafts) : draft(context);
}

function someMinted(context: Context): Achievement {
  const { world, cast, random, drafts } = context;
  const minted = drafts.filter((made) => isLiving(world, idOf(cast.setting, made)));
  return minted.length > 0 && random.percent(85) ? random.pick(minted) : someDraft(context);
}

/** One that is not where its learner's controller is, mostly where there is one. */
function someToRebind(context: Context): Achievement {
  const { world, cast, random, drafts } = context;
  const left = drafts.filter((made) => {
    const owner = world.tokens.get(idOf(cast.setting, made))?.owner;
    return owner !== undefined && owner !== controllerOf(world, made.learner);
  });
  return left.length > 0 && random.percent(85) ? random.pick(left) : someMinted(context);
}

/** The id of something that the hub attested, mostly. */
function someId(context: Context, hub: number): string {
  const { cast, random, drafts } = context;
  const own = drafts.filter((made) => hubOf(context, made) === hub);
  const achievement = own.length > 0 && random.percent(85) ? random.pick(own) : someDraft(context);
  return idOf(cast.setting, achievement);
}

function makeCohort(context: Context, hub: number): Cohort {
  const { cast, random, cohorts } = context;
  const achievements = Array.from({ length: 1 + random.below(4) }, () =>
    draft(context, random.percent(90) ? definitionId(context, hub) : definitionOutOfForce(context, hub)),
  );
  const ids = achievements.map((achievement) => idOf(cast.setting, achievement));
  const tree = SimpleMerkleTree.of(ids);
  const items = achievements.map((achievement, place) => ({ achievement, proof: tree.getProof(place) }));
  const cohort = { hub, root: tree.root, items };
  cohorts.push(cohort);
  return cohort;
}

/** One that the hub retired, or that is yet to come. */
function definitionOutOfForce({ world, random }: Context, hub: number): number {
  const retired = [...world.definitions.entries()].filter(
    ([, definition]) => definition.hub === hub && definition.retiredAt !== 0,
  );
  return random.pick([...retired.map(([place]) => place + 1), world.definitions.length + 1]);
}

function someCohort(context: Context): Cohort {
  const { world, random, cohorts } = context;
  const anchored = cohorts.filter(({ hub, root }) => world.anchors.has(pair(hub, root)));
  if (anchored.length > 0 && random.percent(90)) return random.pick(anchored);
  return cohorts.length > 0
    ? random.pick(cohorts)
    : makeCohort(
        context,
        hubId(context, (id) => canAttest(context, id)),
      );
}

function someAnchor(context: Context): { hub: number; root: string } {
  const { hub, root } = someCohort(context);
  return { hub: context.random.percent(90) ? hub : hubId(context), root };
}

/** The right proof, mostly; else another's, one for an inner node, or one that is too long. */
function someProof(
  { random, cast }: Context,
  { items }: Cohort,
  proof: readonly string[],
  achievement: Achievement,
): readonly string[] {
  if (random.percent(82)) return proof;
  const inner = join(idOf(cast.setting, achievement), proof[0] ?? ZERO);
  return random.pick([
    random.pick(items).proof,
    proof.slice(1),
    [...proof, inner],
    [...proof, ...Array.from({ length: 4 }, () => NOBODY.padEnd(66, "0"))],
  ]);
}
