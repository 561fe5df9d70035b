import { CairnError, quorumOf } from "@cairn/sdk";
import type { JsonRpcApiProvider } from "ethers";
import { FetchRequest, JsonRpcProvider } from "ethers";
import type { Network } from "../settings/Settings.ts";

const TIMEOUT_MS = 30_000;
/** A node that limits requests is asked this often before the verdict says so. */
const ATTEMPTS = 4;

/**
 * Opens the nodes of a network, and asks them nothing yet. Of several a quorum has to say the same.
 *
 * @throws `CHAIN_UNREACHABLE` where none is named.
 */
export function openNetwork({ deployment, rpcUrls, quorum }: Network): JsonRpcApiProvider {
  const [only, ...others] = rpcUrls.map((url) => openNode(url, deployment.chainId));
  if (only === undefined) {
    throw new CairnError("CHAIN_UNREACHABLE", {
      message: "No node is named for this network, so there is nobody to ask.",
      details: { part: "nodes", network: deployment.name },
      fix: "Name a node of the network under Settings.",
    });
  }
  return others.length === 0 ? only : quorumOf({ nodes: [only, ...others], quorum });
}

function openNode(url: string, chainId: number): JsonRpcProvider {
  const request = new FetchRequest(url);
  request.timeout = TIMEOUT_MS;
  request.setThrottleParams({ maxAttempts: ATTEMPTS });
  return new JsonRpcProvider(request, chainId, { cacheTimeout: -1, staticNetwork: false });
}
