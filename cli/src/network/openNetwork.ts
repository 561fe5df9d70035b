import path from "node:path";
import type { Client } from "@cairn/sdk";
import { CairnError, connect, deployments } from "@cairn/sdk";
import type { Signer } from "ethers";
import { FetchRequest, JsonRpcProvider } from "ethers";
import type { Context } from "../Context.ts";
import { readText } from "../files/readWithin.ts";
import { openSigner } from "../keys/openSigner.ts";

/** How often a pending transaction is asked for. */
const POLLING_MS = 500;
/** How long a node may take to answer one request. */
const TIMEOUT_MS = 30_000;
/** How often ethers asks a node that limits requests; more, and it would only look silent. */
const ATTEMPTS = 5;
const LOCAL_CHAINS = new Set([31_337, 1337]);

/** A network that is open, and how it is left. */
export interface OpenNetwork {
  readonly client: Client;
  /** A chain of the developer's own, where nothing of worth is spent. */
  readonly isLocal: boolean;
  /** The same network for another signer. */
  readonly as: (signer: Signer) => Promise<Client>;
  readonly close: () => void;
}

/**
 * Opens the network: the node of `--rpc`, `CAIRN_RPC` or the configuration, and the deployment of `--deployment`,
 * `CAIRN_DEPLOYMENT` or the configuration. Never one that a record's file names.
 *
 * Throws what `connect` throws, and `INVALID_ARGUMENT` where node or deployment is not known.
 */
export async function openNetwork(context: Context, role: "reads" | "writes"): Promise<OpenNetwork> {
  const deployment = await readDeployment(context);
  const provider = openProvider(context, deployment);
  try {
    const runner = role === "writes" ? await openSigner(context, provider) : provider;
    const { config } = context;
    const trust = config?.accreditors === undefined ? {} : { trust: { accreditors: config.accreditors } };
    const as = async (signer: Signer) => await connect({ deployment, runner: signer, ...trust });
    return {
      client: await connect({ deployment, runner, ...trust }),
      isLocal: isLocalChain(deployment),
      as,
      close: () => provider.destroy(),
    };
  } catch (error) {
    provider.destroy();
    throw error;
  }
}

/** Whether it is on a chain of the developer's own, where nothing of worth is spent. */
export function isLocalChain({ chainId }: deployments.Deployment): boolean {
  return LOCAL_CHAINS.has(chainId);
}

/** Opens the node, and asks it nothing yet. */
export function openProvider(
  context: Context,
  { chainId }: deployments.Deployment,
  rpc = rpcOf(context),
): JsonRpcProvider {
  const request = new FetchRequest(rpc);
  request.timeout = TIMEOUT_MS;
  request.setThrottleParams({ maxAttempts: ATTEMPTS });
  const options = { cacheTimeout: -1, staticNetwork: false, polling: true };
  const provider = new JsonRpcProvider(request, chainId, options);
  provider.pollingInterval = POLLING_MS;
  return provider;
}

/** Runs work on the network, and leaves it in any case. */
export async function onNetwork<Result>(
  context: Context,
  role: "reads" | "writes",
  work: (network: OpenNetwork) => Promise<Result>,
): Promise<Result> {
  const network = await openNetwork(context, role);
  try {
    return await work(network);
  } finally {
    network.close();
  }
}

/** The node's address: where there are several, the first. */
export function rpcOf(context: Context): string {
  const [rpc = refuse()] = rpcsOf(context);
  return rpc;
}

/** The addresses of all nodes. */
export function rpcsOf({ options, env, config }: Context): readonly string[] {
  const inEnvironment = env.CAIRN_RPC?.split(/\s+/).filter((rpc) => rpc !== "");
  const inConfig = config?.rpc === undefined ? [] : [config.rpc, ...(config.nodes ?? [])];
  const rpcs = options.rpc ?? inEnvironment ?? inConfig;
  const wrong = rpcs.find((rpc) => !/^https?:\/\//.test(rpc));
  if (wrong !== undefined) refuse(wrong);
  return rpcs.length === 0 ? refuse() : rpcs;
}

function refuse(rpc?: string): never {
  throw new CairnError("INVALID_ARGUMENT", {
    message:
      rpc === undefined ? "The node's address is not known." : "The node's address is not a URL of http.",
    details: rpc === undefined ? {} : { rpc },
    fix: "Give --rpc http://127.0.0.1:8545, set CAIRN_RPC, or make a configuration with `cairn init`.",
  });
}

/** Whether the user names a deployment to trust. */
export function namesDeployment(context: Context): boolean {
  return deploymentFile(context) !== undefined;
}

function deploymentFile({ options, env, config, cwd }: Context): string | undefined {
  const named = options.deployment ?? env.CAIRN_DEPLOYMENT;
  if (named !== undefined) return path.resolve(cwd, named);
  return config?.deployment === undefined ? undefined : path.resolve(config.folder, config.deployment);
}

/** The deployment that the user trusts. */
export async function readDeployment(context: Context): Promise<deployments.Deployment> {
  const file = deploymentFile(context);
  if (file === undefined) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The deployment is not known.",
      fix: "Give --deployment deployments/<chainId>-<name>.json, set CAIRN_DEPLOYMENT, or run `cairn init`.",
    });
  }
  const text = await readText(file).catch((cause: Error) => {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The deployment's file cannot be read.",
      details: { file, reason: cause.message },
      fix: "Ask the network's operator for the file of its address book.",
      cause,
    });
  });
  return deployments.parse(text);
}
