import type { BlockTag, Provider } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";

/** A block with its hash. */
export interface KnownBlock {
  readonly number: number;
  readonly hash: string;
  readonly timestamp: number;
}

/**
 * Reads a block.
 *
 * @throws {@link CairnError} `CHAIN_UNREACHABLE` where the node does not have it; `RATE_LIMITED`.
 */
export async function blockAt(provider: Provider, tag: BlockTag): Promise<KnownBlock> {
  const block = await chainCall(() => provider.getBlock(tag));
  if (block?.hash == null) {
    throw new CairnError("CHAIN_UNREACHABLE", {
      message: "The node does not have the block.",
      details: { block: String(tag) },
    });
  }
  return { number: block.number, hash: block.hash, timestamp: block.timestamp };
}
