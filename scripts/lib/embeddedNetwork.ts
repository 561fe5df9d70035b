import type { Client } from "@cairn/sdk";
import { connect, deployments } from "@cairn/sdk";
import type { Provider, Signer } from "ethers";
import hre, { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";
import { deployCairn } from "./deployCairn.ts";
import type { Cost } from "./meter.ts";
import { metered } from "./meter.ts";
import { toJson } from "./output.ts";

/** A Cairn network on a chain inside this process. */
export type EmbeddedNetwork = {
  readonly connection: NetworkConnection;
  readonly deployment: deployments.Deployment;
  /** What its deployment cost. */
  readonly deploymentCost: Cost;
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
  const { result, cost } = await metered(connection, () =>
    deployCairn({ hre, connection, owner: options.owner }),
  );
  const deployment = deployments.parse(toJson(result.book));
  return {
    connection,
    deployment,
    deploymentCost: cost,
    signers: await connection.ethers.getSigners(),
    as: async (runner = provider) => await connect({ deployment, runner }),
  };
}
