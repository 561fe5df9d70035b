import type { Address, deployments } from "@cairn/sdk";
import type { JsonRpcApiProvider } from "ethers";
import type { Context } from "../Context.ts";
import { readDeployment } from "./openNetwork.ts";
import { openNodes } from "./openNodes.ts";

/** What verifying asks, and whose word counts there. */
export interface TrustedNetwork {
  readonly deployment: deployments.Deployment;
  readonly provider: JsonRpcApiProvider;
  readonly trust?: { readonly accreditors: readonly Address[] };
}

/**
 * Opens the network that the user trusts, and asks it nothing yet. Its provider has to be destroyed.
 *
 * Throws `INVALID_ARGUMENT` where node, deployment or quorum is not known.
 */
export async function openTrusted(
  context: Context,
  options: { quorum?: string | undefined; accreditors?: readonly Address[] | undefined } = {},
): Promise<TrustedNetwork> {
  const { accreditors = context.config?.accreditors } = options;
  const deployment = await readDeployment(context);
  const provider = openNodes(context, deployment, options.quorum);
  return { deployment, provider, ...(accreditors === undefined ? {} : { trust: { accreditors } }) };
}
