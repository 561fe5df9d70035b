import type { Client } from "@cairn/sdk";
import { connect, deployments } from "@cairn/sdk";
import type { Provider, Signer } from "ethers";
import hre, { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";
import { deployCairn } from "./deployCairn.ts";
import { toJson } from "./output.ts";

/** A Cairn network on a chain inside this process. */
export type EmbeddedNetwork = {
  readonly connection: NetworkConnection;
  readonly deployment: deployments.Deployment;
  /** Gas of the deployment. */
  readonly deploymentGas: bigint;
  readonly signers: readonly Signer[];
  /** A client for a signer, or one that only reads. */
  readonly as: (runner?: Signer | Provider) => Promise<Client>;
};

/** Starts an empty chain in this process. */
export async function startChain(): Promise<NetworkConnection> {
  return await network.create();
}

/** Deploys a Cairn network; the chain's first account owns it, unless another is named. */
export async function deployEmbedded(
  connection: NetworkConnection,
  options: { owner?: string } = {},
): Promise<EmbeddedNetwork> {
  const { provider } = connection.ethers;
  const before = await provider.getBlockNumber();
  const { book } = await deployCairn({ hre, connection, owner: options.owner });
  const deployment = deployments.parse(toJson(book));
  let deploymentGas = 0n;
  for (let block = before + 1; block <= (await provider.getBlockNumber()); block++) {
    deploymentGas += (await provider.getBlock(block))?.gasUsed ?? 0n;
  }
  return {
    connection,
    deployment,
    deploymentGas,
    signers: await connection.ethers.getSigners(),
    as: async (runner = provider) => await connect({ deployment, runner }),
  };
}
