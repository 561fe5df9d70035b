import { access } from "node:fs/promises";
import path from "node:path";
import type { Client, cohorts, UnixTime } from "@cairn/sdk";
import { achievements, cohorts as cohortReads, isCairnError, unixTime } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import type { Mode, Plan } from "../../cohort/files.ts";
import { readPlan, readReceipt } from "../../cohort/files.ts";
import { loadCohort } from "../../cohort/loadCohort.ts";

/** What has to be done with a cohort next; `none` where nothing is left to do. */
export type Next = "issue" | "issueAgain" | "deliver" | "restore" | "openOther" | "none";

/** How a cohort stands: what its folder says, and what the chain says of it. */
export interface CohortState {
  /** As it was named, or found. */
  readonly folder: string;
  readonly mode: Mode | null;
  /** The table that it was made from. */
  readonly table: string | null;
  readonly size: number | null;
  readonly root: string | null;
  /** Whether every record is anchored, minted or signed, as its mode says. */
  readonly attested: boolean;
  readonly attestedAt: UnixTime | null;
  /** Records that are, or were, public tokens; null where the chain was not asked. */
  readonly tokens: number | null;
  /** Tokens that are revoked. */
  readonly revokedTokens: number | null;
  /** Whether the whole cohort is revoked. */
  readonly revoked: boolean;
  readonly delivered: boolean;
  readonly next: Next;
  /** Why it cannot be read. */
  readonly error?: { readonly code: string; readonly message: string };
}

/**
 * Tells how the cohort of a folder stands. A folder that is damaged, or of another network, is a state of its own, so that
 * the others are still told; undefined where the folder has no cohort.
 *
 * Throws the faults of the network.
 */
export async function cohortState(
  context: Context,
  client: Client,
  folder: string,
): Promise<CohortState | undefined> {
  const directory = path.resolve(context.cwd, folder);
  try {
    const plan = await readPlan(directory);
    const isKept = await exists(path.join(directory, "cohort.ndjson"));
    if (!isKept) return plan && { ...planned(folder, plan), next: "issueAgain" };
    const { cohort } = await loadCohort(context, client, folder);
    return await keptState(client, { folder, directory, plan, cohort });
  } catch (error) {
    if (isCairnError(error, "UNTRUSTED_DEPLOYMENT")) return failed(folder, error, "openOther");
    if (isCairnError(error, "MALFORMED_COHORT")) return failed(folder, error, "restore");
    throw error;
  }
}

function planned(folder: string, plan: Plan | undefined): Omit<CohortState, "next"> {
  return {
    folder,
    mode: plan?.mode ?? null,
    table: plan?.source.file ?? null,
    size: plan?.size ?? null,
    root: null,
    attested: false,
    attestedAt: null,
    tokens: null,
    revokedTokens: null,
    revoked: false,
    delivered: false,
  };
}

function failed(folder: string, error: { code: string; shortMessage: string }, next: Next): CohortState {
  const { code, shortMessage: message } = error;
  return { ...planned(folder, undefined), next, error: { code, message } };
}

async function keptState(
  client: Client,
  args: { folder: string; directory: string; plan: Plan | undefined; cohort: cohorts.Cohort },
): Promise<CohortState> {
  const { folder, directory, plan, cohort } = args;
  const { hub, size, tree } = cohort;
  const receipt = await readReceipt(directory);
  const anchor = await cohortReads.anchorOf(client, { hub, root: tree.root });
  const found = (await achievements.recordsOf(client, tree.ids)).filter((token) => token !== null);
  const gone = found.filter(({ standing }) => standing === "revoked" || standing === "superseded").length;
  const attested = {
    anchor: anchor !== null,
    mint: found.length === size,
    sign: receipt !== undefined,
  }[plan?.mode ?? "anchor"];
  const receiptTime = receipt === undefined ? null : unixTime(receipt.attestedAt);
  const revoked = anchor?.revoked === true || (plan?.mode === "mint" && gone === size);
  const delivered = await exists(path.join(directory, "delivery", "receipt.html"));
  return {
    ...planned(folder, plan),
    size,
    root: tree.root,
    attested,
    attestedAt: attested ? (anchor?.anchoredAt ?? receiptTime) : null,
    tokens: found.length,
    revokedTokens: gone,
    revoked,
    delivered,
    next: nextOf({
      attested,
      revoked,
      delivered,
      hasReceipt: receipt !== undefined,
      isPlanned: plan !== undefined,
    }),
  };
}

function nextOf(args: {
  attested: boolean;
  revoked: boolean;
  delivered: boolean;
  hasReceipt: boolean;
  isPlanned: boolean;
}): Next {
  const { attested, revoked, delivered, hasReceipt, isPlanned } = args;
  if (revoked) return "none";
  if (!attested || !hasReceipt) return isPlanned ? "issueAgain" : "issue";
  return delivered ? "none" : "deliver";
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}
