import type { ChainId } from "@cairn/sdk";
import { CairnError, chainId } from "@cairn/sdk";
import { FetchRequest } from "ethers";

const TIMEOUT_MS = 10_000;

/**
 * Asks a node which chain it serves, before anything of the chain is known.
 *
 * Throws `CHAIN_UNREACHABLE` where it does not answer, and `RATE_LIMITED` where it refuses.
 */
export async function chainAt(rpc: string): Promise<ChainId> {
  return chainId(BigInt(String(await ask(rpc, "eth_chainId"))));
}

/** Asks a node, or a wallet that is reached like one. */
export async function ask(rpc: string, method: string): Promise<unknown> {
  const request = new FetchRequest(rpc);
  request.timeout = TIMEOUT_MS;
  request.body = { jsonrpc: "2.0", id: 1, method, params: [] };
  try {
    const response = await request.send();
    response.assertOk();
    const { result } = response.bodyJson as { result?: unknown };
    if (result !== undefined) return result;
    throw new Error("the answer has no result");
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split(" (")[0] ?? "") : String(cause);
    throw new CairnError(/\b429\b/.test(reason) ? "RATE_LIMITED" : "CHAIN_UNREACHABLE", {
      details: { url: rpc, reason },
      cause,
    });
  }
}
