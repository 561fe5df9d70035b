import type { Log, Provider } from "ethers";
import { TransactionReceipt } from "ethers";
import { longer, patiently } from "../actions/patience.ts";
import type { Sending } from "../actions/Sending.ts";
import { cairnForwarder } from "../chain/contracts.ts";
import { pause } from "../chain/pause.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { Hex } from "../ids.ts";
import type { RelayRequest } from "./request.ts";

/**
 * Reads the receipt that a relay names from the client's own node, as deep as wanted, and keeps the logs of this request
 * alone: a relay puts several in one transaction. A relay's word that it is done is not believed.
 *
 * @throws {@link CairnError} `INCONSISTENT_ANSWER` where the chain does not say so; `CHAIN_UNREACHABLE`; `ABORTED`.
 */
export async function receiptOf(
  sending: Sending,
  hash: Hex,
  request: RelayRequest,
): Promise<TransactionReceipt> {
  const { client } = sending;
  const receipt = await deepReceipt(sending, hash);
  const logs = request.type === "consent" ? [...receipt.logs] : ownLogs(sending, receipt, request);
  if (receipt.status !== 1 || logs === undefined) {
    throw new CairnError("INCONSISTENT_ANSWER", {
      message: "The relay says that the request is done, and the chain does not.",
      details: { hash },
      fix: "Send it again by another relay, or pay for it yourself.",
    });
  }
  const { gasPrice: effectiveGasPrice } = receipt;
  return new TransactionReceipt({ ...receipt, effectiveGasPrice, logs }, client.provider);
}

async function deepReceipt(sending: Sending, hash: Hex): Promise<TransactionReceipt> {
  const { client, confirmations, patienceMs, signal } = sending;
  const ask = <Value>(request: (provider: Provider) => Promise<Value>) =>
    patiently(() => request(client.provider), sending);
  let newsAt = Date.now();
  for (let waitMs = longer(0); ; waitMs = longer(waitMs)) {
    const receipt = await ask((provider) => provider.getTransactionReceipt(hash));
    if (receipt !== null) {
      const depth = (await ask((provider) => provider.getBlockNumber())) - receipt.blockNumber + 1;
      if (depth >= confirmations) return receipt;
      newsAt = Date.now();
    } else if (Date.now() - newsAt > patienceMs) {
      throw new CairnError("INCONSISTENT_ANSWER", {
        message: "The relay names a transaction that the node does not know.",
        details: { hash },
        fix: "Ask another node whether it is there; the same request can be sent again without harm.",
      });
    }
    await pause(waitMs, signal);
  }
}

/** In a batch each request's logs come before the forwarder's event that ends it. Undefined where it is not there. */
function ownLogs(
  { client }: Sending,
  { logs }: TransactionReceipt,
  { request }: Extract<RelayRequest, { type: "forward" }>,
): Log[] | undefined {
  const { interface: forwarder } = cairnForwarder(client);
  const { address } = client.deployment.contracts.CairnForwarder;
  const topic = forwarder.getEvent("ExecutedForwardRequest").topicHash;
  let own: Log[] = [];
  for (const log of logs) {
    if (log.address !== address || log.topics[0] !== topic) {
      own.push(log);
      continue;
    }
    const args = forwarder.parseLog(log)?.args;
    if (args?.signer === request.from && args.nonce === request.nonce) {
      return args.success === true ? own : undefined;
    }
    own = [];
  }
  return undefined;
}
