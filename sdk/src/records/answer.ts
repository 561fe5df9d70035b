import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import { hex, unixTime } from "../ids.ts";
import { blockAt } from "./blockAt.ts";
import { checkList } from "./checkList.ts";
import { describe } from "./describe.ts";
import type { PublicRecord, RecordList } from "./PublicRecord.ts";
import type { IssuanceList } from "./RecordSource.ts";

/** How often a list is read before a chain counts as too unsteady. */
const ATTEMPTS = 3;

/** What is read, and what must hold of it. */
export interface Question<List extends IssuanceList> {
  readonly list: () => Promise<List>;
  readonly check?: (records: readonly PublicRecord[], block: number) => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads a list and completes it at the block that it speaks of. Where the chain replaces that block
 * meanwhile, both are read again, so that an answer never mixes two versions of the chain.
 *
 * @throws {@link CairnError} `CHAIN_UNREACHABLE` where the block was replaced each time; as `describe`.
 */
export async function answer<List extends IssuanceList>(
  client: Client,
  { list, check, signal }: Question<List>,
): Promise<RecordList & { list: List }> {
  const { deployment, provider } = client;
  for (let attempt = 1; ; attempt += 1) {
    throwIfAborted(signal);
    const issued = checkList(await list());
    const pinned = await blockAt(provider, issued.block);
    const outcome = await complete(client, issued, { check, signal }).catch((error: unknown) => ({ error }));
    const { hash } = await blockAt(provider, pinned.number);
    const isSteady = hash === pinned.hash && (issued.blockHash ?? hash) === hash;
    if (isSteady && "error" in outcome) throw outcome.error;
    if (isSteady && "records" in outcome) {
      const { number: block, timestamp } = pinned;
      const asOf = { chainId: deployment.chainId, block, hash: hex(hash), time: unixTime(timestamp) };
      return { asOf, records: outcome.records, list: issued };
    }
    if (attempt === ATTEMPTS) {
      throw new CairnError("CHAIN_UNREACHABLE", {
        message: "The chain replaced the block while it was read, again and again.",
        details: { block: pinned.number, attempts: ATTEMPTS },
      });
    }
  }
}

async function complete(
  client: Client,
  { issuances, block }: IssuanceList,
  { check, signal }: { check: Question<IssuanceList>["check"] | undefined; signal: AbortSignal | undefined },
): Promise<{ records: PublicRecord[] }> {
  const records = await describe(client, issuances, { block, signal });
  await check?.(records, block);
  return { records };
}
