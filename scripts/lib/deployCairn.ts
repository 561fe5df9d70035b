import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Address } from "@cairn/sdk";
import { address, CairnError, chainId, deployments } from "@cairn/sdk";
import { HardhatArtifactResolver } from "@nomicfoundation/hardhat-ignition/helpers";
import type { ArgumentType, Future } from "@nomicfoundation/ignition-core";
import {
  isContractFuture,
  isFuture,
  isRuntimeValue,
  listTransactions,
  wipe,
} from "@nomicfoundation/ignition-core";
import { keccak256, ZeroAddress } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";
import Cairn from "../../ignition/modules/Cairn.ts";
import { bookFile, checkCode, NAME_RULE, readBook, writeBook } from "./addressBook.ts";
import type { Chain } from "./chains.ts";
import { chainOf } from "./chains.ts";

/** What a deployment did. */
export type Deployed = {
  readonly book: deployments.Deployment;
  /** Where the book is; `undefined` for a chain inside this process, whose addresses end with it. */
  readonly file: string | undefined;
  /** False where everything stood already. */
  readonly changed: boolean;
};

/** What to deploy, and where. */
export type DeployOptions = {
  readonly hre: HardhatRuntimeEnvironment;
  readonly connection: NetworkConnection;
  /** Name of the deployment; `local` on a local chain unless given. */
  readonly name?: string | undefined;
  /** Who appoints accreditors; the deployer on a local chain unless given. */
  readonly owner?: string | undefined;
  /** Run once before the first transaction, such as to compile or to ask; throws to refuse. */
  readonly before?: ((plan: DeployPlan) => Promise<void>) | undefined;
};

/** What is about to be deployed. */
export type DeployPlan = {
  readonly chainId: number;
  readonly name: string;
  readonly owner: string;
  readonly deployer: string;
};

type Addresses = Readonly<Record<deployments.ContractName, Address>>;
/** What Ignition says of a contract that it began with and noted nothing to send for. */
const BEGUN_ONLY = /Unable to find network interaction for (?<future>\S+)/;

type Receipt = { readonly block: number; readonly transactionHash: string };

type Receipts = ReadonlyMap<Address, Receipt>;

/**
 * Deploys the contracts of a network, or finishes an interrupted deployment, and writes its address book.
 * Where the book's contracts stand already, it sends nothing and leaves the file as it is.
 *
 * Throws `INVALID_ARGUMENT` for a bad name or owner, and `NOT_A_DEPLOYMENT` where the book does not match the chain.
 */
export async function deployCairn(options: DeployOptions): Promise<Deployed> {
  const { hre, connection } = options;
  const chain = await chainOf(connection);
  const name = requireName({ name: options.name, chain });
  const root = hre.config.paths.root;
  const file = chain.isInProcess ? undefined : bookFile({ root, chainId: chain.chainId, name });
  const standing = file === undefined ? undefined : await standingBook({ file, chain, connection });
  if (standing !== undefined)
    return { book: requireSameOwner(standing, options.owner), file, changed: false };

  const [deployer] = await connection.ethers.getSigners();
  if (deployer === undefined) throw noAccount(connection.networkName);
  const owner = requireOwner({ owner: options.owner, chain, deployer: deployer.address });
  await options.before?.({ chainId: chain.chainId, name, owner, deployer: deployer.address });
  const deploymentId = await deploymentIdOf({ chain, name, connection });
  const folder = path.join(hre.config.paths.ignition, "deployments", deploymentId);
  if (chain.isLocal && !chain.isInProcess) await forgetIfGone({ folder, connection });
  const since = await connection.ethers.provider.getBlockNumber();
  const deployed = await resuming({ hre, folder }, () =>
    connection.ignition.deploy(Cairn, {
      deploymentId,
      defaultSender: deployer.address,
      parameters: { Cairn: { owner } },
    }),
  );
  const addresses = Object.fromEntries(
    await Promise.all(
      deployments.CONTRACT_NAMES.map(async (key) => [key, address(await deployed[key].getAddress())]),
    ),
  ) as Addresses;
  const receipts = chain.isInProcess
    ? await receiptsSince({ block: since, connection })
    : await receiptsOf({ folder, hre, connection });
  const book = await bookOf({ name, chain, owner, addresses, receipts, hre, connection });
  if (file !== undefined) await writeBook({ file, book });
  // A local chain's book is all that is needed of it; a live chain keeps Ignition's journal beside the book.
  if (chain.isLocal) await rm(folder, { recursive: true, force: true });
  return { book, file, changed: true };
}

/**
 * Deploys, also where the process was once killed between Ignition's note that it begins with a contract and its note
 * of what it is about to send. Ignition stops at such a contract; nothing was sent for it, so its note is taken back.
 */
async function resuming<Result>(
  { hre, folder }: { hre: HardhatRuntimeEnvironment; folder: string },
  deploy: () => Promise<Result>,
): Promise<Result> {
  const forgotten = new Set<string>();
  for (;;) {
    try {
      return await deploy();
    } catch (error) {
      const begun = error instanceof Error ? BEGUN_ONLY.exec(error.message)?.groups?.future : undefined;
      if (begun === undefined || forgotten.has(begun)) throw error;
      forgotten.add(begun);
      await wipe(folder, new HardhatArtifactResolver(hre.artifacts), begun);
    }
  }
}

function requireName({ name, chain }: { name: string | undefined; chain: Chain }): string {
  const wanted = name ?? (chain.isLocal ? "local" : undefined);
  if (wanted === undefined) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "A deployment on a live chain needs a name.",
      details: { chainId: chain.chainId },
      fix: "Give --name, or set CAIRN_NAME: for example main or test.",
    });
  }
  if (NAME_RULE.test(wanted)) return wanted;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The deployment's name cannot be part of a file's name.",
    details: { name: wanted },
    fix: "Use up to 64 small letters, digits and hyphens, and no hyphen at the start.",
  });
}

function requireOwner({
  owner,
  chain,
  deployer,
}: {
  owner: string | undefined;
  chain: Chain;
  deployer: string;
}): Address {
  const wanted = owner ?? (chain.isLocal ? deployer : undefined);
  if (wanted === undefined) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "A deployment on a live chain needs an owner.",
      details: { chainId: chain.chainId },
      fix: "Give --owner, or set CAIRN_OWNER: the address of the multisig that will appoint accreditors.",
    });
  }
  const account = address(wanted);
  if (account !== ZeroAddress) return account;
  throw new CairnError("INVALID_ADDRESS", {
    message: "The owner is the zero address: nobody could ever appoint an accreditor.",
    details: { owner: account },
  });
}

function requireSameOwner(book: deployments.Deployment, owner: string | undefined): deployments.Deployment {
  const [before] = book.contracts.HubRegistry.args;
  if (owner === undefined || address(owner) === before) return book;
  throw new CairnError("INVALID_ARGUMENT", {
    message: `"${book.name}" was deployed already, with another owner.`,
    details: { owner, deployedWith: before },
    fix: "Transfer the ownership of the HubRegistry, or deploy under another name.",
  });
}

function noAccount(network: string): CairnError {
  return new CairnError("INVALID_ARGUMENT", {
    message: `The network "${network}" has no account to deploy from.`,
    details: { network },
    fix: "Set CAIRN_PRIVATE_KEY, or `npx hardhat keystore set CAIRN_PRIVATE_KEY`.",
  });
}

/** The address book of a deployment that stands. A local chain that was restarted has lost it; a live chain never. */
async function standingBook({
  file,
  chain,
  connection,
}: {
  file: string;
  chain: Chain;
  connection: NetworkConnection;
}): Promise<deployments.Deployment | undefined> {
  const book = await readBook(file);
  if (book === undefined) return undefined;
  const wrong = (await checkCode({ book, provider: connection.ethers.provider })).filter(
    ({ outcome }) => outcome !== "ok",
  );
  if (wrong.length === 0) return book;
  if (chain.isLocal) return undefined;
  throw new CairnError("NOT_A_DEPLOYMENT", {
    message: `The chain does not hold what ${path.basename(file)} says.`,
    details: { wrong: wrong.map(({ name, address, outcome }) => `${name} ${address}: ${outcome}`) },
    fix: "Check that the node is synchronised and on the right chain; nothing was sent.",
  });
}

/** Ignition's state belongs to one chain: a local chain that was restarted has another first block. */
async function deploymentIdOf({
  chain,
  name,
  connection,
}: {
  chain: Chain;
  name: string;
  connection: NetworkConnection;
}): Promise<string> {
  if (!chain.isLocal) return `chain-${chain.chainId}-${name}`;
  const first = await connection.ethers.provider.getBlock(0);
  return `chain-${chain.chainId}-${name}-${first?.hash?.slice(2, 10) ?? "new"}`;
}

/** Forgets Ignition's state of a local chain that was reset to before it. */
async function forgetIfGone({
  folder,
  connection,
}: {
  folder: string;
  connection: NetworkConnection;
}): Promise<void> {
  const text = await readFile(path.join(folder, "deployed_addresses.json"), "utf8").catch(() => "{}");
  const addresses = Object.values(JSON.parse(text) as Record<string, string>);
  const codes = await Promise.all(addresses.map((at) => connection.ethers.provider.getCode(at)));
  if (codes.includes("0x")) await rm(folder, { recursive: true });
}

/** Who created what, by address, from Ignition's state: it outlives an interruption. */
async function receiptsOf({
  folder,
  hre,
  connection,
}: {
  folder: string;
  hre: HardhatRuntimeEnvironment;
  connection: NetworkConnection;
}): Promise<Receipts> {
  const sent = await listTransactions(folder, new HardhatArtifactResolver(hre.artifacts));
  const created = sent.flatMap(({ address: at, txHash }) => (at === undefined ? [] : [{ at, txHash }]));
  return new Map(
    await Promise.all(
      created.map(async ({ at, txHash }) => {
        const receipt = await connection.ethers.provider.getTransactionReceipt(txHash);
        if (receipt === null) throw new CairnError("CHAIN_UNREACHABLE", { details: { transaction: txHash } });
        const entry: Receipt = { block: receipt.blockNumber, transactionHash: receipt.hash };
        return [address(at), entry] as const;
      }),
    ),
  );
}

/** Who created what, by address, on a chain inside this process: the few blocks since the deployment began. */
async function receiptsSince({
  block,
  connection,
}: {
  block: number;
  connection: NetworkConnection;
}): Promise<Receipts> {
  const { provider } = connection.ethers;
  const receipts = new Map<Address, Receipt>();
  const last = await provider.getBlockNumber();
  for (let number = block; number <= last; number++) {
    for (const hash of (await provider.getBlock(number))?.transactions ?? []) {
      const receipt = await provider.getTransactionReceipt(hash);
      if (receipt?.contractAddress != null) {
        receipts.set(address(receipt.contractAddress), { block: number, transactionHash: hash });
      }
    }
  }
  return receipts;
}

async function bookOf({
  name,
  chain,
  owner,
  addresses,
  receipts,
  hre,
  connection,
}: {
  name: string;
  chain: Chain;
  owner: string;
  addresses: Addresses;
  receipts: Receipts;
  hre: HardhatRuntimeEnvironment;
  connection: NetworkConnection;
}): Promise<deployments.Deployment> {
  const manifest = await readFile(path.join(hre.config.paths.root, "package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const entries = await Promise.all(
    deployments.CONTRACT_NAMES.map(
      async (key): Promise<[deployments.ContractName, deployments.DeployedContract]> => {
        const at = addresses[key];
        const receipt = receipts.get(at);
        if (receipt === undefined) {
          throw new CairnError("NOT_A_DEPLOYMENT", {
            message: `No transaction of this deployment created ${key}.`,
            details: { address: at },
          });
        }
        const codeHash = keccak256(await connection.ethers.provider.getCode(at));
        const args = Cairn.results[key].constructorArgs.map((arg) => argumentOf({ arg, owner, addresses }));
        return [key, { address: at, ...receipt, args, codeHash }];
      },
    ),
  );
  const contracts = Object.fromEntries(entries) as Record<
    deployments.ContractName,
    deployments.DeployedContract
  >;
  const startBlock = Math.min(...entries.map(([, { block }]) => block));
  return { name, chainId: chainId(chain.chainId), version, startBlock, contracts };
}

function argumentOf({
  arg,
  owner,
  addresses,
}: {
  arg: ArgumentType;
  owner: string;
  addresses: Addresses;
}): string {
  if (isRuntimeValue(arg)) return owner;
  if (isFuture(arg) && isContractFuture(arg as Future)) {
    return addresses[(arg as Future & { contractName: deployments.ContractName }).contractName];
  }
  return String(arg);
}
