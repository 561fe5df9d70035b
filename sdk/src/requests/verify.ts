import type { Deployment } from "../deployments/Deployment.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { PresentationSource } from "../presentations/checkPresentation.ts";
import { checkPresentation } from "../presentations/checkPresentation.ts";
import type { PresentationVerdict } from "../presentations/PresentationVerdict.ts";
import { verify as verifyPresentation } from "../presentations/verify.ts";
import type { VerifyOptions } from "../verify/VerifyOptions.ts";
import type { CairnRequest } from "./CairnRequest.ts";
import type { ItemAnswer } from "./compare.ts";
import { compare } from "./compare.ts";

/** The verdict on an answer to a request, and what came for each item of it. */
export interface RequestVerdict extends PresentationVerdict {
  readonly items: readonly ItemAnswer[];
  /** Whether there is a record, with all that was asked for, for each item that is not optional. Not whether it is good. */
  readonly isComplete: boolean;
}

/**
 * Verifies the answer to a request: as `presentations.verify` does with its audience, nonce and end, and says what was
 * asked for and did not come. A learner may leave things out: that makes no verdict `invalid`, only incomplete.
 *
 * @param request - The request that was sent, from the verifier's own keeping.
 * @param source - The presentation, or the text or bytes of its file.
 * @param options - The network that the verifier trusts.
 * @returns The verdict.
 * @throws {@link CairnError} `ABORTED`; `INVALID_ARGUMENT` where the request asks for records of another network than the
 * one that is trusted.
 *
 * @example
 * import { type Client, requests } from "@cairn/sdk";
 *
 * async function isEnough(request: requests.CairnRequest, file: string, client: Client) {
 *   const { verdict, isComplete } = await requests.verify(request, file, { client });
 *   return verdict === "valid" && isComplete;
 * }
 */
export async function verify(
  request: CairnRequest,
  source: PresentationSource,
  options: VerifyOptions,
): Promise<RequestVerdict> {
  requireTrusted(request, "client" in options ? options.client.deployment : options.deployment);
  const { audience, nonce, expiresAt: until } = request;
  const verdict = await verifyPresentation(source, { ...options, audience, nonce, until });
  const { presentation } = checkPresentation(source);
  const items = compare(request, presentation?.records ?? [], verdict.records);
  return {
    ...verdict,
    items,
    isComplete: items.every(({ item, outcome }) => item.optional || outcome === "given"),
  };
}

/** Else a record of the trusted network would answer a request for records of another one. */
function requireTrusted({ chainId, token }: CairnRequest, { chainId: trusted, contracts }: Deployment): void {
  const { address } = contracts.AchievementToken;
  if (chainId === trusted && token === address) return;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The request asks for records of another network than the one that you trust.",
    details: { chainId, token, trusted: { chainId: trusted, token: address } },
    fix: "Verify with the deployment that the request was made for.",
  });
}
