import { recordsOf } from "../achievements/recordOf.ts";
import type { Action } from "../actions/Action.ts";
import { emitterOf } from "../actions/callAction.ts";
import { eventsOf } from "../actions/events.ts";
import type { PlanContext, Step } from "../actions/makeAction.ts";
import { makeAction } from "../actions/makeAction.ts";
import { split } from "../actions/split.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { AchievementId } from "../ids.ts";
import { achievementId } from "../ids.ts";
import type { Cohort, CohortRecord } from "./Cohort.ts";
import { revokedAmong } from "./revokedAmong.ts";

/** What became of a cohort's minting. */
export interface CohortMinted {
  /** Records that are new tokens, in order. */
  readonly minted: readonly AchievementId[];
  /** How many were tokens before. */
  readonly already: number;
  /** Records that were revoked, superseded or renounced: they are left alone, for good. */
  readonly ended: readonly AchievementId[];
}

/** A record, and where the cohort has it. */
interface Placed extends Pick<CohortRecord, "id" | "achievement"> {
  readonly place: number;
}

interface Tally {
  already: number;
  readonly ended: AchievementId[];
}

/** Records whose state is read at a time. */
const CHUNK = 1_000;
const ENDED: ReadonlySet<string> = new Set(["revoked", "superseded", "renounced"]);

/**
 * Mints a cohort as public tokens of its learners (`AchievementToken.issueBatch`), in as many transactions as the
 * network's gas cap asks for. It reads the state of each record first and sends only what is missing, so what broke off
 * is sent again as it is, and a second time sends nothing. By `ISSUE` staff of the definitions' hub, accredited now for
 * their kinds, with each learner's consent.
 *
 * @param client - The network, with `ISSUE` staff as signer.
 * @param args - The cohort, kept by its store.
 * @returns An action whose result is what was minted, what was there, and what is over.
 * @throws {@link CairnError} `CONTRACT_REVERTED` as `achievements.issueBatch`, with the record's `index` in the cohort
 * and its `id`, after those before it were minted; `INVALID_ARGUMENT` for a cohort of another token;
 * `MALFORMED_COHORT`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, cohorts } from "@cairn/sdk";
 *
 * async function mint(client: Client, cohort: cohorts.Cohort) {
 *   const { result } = await cohorts.mint(client, { cohort }).send();
 *   return `${result.minted.length} new, ${result.already} there before`;
 * }
 */
export function mint(client: Client, args: { cohort: Cohort }): Action<CohortMinted> {
  const { cohort } = args;
  checkToken(client, cohort);
  return {
    send: (options) => minting(client, cohort).send(options),
    estimateGas: (options) => minting(client, cohort).estimateGas(options),
    build: (options) => minting(client, cohort).build(options),
  };
}

/** The action for one use: what it finds on the way is part of its result. */
function minting(client: Client, cohort: Cohort): Action<CohortMinted> {
  const emitter = emitterOf(client, "AchievementToken");
  const tally: Tally = { already: 0, ended: [] };
  return makeAction(client, {
    steps: async function* steps(context): AsyncGenerator<Step> {
      for await (const chunk of chunksOf(cohort)) {
        throwIfAborted(context.signal);
        yield* mintMissing(client, chunk, { context, tally });
      }
    },
    result: (receipts) => ({
      minted: eventsOf(receipts, emitter, "AchievementIssued").map(({ args: values }) =>
        achievementId(String(values.id)),
      ),
      ...tally,
    }),
  });
}

async function* mintMissing(
  client: Client,
  chunk: readonly Placed[],
  { context, tally }: { context: PlanContext; tally: Tally },
): AsyncGenerator<Step> {
  let missing = await missingOf(client, chunk, { context, tally });
  while (missing.length > 0) {
    let done = 0;
    let refusal: unknown;
    try {
      for await (const step of issuing(client, missing, context)) {
        yield step;
        done += step.items ?? 0;
      }
      return;
    } catch (error) {
      refusal = error;
    }
    const rest = missing.slice(done);
    const revoked = isRevoked(refusal) ? await revokedAmong(client, rest, context) : new Set();
    if (revoked.size === 0) throw refusal;
    missing = rest.filter(({ id }) => !revoked.has(id));
    tally.ended.push(...rest.filter(({ id }) => revoked.has(id)).map(({ id }) => id));
  }
}

/** The records of which the token knows nothing. Some may be revoked without ever having been minted: that is rare. */
async function missingOf(
  client: Client,
  chunk: readonly Placed[],
  { context, tally }: { context: PlanContext; tally: Tally },
): Promise<readonly Placed[]> {
  const ids = chunk.map(({ id }) => id);
  const tokens = await context.ask(() => recordsOf(client, ids));
  const missing: Placed[] = [];
  for (const [place, record] of chunk.entries()) {
    const standing = tokens[place]?.standing;
    if (standing === undefined) missing.push(record);
    else if (ENDED.has(standing)) tally.ended.push(record.id);
    else tally.already += 1;
  }
  return missing;
}

function issuing(client: Client, missing: readonly Placed[], context: PlanContext): AsyncGenerator<Step> {
  const token = achievementToken(client);
  return split(
    client,
    {
      to: client.deployment.contracts.AchievementToken.address,
      items: missing,
      encode: (items) =>
        token.interface.encodeFunctionData("issueBatch", [items.map(({ achievement }) => achievement)]),
      locate: (error) => locate(error, missing),
    },
    context,
  );
}

function isRevoked(error: unknown): boolean {
  return isCairnError(error) && error.details.contractError === "AchievementAlreadyRevoked";
}

/** Names the record by its place in the cohort, not among the missing ones. */
function locate(error: CairnError, missing: readonly Placed[]): CairnError {
  const record = missing[Number(error.details.index)];
  if (record === undefined) return error;
  const { code, shortMessage: message, fix, cause } = error;
  const details = { ...error.details, index: record.place, id: record.id };
  return new CairnError(code, { message, details, fix, cause });
}

async function* chunksOf(cohort: Cohort): AsyncGenerator<readonly Placed[]> {
  let chunk: Placed[] = [];
  let place = 0;
  for await (const { id, achievement } of cohort.records()) {
    chunk.push({ id, achievement, place });
    place += 1;
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/** Under another token the same achievements have other ids. */
function checkToken({ deployment }: Client, { chainId, token }: Cohort): void {
  const here = { chainId: deployment.chainId, token: deployment.contracts.AchievementToken.address };
  if (here.chainId === chainId && here.token === token) return;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The cohort was prepared for another network.",
    details: { cohort: { chainId, token }, client: here },
    fix: "Connect to the network for which the cohort was prepared.",
  });
}
