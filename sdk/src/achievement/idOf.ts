import type { AchievementId } from "../ids.ts";
import { fromHex, keccak, toHex } from "../trees/keccak.ts";
import type { Achievement, AchievementDomain } from "./Achievement.ts";
import { validate } from "./validate.ts";

const WORD = 32;
const UINT32_RANGE = 2 ** 32;
/** What EIP-712 puts before separator and struct. */
const PREFIX = [0x19, 0x01];
/** Where each id is hashed. */
const message = Uint8Array.from({ length: PREFIX.length + 2 * WORD }, (_byte, at) => PREFIX[at] ?? 0);
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
  const structHash = hashWords([
    ACHIEVEMENT_TYPE_HASH,
    achievement.definition,
    achievement.experience,
    fromHex(achievement.learner),
    achievement.achievedAt,
    achievement.expiresAt,
    fromHex(achievement.content),
  ]);
  message.set(separatorOf(domain), PREFIX.length);
  message.set(structHash, PREFIX.length + WORD);
  return toHex(keccak(message)) as AchievementId;
}

/** Separator of the domain that was asked for last: a cohort asks for one only. */
let last: { readonly domain: AchievementDomain; readonly separator: Uint8Array } | undefined;

function separatorOf({ chainId, token }: AchievementDomain): Uint8Array {
  if (last?.domain.chainId !== chainId || last.domain.token !== token) {
    const separator = hashWords([DOMAIN_TYPE_HASH, NAME_HASH, VERSION_HASH, chainId, fromHex(token)]);
    last = { domain: { chainId, token }, separator };
  }
  return last.separator;
}

function hashText(text: string): Uint8Array {
  return keccak(new TextEncoder().encode(text));
}

/** Hashes whole numbers below 2^53, addresses and hashes, each as one word of the ABI encoding. */
function hashWords(values: readonly (Uint8Array | number)[]): Uint8Array {
  const words = new Uint8Array(values.length * WORD);
  const view = new DataView(words.buffer);
  for (const [place, value] of values.entries()) {
    const end = (place + 1) * WORD;
    if (typeof value === "number") {
      view.setUint32(end - 8, Math.floor(value / UINT32_RANGE));
      view.setUint32(end - 4, value % UINT32_RANGE);
    } else {
      words.set(value, end - value.length);
    }
  }
  return keccak(words);
}
