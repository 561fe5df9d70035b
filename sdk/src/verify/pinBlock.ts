import type { Block, BlockTag } from "ethers";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import { hex, unixTime } from "../ids.ts";
import type { AsOf } from "./Verdict.ts";

/** Fixes the block that a verdict speaks of. */
export async function pinBlock({ deployment, provider }: Client, tag: BlockTag): Promise<AsOf> {
  const marks = Promise.all(["finalized", "safe"].map((name) => provider.getBlock(name).catch(() => null)));
  const block = await chainCall(() => provider.getBlock(tag));
  if (block?.hash == null) {
    throw new CairnError("CHAIN_UNREACHABLE", {
      message: "The node does not have the block.",
      details: { block: String(tag) },
    });
  }
  return {
    chainId: deployment.chainId,
    block: block.number,
    hash: hex(block.hash),
    time: unixTime(block.timestamp),
    finality: finalityOf(block, await marks),
  };
}

/** Refuses answers of a block that the chain has dropped meanwhile. */
export async function checkPinned({ provider }: Client, { block, hash }: AsOf): Promise<void> {
  const current = await chainCall(() => provider.getBlock(block));
  if (current?.hash !== hash) {
    throw new CairnError("CHAIN_UNREACHABLE", {
      message: "The chain replaced the block while it was read.",
      details: { block, hash, current: current?.hash ?? null },
      fix: "Verify again.",
    });
  }
}

function finalityOf({ number }: Block, marks: readonly (Block | null)[]): AsOf["finality"] {
  const [finalized, safe] = marks;
  if (finalized && number <= finalized.number) return "finalized";
  if (safe && number <= safe.number) return "safe";
  return marks.every((mark) => mark === null) ? "unknown" : "latest";
}
