import type { TypedDataDomain } from "ethers";
import type { Client } from "../client/Client.ts";

/** EIP-712 types of what parties to an identity sign (`LearnerRegistry`), each for itself. */
export const WORD_TYPES = {
  Move: [
    { name: "identity", type: "address" },
    { name: "controller", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
  Join: [
    { name: "learner", type: "address" },
    { name: "identity", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "identityNonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
  Guardians: [
    { name: "identity", type: "address" },
    { name: "root", type: "bytes32" },
    { name: "threshold", type: "uint8" },
    { name: "count", type: "uint8" },
    { name: "delay", type: "uint40" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
  Custody: [
    { name: "identity", type: "address" },
    { name: "custodian", type: "address" },
    { name: "until", type: "uint40" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
  Recovery: [
    { name: "identity", type: "address" },
    { name: "from", type: "address" },
    { name: "controller", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
  CustodianRecovery: [
    { name: "identity", type: "address" },
    { name: "custodian", type: "address" },
    { name: "until", type: "uint40" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
};

/** The EIP-712 domain of a network's `LearnerRegistry`. */
export function registryDomain({ deployment }: Pick<Client, "deployment">): TypedDataDomain {
  const { chainId, contracts } = deployment;
  return { name: "Cairn", version: "1", chainId, verifyingContract: contracts.LearnerRegistry.address };
}
