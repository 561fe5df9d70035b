import type { Address, Audience, UnixTime } from "../ids.ts";
import type { AsOf, Check, Verdict } from "../verify/Verdict.ts";

/**
 * Whether a presentation is its holder's, for this verifier and now, and whether each of its records is good. Any failed
 * check, of its own or of a record, makes it `invalid`; else any unknown one makes it `unknown`; else it is `valid`.
 */
export interface PresentationVerdict {
  readonly verdict: Verdict["verdict"];
  /** Of the presentation itself: `integrity`, `network` where it could not be asked, and `holder`. */
  readonly checks: readonly Check[];
  /** Of each record, in the order of the presentation. */
  readonly records: readonly Verdict[];
  /** Null where no chain was asked. */
  readonly asOf: AsOf | null;
  /** What the presentation says of itself; null where it cannot be read. */
  readonly presented: {
    readonly holder: Address;
    readonly audience: Audience;
    readonly issuedAt: UnixTime;
    readonly expiresAt: UnixTime;
  } | null;
  readonly deployment: Verdict["deployment"];
}
