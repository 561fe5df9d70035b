import type { Audience, Nonce, UnixTime } from "../ids.ts";
import { inBatches } from "../verify/inBatches.ts";
import { openSession } from "../verify/session.ts";
import type { VerifyOptions, VerifyProgress } from "../verify/VerifyOptions.ts";
import type { PresentationSource } from "./checkPresentation.ts";
import { checkPresentation } from "./checkPresentation.ts";
import type { PresentationVerdict } from "./PresentationVerdict.ts";
import { verifyPresentations } from "./verifyPresentations.ts";

/** How presentations are verified. */
export type PresentationOptions = VerifyOptions & {
  /** The verifier's own origin; without it the verdict is `unknown` at best. */
  readonly audience?: Audience;
  /** What the verifier drew for this request; without it the verdict is `unknown` at best. */
  readonly nonce?: Nonce;
  /** The end of this request: from then on it is stale, whatever the presentation says. */
  readonly until?: UnixTime;
};

/**
 * Verifies any number of presentations at one block, as `verifyMany` does records: some dozens of records in a call, and
 * all signatures of smart wallets of a batch in another. A signature of a key needs no call.
 *
 * @param source - Presentations, or the texts or bytes of their files.
 * @param options - The network that the verifier trusts, and what it asked for.
 * @returns The verdicts in the order of the source.
 * @throws {@link CairnError} `ABORTED`; `INVALID_ARGUMENT`; what the source throws.
 *
 * @example
 * import { type Audience, type Client, type Nonce, presentations } from "@cairn/sdk";
 *
 * async function countValid(files: AsyncIterable<string>, asked: { client: Client; audience: Audience; nonce: Nonce }) {
 *   let valid = 0;
 *   for await (const { verdict } of presentations.verifyMany(files, asked)) if (verdict === "valid") valid += 1;
 *   return valid;
 * }
 */
export async function* verifyMany(
  source: AsyncIterable<PresentationSource> | Iterable<PresentationSource>,
  options: PresentationOptions & { readonly onProgress?: (progress: VerifyProgress) => void },
): AsyncGenerator<PresentationVerdict> {
  yield* inBatches(source, options, {
    open: async () => await openSession(options),
    read: checkPresentation,
    weigh: ({ records }) => Math.max(1, records.length),
    verify: async (session, batch) => await verifyPresentations(session, batch, options),
  });
}
