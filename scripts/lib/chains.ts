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

/** Asks a connection's node which chain it serves. */
export async function chainOf(connection: NetworkConnection): Promise<Chain> {
  const chainId = Number(await connection.provider.request({ method: "eth_chainId" }));
  return {
    chainId,
    isLocal: LOCAL_CHAINS.has(chainId),
    isInProcess: connection.networkConfig.type === "edr-simulated",
  };
}
