import { FetchRequest, JsonRpcProvider } from "ethers";
import type { Network } from "../settings/Settings.ts";

const TIMEOUT_MS = 30_000;
/** A node that limits requests is asked this often before the verdict says so. */
const ATTEMPTS = 4;

/** Opens the nodes of a network, and asks them nothing yet. Undefined where there is none. */
export function openNetwork({ deployment, rpcUrls }: Network): JsonRpcProvider | undefined {
  const [url] = rpcUrls;
  if (url === undefined) return undefined;
  const request = new FetchRequest(url);
  request.timeout = TIMEOUT_MS;
  request.setThrottleParams({ maxAttempts: ATTEMPTS });
  return new JsonRpcProvider(request, deployment.chainId, { cacheTimeout: -1, staticNetwork: false });
}
