import type { Check } from "./outcome.ts";
import { fault } from "./outcome.ts";
import type { Guardians, Identity, Pending, World } from "./World.ts";
import { NOBODY, PENDING, ZERO } from "./World.ts";

/** No guardians. */
export const NO_GUARDIANS: Guardians = { root: ZERO, threshold: 0, count: 0, delay: 0 };

/** What an address made of itself; by itself it is its own controller. */
export function entryOf(world: World, account: string): Identity {
  return (
    world.identities.get(account) ?? {
      controller: account,
      joined: undefined,
      hasMembers: false,
      nonce: 0,
      recoveries: 0,
      custodian: NOBODY,
      custodyUntil: 0,
      guardians: NO_GUARDIANS,
      pending: undefined,
    }
  );
}

/** Changes an identity, which counts; answers the count. */
export function change(world: World, account: string, changed: Partial<Identity>): number {
  const before = entryOf(world, account);
  const nonce = before.nonce + 1;
  world.identities.set(account, { ...before, ...changed, nonce });
  return nonce;
}

/** The identity of an address: its own, or the one that it joined. */
export function identityOf(world: World, learner: string): string {
  return entryOf(world, learner).joined ?? learner;
}

/** What is so of a learner's identity. */
export function ofLearner(world: World, learner: string): Identity {
  return entryOf(world, identityOf(world, learner));
}

/** Counts the changes of an address and of the identity that it joined, so that it never falls back. */
export function nonceOf(world: World, learner: string): number {
  const own = entryOf(world, learner);
  return own.joined === undefined ? own.nonce : own.nonce + entryOf(world, own.joined).nonce;
}

/** Who holds the learner's tokens. */
export function controllerOf(world: World, learner: string): string {
  return ofLearner(world, learner).controller;
}

/** Who speaks for the learner beside the controller, now. */
export function custodianOf(world: World, learner: string): { account: string; until: number } | undefined {
  const { custodian, custodyUntil } = ofLearner(world, learner);
  return world.time < custodyUntil ? { account: custodian, until: custodyUntil } : undefined;
}

/** The recovery that waits for a learner's identity. */
export function recoveryOf(world: World, learner: string): Pending | undefined {
  const { pending } = ofLearner(world, learner);
  return pending !== undefined && isRecovery(pending) ? pending : undefined;
}

/** Whether the guardians began what waits. */
export function isRecovery({ kind }: Pending): boolean {
  return kind === PENDING.recovery || kind === PENDING.custodianRecovery;
}

/** Whose word counts as the learner's: nobody's while a recovery waits. */
export function actorOf(world: World, learner: string): string {
  if (recoveryOf(world, learner) !== undefined) return NOBODY;
  return custodianOf(world, learner)?.account ?? controllerOf(world, learner);
}

/** `account` speaks for the learner. */
export function actorFault(world: World, learner: string, account: string): Check {
  const recovery = recoveryOf(world, learner);
  if (recovery !== undefined) return fault("RecoveryPending", identityOf(world, learner), recovery.readyAt);
  const actor = actorOf(world, learner);
  return actor !== account && fault("LearnerActorOnly", learner, actor, account);
}
