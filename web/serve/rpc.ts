// A node's HTTP endpoint in front of a chain inside this process, open to pages of any origin.
import type { IncomingMessage, RequestListener } from "node:http";

/** Where the requests are answered. */
export interface RpcBackend {
  readonly request: (args: { method: string; params?: readonly unknown[] }) => Promise<unknown>;
}

/** One request of JSON-RPC, as far as it can be read. */
interface RpcRequest {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
}

/** A batch of state reads of some thousand records. */
const MAX_BYTES = 8 * 1024 * 1024;
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "content-type",
  "access-control-allow-methods": "POST",
} as const;

/** Answers JSON-RPC over HTTP, single requests and batches. */
export function answerRpc(backend: RpcBackend): RequestListener {
  return async (request, response) => {
    if (request.method !== "POST") return response.writeHead(204, CORS).end();
    const asked = await readJson(request);
    if (asked === undefined) return response.writeHead(400, CORS).end();
    const answer = Array.isArray(asked)
      ? await Promise.all(asked.map((one) => answerOne(backend, one)))
      : await answerOne(backend, asked);
    return response
      .writeHead(200, { ...CORS, "content-type": "application/json" })
      .end(JSON.stringify(answer));
  };
}

async function answerOne(backend: RpcBackend, asked: unknown): Promise<object> {
  const { id = null, method, params } = (asked ?? {}) as RpcRequest;
  if (typeof method !== "string" || !Array.isArray(params ?? [])) {
    return { jsonrpc: "2.0", id, error: { code: -32_600, message: "This is no JSON-RPC request." } };
  }
  try {
    const args = { method, params: (params ?? []) as readonly unknown[] };
    return { jsonrpc: "2.0", id, result: await backend.request(args) };
  } catch (error) {
    const { code, message, data } = error as { code?: unknown; message?: unknown; data?: unknown };
    const shown = { code: typeof code === "number" ? code : -32_603, message: String(message), data };
    return { jsonrpc: "2.0", id, error: shown };
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}
