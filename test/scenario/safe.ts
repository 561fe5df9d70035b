import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Address, Hex } from "@cairn/sdk";
import { address, hex } from "@cairn/sdk";
import type { BaseContract, InterfaceAbi, Signer } from "ethers";
import {
  AbiCoder,
  ContractFactory,
  concat,
  getCreate2Address,
  Interface,
  keccak256,
  solidityPackedKeccak256,
  ZeroAddress,
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

const ARTIFACTS = path.join(
  "node_modules",
  "@safe-global",
  "safe-smart-account",
  "build",
  "artifacts",
  "contracts",
);
const ERC6492_SUFFIX = `0x${"6492".repeat(16)}`;
const coder = AbiCoder.defaultAbiCoder();

/** Deploys Safe's contracts, and makes ready a Safe of the owner's. */
export async function makeSafe(deployer: Signer, owner: Signer): Promise<Safe> {
  const deploy = async (file: string): Promise<{ at: BaseContract; artifact: Artifact }> => {
    const artifact = JSON.parse(await readFile(path.join(ARTIFACTS, file), "utf8")) as Artifact;
    const at = await new ContractFactory(artifact.abi, artifact.bytecode, deployer).deploy();
    await mined(at.deploymentTransaction());
    return { at, artifact };
  };
  const singleton = await deploy("Safe.sol/Safe.json");
  const handler = await deploy("handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler.json");
  const factory = await deploy("proxies/SafeProxyFactory.sol/SafeProxyFactory.json");
  const setup = new Interface(singleton.artifact.abi).encodeFunctionData("setup", [
    [await owner.getAddress()],
    1,
    ZeroAddress,
    "0x",
    await handler.at.getAddress(),
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
