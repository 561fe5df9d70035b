import type { Eip1193Provider } from "ethers";

/** What went through a metered node. */
export type Traffic = {
  readonly requests: number;
  /** Requests for logs. */
  readonly logQueries: number;
  /** Bytes of parameters and answers, as JSON. */
  readonly bytes: number;
};

/** A node behind a meter. */
export type MeteredNode = {
  readonly node: Eip1193Provider;
  /** What went through since the last call. */
  readonly take: () => Traffic;
};

type Request = { readonly method: string; readonly params?: unknown };
/** How a node is asked. */
export type Send = (method: string, params: unknown[]) => Promise<unknown>;

const NOTHING: Traffic = { requests: 0, logQueries: 0, bytes: 0 };

/** Puts a meter before a node; with a limit, log queries of more blocks are refused, as public nodes do. */
export function meteredNode(send: Send, limit = Number.POSITIVE_INFINITY): MeteredNode {
  let traffic = NOTHING;
  const count = ({ method }: Request, bytes: number): void => {
    traffic = {
      requests: traffic.requests + 1,
      logQueries: traffic.logQueries + (method === "eth_getLogs" ? 1 : 0),
      bytes: traffic.bytes + bytes,
    };
  };
  return {
    node: {
      request: async ({ method, params = [] }) => {
        const list = params as unknown[];
        const asked = JSON.stringify(list).length;
        if (blocksOf({ method, params }) > limit) {
          count({ method }, asked);
          throw Object.assign(new Error("block range is too large"), { code: -32_000 });
        }
        const answer = await send(method, list);
        count({ method }, asked + JSON.stringify(answer).length);
        return answer;
      },
    },
    take: () => {
      const taken = traffic;
      traffic = NOTHING;
      return taken;
    },
  };
}

/** How many blocks a log query is about. */
function blocksOf({ method, params }: Request): number {
  if (method !== "eth_getLogs") return 0;
  const [{ fromBlock, toBlock }] = params as [{ fromBlock: string; toBlock: string }];
  return Number(toBlock) - Number(fromBlock) + 1;
}
