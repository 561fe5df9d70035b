import type { Call } from "../model/calls.ts";
import { actorOf } from "../model/identities.ts";
import { consentNonceOf } from "../model/learnerRegistry.ts";
import { consentDigest } from "../model/signatures.ts";
import type { Context } from "./Context.ts";
import { hubAt, hubId, mostly, signature, someKinds, timeAhead } from "./Context.ts";

/** How each call about consent is made up. */
export const learnerCalls: {
  readonly [Name in "consent" | "consentWithSignature" | "withdrawConsent"]: (context: Context) => Call;
} = {
  consent: (context) => {
    const learner = context.random.pick(context.cast.learners);
    const args = { learner, hub: hubId(context), kinds: someKinds(context), until: timeAhead(context) };
    return { name: "consent", by: mostly(context, actorOf(context.world, learner)), args };
  },
  consentWithSignature: (context) => {
    const { world, cast, random } = context;
    const learner = random.pick(cast.learners);
    const hub = hubId(context);
    const terms = { learner, hub, kinds: someKinds(context), until: timeAhead(context) };
    const deadline = world.time + random.pick([-1, 0, 1, 500, 500, 500]);
    const nonce = consentNonceOf(world, learner, hub);
    const wrong = random.pick([nonce + 1n, nonce + (1n << 64n), nonce & 0xffffffffffffffffn]);
    const signed = {
      ...terms,
      deadline,
      nonce: random.percent(95) ? nonce : wrong,
      hubName: random.percent(95) ? (hubAt(context, hub)?.name ?? "") : "Another School",
    };
    const signedBy = signature(context, actorOf(world, learner), consentDigest(cast.setting, signed));
    const args = { ...terms, deadline, signature: signedBy };
    return { name: "consentWithSignature", by: random.pick(cast.everyone), args };
  },
  withdrawConsent: (context) => {
    const learner = context.random.pick(context.cast.learners);
    return {
      name: "withdrawConsent",
      by: mostly(context, actorOf(context.world, learner)),
      args: { learner, hub: hubId(context) },
    };
  },
};
