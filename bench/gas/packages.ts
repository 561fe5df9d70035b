import { createRequire } from "node:module";
import path from "node:path";
import type { InterfaceAbi } from "ethers";
import type { Artifact, Bench, Deployed } from "./Bench.ts";
import { deployedAt } from "./Bench.ts";

/** Where the packages of the others are installed. */
export const PEERS = path.join(import.meta.dirname, "..", "peers", "gas");

const load = createRequire(path.join(PEERS, "package.json"));

/** A module of a package of the others. */
export function moduleOf(name: string): Readonly<Record<string, unknown>> {
  return load(name) as Readonly<Record<string, unknown>>;
}

/** What a package says of a contract that it has compiled: as Hardhat or as Foundry writes it. */
export function artifactIn(file: string): Artifact {
  const { abi, bytecode } = load(path.join(PEERS, "node_modules", file)) as {
    abi: InterfaceAbi;
    bytecode: string | { object: string };
  };
  return { abi, bytecode: typeof bytecode === "string" ? bytecode : bytecode.object };
}

const own = createRequire(import.meta.url);

/** Deploys a contract that its package means to stand behind a proxy: OpenZeppelin's smallest. */
export async function deployProxied(
  bench: Bench,
  artifact: Artifact,
  { args = [], initial = [] }: { args?: readonly unknown[]; initial?: readonly unknown[] },
): Promise<Deployed> {
  const logic = await bench.deploy(artifact, args);
  const proxy = own("@openzeppelin/contracts/build/contracts/ERC1967Proxy.json") as Artifact;
  const data = logic.abi.encodeFunctionData("initialize", [...initial]);
  const { address } = await bench.deploy(proxy, [logic.address, data]);
  return deployedAt(address, artifact.abi);
}
