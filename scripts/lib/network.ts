import type { Address, Client, UnixTime } from "@cairn/sdk";
import { address, CairnError, connect, unixTime } from "@cairn/sdk";
import type { Signer } from "ethers";
import { Contract } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";
import { findBook } from "./addressBook.ts";
import type { Chain } from "./chains.ts";
import { chainOf } from "./chains.ts";

/** A deployment that an operator works on. */
export type Network = {
  readonly hre: HardhatRuntimeEnvironment;
  readonly connection: NetworkConnection;
  readonly chain: Chain;
  /** Reads only; {@link withSigner} sends. */
  readonly client: Client;
  /** Time of the newest block, in seconds. */
  readonly now: UnixTime;
};

/**
 * Opens the deployment that the options name.
 *
 * Throws `NOT_A_DEPLOYMENT` where the address book has none for the chain, or the chain does not hold what it says.
 */
export async function openNetwork({
  hre,
  connection,
  name,
}: {
  hre: HardhatRuntimeEnvironment;
  connection: NetworkConnection;
  name: string | undefined;
}): Promise<Network> {
  const { provider } = connection.ethers;
  const chain = await chainOf(connection);
  const deployment = await findBook({ root: hre.config.paths.root, chainId: chain.chainId, name });
  const client = await connect({ deployment, runner: provider });
  const block = await provider.getBlock("latest");
  return { hre, connection, chain, client, now: unixTime(block?.timestamp ?? 0) };
}

/** The same network with an account that sends: the one that was asked for, else the connection's first. */
export async function withSigner({
  network,
  from,
}: {
  network: Network;
  from: Address | undefined;
}): Promise<Network & { readonly signer: Signer }> {
  const signers = await network.connection.ethers.getSigners();
  const signer = signers.find((candidate) => from === undefined || candidate.address === from);
  if (signer === undefined) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: `The network "${network.connection.networkName}" has no key of the account that is to send.`,
      details: { from, accounts: signers.map((candidate) => candidate.address).slice(0, 3) },
      fix: "Set CAIRN_PRIVATE_KEY to this account's key, give another --from, or write a Safe batch with --safe.",
    });
  }
  const client = await connect({ deployment: network.client.deployment, runner: signer });
  return { ...network, client, signer };
}

/** Who owns the network: appoints accreditors, and holds the second key of a withdrawal. */
export async function ownerOf(network: Network): Promise<Address> {
  const registry = await contractOf({ network, contract: "HubRegistry" });
  return address(String(await registry.getFunction("owner").staticCall()));
}

/** A contract of the deployment with its whole interface. */
export async function contractOf({
  network,
  contract,
}: {
  network: Network;
  contract: keyof Client["deployment"]["contracts"];
}): Promise<Contract> {
  const { deployment, provider } = network.client;
  const { abi } = await network.hre.artifacts.readArtifact(contract);
  return new Contract(deployment.contracts[contract].address, abi, provider);
}
