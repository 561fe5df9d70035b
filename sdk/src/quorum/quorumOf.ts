import type { JsonRpcApiProvider } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import type { Node } from "./askNode.ts";
import { QuorumProvider } from "./QuorumProvider.ts";

/** What {@link quorumOf} takes. */
export interface QuorumOptions {
  /** Providers of nodes, best of operators who have nothing to do with each other. */
  readonly nodes: readonly JsonRpcApiProvider[];
  /** How many of them have to give the same answer: more than half, which is also what counts when absent. */
  readonly quorum?: number;
  /** Milliseconds until a node counts as silent; 10,000 when absent. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

/**
 * Makes several nodes one provider for verifying: it asks all of them and takes an answer only where `quorum` of them give
 * the same one, so that a single node that lies, fails or lags makes no verdict. It answers what verifying asks (blocks,
 * code, calls) and nothing else: it does not send, and lists no logs.
 *
 * The newest block is the highest one that `quorum` nodes have, with the same hash; so are `safe` and `finalized`. Calls
 * are made at a numbered block, so nodes whose heads differ can agree. Its errors are `NODES_DISAGREE`, which names who
 * said what; `CHAIN_UNREACHABLE` or `RATE_LIMITED` where too few answered: in a verdict all of them are `unknown`.
 *
 * @param options - The nodes, and how many of them have to agree.
 * @returns A provider; to destroy it destroys the nodes' providers.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where the quorum is not more than half of the nodes and at most all of
 * them, or a node is there twice.
 *
 * @example
 * import { type deployments, quorumOf, verify } from "@cairn/sdk";
 * import { JsonRpcProvider } from "ethers";
 *
 * async function isGood(file: string, deployment: deployments.Deployment, urls: readonly string[]) {
 *   const provider = quorumOf({ nodes: urls.map((url) => new JsonRpcProvider(url)), quorum: 2 });
 *   const { verdict } = await verify(file, { deployment, provider });
 *   return verdict === "valid";
 * }
 */
export function quorumOf({ nodes, quorum, timeoutMs = TIMEOUT_MS }: QuorumOptions): JsonRpcApiProvider {
  const needed = quorum ?? Math.floor(nodes.length / 2) + 1;
  if (!Number.isInteger(needed) || needed > nodes.length || needed <= nodes.length / 2) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The quorum is not more than half of the nodes and at most all of them.",
      details: { quorum: needed, nodes: nodes.length },
      fix: "With fewer, two answers could both have a quorum; name more nodes, or another quorum.",
    });
  }
  const urls = nodes.map(urlOf);
  const twice = nodes.findIndex(
    (node, place) =>
      nodes.indexOf(node) !== place || (urls[place] !== undefined && urls.indexOf(urls[place]) !== place),
  );
  if (twice >= 0) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "A node is there twice, so that its word would count twice.",
      details: { node: nameOf(urls[twice], twice) },
    });
  }
  const named = nodes.map((provider, place): Node => ({ name: nameOf(urls[place], place), provider }));
  return new QuorumProvider(named, { quorum: needed, timeoutMs });
}

function urlOf(node: JsonRpcApiProvider): string | undefined {
  if (!("_getConnection" in node) || typeof node._getConnection !== "function") return undefined;
  return (node._getConnection() as { readonly url: string }).url;
}

/** Paths and names in a URL are often keys, so its host alone is shown. */
function nameOf(url: string | undefined, place: number): string {
  const number = `#${place + 1}`;
  return url === undefined || !URL.canParse(url) ? number : `${number} ${new URL(url).host}`;
}
