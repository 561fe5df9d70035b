import { recordsOf } from "../achievements/recordOf.ts";
import { fits } from "../chain/checkLogs.ts";
import { achievementToken } from "../chain/contracts.ts";
import { scanLogs } from "../chain/scanLogs.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { AchievementId, Address } from "../ids.ts";
import { achievementId } from "../ids.ts";
import { topicOfAddress } from "./Issuance.ts";
import type { PublicRecord } from "./PublicRecord.ts";

/** A list that is to be whole, and the block that it stands at. */
interface List {
  readonly learner: Address;
  readonly records: readonly PublicRecord[];
  readonly block: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Checks that a learner's list leaves no living token out: the token counts what each address holds. An address holds the
 * records of its own learner, and those of each identity that it controls; these are looked for only where there are some.
 *
 * @throws {@link CairnError} `INCONSISTENT_ANSWER` where tokens are missing; `CHAIN_UNREACHABLE`;
 * `RATE_LIMITED`; `ABORTED`.
 */
export async function checkWhole(client: Client, list: List): Promise<void> {
  const { learner, records, block } = list;
  const holds = await chainCall(() => achievementToken(client).balanceOf(learner, { blockTag: block }));
  const listed = new Set(records.filter(({ owner }) => owner === learner).map(({ id }) => id));
  if (BigInt(listed.size) === holds) return;
  const others = holds > listed.size ? await othersHeld(client, list, listed) : 0;
  if (BigInt(listed.size + others) === holds) return;
  throw new CairnError("INCONSISTENT_ANSWER", {
    message: "The list of a learner's records is not whole.",
    details: { learner, listed: listed.size, holds, block },
    fix: "Ask another node, or pass the node's limit as `maxLogs` to `records.chainSource`.",
  });
}

/**
 * How many tokens of other learners the address holds: all that ever came to it, are there still and are not listed. One
 * that first came by an issue to this very learner is missing from the list.
 */
async function othersHeld(
  client: Client,
  { learner, block, signal }: List,
  listed: ReadonlySet<AchievementId>,
): Promise<number> {
  const { deployment, provider } = client;
  const { interface: token } = achievementToken(client);
  const holder = topicOfAddress(learner);
  const scan = {
    address: deployment.contracts.AchievementToken.address,
    topics: [token.getEvent("Transfer").topicHash, null, holder],
    fromBlock: deployment.startBlock,
    toBlock: block,
  };
  const cameBy = new Map<AchievementId, string>();
  for await (const { logs } of scanLogs(provider, scan, { signal })) {
    for (const { topics, transactionHash } of logs) {
      const id = achievementId(topics[3] ?? "");
      if (!listed.has(id) && !cameBy.has(id)) cameBy.set(id, transactionHash);
    }
  }
  const ids = [...cameBy.keys()];
  const tokens = await recordsOf(client, ids, { block, signal });
  const held = ids.filter((_id, place) => tokens[place]?.owner === learner);
  const { topicHash: issued } = token.getEvent("AchievementIssued");
  let others = 0;
  for (const id of held) {
    const receipt = await chainCall(() => provider.getTransactionReceipt(cameBy.get(id) ?? ""));
    const own = { address: scan.address, topics: [issued, id, null, holder] };
    if (receipt?.logs.some((log) => fits(log, own)) === false) others += 1;
  }
  return others;
}
