import { CairnError } from "@cairn/sdk";
import { FetchRequest, JsonRpcProvider } from "ethers";
import type { Network } from "../settings/Settings.ts";

const TIMEOUT_MS = 30_000;
/** A node that limits requests is asked this often before the verdict says so. */
const ATTEMPTS = 4;

/**
 * Opens the nodes of a network, and asks them nothing yet.
 *
 * @throws `CHAIN_UNREACHABLE` where none is named.
 */
export function openNetwork({ deployment, rpcUrls }: Network): JsonRpcProvider {
  const [url] = rpcUrls;
  if (url === undefined) {
    throw new CairnError("CHAIN_UNREACHABLE", {
      message: "No node is named for this network, so there is nobody to ask.",
      details: { part: "nodes", network: deployment.name },
      fix: "Name a node of the network under Settings.",
    });
  }
  const request = new FetchRequest(url);
  request.timeout = TIMEOUT_MS;
  request.setThrottleParams({ maxAttempts: ATTEMPTS });
  return new JsonRpcProvider(request, deployment.chainId, { cacheTimeout: -1, staticNetwork: false });
}
