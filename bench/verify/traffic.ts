// What verifying asks of a node: exact figures, counted between the SDK and the node.
import { connect } from "@cairn/sdk";
import type { Provider } from "ethers";
import { BrowserProvider } from "ethers";
import type { School } from "../../test/scenario/school.ts";
import type { MeteredNode } from "../lib/meteredNode.ts";
import { meteredNode } from "../lib/meteredNode.ts";
import { verifyAll } from "./ours.ts";

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

/** Counts what connecting asks, and then verifying the first files of each number. */
export async function countVerifying(
  school: School,
  { files, sizes }: { files: readonly string[]; sizes: readonly number[] },
): Promise<Readonly<Record<string, Asked>>> {
  const { deployment } = school;
  const counted: Record<string, Asked> = {};
  counted.connect = await countAsked(school, async (runner) => {
    await connect({ deployment, runner });
  });
  const connected = counted.connect;
  for (const size of sizes) {
    const all = await countAsked(school, async (runner) => {
      await verifyAll(await connect({ deployment, runner }), files.slice(0, size));
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
