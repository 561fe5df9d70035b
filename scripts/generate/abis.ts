import { readFile } from "node:fs/promises";
import path from "node:path";
import type { JsonFragment } from "ethers";

/** The contracts of a network. */
export type ContractName = keyof typeof ARTIFACTS;

/** Where the compiler's output of each contract lies. */
export const ARTIFACTS = {
  HubRegistry: artifact("HubRegistry.sol/HubRegistry.json"),
  LearnerRegistry: artifact("LearnerRegistry.sol/LearnerRegistry.json"),
  AchievementToken: artifact("AchievementToken.sol/AchievementToken.json"),
  AchievementRenderer: artifact("periphery/AchievementRenderer.sol/AchievementRenderer.json"),
  RecordLens: artifact("periphery/RecordLens.sol/RecordLens.json"),
  ContentLog: artifact("periphery/ContentLog.sol/ContentLog.json"),
  CairnForwarder: artifact("periphery/CairnForwarder.sol/CairnForwarder.json"),
};

/** The interface of each contract, as JSON. */
export type Abis = ReadonlyMap<ContractName, readonly JsonFragment[]>;

function artifact(file: string): string {
  return path.join("artifacts", "contracts", ...file.split("/"));
}

/** Reads the interfaces from the compiler's output. */
export async function readAbis(): Promise<Abis> {
  const names = Object.keys(ARTIFACTS) as ContractName[];
  const read = async (name: ContractName) => {
    const { abi } = JSON.parse(await readFile(ARTIFACTS[name], "utf8")) as { abi: JsonFragment[] };
    return [name, abi] as const;
  };
  return new Map(await Promise.all(names.map(read)));
}
