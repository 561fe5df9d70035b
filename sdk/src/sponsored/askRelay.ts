import type { Patience } from "../actions/patience.ts";
import { longer } from "../actions/patience.ts";
import { pause } from "../chain/pause.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { ContractErrorName } from "../errors/contractErrors.ts";
import { CONTRACT_ERRORS } from "../errors/contractErrors.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";

/** A relay, and how it is asked. */
export interface RelayAccess {
  /** Ends with a slash. */
  readonly url: URL;
  readonly fetch: typeof globalThis.fetch;
}

/** What a relay answers, with the values of an answer in JSON. */
export interface RelayAnswer {
  readonly status: number;
  readonly retryAfter: number | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How long a relay may take to answer. */
const ANSWER_MS = 30_000;
/** Most that is read of an answer. */
const MOST_BYTES = 65_536;
const LONGEST_RETRY_SECONDS = 86_400;

/**
 * Asks a relay until it answers, for as long as patience lasts: a connection that breaks, a gateway without a relay, and
 * a relay that asks to come back later are waited out.
 *
 * @throws {@link CairnError} `RELAY_UNAVAILABLE`; `RELAY_BUSY`; `ABORTED`.
 */
export async function askRelay(
  access: RelayAccess,
  path: string,
  { body, patienceMs, signal }: Patience & { body?: string },
): Promise<RelayAnswer> {
  const until = Date.now() + patienceMs;
  for (let waitMs = 0; ; ) {
    const answer = await tryOnce(access, path, { body, signal });
    if (!(answer instanceof CairnError) && answer.status < 500 && answer.status !== 429) return answer;
    const asked = answer instanceof CairnError ? undefined : answer.retryAfter;
    waitMs = asked === undefined ? longer(waitMs) : asked * 1000;
    if (Date.now() + waitMs > until) throw gaveUp(access, answer);
    await pause(waitMs, signal);
  }
}

/** What a relay's refusal, or the reason of a failed request, means to who asked. */
export function errorOf(body: Readonly<Record<string, unknown>>, status?: number): CairnError {
  const reason = text(body.code);
  const { contractError, args } = (body.details ?? {}) as Record<string, unknown>;
  if (reason === "CONTRACT_REVERTED") {
    const known = Object.hasOwn(CONTRACT_ERRORS, String(contractError))
      ? CONTRACT_ERRORS[contractError as ContractErrorName]
      : undefined;
    return new CairnError("CONTRACT_REVERTED", {
      ...(known && { message: known.meaning, fix: known.fix }),
      details: { contractError: known === undefined ? null : contractError, args },
    });
  }
  const details = { reason, says: text(body.message), ...(status !== undefined && { status }) };
  return new CairnError("RELAY_REFUSED", { details });
}

async function tryOnce(
  { url, fetch }: RelayAccess,
  path: string,
  { body, signal }: { body: string | undefined; signal: AbortSignal | undefined },
): Promise<RelayAnswer | CairnError> {
  throwIfAborted(signal);
  try {
    const response = await fetch(new URL(path, url), {
      ...(body !== undefined && { method: "POST", body, headers: { "content-type": "application/json" } }),
      signal: AbortSignal.any([AbortSignal.timeout(ANSWER_MS), ...(signal === undefined ? [] : [signal])]),
      redirect: "error",
      credentials: "omit",
    });
    const answer: unknown = JSON.parse(await readText(response));
    if (typeof answer !== "object" || answer === null) throw new Error("the answer is no object");
    const after = Number(response.headers.get("retry-after") ?? Number.NaN);
    const retryAfter = after >= 0 && after <= LONGEST_RETRY_SECONDS ? after : undefined;
    return { status: response.status, retryAfter, body: answer as Record<string, unknown> };
  } catch (cause) {
    throwIfAborted(signal);
    return new CairnError("RELAY_UNAVAILABLE", { details: { url: url.href }, cause });
  }
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let all = "";
  for (let read = 0; reader !== undefined; ) {
    const { done, value } = await reader.read();
    if (done) break;
    read += value.length;
    if (read > MOST_BYTES) {
      await reader.cancel();
      throw new Error("the answer is too long");
    }
    all += decoder.decode(value, { stream: true });
  }
  return all;
}

function gaveUp({ url }: RelayAccess, answer: RelayAnswer | CairnError): CairnError {
  if (answer instanceof CairnError) return answer;
  const { status, retryAfter, body } = answer;
  const details = { url: url.href, status, reason: text(body.code), says: text(body.message), retryAfter };
  return new CairnError(status === 429 ? "RELAY_BUSY" : "RELAY_UNAVAILABLE", { details });
}

const SHOWN_CHARACTERS = 200;

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value.slice(0, SHOWN_CHARACTERS) : undefined;
}
