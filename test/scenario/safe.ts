import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Address, Hex } from "@cairn/sdk";
import { address, hex } from "@cairn/sdk";
import type { BaseContract, InterfaceAbi, Provider, Signer, TypedDataDomain, TypedDataField } from "ethers";
import {
  AbiCoder,
  AbstractSigner,
  ContractFactory,
  concat,
  getCreate2Address,
  Interface,
  keccak256,
  solidityPackedKeccak256,
  TypedDataEncoder,
  ZeroAddress,
  ZeroHash,
} from "ethers";
import { mined } from "./mined.ts";

/** A Safe of one owner, as Safe's own contracts make it: known by its address before it is there. */
export interface Safe {
  readonly address: Address;
  readonly deploy: () => Promise<void>;
  /** The owner's signature of a digest, in the Safe's name (ERC-1271). */
  readonly sign: (digest: string) => Promise<Hex>;
  /** The same, with what deploys the Safe (ERC-6492). */
  readonly signUndeployed: (digest: string) => Promise<Hex>;
}

interface Artifact {
  readonly abi: InterfaceAbi;
  readonly bytecode: string;
}

const PACKAGES = path.join("node_modules", "@safe-global");
const SAFE = path.join("safe-smart-account", "build", "artifacts", "contracts");
const ERC4337 = path.join("safe-4337", "build", "artifacts", "contracts");
const ERC6492_SUFFIX = `0x${"6492".repeat(16)}`;
const coder = AbiCoder.defaultAbiCoder();

/** Deploys Safe's contracts, and makes ready a Safe of the owner's. */
export async function makeSafe(deployer: Signer, owner: Signer): Promise<Safe> {
  const handler = await deployOf(deployer, SAFE, "handler/CompatibilityFallbackHandler");
  return await makeProxy(deployer, owner, { handler: await handler.at.getAddress() });
}

/** A Safe where a wallet signs: typed data only, as its owner does in Safe's own app. It sends nothing. */
export class SafeSigner extends AbstractSigner {
  readonly #safe: Safe;

  constructor(safe: Safe, provider: Provider) {
    super(provider);
    this.#safe = safe;
  }

  override async getAddress(): Promise<string> {
    return this.#safe.address;
  }

  override connect(provider: Provider): SafeSigner {
    return new SafeSigner(this.#safe, provider);
  }

  override async signTypedData(
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    value: Record<string, unknown>,
  ): Promise<string> {
    return await this.#safe.sign(TypedDataEncoder.hash(domain, types, value));
  }

  override async signTransaction(): Promise<string> {
    throw new Error("a Safe sends by its owners");
  }

  override async signMessage(): Promise<string> {
    throw new Error("no test asks a Safe for this");
  }
}

/** A Safe that is an account of ERC-4337, for one entry point. */
export interface Account extends Safe {
  /** The call by which the entry point asks it whether it takes an operation that its owner signed, and the yes. */
  readonly validation: () => Promise<{ readonly data: string; readonly yes: string }>;
}

/**
 * Makes ready a Safe with Safe's module of ERC-4337, which is its fallback handler too. The entry point is any account: what
 * it does beyond asking is not tested here.
 */
export async function makeAccount(deployer: Signer, owner: Signer, entryPoint: Address): Promise<Account> {
  const module = await deployOf(deployer, ERC4337, "Safe4337Module", [entryPoint]);
  const setup = await deployOf(deployer, ERC4337, "SafeModuleSetup");
  const handler = await module.at.getAddress();
  const enable = new Interface(setup.artifact.abi).encodeFunctionData("enableModules", [[handler]]);
  const delegate = { to: await setup.at.getAddress(), data: enable };
  const safe = await makeProxy(deployer, owner, { handler, delegate });
  const abi = new Interface(module.artifact.abi);
  return {
    ...safe,
    validation: async () => {
      const operation = await signedOperation({ safe: safe.address, module: handler, owner, entryPoint });
      return {
        data: abi.encodeFunctionData("validateUserOp", [operation, ZeroHash, 0]),
        // No failure, and no bound in time.
        yes: ZeroHash,
      };
    },
  };
}

const SAFE_OPERATION = [
  ["address", "safe"],
  ["uint256", "nonce"],
  ["bytes", "initCode"],
  ["bytes", "callData"],
  ["uint128", "verificationGasLimit"],
  ["uint128", "callGasLimit"],
  ["uint256", "preVerificationGas"],
  ["uint128", "maxPriorityFeePerGas"],
  ["uint128", "maxFeePerGas"],
  ["bytes", "paymasterAndData"],
  ["uint48", "validAfter"],
  ["uint48", "validUntil"],
  ["address", "entryPoint"],
].map(([type = "", name = ""]) => ({ type, name }));

/** A user operation that does nothing, packed as version 0.7 of the entry point has it. */
async function signedOperation(args: {
  safe: Address;
  module: string;
  owner: Signer;
  entryPoint: Address;
}): Promise<readonly unknown[]> {
  const { safe, module, owner, entryPoint } = args;
  const { chainId } = (await owner.provider?.getNetwork()) ?? {};
  const call = new Interface([
    "function executeUserOp(address to, uint256 value, bytes data, uint8 operation)",
  ]);
  const callData = call.encodeFunctionData("executeUserOp", [safe, 0, "0x", 0]);
  const operation = {
    ...{ safe, nonce: 0, initCode: "0x", callData, verificationGasLimit: 0, callGasLimit: 0 },
    ...{ preVerificationGas: 0, maxPriorityFeePerGas: 0, maxFeePerGas: 0, paymasterAndData: "0x" },
    ...{ validAfter: 0, validUntil: 0, entryPoint },
  };
  const domain = { chainId: chainId ?? null, verifyingContract: module };
  const signed = await owner.signTypedData(domain, { SafeOp: SAFE_OPERATION }, operation);
  const signature = concat([`0x${"00".repeat(12)}`, signed]);
  return [safe, 0, "0x", callData, ZeroHash, 0, ZeroHash, "0x", signature];
}

async function deployOf(
  deployer: Signer,
  folder: string,
  file: string,
  args: readonly string[] = [],
): Promise<{ at: BaseContract; artifact: Artifact }> {
  const name = path.basename(file);
  const artifactFile = path.join(PACKAGES, folder, `${file}.sol`, `${name}.json`);
  const artifact = JSON.parse(await readFile(artifactFile, "utf8")) as Artifact;
  const at = await new ContractFactory(artifact.abi, artifact.bytecode, deployer).deploy(...args);
  await mined(at.deploymentTransaction());
  return { at, artifact };
}

async function makeProxy(
  deployer: Signer,
  owner: Signer,
  options: { handler: string; delegate?: { to: string; data: string } },
): Promise<Safe> {
  const { handler, delegate = { to: ZeroAddress, data: "0x" } } = options;
  const singleton = await deployOf(deployer, SAFE, "Safe");
  const factory = await deployOf(deployer, SAFE, "proxies/SafeProxyFactory");
  const setup = new Interface(singleton.artifact.abi).encodeFunctionData("setup", [
    [await owner.getAddress()],
    1,
    delegate.to,
    delegate.data,
    handler,
    ZeroAddress,
    0,
    ZeroAddress,
  ]);
  const target = await singleton.at.getAddress();
  const maker = await factory.at.getAddress();
  const proxyCode = (await factory.at.getFunction("proxyCreationCode").staticCall()) as string;
  const initCode = concat([proxyCode, coder.encode(["uint256"], [target])]);
  const salt = solidityPackedKeccak256(["bytes32", "uint256"], [keccak256(setup), 0]);
  const safe = address(getCreate2Address(maker, salt, keccak256(initCode)));
  const data = new Interface(factory.artifact.abi).encodeFunctionData("createProxyWithNonce", [
    target,
    setup,
    0,
  ]);
  const { chainId } = (await owner.provider?.getNetwork()) ?? {};
  const sign = async (digest: string): Promise<Hex> => {
    const domain = { chainId: chainId ?? null, verifyingContract: safe };
    const types = { SafeMessage: [{ name: "message", type: "bytes" }] };
    return hex(await owner.signTypedData(domain, types, { message: digest }));
  };
  return {
    address: safe,
    deploy: async () => {
      await mined(await deployer.sendTransaction({ to: maker, data }));
    },
    sign,
    signUndeployed: async (digest) => {
      const inner = await sign(digest);
      const wrapped = coder.encode(["address", "bytes", "bytes"], [maker, data, inner]);
      return hex(concat([wrapped, ERC6492_SUFFIX]));
    },
  };
}
