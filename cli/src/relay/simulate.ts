import type { CairnError } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import { callOf, innerCall } from "./calls.ts";
import type { Parts } from "./Relay.ts";
import type { Reason, RelayRequest } from "./RelayRequest.ts";

/**
 * Tries a request as the relay's account would send it.
 *
 * Returns why it fails; undefined where it succeeds. Throws what the node's faults are: they say nothing about it.
 */
export async function simulate(
  { node, deployment, wallet }: Pick<Parts, "node" | "deployment" | "wallet">,
  request: RelayRequest,
  block?: number,
): Promise<Reason | undefined> {
  const failure = await failureOf(() =>
    node.call({ from: wallet.address, ...callOf(deployment, request) }, block),
  );
  if (failure === undefined) return undefined;
  if (request.type === "consent" || failure.details.contractError !== "FailedCall") return reasonOf(failure);
  return await reasonOfCall({ node }, request.request, block);
}

/** Why the call in a forward request fails; the forwarder tells only that it does. */
export async function reasonOfCall(
  { node }: Pick<Parts, "node">,
  request: Extract<RelayRequest, { type: "forward" }>["request"],
  block?: number,
): Promise<Reason> {
  const inner = await failureOf(() => node.call(innerCall(request), block));
  return inner === undefined
    ? {
        code: "CONTRACT_REVERTED",
        message: "The call failed with the gas that the request gives it.",
        fix: "Sign it again with more gas.",
        details: { contractError: null },
      }
    : reasonOf(inner);
}

async function failureOf(call: () => Promise<unknown>): Promise<CairnError | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    if (isCairnError(error, "CONTRACT_REVERTED")) return error;
    throw error;
  }
}

/** An error as learners' programs are told. */
export function reasonOf({ code, shortMessage, fix, details }: CairnError): Reason {
  const plain = JSON.stringify(details, (_key, value) => (typeof value === "bigint" ? `${value}` : value));
  return { code, message: shortMessage, fix, details: JSON.parse(plain) as Record<string, unknown> };
}
