import type { Call } from "../model/calls.ts";
import { consentOf } from "../model/learnerRegistry.ts";
import { consentDigest } from "../model/signatures.ts";
import type { Context } from "./Context.ts";
import { hubAt, hubId, mostly, signature, someKinds, timeAhead } from "./Context.ts";

/** How each call of the LearnerRegistry is made up. */
export const learnerCalls: {
  readonly [Name in "consent" | "consentWithSignature" | "withdrawConsent"]: (context: Context) => Call;
} = {
  consent: (context) => {
    const learner = context.random.pick(context.cast.learners);
    const args = { learner, hub: hubId(context), kinds: someKinds(context), until: timeAhead(context) };
    return { name: "consent", by: mostly(context, learner), args };
  },
  consentWithSignature: (context) => {
    const { world, cast, random } = context;
    const learner = random.pick(cast.learners);
    const hub = hubId(context);
    const terms = { learner, hub, kinds: someKinds(context), until: timeAhead(context) };
    const deadline = world.time + random.pick([-1, 0, 1, 500, 500, 500]);
    const { nonce } = consentOf(world, learner, hub);
    const signed = {
      ...terms,
      deadline,
      nonce: random.percent(95) ? nonce : nonce + 1,
      hubName: random.percent(95) ? (hubAt(context, hub)?.name ?? "") : "Another School",
    };
    const signedBy = signature(context, learner, consentDigest(cast.setting, signed));
    const args = { ...terms, deadline, signature: signedBy };
    return { name: "consentWithSignature", by: random.pick(cast.everyone), args };
  },
  withdrawConsent: (context) => {
    const learner = context.random.pick(context.cast.learners);
    return {
      name: "withdrawConsent",
      by: mostly(context, learner),
      args: { learner, hub: hubId(context) },
    };
  },
};
