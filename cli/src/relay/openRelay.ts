import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Client } from "@cairn/sdk";
import { CairnError } from "@cairn/sdk";
import { createAdaptorServer } from "@hono/node-server";
import type { JsonRpcApiProvider, Wallet } from "ethers";
import { admission } from "./admit.ts";
import { makeApp } from "./app.ts";
import { jsonLog } from "./log.ts";
import { makeMetrics } from "./metrics.ts";
import { relayNode } from "./node.ts";
import type { Parts } from "./Relay.ts";
import { unseen } from "./Relay.ts";
import type { Settings } from "./Settings.ts";
import { startSender } from "./sender.ts";
import { openStore } from "./store.ts";

/** A relay that runs. */
export interface OpenRelay {
  readonly url: string;
  /** Takes nothing more, finishes what is signed, and closes. What waits is in the store for the next start. */
  readonly stop: () => Promise<void>;
}

/** Connections at the same time: more are closed at once. */
const MOST_CONNECTIONS = 2_000;

/**
 * Starts a relay: it listens when this returns.
 *
 * Throws `INVALID_ARGUMENT` where store, host or port cannot be used, and what a silent node throws.
 */
export async function openRelay(options: {
  client: Client;
  provider: JsonRpcApiProvider;
  wallet: Wallet;
  settings: Settings;
  write: (text: string) => void;
}): Promise<OpenRelay> {
  const { client, provider, wallet, settings, write } = options;
  const { deployment } = client;
  const node = relayNode(provider);
  const store = await openStore(settings.store, {
    chainId: String(deployment.chainId),
    chain: (await node.blockHash(deployment.startBlock)) ?? "",
    forwarder: deployment.contracts.CairnForwarder.address,
    account: wallet.address,
  });
  const parts: Parts = {
    client,
    deployment,
    node,
    settings,
    store,
    wallet,
    metrics: makeMetrics(),
    log: jsonLog(write),
    condition: unseen(),
  };
  const sender = startSender(parts);
  try {
    await sender.ready;
    const server = serverOf(parts, admission(parts, sender.wake));
    const url = await listen(server, settings);
    parts.log("info", "listening", { url });
    return { url, stop: async () => await stop(parts, { server, sender }) };
  } catch (error) {
    await sender.stop(0);
    store.close();
    throw error;
  }
}

function serverOf(parts: Parts, taken: Parameters<typeof makeApp>[1]): Server {
  const { requestMs } = parts.settings;
  const server = createAdaptorServer({
    fetch: makeApp(parts, taken).fetch,
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

async function listen(server: Server, { host, port }: Settings): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      reject(
        new CairnError("INVALID_ARGUMENT", {
          message: "The relay cannot listen at this address.",
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

async function stop(
  { condition, settings, store, log }: Parts,
  { server, sender }: { server: Server; sender: ReturnType<typeof startSender> },
): Promise<void> {
  condition.stopping = true;
  log("info", "stopping", { count: store.count("sent") });
  await sender.stop(settings.stopMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  log("info", "stopped", { count: store.count("queued") });
  store.close();
}
