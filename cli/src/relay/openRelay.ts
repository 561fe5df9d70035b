import type { Server } from "node:http";
import type { Client } from "@cairn/sdk";
import type { JsonRpcApiProvider, Wallet } from "ethers";
import { jsonLog } from "../http/log.ts";
import { close, listen, serverOf } from "../http/server.ts";
import { admission } from "./admit.ts";
import { makeApp } from "./app.ts";
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
    const { fetch } = makeApp(parts, admission(parts, sender.wake));
    const server = serverOf(fetch, settings.requestMs);
    const url = await listen(server, settings);
    parts.log("info", "listening", { url });
    return { url, stop: async () => await stop(parts, { server, sender }) };
  } catch (error) {
    await sender.stop(0);
    store.close();
    throw error;
  }
}

async function stop(
  { condition, settings, store, log }: Parts,
  { server, sender }: { server: Server; sender: ReturnType<typeof startSender> },
): Promise<void> {
  condition.stopping = true;
  log("info", "stopping", { count: store.count("sent") });
  await sender.stop(settings.stopMs);
  await close(server);
  log("info", "stopped", { count: store.count("queued") });
  store.close();
}
