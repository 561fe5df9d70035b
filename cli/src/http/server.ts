import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CairnError } from "@cairn/sdk";
import { createAdaptorServer } from "@hono/node-server";

/** Connections at the same time: more are closed at once. */
const MOST_CONNECTIONS = 2_000;

/** Names of this machine, as URLs have them. */
export const LOOPBACK: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/** Whether an address to listen at is of this machine alone. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host) || host === "::1";
}

/** Makes Node's server for a service; a client has `requestMs` to send its request. */
export function serverOf(
  fetch: Parameters<typeof createAdaptorServer>[0]["fetch"],
  requestMs: number,
): Server {
  const server = createAdaptorServer({
    fetch,
    serverOptions: {
      requestTimeout: requestMs,
      headersTimeout: requestMs,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: Math.min(1_000, requestMs),
      maxHeaderSize: 8_192,
    },
  }) as Server;
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

/** Lets a server listen, and returns its URL. Throws `INVALID_ARGUMENT` where host or port cannot be used. */
export async function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      reject(
        new CairnError("INVALID_ARGUMENT", {
          message: "The service cannot listen at this address.",
          details: { host, port, reason: cause.message },
          fix: "Give an address of this machine with --host, and a port that is free with --port.",
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
  const { address, port: actual, family } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${actual}`;
}

/** Ends a server, and every connection that is still open. */
export async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Until Ctrl-C, or the signal by which systems end their services. */
export async function ended(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      process.off("SIGTERM", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    if (signal.aborted) return resolve();
    process.once("SIGTERM", end);
    signal.addEventListener("abort", end, { once: true });
  });
}
