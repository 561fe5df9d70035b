import type { Call, CallName, Calls } from "./calls.ts";
import type { Outcome } from "./outcome.ts";
import { decide, event, fault } from "./outcome.ts";
import { forwardDigest, signerOf } from "./signatures.ts";
import type { World } from "./World.ts";

/** The calls that read the forwarded sender; all others see the forwarder itself. */
const LEARNER_CALLS: ReadonlySet<CallName> = new Set([
  "consent",
  "withdrawConsent",
  "moveController",
  "join",
  "setGuardians",
  "appointCustodian",
  "replaceCustodian",
  "cancel",
  "claim",
  "redeem",
  "renounce",
]);

/** OpenZeppelin's forwarder: brings a request that its signer signed, if what it asks for succeeds. */
export function execute(
  world: World,
  { request, inner }: Calls["execute"],
  run: (world: World, call: Call) => Outcome,
): Outcome {
  const { setting, forwards } = world;
  const { from, to, value, deadline, signature } = request;
  const nonce = forwards.get(from) ?? 0;
  const signer = signerOf({ digest: forwardDigest(setting, { ...request, nonce }), signature });
  const isTrusting = to === setting.learners || to === setting.token;
  const refused = decide(
    [
      value !== 0 && fault("ERC2771ForwarderMismatchedValue", value, 0),
      !isTrusting && fault("ERC2771UntrustfulTarget", to, setting.forwarder),
      deadline < world.time && fault("ERC2771ForwarderExpiredRequest", deadline),
      signer !== from && fault("ERC2771ForwarderInvalidSigner", signer ?? NO_SIGNER, from),
    ],
    () => ({ events: [] }),
  );
  if ("faults" in refused) return refused;
  const by = LEARNER_CALLS.has(inner.name) ? from : setting.forwarder;
  const outcome = run(world, { ...inner, by } as Call);
  if ("faults" in outcome) return { faults: [fault("FailedCall")] };
  forwards.set(from, nonce + 1);
  const brought = event("ExecutedForwardRequest", from, nonce, true);
  return { events: [...outcome.events, brought], returns: [] };
}

const NO_SIGNER = `0x${"00".repeat(20)}`;
