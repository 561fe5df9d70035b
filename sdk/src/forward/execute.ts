import type { Action } from "../actions/Action.ts";
import { makeAction } from "../actions/makeAction.ts";
import { cairnForwarder } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { CairnError } from "../errors/CairnError.ts";
import { fromChain } from "../errors/fromChain.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { ForwardRequest } from "./sign.ts";

/**
 * Brings a learner's signed request to the chain and pays for it (`CairnForwarder.execute`).
 *
 * @param client - The network, with the sponsor as signer.
 * @param args - What `forward.sign` returned.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `ERC2771ForwarderInvalidSigner` or
 * `ERC2771ForwarderExpiredRequest`, or with the reason for which the request itself fails; the codes of `Action.send`.
 *
 * @example
 * import { type Client, forward } from "@cairn/sdk";
 *
 * async function sponsor(client: Client, request: forward.ForwardRequest) {
 *   const { gasUsed } = await forward.execute(client, { request }).send();
 *   return gasUsed;
 * }
 */
export function execute(client: Client, args: { request: ForwardRequest }): Action<void> {
  const { from, to, gas, deadline, data, signature } = args.request;
  const forwarder = cairnForwarder(client);
  return makeAction(client, {
    steps: () => [
      {
        to: client.deployment.contracts.CairnForwarder.address,
        data: forwarder.interface.encodeFunctionData("execute", [
          { from, to, value: 0n, gas, deadline, data, signature },
        ]),
      },
    ],
    result: () => undefined,
    explain: (error) => explain(client, args.request, error),
  });
}

/** The forwarder hides why a request fails; the same call by its sender tells. */
async function explain(client: Client, request: ForwardRequest, error: CairnError): Promise<CairnError> {
  if (!isCairnError(error, "CONTRACT_REVERTED") || error.details.contractError !== "FailedCall") return error;
  const { from, to, data } = request;
  try {
    await client.provider.call({ from, to, data });
    return error;
  } catch (reason) {
    return fromChain(reason);
  }
}
