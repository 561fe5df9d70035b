import type { deployments, Hex } from "@cairn/sdk";
import { forward, hex, learners } from "@cairn/sdk";
import { AbiCoder, keccak256, recoverAddress, Signature, TypedDataEncoder } from "ethers";
import type { RelayRequest } from "./RelayRequest.ts";

type Forward = Extract<RelayRequest, { type: "forward" }>["request"];
type Consent = Extract<RelayRequest, { type: "consent" }>;

/** The EIP-712 digest that a forward request's signer signed. */
export function digestOfForward({ chainId, contracts }: deployments.Deployment, request: Forward): Hex {
  const domain = {
    name: "CairnForwarder",
    version: "1",
    chainId,
    verifyingContract: contracts.CairnForwarder.address,
  };
  const { from, to, gas, nonce, deadline, data } = request;
  const message = { from, to, value: 0n, gas, nonce, deadline, data };
  return hex(TypedDataEncoder.hash(domain, forward.FORWARD_TYPES, message));
}

/** The EIP-712 digest that a consent's signer signed, with what the chain says of hub, terms and nonce. */
export function digestOfConsent(
  { chainId, contracts }: deployments.Deployment,
  request: Consent,
  chain: { hubName: string; terms: string; nonce: bigint },
): Hex {
  const domain = {
    name: "Cairn",
    version: "1",
    chainId,
    verifyingContract: contracts.LearnerRegistry.address,
  };
  const { learner, hub, kinds, until, deadline } = request;
  const message = { learner, hub, kinds, until, deadline, ...chain };
  return hex(TypedDataEncoder.hash(domain, learners.CONSENT_TYPES, message));
}

/**
 * What a request is known by. A forward request's digest holds its nonce. A consent's nonce is only on the chain, so its
 * signature, which is over it, stands in the id.
 */
export function idOf(deployment: deployments.Deployment, request: RelayRequest): Hex {
  if (request.type === "forward") return digestOfForward(deployment, request.request);
  const { learner, hub, kinds, until, deadline, signature } = request;
  const registry = deployment.contracts.LearnerRegistry.address;
  return hex(
    keccak256(
      AbiCoder.defaultAbiCoder().encode(
        ["uint256", "address", "address", "uint32", "uint32", "uint40", "uint256", "bytes"],
        [deployment.chainId, registry, learner, hub, kinds, until, deadline, signature],
      ),
    ),
  );
}

/** Who signed a digest with a key; undefined where it is no signature of a key, in the one form that contracts take. */
export function signerOf(digest: Hex, signature: Hex): string | undefined {
  try {
    return Signature.from(signature).serialized === signature ? recoverAddress(digest, signature) : undefined;
  } catch {
    return undefined;
  }
}
