import { inBatches } from "./inBatches.ts";
import type { Verifiable } from "./integrity.ts";
import { checkOffline } from "./integrity.ts";
import { openSession } from "./session.ts";
import type { Verdict } from "./Verdict.ts";
import type { VerifyOptions, VerifyProgress } from "./VerifyOptions.ts";
import { verifyRecords } from "./verifyRecords.ts";

/**
 * Verifies any number of records at one block, with state calls only and never a log, some dozens in a call. The source
 * is read as verdicts are taken, so that memory stays flat. Faults of the network are verdicts too (`unknown`).
 *
 * @param source - Bundles, or the texts or bytes of their files.
 * @param options - The network that the verifier trusts; a file never names it.
 * @returns The verdicts in the order of the source.
 * @throws {@link CairnError} `ABORTED`; `INVALID_ARGUMENT`; what the source throws.
 *
 * @example
 * import { type Client, verifyMany } from "@cairn/sdk";
 *
 * async function countValid(client: Client, files: AsyncIterable<string>) {
 *   let valid = 0;
 *   for await (const { verdict } of verifyMany(files, { client })) if (verdict === "valid") valid += 1;
 *   return valid;
 * }
 */
export async function* verifyMany(
  source: AsyncIterable<Verifiable> | Iterable<Verifiable>,
  options: VerifyOptions & { readonly onProgress?: (progress: VerifyProgress) => void },
): AsyncGenerator<Verdict> {
  yield* inBatches(source, options, {
    open: async () => await openSession(options),
    read: checkOffline,
    weigh: () => 1,
    verify: async (session, batch) => await verifyRecords(session, batch, options),
  });
}
