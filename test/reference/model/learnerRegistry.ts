import type { Calls } from "./calls.ts";
import { changes } from "./changes.ts";
import { hubOf } from "./hubRegistry.ts";
import { actorFault, actorOf, nonceOf } from "./identities.ts";
import type { Check, Outcome } from "./outcome.ts";
import { decide, event, fault } from "./outcome.ts";
import { recoveries } from "./recoveries.ts";
import { consentDigest, isSignedBy } from "./signatures.ts";
import type { Consent, World } from "./World.ts";
import { hasKind, pair } from "./World.ts";

type ConsentRules = {
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

/** The nonce of the next consent signature: the identity's, then 64 bits of the consent's. */
export function consentNonceOf(world: World, learner: string, hub: number): bigint {
  return (BigInt(nonceOf(world, learner)) << 64n) + BigInt(consentOf(world, learner, hub).nonce);
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

const consents: ConsentRules = {
  consent: (world, by, args) =>
    decide([actorFault(world, args.learner, by), ...termFaults(world, args)], () => consent(world, args)),

  consentWithSignature: (world, _by, { deadline, signature, ...args }) => {
    const { learner, hub } = args;
    const nonce = consentNonceOf(world, learner, hub);
    const hubName = hubOf(world, hub)?.name;
    const actor = actorOf(world, learner);
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
    decide([actorFault(world, learner, by)], () => {
      const nonce = consentOf(world, learner, hub).nonce + 1;
      world.consents.set(pair(learner, hub), { kinds: 0, until: 0, nonce });
      return { events: [event("ConsentWithdrawn", learner, hub, nonce)] };
    }),
};

/** The rules of the LearnerRegistry. */
export const learnerRegistry = { ...consents, ...changes, ...recoveries };

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
