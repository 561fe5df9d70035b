import type { Client } from "../client/Client.ts";
import type { Address } from "../ids.ts";
import { answer } from "./answer.ts";
import { sourceOf } from "./chainSource.ts";
import { checkWhole } from "./checkWhole.ts";
import type { RecordList } from "./PublicRecord.ts";
import type { RecordRequest } from "./RecordSource.ts";

/**
 * Lists all that is public of a learner: every token that was ever issued to, claimed or redeemed by this
 * address, the revoked, renounced and expired ones too, with their standings at one block. It needs a node
 * and nobody's server. What was read of the logs is kept and continued the next time; the standings are read
 * anew. An anchored record that was not claimed is not public, so it is not listed.
 *
 * A list that lacks a living token is never returned: the token's `balanceOf` is compared with it.
 *
 * @param client - The network. Its `records` is asked for the list, where it has one; else the chain's logs.
 * @param args - The learner's address; a signal; progress of a long first reading.
 * @returns The records, the newest first, and the block that they stand at.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE` and `RATE_LIMITED` after some attempts;
 * `INCONSISTENT_ANSWER` where the node or the source leaves something out or contradicts the chain;
 * `NOT_A_DEPLOYMENT`; `ABORTED`. A limit of a node on log queries is no error.
 *
 * @example
 * import { type Address, type Client, records } from "@cairn/sdk";
 *
 * async function print(client: Client, learner: Address) {
 *   const { asOf, records: all } = await records.of(client, { learner });
 *   console.log(`${all.length} records as of block ${asOf.block}`);
 *   for (const { standing, definition, hub } of all) console.log(standing, definition.name, hub.name);
 * }
 */
export async function of(
  client: Client,
  args: RecordRequest & { readonly learner: Address },
): Promise<RecordList> {
  const { learner, signal } = args;
  const { asOf, records } = await answer(client, {
    list: () => sourceOf(client).byLearner(args),
    check: (found, block) => checkWhole(client, { learner, records: found, block, signal }),
    signal,
  });
  return { asOf, records };
}
