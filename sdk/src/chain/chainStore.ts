import type { Signer } from "ethers";
import { getBytes } from "ethers";
import { eventOf } from "../actions/events.ts";
import type { ContentStore } from "../content/ContentStore.ts";
import { checkBytes } from "../content/decode.ts";
import { checkSize, hashOf } from "../content/encode.ts";
import { CairnError } from "../errors/CairnError.ts";
import { fromChain } from "../errors/fromChain.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { ContentHash } from "../ids.ts";
import { contentHash } from "../ids.ts";
import type { Reader } from "./contracts.ts";
import { contentLog } from "./contracts.ts";

/**
 * Keeps public documents in the network's `ContentLog`: for good, for everybody to read, paid by the client's signer.
 * Reading asks for the block that holds a document, and then for the logs of that one block, so that no limit of a node
 * on log queries is met. Documents about people never go there.
 *
 * @param reader - A client, or a deployment with a provider.
 * @throws {@link CairnError} by `put`: `NO_SIGNER` and the codes of `Action.send`; by `get`: as every store.
 *
 * @example
 * import { type Client, content } from "@cairn/sdk";
 *
 * async function publish(client: Client) {
 *   const { bytes } = content.encode({ name: "Riverside School" });
 *   return await content.chainStore(client).put(bytes);
 * }
 */
export function chainStore(
  reader: Reader & { readonly signer?: Signer | undefined },
): Required<ContentStore> {
  const log = contentLog(reader);
  const { address } = reader.deployment.contracts.ContentLog;
  const { signer } = reader;
  return {
    async put(bytes, request) {
      throwIfAborted(request?.signal);
      checkSize(bytes.length);
      const hash = hashOf(bytes);
      if ((await blockOf(hash)) !== 0) return hash;
      // Sending is loaded where something is sent: every client has this store, also that of a page that only verifies.
      const { makeAction } = await import("../actions/makeAction.ts");
      const action = makeAction(
        { ...reader, signer, trust: {}, content: this },
        {
          steps: () => [{ to: address, data: log.interface.encodeFunctionData("publish", [bytes]) }],
          result: (receipts) =>
            contentHash(
              String(eventOf(receipts, { address, interface: log.interface }, "ContentPublished").args.hash),
            ),
        },
      );
      return (await action.send(request)).result;
    },
    async get(hash, request) {
      throwIfAborted(request?.signal);
      const block = await blockOf(hash);
      if (block === 0) throw new CairnError("CONTENT_NOT_FOUND", { details: { hash, contract: address } });
      const topics = log.interface.encodeFilterTopics("ContentPublished", [hash]);
      const logs = await available(() =>
        reader.provider.getLogs({ address, topics, fromBlock: block, toBlock: block }),
      );
      const found = logs.find((entry) => entry.address.toLowerCase() === address.toLowerCase());
      if (found === undefined) {
        throw new CairnError("CONTENT_UNAVAILABLE", {
          message: "The node does not serve the log of the block that holds the document.",
          details: { hash, block },
        });
      }
      const bytes = await available(async () => {
        const [content] = log.interface.decodeEventLog("ContentPublished", found.data, found.topics).slice(1);
        return getBytes(String(content));
      });
      checkBytes(bytes, hash);
      return bytes;
    },
  };

  async function blockOf(hash: ContentHash): Promise<number> {
    return Number(await available(() => log.blockOf(hash)));
  }
}

/** What a store answers where the chain does not. */
async function available<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (caught) {
    const cause = fromChain(caught);
    if (isCairnError(cause, "RATE_LIMITED") || isCairnError(cause, "NOT_A_DEPLOYMENT")) throw cause;
    throw new CairnError("CONTENT_UNAVAILABLE", { details: { reason: cause.code }, cause });
  }
}
