import type { Verifiable } from "./integrity.ts";
import type { Verdict } from "./Verdict.ts";
import type { VerifyOptions } from "./VerifyOptions.ts";
import { verifyMany } from "./verifyMany.ts";

/**
 * Verifies a record: is it good, and why? Needs the file and a node; no server of a hub, an indexer or of ours. It asks
 * with state calls only, at one block. A fault of the network is `unknown`, never `invalid`; so is a record of a
 * deployment that the verifier does not trust.
 *
 * @param source - The bundle, or the text or bytes of its file.
 * @param options - The network that the verifier trusts; a file never names it.
 * @returns The verdict. It does not say who holds the record.
 * @throws {@link CairnError} `ABORTED`; `INVALID_ARGUMENT`.
 *
 * @example
 * import { type Client, verify } from "@cairn/sdk";
 *
 * async function explain(client: Client, file: string) {
 *   const { verdict, checks } = await verify(file, { client });
 *   return [verdict, ...checks.map(({ name, code, message }) => `${name}: ${code} ${message}`)];
 * }
 */
export async function verify(source: Verifiable, options: VerifyOptions): Promise<Verdict> {
  const { value } = await verifyMany([source], options).next();
  // One file has one verdict.
  return value as Verdict;
}
