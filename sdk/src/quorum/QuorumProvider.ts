import type { JsonRpcError, JsonRpcPayload, JsonRpcResult, Network } from "ethers";
import { JsonRpcApiProvider, toQuantity } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { agree, tooFew } from "./agree.ts";
import type { Node, Question } from "./askNode.ts";
import { askNode } from "./askNode.ts";
import type { Header } from "./header.ts";
import { headerOf, textOfHeader } from "./header.ts";
import type { Answer, Vote } from "./Vote.ts";

/** Where the nodes' newest blocks differ, how many blocks further back they are compared. */
const STEPS_BACK = [0, 1, 2, 4, 8] as const;

/** The highest of `latest`, `safe` or `finalized` that enough nodes have reached. */
const TAGS: readonly unknown[] = ["latest", "safe", "finalized"];

const quantity = (value: unknown): string => toQuantity(String(value));

function hexadecimal(value: unknown): string {
  if (typeof value === "string" && /^0x(?:[0-9a-f]{2})*$/i.test(value)) return value.toLowerCase();
  throw new TypeError("these are no bytes");
}

/** Asks every node, and answers what a quorum of them says. */
export class QuorumProvider extends JsonRpcApiProvider {
  readonly #nodes: readonly Node[];
  readonly #quorum: number;
  readonly #timeoutMs: number;
  /** What is asked now: many calls at once ask for the newest block once. */
  readonly #heads = new Map<unknown, Promise<Header | null>>();

  #network: Network | undefined;

  constructor(nodes: readonly Node[], { quorum, timeoutMs }: { quorum: number; timeoutMs: number }) {
    super(undefined, { batchMaxCount: 1, cacheTimeout: -1 });
    this.#nodes = nodes;
    this.#quorum = quorum;
    this.#timeoutMs = timeoutMs;
  }

  /** Ethers asks for the chain with every call; what was agreed on is kept, and a block's hash is of one chain only. */
  override async _detectNetwork(): Promise<Network> {
    this.#network ??= await super._detectNetwork();
    return this.#network;
  }

  override async _send(
    payload: JsonRpcPayload | JsonRpcPayload[],
  ): Promise<(JsonRpcResult | JsonRpcError)[]> {
    const payloads = Array.isArray(payload) ? payload : [payload];
    return await Promise.all(
      payloads.map(async ({ id, method, params }) => {
        const answer = await this.#answer(method, Array.isArray(params) ? params : []);
        return "refused" in answer ? { id, error: answer.refused } : { id, result: answer.value };
      }),
    );
  }

  override destroy(): void {
    for (const { provider } of this.#nodes) provider.destroy();
    super.destroy();
  }

  async #answer(method: string, params: readonly unknown[]): Promise<Answer> {
    const [first, tag] = params;
    switch (method) {
      case "eth_chainId":
        return (await this.#agreed({ method, params, textOf: quantity })).answer;
      case "eth_blockNumber":
        return { value: (await this.#head("latest"))?.number ?? null };
      case "eth_getBlockByNumber": {
        const header = TAGS.includes(first) ? await this.#head(first) : await this.#block(first);
        return { value: header === null ? null : { ...header, transactions: [] } };
      }
      case "eth_call":
      case "eth_getCode": {
        const block = TAGS.includes(tag) ? (await this.#head(tag))?.number : tag;
        return (await this.#agreed({ method, params: [first, block], textOf: hexadecimal })).answer;
      }
      default:
        throw new CairnError("INVALID_ARGUMENT", {
          message: "Several nodes together are asked for blocks, code and calls only.",
          details: { method },
          fix: "Use a provider of one node for this.",
        });
    }
  }

  async #agreed(question: Question): Promise<Vote> {
    const asked = this.#nodes.map((node) => askNode(node, question, this.#timeoutMs));
    return await agree(asked, { quorum: this.#quorum, question: question.method });
  }

  /** A block by its number, as a quorum has it; null where a quorum has none. */
  async #block(number: unknown): Promise<Header | null> {
    const { answer } = await this.#agreed(blockQuestion(number));
    return headerOf("value" in answer ? answer.value : null);
  }

  async #head(tag: unknown): Promise<Header | null> {
    const running = this.#heads.get(tag);
    if (running !== undefined) return await running;
    const found = this.#findHead(tag);
    this.#heads.set(tag, found);
    try {
      return await found;
    } finally {
      this.#heads.delete(tag);
    }
  }

  /**
   * Waits for all nodes: of what comes first, a node that lies could make an old block the newest. A single node's word
   * moves the block neither up, as `quorum` nodes have to have it, nor down, as long as `quorum` others answer.
   */
  async #findHead(tag: unknown): Promise<Header | null> {
    const all = await Promise.all(
      this.#nodes.map((node) => askNode(node, blockQuestion(tag), this.#timeoutMs)),
    );
    const heads = all.flatMap(({ said }) => (isCairnError(said) || !("value" in said.answer) ? [] : [said]));
    const numbers = heads
      .flatMap(({ answer }) => headerOf("value" in answer ? answer.value : null)?.number ?? [])
      .map(Number)
      .sort((a, b) => b - a);
    const highest = numbers[this.#quorum - 1];
    if (highest === undefined) {
      if (heads.length >= this.#quorum) return null;
      throw tooFew(all, { quorum: this.#quorum, question: String(tag) });
    }
    let fault: unknown;
    for (const back of STEPS_BACK) {
      if (back > highest) break;
      try {
        const header = await this.#block(toQuantity(highest - back));
        if (header !== null) return header;
      } catch (error) {
        if (!isCairnError(error, "NODES_DISAGREE")) throw error;
        fault ??= error;
      }
    }
    throw fault ?? new CairnError("INCONSISTENT_ANSWER", { details: { block: String(tag), highest } });
  }
}

function blockQuestion(block: unknown): Question {
  return {
    method: "eth_getBlockByNumber",
    params: [block, false],
    textOf: (value) => textOfHeader(headerOf(value)),
  };
}
