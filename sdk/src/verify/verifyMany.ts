import type { BlockTag, Provider } from "ethers";
import type { CairnRecord } from "../bundles/CairnRecord.ts";
import type { TimeLimit } from "../chain/withTimeout.ts";
import { withTimeout } from "../chain/withTimeout.ts";
import type { Client, Trust } from "../client/Client.ts";
import { checkChain, connect } from "../client/connect.ts";
import type { Deployment } from "../deployments/Deployment.ts";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import { loadFastKeccak } from "../trees/loadFastKeccak.ts";
import { networkFault, notAsked, unknown, verdictOf } from "./checks.ts";
import type { Inspected } from "./inspect.ts";
import { inspect } from "./inspect.ts";
import type { OfflineResult, Verifiable } from "./integrity.ts";
import { checkOffline } from "./integrity.ts";
import { judge } from "./judge.ts";
import { checkPinned, pinBlock } from "./pinBlock.ts";
import type { AsOf, Check, Verdict } from "./Verdict.ts";

/** Which network answers: a client, or a deployment of the verifier's address book and a node. */
export type VerifyNetwork =
  | { readonly client: Client }
  | { readonly deployment: Deployment; readonly provider: Provider };

/** How records are verified. */
export type VerifyOptions = VerifyNetwork & {
  /** Whose word counts; the client's trust when absent. */
  readonly trust?: Trust;
  /** The block to speak of: a number, `safe` or `finalized`; the newest one when absent. */
  readonly blockTag?: BlockTag;
  /** Records in one call to the node; 50 when absent. */
  readonly batchSize?: number;
  /** Milliseconds until a call, or the connecting, counts as unanswered; 30,000 when absent. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
};

/** How far a long verification came. */
export interface VerifyProgress {
  readonly done: number;
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
}

const BATCH_SIZE = 50;
const TIMEOUT_MS = 30_000;

/**
 * Verifies any number of records at one block, with state calls only and never a log, some dozens in a call. The source
 * is read as verdicts are taken, so that memory stays flat. Faults of the network are verdicts too (`unknown`).
 *
 * @param source - Bundles, or the texts or bytes of their files.
 * @param options - The network that the verifier trusts; a file never names it.
 * @returns The verdicts in the order of the source.
 * @throws {@link CairnError} `ABORTED`; `INVALID_ARGUMENT`; what the source throws.
 *
 * @example
 * import { type Client, verifyMany } from "@cairn/sdk";
 *
 * async function countValid(client: Client, files: AsyncIterable<string>) {
 *   let valid = 0;
 *   for await (const { verdict } of verifyMany(files, { client })) if (verdict === "valid") valid += 1;
 *   return valid;
 * }
 */
export async function* verifyMany(
  source: AsyncIterable<Verifiable> | Iterable<Verifiable>,
  options: VerifyOptions & { readonly onProgress?: (progress: VerifyProgress) => void },
): AsyncGenerator<Verdict> {
  const { batchSize = BATCH_SIZE, onProgress, signal } = options;
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The batch size is not a whole number above 0.",
      details: { batchSize },
    });
  }
  throwIfAborted(signal);
  const session = await open(options);
  const counts = { done: 0, valid: 0, invalid: 0, unknown: 0 };
  let pending: Promise<Verdict[]> = Promise.resolve([]);
  for await (const batch of batches(source, batchSize)) {
    throwIfAborted(signal);
    const ready = await pending;
    pending = verifyBatch(session, batch, options);
    // A fault of this batch surfaces where it is awaited, also while the caller still works on the one before.
    pending.catch(() => undefined);
    // While the node answers: files beyond the first batch are checked in a third of the time.
    if (batch.length === batchSize) await loadFastKeccak();
    yield* counted(ready, counts);
    if (ready.length > 0) onProgress?.({ ...counts });
  }
  yield* counted(await pending, counts);
  onProgress?.({ ...counts });
}

function* counted(
  verdicts: readonly Verdict[],
  counts: Record<Verdict["verdict"] | "done", number>,
): Generator<Verdict> {
  for (const verdict of verdicts) {
    counts.done += 1;
    counts[verdict.verdict] += 1;
    yield verdict;
  }
}

async function* batches(
  source: AsyncIterable<Verifiable> | Iterable<Verifiable>,
  size: number,
): AsyncGenerator<OfflineResult[]> {
  let batch: OfflineResult[] = [];
  for await (const item of source) {
    batch.push(checkOffline(item));
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A network at one block, or why it cannot be asked. */
type Session =
  | { readonly deployment: Deployment; readonly client: Client; readonly asOf: AsOf }
  | { readonly deployment: Deployment; readonly fault: Check };

async function open(options: VerifyOptions): Promise<Session> {
  const deployment = "client" in options ? options.client.deployment : options.deployment;
  const limit = limitOf(options);
  try {
    const client = await withTimeout(clientOf(options), limit);
    const asOf = await withTimeout(pinBlock(client, options.blockTag ?? "latest"), limit);
    return { deployment, client, asOf };
  } catch (error) {
    if (isCairnError(error, "INVALID_ARGUMENT") || isCairnError(error, "ABORTED")) throw error;
    return { deployment, fault: networkFault(error) };
  }
}

function limitOf({ timeoutMs = TIMEOUT_MS, signal }: VerifyOptions): TimeLimit {
  return { timeoutMs, signal };
}

async function clientOf(options: VerifyOptions): Promise<Client> {
  const { trust } = options;
  const extra = trust === undefined ? {} : { trust };
  if (!("client" in options)) {
    return await connect({ deployment: options.deployment, runner: options.provider, ...extra });
  }
  await checkChain(options.client);
  return { ...options.client, ...extra };
}

async function verifyBatch(
  session: Session,
  batch: readonly OfflineResult[],
  options: VerifyOptions,
): Promise<Verdict[]> {
  const { deployment } = session;
  const asked = new Map<OfflineResult, CairnRecord>();
  for (const offline of batch) {
    if (offline.record !== undefined && offline.id !== undefined && isTrusted(offline.record, deployment)) {
      asked.set(offline, offline.record);
    }
  }
  if ("fault" in session) {
    return batch.map((offline) => withoutChain(deployment, offline, session.fault));
  }
  const { client, asOf } = session;
  const answers = await ask(client, [...asked.values()], limitOf(options), asOf);
  const reports = new Map([...asked.keys()].map((offline, place) => [offline, answers[place]]));
  return batch.map((offline) => {
    const record = asked.get(offline);
    const report = reports.get(offline);
    if (record === undefined || report === undefined) return withoutChain(deployment, offline);
    if (isCairnError(report)) return withoutChain(deployment, offline, networkFault(report), asOf);
    try {
      return judge({ client, offline, record, report, asOf });
    } catch (error) {
      return withoutChain(deployment, offline, networkFault(error), asOf);
    }
  });
}

async function ask(
  client: Client,
  records: readonly CairnRecord[],
  limit: TimeLimit,
  asOf: AsOf,
): Promise<Inspected[]> {
  if (records.length === 0) return [];
  const answers = await inspect(client, records, { ...limit, block: asOf.block });
  try {
    await withTimeout(checkPinned(client, asOf), limit);
    return answers;
  } catch (error) {
    if (!isCairnError(error) || error.code === "ABORTED") throw error;
    return records.map(() => error);
  }
}

function isTrusted(record: CairnRecord, { chainId, contracts }: Deployment): boolean {
  return record.chainId === chainId && record.token === contracts.AchievementToken.address;
}

/** The verdict on a record of which no trusted chain said anything. */
function withoutChain(
  deployment: Deployment,
  offline: OfflineResult,
  fault?: Check,
  asOf: AsOf | null = null,
): Verdict {
  const { record, id } = offline;
  const { chainId, contracts, name } = deployment;
  const network = (record === undefined ? undefined : distrust(record, deployment)) ?? fault ?? unread();
  const checks = [offline.check, ...notAsked(network)];
  return {
    verdict: verdictOf(checks),
    checks,
    asOf,
    record:
      record === undefined || id === undefined
        ? null
        : {
            id,
            mode: record.inclusion.mode,
            learner: record.achievement.learner,
            owner: null,
            actor: null,
            issuedAt: null,
            definition: null,
          },
    hub: null,
    accreditor: null,
    deployment: { name, chainId, token: contracts.AchievementToken.address },
  };
}

function distrust(record: CairnRecord, deployment: Deployment): Check | undefined {
  if (isTrusted(record, deployment)) return undefined;
  const message =
    "The record is of a deployment that the verifier does not trust. Whatever that deployment says counts for nothing.";
  return unknown("network", "UNTRUSTED_DEPLOYMENT", message, {
    chainId: record.chainId,
    token: record.token,
    trusted: { chainId: deployment.chainId, token: deployment.contracts.AchievementToken.address },
  });
}

function unread(): Check {
  return unknown("network", "UNTRUSTED_DEPLOYMENT", "The file cannot be read, so no deployment was asked.");
}
