import type { BlockTag, Provider, TransactionRequest } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import type { Client } from "./Client.ts";

/**
 * Makes a client that reads the state of the chain at one block, so that several reads fit each other, and the same
 * reads give the same answers later. Old blocks need a node that keeps their state (an archive). It does not send; public
 * documents are read from the client's own store, which checks them by their hash.
 *
 * @param client - The network.
 * @param block - Number of the block.
 * @returns A client without a signer, for which this block is the newest.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where the block is not a whole number from 0 on.
 *
 * @example
 * import { type Client, clientAt, definitions, hubs } from "@cairn/sdk";
 *
 * async function asOf(client: Client, block: number) {
 *   const then = clientAt(client, block);
 *   return { hubs: await hubs.list(then), definitions: await definitions.list(then) };
 * }
 */
export function clientAt(client: Client, block: number): Client {
  if (!Number.isSafeInteger(block) || block < 0) {
    throw new CairnError("INVALID_ARGUMENT", { message: "A block has a whole number.", details: { block } });
  }
  return { ...client, signer: undefined, provider: pinned(client.provider, block) };
}

/** The provider, but for what "now" is. Its methods need the provider itself as `this`. */
function pinned(provider: Provider, block: number): Provider {
  const own = {
    call: (request: TransactionRequest) => provider.call({ ...request, blockTag: request.blockTag ?? block }),
    getBlock: (tag: BlockTag, prefetchTxs?: boolean) =>
      provider.getBlock(tag === "latest" ? block : tag, prefetchTxs),
    getBlockNumber: async () => block,
  };
  return new Proxy(provider, {
    get(target, name) {
      if (Object.hasOwn(own, name)) return own[name as keyof typeof own];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
