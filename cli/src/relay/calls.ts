import type { deployments } from "@cairn/sdk";
import { dataLength, getBytes } from "ethers";
import { FORWARDER, LEARNERS } from "./contracts.ts";
import type { Call } from "./node.ts";
import type { RelayRequest } from "./RelayRequest.ts";

type Forward = Extract<RelayRequest, { type: "forward" }>["request"];
type Consent = Extract<RelayRequest, { type: "consent" }>;

/** Gas of `consentWithSignature`, beside the transaction's own: room for the signature of a smart wallet. */
export const CONSENT_GAS = 250_000n;
const TRANSACTION_GAS = 21_000n;
/** What the forwarder needs for a request, beside the call: signature, nonce, event, copies of the data. */
const FORWARDING_GAS = 60_000n;
/** Most that a byte of a transaction costs (EIP-7623). */
const BYTE_GAS = 40n;

/** A transaction's call, and the gas that it gets. */
export interface PlannedCall {
  readonly to: string;
  readonly data: string;
  readonly gas: bigint;
}

/** Most gas that a request can use in a batch, or alone without the transaction's own. */
export function shareOf(request: RelayRequest): bigint {
  if (request.type === "consent") return CONSENT_GAS + BYTE_GAS * BigInt(dataLength(request.signature) + 300);
  const { gas, data } = request.request;
  // A call gets 63 of 64 parts, and the forwarder refuses to give less than was signed.
  return (gas * 64n) / 63n + FORWARDING_GAS + BYTE_GAS * BigInt(dataLength(data) + 400);
}

/** What a request is counted with until its receipt is there. */
export function reserveOf(request: RelayRequest): bigint {
  return TRANSACTION_GAS + shareOf(request);
}

/** One request in a transaction of its own: that one fails where the request fails, and then the nonce is not used. */
export function callOf({ contracts }: deployments.Deployment, request: RelayRequest): PlannedCall {
  const gas = reserveOf(request);
  if (request.type === "consent") {
    return { to: contracts.LearnerRegistry.address, data: consentData(request), gas };
  }
  const data = FORWARDER.encodeFunctionData("execute", [withValue(request.request)]);
  return { to: contracts.CairnForwarder.address, data, gas };
}

/** Several requests in one transaction. With a receiver of refunds, one that fails leaves the others as they are. */
export function batchOf(
  { contracts }: deployments.Deployment,
  requests: readonly Forward[],
  refundReceiver: string,
): PlannedCall {
  const data = FORWARDER.encodeFunctionData("executeBatch", [requests.map(withValue), refundReceiver]);
  const shares = requests.map((request) => shareOf({ type: "forward", request }));
  const gas = shares.reduce((sum, share) => sum + share, TRANSACTION_GAS);
  return { to: contracts.CairnForwarder.address, data, gas };
}

/** The call that the forwarder makes, as if the signer made it: it gives the reason that the forwarder hides. */
export function innerCall({ from, to, data, gas }: Forward): Call {
  // Beside the call itself this pays for a transaction, as nodes count it.
  return { from, to, data, gas: gas + TRANSACTION_GAS + BYTE_GAS * BigInt(getBytes(data).length) };
}

function consentData({ learner, hub, kinds, until, deadline, signature }: Consent): string {
  return LEARNERS.encodeFunctionData("consentWithSignature", [
    learner,
    hub,
    kinds,
    until,
    deadline,
    signature,
  ]);
}

function withValue({ from, to, gas, deadline, data, signature }: Forward): object {
  return { from, to, value: 0n, gas, deadline, data, signature };
}
