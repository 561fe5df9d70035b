import type { Audience, Nonce, UnixTime } from "../ids.ts";
import { fail, pass, unknown } from "../verify/checks.ts";
import type { Check, CheckCode, Verdict } from "../verify/Verdict.ts";
import type { CairnPresentation } from "./CairnPresentation.ts";

/** Seconds that the clocks of holder and verifier may differ. */
const CLOCK_SKEW = 60;

/** Whose word counts while a recovery waits. */
const NOBODY = `0x${"0".repeat(40)}`;

/** What the verifier asked for. */
export interface Expected {
  /** The verifier's own origin. */
  readonly audience?: Audience | undefined;
  /** What it drew for this request. */
  readonly nonce?: Nonce | undefined;
  /** Until when it takes an answer. */
  readonly until?: UnixTime | undefined;
  /** Seconds since 1970, by the verifier's clock. */
  readonly now: number;
}

/** Whether the signature is the holder's, or why that is not known. */
export type SignatureAnswer = "good" | "bad" | Check;

/** Judges who presents, to whom, and when. What is certain without a chain comes first, so that no fault hides it. */
export function judgeHolder(args: {
  presentation: CairnPresentation;
  expected: Expected;
  signature: SignatureAnswer;
  records: readonly Verdict[];
}): Check {
  const { presentation, expected, signature, records } = args;
  const stated = mismatch(presentation, expected);
  if (stated?.outcome === "fail") return stated;
  if (signature === "bad") {
    return fail("holder", "BAD_SIGNATURE", "The signature is not the holder's.", {
      holder: presentation.holder,
    });
  }
  const foreign = records.findIndex(
    ({ record }) => record?.actor != null && record.actor !== presentation.holder,
  );
  if (foreign >= 0) {
    const { learner, actor } = records[foreign]?.record ?? {};
    const recovering = actor === NOBODY;
    const message = recovering
      ? "A recovery of this learner's identity waits, and until it ends nobody's word counts: ask again then."
      : "Who presents is not whose word counts for this record: it may be an old wallet, or a minor without the custodian.";
    return fail("holder", "HOLDER_NOT_ACTOR", message, {
      record: foreign,
      learner,
      actor,
      holder: presentation.holder,
      ...(recovering && { recovering }),
    });
  }
  if (signature !== "good") return { ...signature, name: "holder" };
  const unasked = records.findIndex(({ record }) => record?.actor == null);
  if (unasked >= 0) {
    const code = records[unasked]?.checks.find(({ outcome }) => outcome !== "pass")?.code ?? "NOT_ISSUED";
    const message = "Nobody answered whose word counts for a record.";
    return unknown("holder", code as CheckCode, message, { record: unasked });
  }
  if (stated !== undefined) return stated;
  const { holder, audience, issuedAt, expiresAt } = presentation;
  return pass("holder", "The holder signed it, for this verifier and this request.", {
    holder,
    audience,
    issuedAt,
    expiresAt,
  });
}

/** What does not fit the verifier's request, or is missing in it. */
function mismatch(
  presentation: CairnPresentation,
  { audience, nonce, until, now }: Expected,
): Check | undefined {
  const { issuedAt, expiresAt } = presentation;
  if (until !== undefined && now >= until) {
    const message = "Your request has expired: make a new one.";
    return fail("holder", "STALE", message, { until, now });
  }
  if (now >= expiresAt || issuedAt > now + CLOCK_SKEW) {
    const message =
      now >= expiresAt
        ? "It has expired: ask for a new presentation."
        : "It is of the future: the holder's clock or yours is wrong.";
    return fail("holder", "STALE", message, { issuedAt, expiresAt, now });
  }
  const details = { audience: presentation.audience, expected: audience ?? null };
  if (audience !== undefined && presentation.audience !== audience) {
    const message = "It was made for another verifier, who may have passed it on.";
    return fail("holder", "WRONG_AUDIENCE", message, details);
  }
  if (nonce !== undefined && presentation.nonce !== nonce) {
    const message = "It answers another request: it may have been used before.";
    return fail("holder", "NONCE_MISMATCH", message, { nonce: presentation.nonce, expected: nonce });
  }
  if (audience === undefined) {
    const message =
      "You did not say who you are, so it may have been made for somebody else: give your audience.";
    return unknown("holder", "WRONG_AUDIENCE", message, details);
  }
  if (nonce === undefined) {
    const message =
      "You did not say what you asked, so it may have been used before: give the nonce of your request.";
    return unknown("holder", "NONCE_MISMATCH", message, { nonce: presentation.nonce, expected: null });
  }
  return undefined;
}
