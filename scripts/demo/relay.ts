// A learner without ether claims through a hub's relay: the one that `cairn relay` starts, with its own port and queue.
import path from "node:path";
import type { bundles, HubId } from "@cairn/sdk";
import { achievements, connect, sponsored } from "@cairn/sdk";
import { BrowserProvider, id, parseEther, Wallet } from "ethers";
import { openRelay } from "../../cli/src/relay/openRelay.ts";
import { DEFAULTS } from "../../cli/src/relay/Settings.ts";
import type { EmbeddedNetwork } from "../lib/embeddedNetwork.ts";
import type { Actor } from "./cast.ts";
import type { Telling } from "./Story.ts";

const POLL_MS = 20;

/** What the step needs of the world. */
export type Sponsorship = { readonly network: EmbeddedNetwork; readonly folder: string };

/** The hub starts a relay and gives it some ether; the learner signs, and owns none before and after. */
export async function claimByRelay(
  { network, folder }: Sponsorship,
  { tell: say, fact }: Telling,
  { record, learner, hub }: { record: bundles.CairnRecord; learner: Actor; hub: { id: HubId; of: Actor } },
): Promise<void> {
  const { achievement, inclusion } = record;
  if (inclusion.mode !== "anchored") throw new Error("the learner's record is not anchored");
  const balance = async () => await network.connection.ethers.provider.getBalance(learner.account);
  const before = await balance();
  const relay = await startRelay({ network, folder }, hub);
  try {
    const { receipts } = await achievements
      .claim(sponsored(learner.client, relay.url), { achievement, inclusion })
      .send();
    const { budgets } = (await (await fetch(`${relay.url}/v1/network`)).json()) as { budgets: Budgets };
    say(
      `${learner.name} signed and posted; ${hub.of.name}'s relay tried it, brought it to the chain, and paid.`,
    );
    say(
      `${learner.name}'s ether before: ${before}, and after: ${await balance()}. The claim is the consent.`,
    );
    const used = Number(budgets.gasToday).toLocaleString("en");
    say(`Of the relay's ${Number(budgets.gasPerDay).toLocaleString("en")} gas a day ${used} are used up.`);
    fact("balance", await balance());
    fact("hash", receipts[0]?.hash);
    fact("gasToday", budgets.gasToday);
  } finally {
    await relay.stop();
  }
}

type Budgets = { readonly gasPerDay: string; readonly gasToday: string };

async function startRelay({ network, folder }: Sponsorship, { id: hub, of }: { id: HubId; of: Actor }) {
  const { connection, deployment } = network;
  // The chain is inside this process: it is spoken to as a wallet's extension would be.
  const provider = new BrowserProvider(connection.provider, deployment.chainId, { cacheTimeout: -1 });
  const wallet = new Wallet(id("the charity's relay"), provider);
  const funding = await of.client.signer?.sendTransaction({ to: wallet.address, value: parseEther("0.1") });
  await funding?.wait();
  const relay = await openRelay({
    client: await connect({ deployment, runner: wallet }),
    provider,
    wallet,
    settings: {
      ...DEFAULTS,
      port: 0,
      store: path.join(folder, "relay.sqlite"),
      hubs: [hub],
      functions: null,
      confirmations: 1,
      trustProxy: false,
      pollMs: POLL_MS,
    },
    write: () => undefined,
  });
  return {
    url: relay.url,
    stop: async () => {
      await relay.stop();
      provider.destroy();
    },
  };
}
