import { CairnError } from "@cairn/sdk";
import type { NetworkConnection } from "hardhat/types/network";

/** Chains of a developer's machine: Hardhat's and Anvil's default, and the default of Geth and Ganache. */
const LOCAL_CHAINS = new Set([31_337, 1337]);

/** What a script needs to know of the chain that it talks to. */
export type Chain = {
  readonly chainId: number;
  /** A chain of the developer's own, where nothing needs a confirmation and no address book is kept for others. */
  readonly isLocal: boolean;
  /** A chain inside this process, which ends with it. */
  readonly isInProcess: boolean;
};

/** Asks a connection's node which chain it serves. Throws `CHAIN_UNREACHABLE` where it does not answer. */
export async function chainOf(connection: NetworkConnection): Promise<Chain> {
  const chainId = Number(await askChainId(connection));
  return {
    chainId,
    isLocal: LOCAL_CHAINS.has(chainId),
    isInProcess: connection.networkConfig.type === "edr-simulated",
  };
}

async function askChainId({ provider, networkName }: NetworkConnection): Promise<unknown> {
  try {
    return await provider.request({ method: "eth_chainId" });
  } catch (cause) {
    throw new CairnError("CHAIN_UNREACHABLE", {
      message: `The node of the network "${networkName}" did not answer.`,
      details: { network: networkName, reason: cause instanceof Error ? cause.message : String(cause) },
      fix: "Start the node (npx hardhat node), or check the RPC address and --network.",
      cause,
    });
  }
}
