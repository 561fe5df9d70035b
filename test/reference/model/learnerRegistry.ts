import type { Calls } from "./calls.ts";
import { hubOf } from "./hubRegistry.ts";
import type { Check, Outcome } from "./outcome.ts";
import { decide, event, fault } from "./outcome.ts";
import { consentDigest, isSignedBy } from "./signatures.ts";
import type { Consent, World } from "./World.ts";
import { hasKind, pair } from "./World.ts";

type Rules = {
  [Name in "consent" | "consentWithSignature" | "withdrawConsent"]: (
    world: World,
    by: string,
    args: Calls[Name],
  ) => Outcome;
};

const NEVER: Consent = { kinds: 0, until: 0, nonce: 0 };

/** What a learner consented to, for one hub. */
export function consentOf(world: World, learner: string, hub: number): Consent {
  return world.consents.get(pair(learner, hub)) ?? NEVER;
}

/** Whose word counts as the learner's. */
export function actorOf(learner: string): string {
  return learner;
}

/** Who holds the learner's tokens. */
export function controllerOf(learner: string): string {
  return learner;
}

/** `account` speaks for the learner. */
export function actorFault(learner: string, account: string): Check {
  const actor = actorOf(learner);
  return actor !== account && fault("LearnerActorOnly", learner, actor, account);
}

/** The learner consents now to this hub and kind. */
export function consentFault(
  world: World,
  { learner, hub, kind }: { learner: string; hub: number; kind: number },
): Check {
  const { kinds, until } = consentOf(world, learner, hub);
  const stands = hasKind(kinds, kind) && world.time < until;
  return !stands && fault("ConsentMissing", learner, hub, kind);
}

/** The rules of the LearnerRegistry. */
export const learnerRegistry: Rules = {
  consent: (world, by, args) =>
    decide([actorFault(args.learner, by), ...termFaults(world, args)], () => consent(world, args)),

  consentWithSignature: (world, _by, { deadline, signature, ...args }) => {
    const { learner, hub } = args;
    const { nonce } = consentOf(world, learner, hub);
    const hubName = hubOf(world, hub)?.name;
    const actor = actorOf(learner);
    const isSigned =
      hubName !== undefined &&
      isSignedBy(world.setting, {
        account: actor,
        digest: consentDigest(world.setting, { ...args, hubName, nonce, deadline }),
        signature,
      });
    return decide(
      [
        world.time > deadline && fault("ConsentSignatureExpired", deadline, world.time),
        !isSigned && fault("ConsentSignatureInvalid", learner, actor, nonce),
        ...termFaults(world, args),
      ],
      () => consent(world, args),
    );
  },

  withdrawConsent: (world, by, { learner, hub }) =>
    decide([actorFault(learner, by)], () => {
      const nonce = consentOf(world, learner, hub).nonce + 1;
      world.consents.set(pair(learner, hub), { kinds: 0, until: 0, nonce });
      return { events: [event("ConsentWithdrawn", learner, hub, nonce)] };
    }),
};

type Terms = { learner: string; hub: number; kinds: number; until: number };

function termFaults(world: World, { hub, kinds, until }: Terms): readonly Check[] {
  return [
    hubOf(world, hub) === undefined && fault("HubUnknown", hub),
    kinds === 0 && fault("ConsentKindsEmpty"),
    until <= world.time && fault("ConsentTermInvalid", until, world.time),
  ];
}

function consent(world: World, { learner, hub, kinds, until }: Terms): { events: string[] } {
  const nonce = consentOf(world, learner, hub).nonce + 1;
  world.consents.set(pair(learner, hub), { kinds, until, nonce });
  return { events: [event("ConsentGiven", learner, hub, kinds, until, nonce)] };
}
