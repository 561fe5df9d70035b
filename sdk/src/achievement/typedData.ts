import type { TypedDataDomain } from "ethers";
import type { AchievementDomain } from "./Achievement.ts";

/** EIP-712 types of an achievement, in the form that wallets and ethers take. */
export const ACHIEVEMENT_TYPES = {
  Achievement: [
    { name: "definition", type: "uint32" },
    { name: "experience", type: "uint32" },
    { name: "learner", type: "address" },
    { name: "achievedAt", type: "uint40" },
    { name: "expiresAt", type: "uint40" },
    { name: "content", type: "bytes32" },
  ],
};

/**
 * Gives the EIP-712 domain of a network's `AchievementToken`.
 *
 * @param domain - Chain and token.
 *
 * @example
 * import { achievement, address, chainId } from "@cairn/sdk";
 *
 * const domain = achievement.typedDataDomain({
 *   chainId: chainId(31337),
 *   token: address("0x5FbDB2315678afecb367f032d93F642f64180aa3"),
 * });
 */
export function typedDataDomain(domain: AchievementDomain): TypedDataDomain {
  return { name: "Cairn", version: "1", chainId: domain.chainId, verifyingContract: domain.token };
}
