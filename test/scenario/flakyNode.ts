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
 * What goes wrong with a request: the connection breaks before or after the node has it, or stays open without an answer;
 * the answer is cut short; or a gateway answers in the node's place, with an HTTP status or a page.
 */
export type Fault =
  | "breaksBefore"
  | "breaksAfter"
  | "hangs"
  | "cutShort"
  | number
  | { readonly page: string };

/** A node over HTTP whose connections fail as a test wants, in front of the test's chain. */
export interface FlakyNode {
  readonly url: string;
  /** A provider that reaches the chain through it. */
  readonly provider: JsonRpcProvider;
  /** Every request that came, in order. */
  readonly seen: readonly RpcRequest[];
  /** Decides about each request; null lets all pass. May do things on the chain before the node gets it. */
  fault: ((request: RpcRequest) => Fault | undefined | Promise<Fault | undefined>) | null;
  /**
   * Changes what the node answers, as a node that lies; null lets all answers pass. What it throws as a JSON-RPC error is
   * the node's answer.
   */
  lie: ((request: RpcRequest, result: unknown) => unknown) | null;
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
      const asked = JSON.parse(Buffer.concat(chunks).toString()) as RpcRequest | RpcRequest[];
      const all = Array.isArray(asked) ? asked : [asked];
      seen.push(...all);
      const fault = await firstFault(all, node.fault);
      if (fault === "breaksBefore") return request.socket.destroy();
      if (fault === "hangs") return undefined;
      const page = pageOf(fault);
      if (page !== undefined) return response.writeHead(page.status).end(page.text);
      const answers: unknown[] = [];
      for (const one of all) answers.push(await answerOf(chain, one, node.lie));
      if (fault === "breaksAfter") return request.socket.destroy();
      const answer = Array.isArray(asked) ? answers : answers[0];
      const text = JSON.stringify(answer);
      const sent = fault === "cutShort" ? text.slice(0, text.length / 2) : text;
      return response.writeHead(200, { "content-type": "application/json" }).end(sent);
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
    lie: null,
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

/** What a gateway answers in the node's place. */
function pageOf(fault: Fault | undefined): { status: number; text: string } | undefined {
  if (typeof fault === "number") return { status: fault, text: "no node here" };
  return typeof fault === "object" ? { status: 200, text: fault.page } : undefined;
}

async function firstFault(
  requests: readonly RpcRequest[],
  faultOf: FlakyNode["fault"],
): Promise<Fault | undefined> {
  for (const request of requests) {
    const fault = await faultOf?.(request);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

async function answerOf(chain: TestProvider, request: RpcRequest, lie: FlakyNode["lie"]): Promise<unknown> {
  const { id, method, params } = request;
  try {
    const result = await chain.send(method, [...params]);
    return { jsonrpc: "2.0", id, result: lie === null ? result : lie(request, result) };
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
