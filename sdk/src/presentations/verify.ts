import type { PresentationSource } from "./checkPresentation.ts";
import type { PresentationVerdict } from "./PresentationVerdict.ts";
import type { PresentationOptions } from "./verifyMany.ts";
import { verifyMany } from "./verifyMany.ts";

/**
 * Verifies a presentation: is each record good, is it shown by whose word counts for it, to this verifier, for this
 * request, and now? Needs the file and a node; it asks with state calls only, at one block. A fault of the network is
 * `unknown`, never `invalid`; so is what the verifier did not say it asked for.
 *
 * @param source - The presentation, or the text or bytes of its file.
 * @param options - The network that the verifier trusts, its origin, and the nonce of its request.
 * @returns The verdict, with one for each record.
 * @throws {@link CairnError} `ABORTED`; `INVALID_ARGUMENT`.
 *
 * @example
 * import { audience, type Client, type Nonce, presentations } from "@cairn/sdk";
 *
 * async function isGood(file: string, asked: { client: Client; nonce: Nonce }) {
 *   const origin = audience("https://employer.example");
 *   const { verdict } = await presentations.verify(file, { ...asked, audience: origin });
 *   return verdict === "valid";
 * }
 */
export async function verify(
  source: PresentationSource,
  options: PresentationOptions,
): Promise<PresentationVerdict> {
  const { value } = await verifyMany([source], options).next();
  // One file has one verdict.
  return value as PresentationVerdict;
}
