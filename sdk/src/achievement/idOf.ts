import { toUtf8Bytes } from "ethers";
import type { AchievementId } from "../ids.ts";
import { fromHex, keccak, toHex } from "../trees/keccak.ts";
import type { Achievement, AchievementDomain } from "./Achievement.ts";
import { validate } from "./validate.ts";

const DOMAIN_TYPE_HASH = hashText(
  "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)",
);
const NAME_HASH = hashText("Cairn");
const VERSION_HASH = hashText("1");
const ACHIEVEMENT_TYPE_HASH = hashText(
  "Achievement(uint32 definition,uint32 experience,address learner,uint40 achievedAt,uint40 expiresAt,bytes32 content)",
);

/**
 * Computes an achievement's id: the EIP-712 digest that is its token id, its leaf in a cohort's tree, and what an
 * attester signs off chain. It equals `AchievementToken.idOf`.
 *
 * @param achievement - The achievement.
 * @param domain - Chain and token: the same achievement has another id on another chain or contract.
 * @throws {@link CairnError} `INVALID_ACHIEVEMENT` as {@link validate}.
 *
 * @example
 * import { achievement, address, chainId, definitionId, root, unixTime } from "@cairn/sdk";
 *
 * const id = achievement.idOf(
 *   {
 *     definition: definitionId(1),
 *     experience: 0,
 *     learner: address("0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045"),
 *     achievedAt: unixTime(1_700_000_000),
 *     expiresAt: 0,
 *     content: root(`0x${"11".repeat(32)}`),
 *   },
 *   { chainId: chainId(31337), token: address("0x5FbDB2315678afecb367f032d93F642f64180aa3") },
 * );
 */
export function idOf(achievement: Achievement, domain: AchievementDomain): AchievementId {
  validate(achievement);
  const separator = hashWords([DOMAIN_TYPE_HASH, NAME_HASH, VERSION_HASH, domain.chainId, domain.token]);
  const structHash = hashWords([
    ACHIEVEMENT_TYPE_HASH,
    achievement.definition,
    achievement.experience,
    achievement.learner,
    achievement.achievedAt,
    achievement.expiresAt,
    achievement.content,
  ]);
  return toHex(keccak(fromHex(`0x1901${separator.slice(2)}${structHash.slice(2)}`))) as AchievementId;
}

function hashText(text: string): string {
  return toHex(keccak(toUtf8Bytes(text)));
}

/** Hashes numbers, addresses and hashes, each as one word of the ABI encoding. */
function hashWords(values: readonly (string | number)[]): string {
  const words = values.map((value) =>
    (typeof value === "number" ? value.toString(16) : value.slice(2)).padStart(64, "0"),
  );
  return toHex(keccak(fromHex(`0x${words.join("")}`)));
}
