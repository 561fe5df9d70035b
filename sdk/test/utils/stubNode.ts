import type { JsonRpcError, JsonRpcPayload, JsonRpcResult } from "ethers";
import { JsonRpcApiProvider } from "ethers";

/** What a node of the tests answers: a result, an error of its own, or nothing for ever; or a gateway says nothing. */
export type StubAnswer = { result: unknown } | { error: JsonRpcError["error"] } | "silence" | "nothing";

/** A node that answers each question as the test says, and counts what it was asked. */
export class StubNode extends JsonRpcApiProvider {
  readonly asked: { readonly method: string; readonly params: readonly unknown[] }[] = [];
  readonly answer: (method: string, params: readonly unknown[]) => StubAnswer;

  constructor(answer: (method: string, params: readonly unknown[]) => StubAnswer) {
    super();
    this.answer = answer;
  }

  override async _send(
    payload: JsonRpcPayload | JsonRpcPayload[],
  ): Promise<(JsonRpcResult | JsonRpcError)[]> {
    const [{ id, method, params }] = (Array.isArray(payload) ? payload : [payload]) as [JsonRpcPayload];
    const list = Array.isArray(params) ? params : [];
    this.asked.push({ method, params: list });
    const answer = this.answer(method, list);
    if (answer === "silence") return await new Promise(() => undefined);
    if (answer === "nothing") return [];
    return [{ id, ...answer }];
  }
}

/** How a node of the tests differs from the others. */
export interface Chain {
  readonly head: number;
  /** Tells forks apart: from which block on, and which. */
  readonly fork?: { readonly from: number; readonly mark: number };
  readonly finalized?: number;
  readonly call?: StubAnswer;
  readonly chainId?: number;
  readonly seconds?: number;
}

/** A node of a chain on which every block has a hash of its number. */
export function chainNode(chain: Chain): StubNode {
  const { head, fork, finalized, call = { result: "0x1234" }, chainId = 7 } = chain;
  return new StubNode((method, params) => {
    switch (method) {
      case "eth_chainId":
        return { result: `0x${chainId.toString(16)}` };
      case "eth_getBlockByNumber": {
        const [tag] = params;
        if (tag === "finalized" || tag === "safe") {
          return { result: finalized === undefined ? null : blockOf(chain, finalized) };
        }
        const number = tag === "latest" ? head : Number(tag);
        return { result: number > head ? null : blockOf(chain, number) };
      }
      default:
        return Number(params[1]) > head ? { error: { code: -32000, message: "header not found" } } : call;
    }
  });

  function blockOf({ seconds = 12 }: Chain, number: number): object {
    const mark = fork !== undefined && number >= fork.from ? fork.mark : 0;
    const hash = `0x${(number * 16 + mark).toString(16).padStart(64, "0")}`;
    const quantity = `0x${number.toString(16)}`;
    return {
      ...{
        number: quantity,
        hash,
        parentHash: hash,
        timestamp: `0x${(1_700_000_000 + number * seconds).toString(16)}`,
      },
      ...{ difficulty: "0x0", gasLimit: "0x1c9c380", gasUsed: "0x0", baseFeePerGas: "0x7", extraData: "0x" },
      ...{ miner: `0x${"00".repeat(20)}`, nonce: "0x0000000000000000", stateRoot: hash, receiptsRoot: hash },
      // What one kind of node tells and another does not.
      ...(number % 2 === 0 ? { size: "0x220" } : { totalDifficulty: "0x0" }),
      transactions: [],
    };
  }
}
