import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Client, Trust, UnixTime } from "@cairn/sdk";
import { connect, content, deployments, unixTime } from "@cairn/sdk";
import type { InterfaceAbi, Provider, Signer } from "ethers";
import { BrowserProvider, ContractFactory, JsonRpcProvider, toQuantity } from "ethers";
import { network } from "hardhat";
import { mined } from "./mined.ts";

/** A provider that also takes what only test chains know, such as moving time. */
export type TestProvider = Provider & { send: (method: string, params: unknown[]) => Promise<unknown> };

/** A chain of the test's own, with accounts that have ether. */
export interface Chain {
  readonly provider: TestProvider;
  /** Ten at least. */
  readonly signers: readonly Signer[];
  readonly close: () => Promise<void>;
}

/** A Cairn network on a chain, and who plays which part. */
export interface Network extends Chain {
  readonly deployment: deployments.Deployment;
  readonly owner: Client;
  /** A client that only reads. */
  readonly reader: Client;
  readonly as: (signer: Signer, trust?: Trust) => Promise<Client>;
}

const SOURCES: Readonly<Record<deployments.ContractName, string>> = {
  HubRegistry: "contracts/HubRegistry.sol",
  LearnerRegistry: "contracts/LearnerRegistry.sol",
  AchievementToken: "contracts/AchievementToken.sol",
  AchievementRenderer: "contracts/periphery/AchievementRenderer.sol",
  RecordLens: "contracts/periphery/RecordLens.sol",
  ContentLog: "contracts/periphery/ContentLog.sol",
  CairnForwarder: "contracts/periphery/CairnForwarder.sol",
};

/** How often ethers asks for news; the chains of tests mine at once. */
const POLLING_MS = 20;

/**
 * Opens the chain of this process: Hardhat's inside it, or the node at `CAIRN_RPC` where `CAIRN_TEST_NETWORK` is `anvil`.
 * What a test does to it is undone when the test closes it.
 */
export async function openChain(): Promise<Chain> {
  const provider = process.env.CAIRN_TEST_NETWORK === "anvil" ? await openAnvil() : await openHardhat();
  provider.pollingInterval = POLLING_MS;
  const snapshot: unknown = await provider.send("evm_snapshot", []);
  if (process.env.CAIRN_TEST_NETWORK === "anvil") await changePrice(provider);
  return {
    provider,
    signers: await provider.listAccounts(),
    close: async () => {
      await provider.send("evm_revert", [snapshot]);
      provider.destroy();
    },
  };
}

/** The chain of this process; another one for each test would load all contracts' artifacts again. */
let connecting: ReturnType<typeof network.create> | undefined;

async function openHardhat(): Promise<BrowserProvider> {
  connecting ??= network.create();
  const connection = await connecting;
  return new BrowserProvider(connection.provider, undefined, { cacheTimeout: -1 });
}

async function openAnvil(): Promise<JsonRpcProvider> {
  const url = process.env.CAIRN_RPC;
  if (url === undefined) throw new Error("CAIRN_TEST_NETWORK is anvil: set CAIRN_RPC to the node's address");
  return new JsonRpcProvider(url, undefined, { cacheTimeout: -1, batchMaxCount: 1 });
}

/** How many chains this process has opened on the node. */
let opened = 0;

/** Another price of gas for each test: its transactions are none that Anvil has seen and taken back before. */
async function changePrice(provider: TestProvider): Promise<void> {
  opened += 1;
  await provider.send("anvil_setNextBlockBaseFeePerGas", [toQuantity(1_000_000_000 + opened)]);
  await provider.send("evm_mine", []);
}

/** Opens a chain and deploys a network on it, owned by the first signer. */
export async function openNetwork(): Promise<Network> {
  return await deployNetwork(await openChain());
}

/** Deploys a network on a chain; more than one can stand on the same chain. */
export async function deployNetwork(chain: Chain): Promise<Network> {
  const { provider, signers } = chain;
  const deployer = signerAt(signers, 0);
  const owner = await deployer.getAddress();
  const CairnForwarder = await deploy("CairnForwarder", deployer, []);
  const HubRegistry = await deploy("HubRegistry", deployer, [owner]);
  const hubs = HubRegistry.address;
  const LearnerRegistry = await deploy("LearnerRegistry", deployer, [hubs, CairnForwarder.address]);
  const AchievementRenderer = await deploy("AchievementRenderer", deployer, [hubs]);
  const AchievementToken = await deploy("AchievementToken", deployer, [
    hubs,
    LearnerRegistry.address,
    AchievementRenderer.address,
    CairnForwarder.address,
  ]);
  const RecordLens = await deploy("RecordLens", deployer, [AchievementToken.address]);
  const ContentLog = await deploy("ContentLog", deployer, []);
  const { chainId } = await provider.getNetwork();
  const deployment = deployments.parse({
    name: "test",
    chainId: Number(chainId),
    version: "0.0.0",
    startBlock: CairnForwarder.block,
    contracts: {
      HubRegistry,
      LearnerRegistry,
      AchievementToken,
      AchievementRenderer,
      RecordLens,
      ContentLog,
      CairnForwarder,
    },
  });
  await connect({ deployment, runner: provider });
  return networkOn(chain, deployment);
}

/** A network that stands on a chain; what `connect` checks was checked when it was deployed. */
export function networkOn(chain: Chain, deployment: deployments.Deployment): Network {
  const clientOf = (provider: Provider, signer: Signer | undefined, trust: Trust): Client => {
    return {
      deployment,
      provider,
      signer,
      trust,
      content: content.chainStore({ deployment, provider, signer }),
    };
  };
  const as = async (signer: Signer, trust: Trust = {}): Promise<Client> =>
    clientOf(signer.provider ?? chain.provider, signer, trust);
  const owner = clientOf(chain.provider, signerAt(chain.signers, 0), {});
  return { ...chain, deployment, owner, reader: clientOf(chain.provider, undefined, {}), as };
}

/** Deploys one contract from the compiler's output. */
export async function deploy(
  name: deployments.ContractName,
  deployer: Signer,
  args: readonly string[],
): Promise<{ address: string; block: number; args: readonly string[] }> {
  return await deployArtifact({ source: SOURCES[name], name, deployer, args });
}

/** Deploys any compiled contract, such as a mock. */
export async function deployArtifact(options: {
  source: string;
  name: string;
  deployer: Signer;
  args: readonly string[];
}): Promise<{ address: string; block: number; args: readonly string[] }> {
  const { source, name, deployer, args } = options;
  const text = await readFile(path.join("artifacts", source, `${name}.json`), "utf8");
  const { abi, bytecode } = JSON.parse(text) as { abi: InterfaceAbi; bytecode: string };
  const contract = await new ContractFactory(abi, bytecode, deployer).deploy(...args);
  const receipt = await mined(contract.deploymentTransaction());
  return { address: await contract.getAddress(), block: receipt.blockNumber, args };
}

/** One of a chain's signers. */
export function signerAt(signers: readonly Signer[], place: number): Signer {
  const signer = signers[place];
  if (signer === undefined) throw new Error(`the chain has no signer ${place}`);
  return signer;
}

/** The time of the newest block. */
export async function now({ provider }: Pick<Chain, "provider">): Promise<UnixTime> {
  const block = await provider.getBlock("latest");
  if (block === null) throw new Error("the chain has no block");
  return unixTime(block.timestamp);
}

/** Lets time pass and mines a block. */
export async function wait({ provider }: Pick<Chain, "provider">, seconds: number): Promise<void> {
  await provider.send("evm_increaseTime", [seconds]);
  await provider.send("evm_mine", []);
}
