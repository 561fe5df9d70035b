import { readFile } from "node:fs/promises";
import path from "node:path";
import { concat, Interface, toQuantity } from "ethers";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { compile } from "../../scripts/mutation/lib/solc.ts";
import type { Abis } from "./abi.ts";
import { makeAbis } from "./abi.ts";
import type { ContractName } from "./model/calls.ts";

/** What a call came back with: data, or the data of a revert. */
export type Answer = { readonly succeeded: boolean; readonly data: string };

/** A log of a transaction. */
export type Log = { readonly address: string; readonly topics: readonly string[]; readonly data: string };

/** A call, encoded. */
export type Sent = { readonly by: string; readonly on: ContractName; readonly data: string };

/** One read: a contract and call data. */
export type Read = { readonly on: ContractName; readonly data: string };

/** The real contracts on a chain in this process, and the little that driving them takes. */
export type Chain = {
  readonly chainId: number;
  readonly addresses: Readonly<Record<ContractName, string>>;
  readonly abis: Abis;
  /** Accounts with a key; the first owns the network. */
  readonly accounts: readonly string[];
  /** A smart wallet for each of some accounts: wallet, then account. */
  readonly wallets: ReadonlyMap<string, string>;
  /** Mines an empty block at a time. */
  readonly jumpTo: (time: number) => Promise<void>;
  /** What a call would come back with in the second of the newest block. */
  readonly tryCall: (call: Sent) => Promise<Answer>;
  /** Sends a call in that second. */
  readonly send: (call: Sent & { time: number }) => Promise<readonly Log[]>;
  readonly readAll: (reads: readonly Read[]) => Promise<readonly Answer[]>;
  /** Takes back all that was done since the contracts were deployed. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Artifact = { readonly abi: readonly object[]; readonly bytecode: string };
type Request = (method: string, ...params: unknown[]) => Promise<unknown>;

/** The second in which every sequence starts. */
export const START = 1_900_000_000;
/** Accounts that have a smart wallet too: a learner and a member of staff. */
export const WALLET_KEYS = [10, 13] as const;

const READER = "test/mocks/BatchReader.sol";
const WALLETS = "test/mocks/Wallets.sol";
/** Few enough for the gas of one call. */
const READS_AT_ONCE = 300;
const GAS = toQuantity(15_000_000);
const SOURCES: Readonly<Record<ContractName, string>> = {
  hubs: "contracts/HubRegistry.sol/HubRegistry.json",
  learners: "contracts/LearnerRegistry.sol/LearnerRegistry.json",
  token: "contracts/AchievementToken.sol/AchievementToken.json",
  forwarder: "contracts/periphery/CairnForwarder.sol/CairnForwarder.json",
};

/**
 * Opens a chain in this process and deploys the contracts from a folder of artifacts: `CAIRN_ARTIFACTS`, else the
 * project's.
 */
export async function openReferenceChain({
  artifacts = process.env.CAIRN_ARTIFACTS || "artifacts",
}: {
  artifacts?: string;
} = {}): Promise<Chain> {
  // An environment without artifacts: those are only read for stack traces, which nobody looks at here.
  const { network } = await createHardhatRuntimeEnvironment({ paths: { artifacts: "cache/no-artifacts" } });
  const connection = await network.create({
    override: {
      allowBlocksWithSameTimestamp: true,
      // A deliberately broken variant may have been compiled without the optimizer.
      allowUnlimitedContractSize: true,
      initialBaseFeePerGas: 0,
      initialDate: new Date((START - 1000) * 1000),
    },
  });
  const request: Request = async (method, ...params) => await connection.provider.request({ method, params });
  const accounts = ((await request("eth_accounts")) as string[]).map((account) => account.toLowerCase());
  const owner = accountAt(accounts, 0);
  const deploy = async (file: string, args: readonly string[]): Promise<string> =>
    await deployArtifact({ request, from: owner, artifact: await readArtifact(artifacts, file), args });
  const mocks = compileMocks();

  const forwarder = await deploy(SOURCES.forwarder, []);
  const hubs = await deploy(SOURCES.hubs, [owner]);
  const learners = await deploy(SOURCES.learners, [hubs, forwarder]);
  const renderer = await deploy("contracts/periphery/AchievementRenderer.sol/AchievementRenderer.json", [
    hubs,
  ]);
  const token = await deploy(SOURCES.token, [hubs, learners, renderer, forwarder]);
  const reader = await deployArtifact({ request, from: owner, artifact: mocks.reader, args: [] });
  const wallets = new Map<string, string>();
  for (const place of WALLET_KEYS) {
    const key = accountAt(accounts, place);
    const wallet = await deployArtifact({ request, from: owner, artifact: mocks.wallet, args: [key] });
    await request("hardhat_impersonateAccount", wallet);
    wallets.set(wallet, key);
  }
  await request("evm_mine", toQuantity(START));
  const addresses = { hubs, learners, token, forwarder };
  let snapshot = await request("evm_snapshot");

  return {
    chainId: Number(await request("eth_chainId")),
    addresses,
    abis: makeAbis({
      hubs: (await readArtifact(artifacts, SOURCES.hubs)).abi,
      learners: (await readArtifact(artifacts, SOURCES.learners)).abi,
      token: (await readArtifact(artifacts, SOURCES.token)).abi,
      forwarder: (await readArtifact(artifacts, SOURCES.forwarder)).abi,
    }),
    accounts,
    wallets,
    jumpTo: async (time) => {
      await request("evm_mine", toQuantity(time));
    },
    tryCall: async ({ by, on, data }) =>
      await answerOf(request("eth_call", { from: by, to: addresses[on], data, gas: GAS }, "latest")),
    send: async ({ by, on, data, time }) => {
      await request("evm_setNextBlockTimestamp", toQuantity(time));
      const transaction = { from: by, to: addresses[on], data, gas: GAS, gasPrice: "0x0" };
      const hash = await request("eth_sendTransaction", transaction);
      const receipt = (await request("eth_getTransactionReceipt", hash)) as { logs: readonly Log[] };
      return receipt.logs;
    },
    readAll: async (reads) => {
      const answers: Answer[] = [];
      for (let from = 0; from < reads.length; from += READS_AT_ONCE) {
        const part = reads.slice(from, from + READS_AT_ONCE);
        const data = `0x${part.map(({ on, data }) => packRead(addresses[on], data)).join("")}`;
        const packed = (await request("eth_call", { to: reader, data, gas: GAS }, "latest")) as string;
        answers.push(...unpackAnswers(packed, part.length));
      }
      return answers;
    },
    reset: async () => {
      await request("evm_revert", snapshot);
      snapshot = await request("evm_snapshot");
    },
    close: async () => await connection.close(),
  };
}

/** One of the accounts. */
export function accountAt(accounts: readonly string[], place: number): string {
  const account = accounts[place];
  if (account === undefined) throw new Error(`the chain has no account ${place}`);
  return account;
}

/** What the tests need on the chain beside the contracts; not among the project's artifacts without its Solidity tests. */
function compileMocks(): { readonly reader: Artifact; readonly wallet: Artifact } {
  const { contracts, errors } = compile({
    files: { [READER]: ["BatchReader"], [WALLETS]: ["GoodWallet"] },
    optimized: true,
  });
  const reader = contracts[READER]?.BatchReader;
  const wallet = contracts[WALLETS]?.GoodWallet;
  if (reader === undefined || wallet === undefined) throw new Error(errors.join("\n"));
  return {
    reader: { abi: reader.abi, bytecode: reader.creation },
    wallet: { abi: wallet.abi, bytecode: wallet.creation },
  };
}

async function readArtifact(folder: string, file: string): Promise<Artifact> {
  return JSON.parse(await readFile(path.join(folder, file), "utf8")) as Artifact;
}

async function deployArtifact({
  request,
  from,
  artifact,
  args,
}: {
  request: Request;
  from: string;
  artifact: Artifact;
  args: readonly string[];
}): Promise<string> {
  const data = concat([artifact.bytecode, new Interface(artifact.abi).encodeDeploy(args)]);
  const hash = await request("eth_sendTransaction", { from, data, gas: GAS, gasPrice: "0x0" });
  const receipt = (await request("eth_getTransactionReceipt", hash)) as { contractAddress: string };
  return receipt.contractAddress.toLowerCase();
}

async function answerOf(call: Promise<unknown>): Promise<Answer> {
  try {
    return { succeeded: true, data: (await call) as string };
  } catch (error) {
    const data = revertData(error);
    if (data === undefined) throw error;
    return { succeeded: false, data };
  }
}

/** The data of a revert, in what the chain in this process throws. */
function revertData(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("data" in error)) return undefined;
  const { data } = error;
  if (typeof data === "string") return data;
  return typeof data === "object" && data !== null && "data" in data ? String(data.data) : undefined;
}

/** Contract, length and call data, as the reader on the chain takes them. */
function packRead(contract: string, data: string): string {
  const bytes = data.slice(2);
  return `${contract.slice(2)}${(bytes.length / 2).toString(16).padStart(4, "0")}${bytes}`;
}

function unpackAnswers(packed: string, count: number): readonly Answer[] {
  const answers: Answer[] = [];
  let position = 2;
  const take = (bytes: number): string => {
    position += bytes * 2;
    return packed.slice(position - bytes * 2, position);
  };
  while (answers.length < count) {
    const succeeded = take(1) === "01";
    const length = Number.parseInt(take(2), 16);
    answers.push({ succeeded, data: `0x${take(length)}` });
  }
  return answers;
}
