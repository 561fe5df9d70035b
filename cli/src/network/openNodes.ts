import type { deployments } from "@cairn/sdk";
import { CairnError, quorumOf } from "@cairn/sdk";
import type { JsonRpcApiProvider } from "ethers";
import type { Context } from "../Context.ts";
import { openProvider, rpcsOf } from "./openNetwork.ts";

/**
 * Opens what verifying asks: one node, or several of which a quorum has to agree, so that none of them alone makes a
 * verdict. Asks nothing yet.
 *
 * Throws `INVALID_ARGUMENT` where no node is known, one is named twice, or the quorum is not more than half of them.
 */
export function openNodes(
  context: Context,
  deployment: deployments.Deployment,
  quorum: string | undefined,
): JsonRpcApiProvider {
  const urls = rpcsOf(context);
  const needed = quorum === undefined ? configured(context) : countOf(quorum);
  const [only, ...others] = urls.map((rpc) => openProvider(context, deployment, rpc));
  if (others.length === 0 && only !== undefined && (needed ?? 1) === 1) return only;
  const nodes = [...(only === undefined ? [] : [only]), ...others];
  return quorumOf({ nodes, ...(needed === undefined ? {} : { quorum: needed }) });
}

/** The configuration's quorum is of the configuration's nodes. */
function configured({ options, env, config }: Context): number | undefined {
  return options.rpc === undefined && env.CAIRN_RPC === undefined ? config?.quorum : undefined;
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The quorum is not a number of nodes.",
    details: { quorum: text },
    fix: "Give a whole number, more than half of the nodes: --rpc <a> --rpc <b> --rpc <c> --quorum 2.",
  });
}
