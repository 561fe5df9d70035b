import { judge, STATUS } from "./accreditation.ts";
import type { Calls } from "./calls.ts";
import { anchorerFaults, attesterFaults, definitionOf, existing, hubOf, staffFault } from "./hubRegistry.ts";
import { actorFault, controllerOf } from "./identities.ts";
import { consentFault } from "./learnerRegistry.ts";
import { isIncluded, longestProof } from "./merkle.ts";
import type { Check, Outcome, Value } from "./outcome.ts";
import { decide, event, fault, found, itemFaults } from "./outcome.ts";
import { idOf, isSignedBy } from "./signatures.ts";
import { within } from "./time.ts";
import type { Achievement, Definition, Token, World } from "./World.ts";
import { NOBODY, pair, ROLES, ZERO } from "./World.ts";

/** The calls of the AchievementToken that change something, or are refused. */
export type TokenCall =
  | "issue"
  | "issueBatch"
  | "anchor"
  | "revoke"
  | "supersede"
  | "revokeAnchor"
  | "claim"
  | "redeem"
  | "renounce"
  | "rebind"
  | "transferFrom"
  | "safeTransferFrom"
  | "approve"
  | "setApprovalForAll";
type Rules = { [Name in TokenCall]: (world: World, by: string, args: Calls[Name]) => Outcome };

/** How good a record is, by precedence. */
const STANDING = {
  none: 0,
  revoked: 1,
  superseded: 2,
  renounced: 3,
  accreditationWithdrawn: 4,
  notAccredited: 5,
  expired: 6,
  valid: 7,
} as const;
type Standing = (typeof STANDING)[keyof typeof STANDING];

const MODE = { issued: 0, claimed: 1, redeemed: 2 } as const;
/** ERC-5484: issuer and owner may burn. */
const BURN_AUTH_BOTH = 2;
const LATEST_EXPIRY = 2 ** 32 - 1;
/** Kept by the contract for a plain revocation. */
const RESERVED = `0x${"00".repeat(31)}01`;

/** What verifiers read of an achievement. */
export type RecordView = { readonly [name: string]: Value };

const NO_RECORD: RecordView = {
  standing: STANDING.none,
  owner: NOBODY,
  hub: 0,
  definition: 0,
  kind: 0,
  issuedAt: 0,
  expiresAt: 0,
};

/** How good a minted record is, and whose. */
export function recordOf(world: World, id: string): RecordView {
  const token = world.tokens.get(id);
  return token === undefined ? NO_RECORD : viewOf(world, { id, token, isBurnt: token.owner === undefined });
}

/** The same for a record in an anchored cohort, claimed or not. */
export function anchoredRecordOf(world: World, { achievement, root, proof }: Calls["claim"]): RecordView {
  const definition = definitionOf(world, achievement.definition);
  if (definition === undefined) return NO_RECORD;
  const cohort = world.anchors.get(pair(definition.hub, root));
  const id = idOf(world.setting, achievement);
  const fits =
    cohort !== undefined &&
    proof.length <= longestProof(cohort.size) &&
    isIncluded({ leaf: id, root, proof }) &&
    isInForce(definition, cohort.anchoredAt) &&
    formFaults(achievement, cohort.anchoredAt).length === 0;
  if (!fits) return NO_RECORD;
  if (world.tokens.has(id)) return recordOf(world, id);
  const token = {
    hub: definition.hub,
    definition: achievement.definition,
    issuedAt: cohort.anchoredAt,
    expiresAt: achievement.expiresAt,
    owner: controllerOf(world, achievement.learner),
  };
  const view = viewOf(world, { id, token, isBurnt: false });
  return cohort.revoked ? { ...view, standing: STANDING.revoked } : view;
}

/** The rules of the AchievementToken. */
export const achievementToken: Rules = {
  issue: (world, by, { achievement }) => {
    const id = idOf(world.setting, achievement);
    return decide(issueFaults(world, by, achievement), () => ({
      events: issueNow(world, by, achievement),
      returns: [id],
    }));
  },

  issueBatch: (world, by, { achievements }) =>
    batch(world, achievements, (achievement) => {
      const isMinted = isLiving(world, idOf(world.setting, achievement));
      if (isMinted) return { faults: [], apply: () => [] };
      return {
        faults: issueFaults(world, by, achievement),
        apply: () => issueNow(world, by, achievement),
      };
    }),

  anchor: (world, by, { hub, root, size }) => {
    const before = world.anchors.get(pair(hub, root));
    return decide(
      [
        (root === ZERO || size === 0) && fault("AnchorInvalid", root, size),
        ...anchorerFaults(world, hub, by),
        before !== undefined && fault("AnchorAlreadyMade", hub, root, before.anchoredAt),
      ],
      () => {
        const anchoredAt = world.time;
        world.anchors.set(pair(hub, root), { attester: by, anchoredAt, size, revoked: false });
        return { events: [event("CohortAnchored", hub, root, by, size, anchoredAt)] };
      },
    );
  },

  revoke: (world, by, { hub, revocations }) => {
    const staff = found([staffFault(world, hub, by, ROLES.revoke)]);
    const outcome = batch(
      world,
      revocations,
      ({ id, statusIndex }) => {
        if (world.revocations.has(pair(hub, id))) return { faults: [], apply: () => [] };
        return {
          faults: found([foreignFault(world, hub, id)]),
          apply: () => {
            world.revocations.set(pair(hub, id), ZERO);
            return [...burn(world, id), event("AchievementRevoked", id, hub, by, statusIndex)];
          },
        };
      },
      staff,
    );
    return outcome;
  },

  supersede: (world, by, { hub, id, successor, statusIndex }) =>
    decide(
      [
        [ZERO, RESERVED, id].includes(successor) && fault("SuccessorInvalid", id, successor),
        staffFault(world, hub, by, ROLES.revoke),
        world.revocations.has(pair(hub, id)) && fault("AchievementAlreadyRevoked", id, hub),
        foreignFault(world, hub, id),
      ],
      () => {
        world.revocations.set(pair(hub, id), successor);
        const done = event("AchievementSuperseded", id, hub, successor, by, statusIndex);
        return { events: [...burn(world, id), done] };
      },
    ),

  revokeAnchor: (world, by, { hub, root, statusIndices }) => {
    const cohort = world.anchors.get(pair(hub, root));
    return decide(
      [staffFault(world, hub, by, ROLES.revoke), cohort === undefined && fault("AnchorUnknown", hub, root)],
      () => {
        existing(cohort).revoked = true;
        return { events: [event("CohortRevoked", hub, root, by, statusIndices)] };
      },
    );
  },

  claim: (world, by, { achievement, root, proof }) => {
    const definition = definitionOf(world, achievement.definition);
    const actor = actorFault(world, achievement.learner, by);
    if (definition === undefined)
      return { faults: found([actor, fault("DefinitionUnknown", achievement.definition)]) };
    const { hub, kind, definedAt, retiredAt } = definition;
    const cohort = world.anchors.get(pair(hub, root));
    if (cohort === undefined) return { faults: found([actor, fault("AnchorUnknown", hub, root)]) };
    const id = idOf(world.setting, achievement);
    const { anchoredAt, attester, size, revoked } = cohort;
    return decide(
      [
        actor,
        revoked && fault("AnchorRevoked", hub, root),
        proof.length > longestProof(size) && fault("ProofTooLong", proof.length, size),
        !isIncluded({ leaf: id, root, proof }) && fault("ProofInvalid", id, root),
        !isInForce(definition, anchoredAt) &&
          fault("DefinitionNotInForce", achievement.definition, anchoredAt, definedAt, retiredAt),
        !isAccreditedAt(world, definition, anchoredAt) && fault("HubNotAccreditedAt", hub, kind, anchoredAt),
        ...mintFaults(world, achievement, anchoredAt),
      ],
      () => ({
        events: mint(world, achievement, { issuedAt: anchoredAt, attester, mode: MODE.claimed, root }),
        returns: [id],
      }),
    );
  },

  redeem: (world, by, { achievement, attester, signature }) => {
    const id = idOf(world.setting, achievement);
    const isSigned = isSignedBy(world.setting, { account: attester, digest: id, signature });
    return decide(
      [
        actorFault(world, achievement.learner, by),
        ...attesterFaults(world, achievement.definition, attester),
        !isSigned && fault("AttesterSignatureInvalid", id, attester),
        ...mintFaults(world, achievement, world.time),
      ],
      () => ({
        events: mint(world, achievement, {
          issuedAt: world.time,
          attester,
          mode: MODE.redeemed,
          root: ZERO,
        }),
        returns: [id],
      }),
    );
  },

  renounce: (world, by, { achievement }) => {
    const id = idOf(world.setting, achievement);
    return decide(
      [actorFault(world, achievement.learner, by), !isLiving(world, id) && fault("AchievementUnknown", id)],
      () => {
        const { hub } = existing(world.tokens.get(id));
        const done = event("AchievementRenounced", id, hub, achievement.learner);
        return { events: [...burn(world, id), done] };
      },
    );
  },

  rebind: (world, _by, { achievements }) =>
    batch(world, achievements, (achievement) => {
      const id = idOf(world.setting, achievement);
      return {
        faults: found([!isLiving(world, id) && fault("AchievementUnknown", id)]),
        apply: () => rebind(world, id, controllerOf(world, achievement.learner)),
      };
    }),

  transferFrom: () => ({ faults: [fault("Soulbound")] }),
  safeTransferFrom: () => ({ faults: [fault("Soulbound")] }),
  approve: () => ({ faults: [fault("Soulbound")] }),
  setApprovalForAll: () => ({ faults: [fault("Soulbound")] }),
};

/** Whether a token lives. */
export function isLiving(world: World, id: string): boolean {
  return world.tokens.get(id)?.owner !== undefined;
}

/** Goes through a batch in order: it is done whole, or fails at its first faulty item. */
function batch<Item>(
  world: World,
  items: readonly Item[],
  judgeItem: (item: Item) => { faults: readonly string[]; apply: () => readonly string[] },
  before: readonly string[] = [],
): Outcome {
  if (items.length === 0) return { faults: [fault("BatchEmpty"), ...before] };
  const [tokens, revocations] = [world.tokens, world.revocations];
  world.tokens = new Map([...tokens].map(([id, token]) => [id, { ...token }]));
  world.revocations = new Map(revocations);
  const events: string[] = [];
  for (const [index, item] of items.entries()) {
    const { faults, apply } = judgeItem(item);
    const all = [...before, ...itemFaults(index, faults)];
    if (all.length > 0) {
      [world.tokens, world.revocations] = [tokens, revocations];
      return { faults: all };
    }
    events.push(...apply());
  }
  return { events, returns: [] };
}

function issueFaults(world: World, by: string, achievement: Achievement): readonly string[] {
  const definition = definitionOf(world, achievement.definition);
  if (definition === undefined) return [fault("DefinitionUnknown", achievement.definition)];
  const { hub, kind } = definition;
  return found([
    ...attesterFaults(world, achievement.definition, by),
    ...mintFaults(world, achievement, world.time),
    consentFault(world, { learner: achievement.learner, hub, kind }),
  ]);
}

function issueNow(world: World, by: string, achievement: Achievement): readonly string[] {
  return mint(world, achievement, { issuedAt: world.time, attester: by, mode: MODE.issued, root: ZERO });
}

/** What stands in the way of a public token, whoever attested it. */
function mintFaults(world: World, achievement: Achievement, issuedAt: number): readonly string[] {
  const definition = definitionOf(world, achievement.definition);
  if (definition === undefined) return [];
  const id = idOf(world.setting, achievement);
  const isRevoked = world.revocations.has(pair(definition.hub, id));
  const isBurnt = world.tokens.has(id) && !isLiving(world, id);
  return found([
    definition.sensitive && fault("DefinitionSensitive", achievement.definition),
    ...formFaults(achievement, issuedAt),
    isRevoked && fault("AchievementAlreadyRevoked", id, definition.hub),
    isLiving(world, id) && fault("AchievementAlreadyIssued", id),
    isBurnt && !isRevoked && fault("AchievementAlreadyRenounced", id),
  ]);
}

function formFaults(achievement: Achievement, issuedAt: number): readonly string[] {
  const { content, achievedAt, expiresAt } = achievement;
  const isExpirySound = expiresAt === 0 || (expiresAt > achievedAt && expiresAt <= LATEST_EXPIRY);
  return found([
    content === ZERO && fault("AchievementContentMissing"),
    achievedAt > issuedAt && fault("AchievementTimeInvalid", achievedAt, issuedAt),
    !isExpirySound && fault("AchievementExpiryInvalid", achievedAt, expiresAt),
  ]);
}

function mint(
  world: World,
  achievement: Achievement,
  how: { issuedAt: number; attester: string; mode: number; root: string },
): readonly string[] {
  const { definition, experience, learner, achievedAt, expiresAt, content } = achievement;
  const { issuedAt, attester, mode, root } = how;
  const { hub } = existing(definitionOf(world, definition));
  const id = idOf(world.setting, achievement);
  const owner = controllerOf(world, learner);
  world.tokens.set(id, { hub, definition, issuedAt, expiresAt, owner });
  return [
    ...arrive(id, { owner, issuer: attester }),
    event(
      "AchievementIssued",
      ...[id, hub, learner, definition, experience, achievedAt, expiresAt, content],
      ...[issuedAt, attester, mode, root],
    ),
  ];
}

function burn(world: World, id: string): readonly string[] {
  const token = world.tokens.get(id);
  if (token?.owner === undefined) return [];
  const { owner } = token;
  token.owner = undefined;
  return [event("Transfer", owner, NOBODY, BigInt(id))];
}

/** The same token goes on living at another owner. */
function rebind(world: World, id: string, to: string): readonly string[] {
  const token = existing(world.tokens.get(id));
  const from = existing(token.owner);
  if (from === to) return [];
  const left = event("Transfer", from, NOBODY, BigInt(id));
  token.owner = to;
  const arrived = arrive(id, { owner: to, issuer: world.setting.token });
  return [left, ...arrived, event("AchievementRebound", id, from, to)];
}

function arrive(id: string, { owner, issuer }: { owner: string; issuer: string }): readonly string[] {
  return [
    event("Transfer", NOBODY, owner, BigInt(id)),
    event("Locked", BigInt(id)),
    event("Issued", issuer, owner, BigInt(id), BURN_AUTH_BOTH),
  ];
}

function foreignFault(world: World, hub: number, id: string): Check {
  const token = world.tokens.get(id);
  return token !== undefined && token.hub !== hub && fault("AchievementForeign", id, hub, token.hub);
}

function isInForce({ definedAt, retiredAt }: Definition, time: number): boolean {
  return within({ time, from: definedAt, until: retiredAt === 0 ? Number.POSITIVE_INFINITY : retiredAt });
}

function isAccreditedAt(world: World, { hub, kind }: Definition, time: number): boolean {
  return judge({ hub: existing(hubOf(world, hub)), kind, time }).status === STATUS.accredited;
}

function viewOf(
  world: World,
  { id, token, isBurnt }: { id: string; token: Token; isBurnt: boolean },
): RecordView {
  const { hub, definition, issuedAt, expiresAt, owner = NOBODY } = token;
  const { kind } = existing(definitionOf(world, definition));
  const standing = standingOf(world, { id, token, kind, isBurnt });
  return { standing, owner, hub, definition, kind, issuedAt, expiresAt };
}

function standingOf(
  world: World,
  { id, token, kind, isBurnt }: { id: string; token: Token; kind: number; isBurnt: boolean },
): Standing {
  const successor = world.revocations.get(pair(token.hub, id));
  if (successor !== undefined) return successor === ZERO ? STANDING.revoked : STANDING.superseded;
  if (isBurnt) return STANDING.renounced;
  const hub = existing(hubOf(world, token.hub));
  const { status } = judge({ hub, kind, time: token.issuedAt });
  if (status === STATUS.withdrawn) return STANDING.accreditationWithdrawn;
  if (status !== STATUS.accredited) return STANDING.notAccredited;
  return token.expiresAt !== 0 && world.time >= token.expiresAt ? STANDING.expired : STANDING.valid;
}
