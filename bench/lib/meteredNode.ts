import type { IncomingMessage, Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What went through a metered node. */
export type Traffic = {
  /** JSON-RPC requests, each of a batch counted. */
  readonly requests: number;
  /** Requests for logs. */
  readonly logQueries: number;
  /** Bytes of both bodies, without headers. */
  readonly bytes: number;
};

/** A node behind a meter. */
export type MeteredNode = {
  readonly url: string;
  /** What went through since the last call. */
  readonly take: () => Traffic;
  readonly close: () => Promise<void>;
};

type Request = { readonly id: unknown; readonly method: string; readonly params: readonly unknown[] };

const NOTHING: Traffic = { requests: 0, logQueries: 0, bytes: 0 };

/** Puts a meter before a node; with a limit, log queries of more blocks are refused, as public nodes do. */
export async function startMeteredNode(target: string, limit?: number): Promise<MeteredNode> {
  let traffic = NOTHING;
  const server = createServer((request, response) => {
    answer(request).then(
      (body) => response.setHeader("content-type", "application/json").end(body),
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = traffic;
      traffic = NOTHING;
      return taken;
    },
    close: () => closed(server),
  };

  async function answer(incoming: IncomingMessage): Promise<string> {
    const body = Buffer.concat(await incoming.toArray()).toString("utf8");
    const parsed: Request | readonly Request[] = JSON.parse(body);
    const requests = Array.isArray(parsed) ? parsed : [parsed];
    const refused = requests.some((request) => isTooMuch(request, limit));
    const text = refused ? JSON.stringify(refusals(parsed)) : await forward(body);
    traffic = {
      requests: traffic.requests + requests.length,
      logQueries: traffic.logQueries + requests.filter(({ method }) => method === "eth_getLogs").length,
      bytes: traffic.bytes + body.length + text.length,
    };
    return text;
  }

  async function forward(body: string): Promise<string> {
    const headers = { "content-type": "application/json" };
    return await (await fetch(target, { method: "POST", headers, body })).text();
  }
}

function isTooMuch({ method, params }: Request, limit = Number.POSITIVE_INFINITY): boolean {
  if (method !== "eth_getLogs") return false;
  const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string };
  return Number(toBlock) - Number(fromBlock) + 1 > limit;
}

function refusals(parsed: Request | readonly Request[]): object {
  const error = { code: -32_000, message: "block range is too large" };
  const refusal = ({ id }: Request) => ({ jsonrpc: "2.0", id, error });
  return Array.isArray(parsed) ? parsed.map(refusal) : refusal(parsed as Request);
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
