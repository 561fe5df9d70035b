import type { Provider, Signer } from "ethers";
import { Contract } from "ethers";
import { chainStore } from "../chain/chainStore.ts";
import type { ContentStore } from "../content/ContentStore.ts";
import type { ContractName, Deployment } from "../deployments/Deployment.ts";
import { CONTRACT_NAMES } from "../deployments/Deployment.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { RecordSource } from "../records/RecordSource.ts";
import type { Client, Trust } from "./Client.ts";
import type { CodeAt } from "./codesAt.ts";
import { codesAt } from "./codesAt.ts";

/** What {@link connect} takes. */
export interface ConnectOptions {
  /** The network: from the address book, never from a record's file. */
  readonly deployment: Deployment;
  /** A provider to read, or a signer with a provider to read, send and sign. */
  readonly runner: Provider | Signer;
  readonly trust?: Trust;
  /** Where public documents are; the network's `ContentLog` when absent. */
  readonly content?: ContentStore;
  /** Where lists of records come from, such as an indexer; the chain itself when absent. */
  readonly records?: RecordSource;
}

/** EIP-7702: bytes of the code of a wallet that delegates to a contract, 0xef0100 and its address. No contract is so short. */
const DELEGATION_SIZE = 23n;

/**
 * Connects to a network and checks that it is the one of the address book: the chain id, the code at every address, and
 * that the contracts point at each other.
 *
 * @param options - Deployment and runner.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `WRONG_CHAIN`; `NOT_A_DEPLOYMENT` with the contract
 * that is not there; `INVALID_ARGUMENT` where a signer has no provider.
 *
 * @example
 * import { connect, deployments } from "@cairn/sdk";
 * import { JsonRpcProvider } from "ethers";
 *
 * async function open(book: string, rpc: string) {
 *   return await connect({ deployment: deployments.parse(book), runner: new JsonRpcProvider(rpc) });
 * }
 */
export async function connect(options: ConnectOptions): Promise<Client> {
  const { deployment, runner, trust = {}, records } = options;
  const signer = "signMessage" in runner ? runner : undefined;
  const provider = signer === undefined ? (runner as Provider) : signer.provider;
  if (provider === null) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The signer has no provider.",
      fix: "Connect the signer to a provider first: signer.connect(provider).",
    });
  }
  const reader = { deployment, provider, signer, trust };
  const content = options.content ?? chainStore(reader);
  const client: Client = { ...reader, content, ...(records === undefined ? {} : { records }) };
  await checkChain(client);
  await checkCodes(client);
  await checkReferences(client);
  return client;
}

/** Refuses a node of another chain. */
export async function checkChain({
  deployment,
  provider,
}: Pick<Client, "deployment" | "provider">): Promise<void> {
  const { chainId } = await chainCall(() => provider.getNetwork());
  if (chainId !== BigInt(deployment.chainId)) {
    throw new CairnError("WRONG_CHAIN", { details: { expected: deployment.chainId, actual: chainId } });
  }
}

async function checkCodes({ deployment, provider }: Client): Promise<void> {
  const addresses = CONTRACT_NAMES.map((name) => deployment.contracts[name].address);
  const codes = await codesAt(provider, addresses);
  for (const [place, name] of CONTRACT_NAMES.entries()) checkCode(deployment, name, codes[place]);
}

function checkCode(deployment: Deployment, name: ContractName, code: CodeAt | undefined): void {
  const { address, codeHash } = deployment.contracts[name];
  const details = { contract: name, address, chainId: deployment.chainId };
  if (code === undefined || code.size === 0n || code.size === DELEGATION_SIZE) {
    throw new CairnError("NOT_A_DEPLOYMENT", {
      message: `The address of ${name} has no contract: it is a wallet's, or nothing was deployed there.`,
      details,
      fix: "Pass the contract's address from the address book, not an account's, and check the chain.",
    });
  }
  if (codeHash !== undefined && code.hash !== codeHash) {
    throw new CairnError("NOT_A_DEPLOYMENT", {
      message: `The contract at the address of ${name} is another one than the address book says.`,
      details,
    });
  }
}

/** Which contract names which other one, and by which view. */
const REFERENCES = [
  ["AchievementToken", "hubs", "HubRegistry"],
  ["AchievementToken", "learners", "LearnerRegistry"],
  ["AchievementToken", "renderer", "AchievementRenderer"],
  ["AchievementToken", "trustedForwarder", "CairnForwarder"],
  ["LearnerRegistry", "hubs", "HubRegistry"],
  ["LearnerRegistry", "trustedForwarder", "CairnForwarder"],
  ["RecordLens", "token", "AchievementToken"],
  ["AchievementRenderer", "hubs", "HubRegistry"],
] as const satisfies readonly (readonly [ContractName, string, ContractName])[];

async function checkReferences({ deployment, provider }: Client): Promise<void> {
  await allInOrder(
    REFERENCES.map(([from, view, to]) => checkReference({ deployment, provider }, { from, view, to })),
  );
}

/** Asks by the one view: with three whole interfaces, a page that only verifies would load a third more. */
async function checkReference(
  { deployment, provider }: Pick<Client, "deployment" | "provider">,
  { from, view, to }: { from: ContractName; view: string; to: ContractName },
): Promise<void> {
  const { address } = deployment.contracts[from];
  const expected = deployment.contracts[to].address;
  const contract = new Contract(address, [`function ${view}() view returns (address)`], provider);
  const read = (): Promise<unknown> => contract.getFunction(view).staticCall();
  const actual = await chainCall(read).catch((cause: unknown) => {
    if (!isCairnError(cause, "CONTRACT_REVERTED") && !isCairnError(cause, "NOT_A_DEPLOYMENT")) throw cause;
    throw new CairnError("NOT_A_DEPLOYMENT", {
      message: `The contract at the address of ${from} is not a Cairn ${from}.`,
      details: { contract: from, address },
      cause,
    });
  });
  if (actual !== expected) {
    throw new CairnError("NOT_A_DEPLOYMENT", {
      message: `${from} works with another ${to} than the address book says.`,
      details: { contract: from, address, expected, actual },
    });
  }
}

/** Waits for all checks, and throws the first fault in their order: the same one every time. */
async function allInOrder(checks: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(checks)) {
    if (outcome.status === "rejected") throw outcome.reason;
  }
}
