import type { deployments, Hex } from "@cairn/sdk";
import { forward, hex, learners } from "@cairn/sdk";
import { AbiCoder, concat, keccak256, recoverAddress, Signature, TypedDataEncoder } from "ethers";
import type { RelayRequest } from "./RelayRequest.ts";

type Forward = Extract<RelayRequest, { type: "forward" }>["request"];
type Consent = Extract<RelayRequest, { type: "consent" }>;

/** Reading types takes longer than hashing a message, so each is read once. */
const FORWARD = TypedDataEncoder.from(forward.FORWARD_TYPES);
const CONSENT = TypedDataEncoder.from(learners.CONSENT_TYPES);

/** The EIP-712 digest that a forward request's signer signed. */
export function digestOfForward({ chainId, contracts }: deployments.Deployment, request: Forward): Hex {
  const domain = domainHash("CairnForwarder", chainId, contracts.CairnForwarder.address);
  const { from, to, gas, nonce, deadline, data } = request;
  return digestOf(domain, FORWARD.hash({ from, to, value: 0n, gas, nonce, deadline, data }));
}

/** The EIP-712 digest that a consent's signer signed, with what the chain says of hub, terms and nonce. */
export function digestOfConsent(
  { chainId, contracts }: deployments.Deployment,
  request: Consent,
  chain: { hubName: string; terms: string; nonce: bigint },
): Hex {
  const domain = domainHash("Cairn", chainId, contracts.LearnerRegistry.address);
  const { learner, hub, kinds, until, deadline } = request;
  return digestOf(domain, CONSENT.hash({ learner, hub, kinds, until, deadline, ...chain }));
}

const domains = new Map<string, string>();

function domainHash(name: string, chainId: number, verifyingContract: string): string {
  const key = `${name} ${chainId} ${verifyingContract}`;
  const hash =
    domains.get(key) ?? TypedDataEncoder.hashDomain({ name, version: "1", chainId, verifyingContract });
  domains.set(key, hash);
  return hash;
}

function digestOf(domain: string, message: string): Hex {
  return hex(keccak256(concat(["0x1901", domain, message])));
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
