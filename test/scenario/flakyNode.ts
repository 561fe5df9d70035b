import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { JsonRpcProvider } from "ethers";
import type { TestProvider } from "./network.ts";

/** One request of JSON-RPC. */
export interface RpcRequest {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/**
 * What goes wrong with a request: the connection breaks before or after the node has it, or a gateway answers with an
 * HTTP status in the node's place.
 */
export type Fault = "breaksBefore" | "breaksAfter" | number;

/** A node over HTTP whose connections fail as a test wants, in front of the test's chain. */
export interface FlakyNode {
  readonly url: string;
  /** A provider that reaches the chain through it. */
  readonly provider: JsonRpcProvider;
  /** Every request that came, in order. */
  readonly seen: readonly RpcRequest[];
  /** Decides about each request; null lets all pass. May do things on the chain before the node gets it. */
  fault: ((request: RpcRequest) => Fault | undefined | Promise<Fault | undefined>) | null;
  /** Refuses every connection for a while, as a node that restarts. */
  readonly goAway: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How often ethers asks for news. */
const POLLING_MS = 20;

export async function openFlakyNode(chain: TestProvider): Promise<FlakyNode> {
  const seen: RpcRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const asked = JSON.parse(Buffer.concat(chunks).toString()) as RpcRequest;
      seen.push(asked);
      const fault = await node.fault?.(asked);
      if (fault === "breaksBefore") return request.socket.destroy();
      if (typeof fault === "number") return response.writeHead(fault).end("no node here");
      const answer = await answerOf(chain, asked);
      if (fault === "breaksAfter") return request.socket.destroy();
      return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  const port = await listen(server, 0);
  const url = `http://127.0.0.1:${port}`;
  const provider = new JsonRpcProvider(url, undefined, { batchMaxCount: 1 });
  provider.pollingInterval = POLLING_MS;
  const node: FlakyNode = {
    url,
    provider,
    seen,
    fault: null,
    async goAway(ms) {
      await stop(server);
      await sleep(ms);
      await listen(server, port);
    },
    async close() {
      provider.destroy();
      await stop(server);
    },
  };
  return node;
}

async function answerOf(chain: TestProvider, { id, method, params }: RpcRequest): Promise<unknown> {
  try {
    return { jsonrpc: "2.0", id, result: await chain.send(method, [...params]) };
  } catch (error) {
    return { jsonrpc: "2.0", id, error: rpcErrorOf(error) };
  }
}

/** What the node said, which ethers nests in an error of its own. */
function rpcErrorOf(error: unknown): unknown {
  const { error: answer, info } = error as { error?: unknown; info?: { error?: unknown } };
  return answer ?? info?.error ?? { code: -32603, message: String(error) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
