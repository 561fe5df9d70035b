import type { JsonRpcApiProvider, JsonRpcError, JsonRpcResult } from "ethers";
import { withTimeout } from "../chain/withTimeout.ts";
import { CairnError } from "../errors/CairnError.ts";
import { fromChain, revertDataOf } from "../errors/fromChain.ts";
import type { Said, Vote } from "./Vote.ts";

/** One of the nodes that are asked. */
export interface Node {
  readonly name: string;
  readonly provider: JsonRpcApiProvider;
}

/** A question, and how its answer is brought to a form in which equal answers are equal texts. */
export interface Question {
  readonly method: string;
  readonly params: readonly unknown[];
  /** Throws where it is no answer to the question. */
  readonly textOf: (value: unknown) => string;
}

/** Beyond what a provider counts itself, as one that keeps a connection open finds answers by their number. */
let id = 2 ** 31;

/** Asks one node. It never throws: a node that fails says nothing that counts. */
export async function askNode(
  { name, provider }: Node,
  question: Question,
  timeoutMs: number,
): Promise<Said> {
  try {
    const vote = voteOf(provider, question);
    return { node: name, said: await withTimeout(vote, { timeoutMs, signal: undefined }) };
  } catch (error) {
    return { node: name, said: fromChain(error) };
  }
}

async function voteOf(provider: JsonRpcApiProvider, { method, params, textOf }: Question): Promise<Vote> {
  id += 1;
  const payload = { id, jsonrpc: "2.0" as const, method, params: [...params] };
  // Not `send`: until it knows the network it would wait, and try again for as long as the node is silent.
  const [answer] = (await provider._send(payload)) as (JsonRpcResult | JsonRpcError | undefined)[];
  if (answer !== undefined && "error" in answer && answer.error != null) {
    const error = provider.getRpcError(payload, answer);
    const fault = fromChain(error);
    if (fault.code !== "CONTRACT_REVERTED") throw fault;
    return { text: `refused: ${revertDataOf(error) ?? "0x"}`, answer: { refused: answer.error } };
  }
  if (answer === undefined || !("result" in answer)) throw new CairnError("INCONSISTENT_ANSWER");
  try {
    return { text: textOf(answer.result), answer: { value: answer.result } };
  } catch (cause) {
    throw new CairnError("INCONSISTENT_ANSWER", { details: { method }, cause });
  }
}
