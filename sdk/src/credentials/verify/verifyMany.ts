import { inBatches } from "../../verify/inBatches.ts";
import type { VerifyProgress } from "../../verify/VerifyOptions.ts";
import { askRecords } from "./askChain.ts";
import type { CredentialOptions } from "./asking.ts";
import { modeOf, openAsking } from "./asking.ts";
import type { CredentialVerdict } from "./CredentialVerdict.ts";
import { judgeCredential } from "./judgeCredential.ts";
import { readOrFault } from "./readOrFault.ts";
import type { CredentialSource } from "./readSource.ts";

/**
 * Verifies any number of credentials at one block: some dozens of records in a call to the node, and each document of the
 * web once. The source is read as verdicts are taken, so that memory stays flat.
 *
 * @param source - Credentials, or the texts or bytes of their files.
 * @param options - What the verifier trusts. A file never names it.
 * @returns The verdicts in the order of the source.
 * @throws CairnError `ABORTED`; `INVALID_ARGUMENT`; what the source throws.
 *
 * @example
 * import type { Client } from "@cairn/sdk";
 * import { verifyMany } from "@cairn/sdk/credentials";
 *
 * async function countValid(client: Client, files: AsyncIterable<Uint8Array>) {
 *   let valid = 0;
 *   for await (const { verdict } of verifyMany(files, { network: { client } })) if (verdict === "valid") valid += 1;
 *   return valid;
 * }
 */
export async function* verifyMany(
  source: AsyncIterable<CredentialSource> | Iterable<CredentialSource>,
  options: CredentialOptions & { readonly onProgress?: (progress: VerifyProgress) => void } = {},
): AsyncGenerator<CredentialVerdict> {
  const { onProgress, network } = options;
  const batching = { ...network, ...(onProgress === undefined ? {} : { onProgress }) };
  yield* inBatches(source, batching, {
    open: async () => await openAsking(options),
    read: (each) => readOrFault(each, modeOf(options)),
    weigh: () => 1,
    verify: async (asking, batch) => {
      const { chain } = asking;
      const credentials = batch.flatMap((item) => ("verdict" in item ? [] : [item.credential]));
      if (chain !== undefined) await askRecords(credentials, chain);
      const verdicts = batch.map(async (item) =>
        "verdict" in item ? item : await judgeCredential(item, asking),
      );
      const done = await Promise.all(verdicts);
      for (const credential of credentials) chain?.records.delete(credential);
      return done;
    },
  });
}
