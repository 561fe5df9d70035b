import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address } from "../ids.ts";
import type { PublicRecord } from "./PublicRecord.ts";

/**
 * Checks that a learner's list leaves no living token out: the token counts what each address holds, and an
 * address holds the records of its own learner only.
 *
 * @throws {@link CairnError} `INCONSISTENT_ANSWER` where tokens are missing; `CHAIN_UNREACHABLE`;
 * `RATE_LIMITED`.
 */
export async function checkWhole(
  client: Client,
  { learner, records, block }: { learner: Address; records: readonly PublicRecord[]; block: number },
): Promise<void> {
  const holds = await chainCall(() => achievementToken(client).balanceOf(learner, { blockTag: block }));
  const listed = records.filter(({ owner }) => owner === learner).length;
  if (BigInt(listed) === holds) return;
  throw new CairnError("INCONSISTENT_ANSWER", {
    message: "The list of a learner's records is not whole.",
    details: { learner, listed, holds, block },
    fix: "Ask another node, or pass the node's limit as `maxLogs` to `records.chainSource`.",
  });
}
