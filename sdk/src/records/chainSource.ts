import type { Reader } from "../chain/contracts.ts";
import { makePace } from "../chain/pace.ts";
import type { ScanOptions } from "../chain/scanLogs.ts";
import { checkScanOptions } from "../chain/scanLogs.ts";
import type { LogCache } from "./LogCache.ts";
import { memoryLogCache } from "./LogCache.ts";
import type { RecordSource } from "./RecordSource.ts";
import { readLearner } from "./readLearner.ts";
import { readPage } from "./readPage.ts";

/** How the chain is read. */
export interface ChainSourceOptions extends Omit<ScanOptions, "signal"> {
  /** Where a learner's logs are kept for the next time; in memory when absent. */
  readonly cache?: LogCache;
  /** Newest blocks that are never taken for final, and read again each time; 64 when absent. */
  readonly depth?: number;
}

/** Blocks after which a chain's past is taken for settled, until a checkpoint says otherwise. */
export const DEPTH = 64;

/**
 * Lists records from the chain's own logs: what a client does where it has no other source. It adapts to
 * every limit of a node on log queries; a learner's logs are kept, and continued from the last settled block.
 *
 * @param reader - A client, or a deployment with a provider.
 * @param options - Cache, depth in blocks, and the node's limits where they are known.
 * @throws {@link CairnError} `INVALID_ARGUMENT` for a `maxLogs` below 1 or a `depth` below 0.
 *
 * @example
 * import { connect, type deployments, records } from "@cairn/sdk";
 * import { JsonRpcProvider } from "ethers";
 *
 * async function open(deployment: deployments.Deployment) {
 *   const provider = new JsonRpcProvider("https://rpc.example.org");
 *   const source = records.chainSource({ deployment, provider }, { cache: localStorage, depth: 32 });
 *   return await connect({ deployment, runner: provider, records: source });
 * }
 */
export function chainSource(reader: Reader, options: ChainSourceOptions = {}): RecordSource {
  checkScanOptions(options);
  const { cache = memoryLogCache(), depth = DEPTH, ...scan } = options;
  const pace = makePace();
  return {
    byLearner: (request) => readLearner(reader, request, { ...scan, cache, depth, pace }),
    byHub: ({ hub, ...request }) => readPage(reader, { ...request, of: { hub } }, scan),
    byDefinition: ({ definition, hub, ...request }) =>
      readPage(reader, { ...request, of: { definition, hub } }, scan),
  };
}

/** One source for each provider and token, so that what it learned and keeps serves the next call. */
const sources = new WeakMap<object, Map<string, RecordSource>>();

/** A client's source of lists. */
export function sourceOf(client: Reader & { readonly records?: RecordSource }): RecordSource {
  const { deployment, provider, records } = client;
  if (records !== undefined) return records;
  const { address: token } = deployment.contracts.AchievementToken;
  const known = sources.get(provider) ?? new Map<string, RecordSource>();
  sources.set(provider, known);
  const source = known.get(token) ?? chainSource({ deployment, provider });
  known.set(token, source);
  return source;
}
