import type { ReadCredential } from "../verify/readSource.ts";
import type { ProofContext } from "./checkProofs.ts";
import { checkProofs } from "./checkProofs.ts";
import { checkToken } from "./checkToken.ts";
import type { VerifiedProof } from "./VerifiedProof.ts";

/** Checks a token's signature, and each proof inside. */
export async function proofsOf(
  { credential, signed }: ReadCredential,
  signer: string,
  context: ProofContext,
): Promise<VerifiedProof[]> {
  const inside = await checkProofs(credential, context);
  return signed === null ? inside : [await checkToken({ ...signed, signer }, context), ...inside];
}
