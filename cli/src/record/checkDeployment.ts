import type { Address, ChainId, Client } from "@cairn/sdk";
import { CairnError } from "@cairn/sdk";

/**
 * Refuses a record or a cohort of another deployment than the user's: what a file names is never trusted.
 *
 * Throws `UNTRUSTED_DEPLOYMENT`.
 */
export function checkDeployment(
  { deployment }: Client,
  { chainId, token }: { readonly chainId: ChainId; readonly token: Address },
): void {
  const trusted = deployment.contracts.AchievementToken.address;
  if (chainId === deployment.chainId && token === trusted) return;
  throw new CairnError("UNTRUSTED_DEPLOYMENT", {
    details: { chainId, token, trusted: { chainId: deployment.chainId, token: trusted } },
  });
}
