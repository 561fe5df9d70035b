// What verifying asks of a node: exact figures, counted between the SDK and the node.
import type { Client } from "@cairn/sdk";
import { connect } from "@cairn/sdk";
import type { Provider } from "ethers";
import { BrowserProvider } from "ethers";
import type { School } from "../../test/scenario/school.ts";
import type { MeteredNode } from "../lib/meteredNode.ts";
import { meteredNode } from "../lib/meteredNode.ts";

/** Requests and bytes of one task. */
export type Asked = { readonly requests: number; readonly bytes: number };

/** Counts what a task asks of the school's node, through a provider of its own. */
export async function countAsked(
  { provider, deployment }: School,
  task: (node: Provider) => Promise<void>,
): Promise<Asked> {
  const meter = meteredNode(provider.send.bind(provider));
  const node = new BrowserProvider(meter.node, deployment.chainId, { cacheTimeout: -1, staticNetwork: true });
  try {
    await task(node);
    return askedOf(meter);
  } finally {
    node.destroy();
  }
}

/** Counts what connecting asks. */
export async function countConnecting(school: School): Promise<Asked> {
  return await countAsked(school, async (runner) => {
    await connect({ deployment: school.deployment, runner });
  });
}

/** Counts what verifying the first files of each number asks, beyond connecting. */
export async function countVerifying(
  school: School,
  args: {
    files: readonly string[];
    sizes: readonly number[];
    connected: Asked;
    run: (client: Client, files: readonly string[]) => Promise<void>;
  },
): Promise<Readonly<Record<string, Asked>>> {
  const { files, sizes, connected, run } = args;
  const counted: Record<string, Asked> = {};
  for (const size of sizes) {
    const all = await countAsked(school, async (runner) => {
      await run(await connect({ deployment: school.deployment, runner }), files.slice(0, size));
    });
    counted[size] = {
      requests: all.requests - connected.requests,
      bytes: all.bytes - connected.bytes,
    };
  }
  return counted;
}

function askedOf(meter: MeteredNode): Asked {
  const { requests, bytes } = meter.take();
  return { requests, bytes };
}
