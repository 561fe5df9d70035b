import type { InterfaceAbi, TypedDataDomain, TypedDataField } from "ethers";
import { concat, Interface, TypedDataEncoder, toQuantity } from "ethers";
import { network } from "hardhat";
import { compile } from "../lib/compile.ts";

/** What EIP-7825 allows a transaction. */
export const GAS_CAP = 16_777_216;
/** The chain's first second; every time of the bench follows from it. */
export const START = 1_900_000_000;
/** When consents, accreditations and the records themselves end. */
export const FAR = START + 100_000_000;

/** A transaction, or a question to a contract. */
export type Call = { readonly from: string; readonly to: string; readonly data: string };
export type Log = { readonly address: string; readonly topics: readonly string[]; readonly data: string };
export type Receipt = { readonly gas: number; readonly logs: readonly Log[] };
/** What a package or a compiler says of a contract. */
export type Artifact = { readonly abi: InterfaceAbi; readonly bytecode: string };

/** A contract on the chain of the bench. */
export interface Deployed {
  readonly address: string;
  readonly abi: Interface;
  /** A call of one of its functions. */
  readonly call: (from: string, name: string, args: readonly unknown[]) => Call;
}

/** One chain, on which every contestant stands. */
export interface Bench {
  readonly chainId: number;
  /** Accounts of the node, each with ether. */
  readonly accounts: readonly string[];
  readonly deploy: (artifact: Artifact, args?: readonly unknown[]) => Promise<Deployed>;
  /** Sends, from any address as if its owner had signed; throws where the contract refuses. */
  readonly send: (call: Call) => Promise<Receipt>;
  /** What a function answers. */
  readonly read: (contract: Deployed, name: string, args: readonly unknown[]) => Promise<readonly unknown[]>;
  /** The gas that a contract pays for asking others from a cold start, and the answers; empty where one refuses. */
  readonly ask: (calls: readonly Call[]) => Promise<{
    readonly gas: number;
    readonly answers: readonly string[];
  }>;
  /** What one of the node's accounts signs by EIP-712. */
  readonly sign: (
    account: string,
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    value: Readonly<Record<string, unknown>>,
  ) => Promise<string>;
  readonly close: () => Promise<void>;
}

type RawReceipt = {
  readonly status: string;
  readonly gasUsed: string;
  readonly contractAddress: string | null;
  readonly logs: readonly Log[];
};

/** Opens an empty chain in this process. */
export async function openBench(probeFile: string): Promise<Bench> {
  const connection = await network.create();
  const request = async (method: string, params: readonly unknown[]): Promise<unknown> =>
    await connection.provider.request({ method, params: [...params] });
  await request("evm_setNextBlockTimestamp", [START]);
  const accounts = (await request("eth_accounts", [])) as string[];
  const [deployer = ""] = accounts;
  const own = new Set(accounts.map((account) => account.toLowerCase()));

  const transact = async (transaction: Partial<Call>): Promise<RawReceipt> => {
    const gas = toQuantity(GAS_CAP);
    const hash = await request("eth_sendTransaction", [{ ...transaction, gas }]);
    const receipt = (await request("eth_getTransactionReceipt", [hash])) as RawReceipt;
    if (receipt.status !== "0x1") throw new Error(`a transaction of the bench failed: ${hash}`);
    return receipt;
  };
  const deploy: Bench["deploy"] = async ({ abi, bytecode }, args = []) => {
    const iface = Interface.from(abi);
    const data = concat([bytecode, iface.encodeDeploy([...args])]);
    const { contractAddress } = await transact({ from: deployer, data });
    if (contractAddress === null) throw new Error("a deployment made no contract");
    return deployedAt(contractAddress, abi);
  };
  const read: Bench["read"] = async ({ call, abi }, name, args) =>
    abi.decodeFunctionResult(
      name,
      (await request("eth_call", [{ ...call(deployer, name, args) }, "latest"])) as string,
    );
  const probe = await deploy(artifactOf(await compile(probeFile), "Probe"));

  return {
    chainId: Number(await request("eth_chainId", [])),
    accounts,
    deploy,
    send: async (call) => {
      if (!own.has(call.from.toLowerCase())) {
        await request("hardhat_setBalance", [call.from, toQuantity(10n ** 20n)]);
        await request("hardhat_impersonateAccount", [call.from]);
        own.add(call.from.toLowerCase());
      }
      const { gasUsed, logs } = await transact(call);
      return { gas: Number(gasUsed), logs };
    },
    read,
    ask: async (calls) => {
      const targets = calls.map(({ to }) => to);
      const questions = calls.map(({ data }) => data);
      const [gas, answers] = await read(probe, "ask", [targets, questions]);
      return { gas: Number(gas), answers: answers as readonly string[] };
    },
    sign: async (account, domain, types, value) => {
      const payload = TypedDataEncoder.getPayload(domain, types, value);
      return (await request("eth_signTypedData_v4", [account, payload])) as string;
    },
    close: async () => await connection.close(),
  };
}

/** A contract at an address, such as a proxy, through an ABI. */
export function deployedAt(address: string, abi: InterfaceAbi): Deployed {
  const iface = Interface.from(abi);
  return {
    address,
    abi: iface,
    call: (from, name, args) => ({ from, to: address, data: iface.encodeFunctionData(name, args) }),
  };
}

export function artifactOf(artifacts: ReadonlyMap<string, Artifact>, name: string): Artifact {
  const artifact = artifacts.get(name);
  if (artifact === undefined) throw new Error(`no contract ${name} was compiled`);
  return artifact;
}
