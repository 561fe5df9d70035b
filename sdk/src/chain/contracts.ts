import type { Provider } from "ethers";
import type { AchievementToken } from "../contracts/AchievementToken.ts";
import { AchievementToken__factory } from "../contracts/AchievementToken__factory.ts";
import type { CairnForwarder } from "../contracts/CairnForwarder.ts";
import { CairnForwarder__factory } from "../contracts/CairnForwarder__factory.ts";
import type { ContentLog } from "../contracts/ContentLog.ts";
import { ContentLog__factory } from "../contracts/ContentLog__factory.ts";
import type { HubRegistry } from "../contracts/HubRegistry.ts";
import { HubRegistry__factory } from "../contracts/HubRegistry__factory.ts";
import type { LearnerRegistry } from "../contracts/LearnerRegistry.ts";
import { LearnerRegistry__factory } from "../contracts/LearnerRegistry__factory.ts";
import type { RecordLens } from "../contracts/RecordLens.ts";
import { RecordLens__factory } from "../contracts/RecordLens__factory.ts";
import type { ContractName, Deployment } from "../deployments/Deployment.ts";

/** What is needed to reach the contracts. */
export interface Reader {
  readonly deployment: Deployment;
  readonly provider: Provider;
}

/** Reading an interface takes milliseconds, so each deployment's contracts are bound once for each provider. */
const bound = new WeakMap<Provider, Map<string, unknown>>();

function bind<Contract>(
  { deployment, provider }: Reader,
  name: ContractName,
  connect: (address: string, runner: Provider) => Contract,
): Contract {
  const { address } = deployment.contracts[name];
  const key = `${name} ${address}`;
  const contracts = bound.get(provider) ?? new Map<string, unknown>();
  bound.set(provider, contracts);
  const contract = contracts.get(key) ?? connect(address, provider);
  contracts.set(key, contract);
  return contract as Contract;
}

export function hubRegistry(reader: Reader): HubRegistry {
  return bind(reader, "HubRegistry", (at, runner) => HubRegistry__factory.connect(at, runner));
}

export function learnerRegistry(reader: Reader): LearnerRegistry {
  return bind(reader, "LearnerRegistry", (at, runner) => LearnerRegistry__factory.connect(at, runner));
}

export function achievementToken(reader: Reader): AchievementToken {
  return bind(reader, "AchievementToken", (at, runner) => AchievementToken__factory.connect(at, runner));
}

export function recordLens(reader: Reader): RecordLens {
  return bind(reader, "RecordLens", (at, runner) => RecordLens__factory.connect(at, runner));
}

export function contentLog(reader: Reader): ContentLog {
  return bind(reader, "ContentLog", (at, runner) => ContentLog__factory.connect(at, runner));
}

export function cairnForwarder(reader: Reader): CairnForwarder {
  return bind(reader, "CairnForwarder", (at, runner) => CairnForwarder__factory.connect(at, runner));
}
