import type { Client, HubId } from "@cairn/sdk";
import { CairnError, hubs, unixTime } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import type { BadgeFault, KeptCredentials } from "../../cohort/badges/credentialsFile.ts";
import { keptCredentials } from "../../cohort/badges/credentialsFile.ts";
import { signBadges } from "../../cohort/badges/signBadges.ts";
import type { Subject } from "../../cohort/badges/subject.ts";
import { SUBJECTS } from "../../cohort/badges/subject.ts";
import { keyState, requireCounting } from "../../credentials/chainKeys.ts";
import { issuerDid } from "../../credentials/hubIssuer.ts";
import { openAssertionKey, readAssertionKey } from "../../credentials/openAssertionKey.ts";
import { toSpanish } from "../../messages/sdk/toSpanish.ts";
import { startProgress } from "../../output/progress.ts";
import { comingTime } from "../../values/time.ts";
import type { Authority } from "./authority.ts";
import type { CheckedTable } from "./checkTable.ts";
import { issueTexts as say } from "./texts.ts";
import type { BadgeTrial } from "./tryBadges.ts";
import { tryBadges } from "./tryBadges.ts";

/** What will be signed with a cohort: planned before anything is sent. */
export interface BadgePlan {
  /** The key's name in the configuration. */
  readonly name: string;
  readonly hub: HubId;
  readonly subject: Subject;
  readonly trial: BadgeTrial;
  /** What an earlier run signed, where nothing is left to sign. */
  readonly done: KeptCredentials | undefined;
}

/**
 * Plans the badges of a cohort: the key has to count now, and each definition is tried.
 *
 * @returns Undefined where the configuration names no key for badges.
 *
 * Throws `INVALID_ARGUMENT` where the key does not count, and `COHORT_MISMATCH` where badges about others were signed.
 */
export async function planBadges(
  client: Client,
  args: {
    context: Context;
    authority: Authority;
    folder: string;
    subject: string | undefined;
    table: Pick<CheckedTable, "size" | "sample">;
  },
): Promise<BadgePlan | undefined> {
  const { context, authority, folder, table } = args;
  const { size, sample } = table;
  const name = context.config?.credentials?.key;
  const kept = await keptCredentials(folder);
  const subject = subjectOf(context, args.subject ?? kept?.subject ?? "wallet");
  if (name === undefined) {
    if (args.subject === undefined) return undefined;
    throw new CairnError("INVALID_ARGUMENT", {
      message: context.say(say.subjectWithoutKey),
      fix: context.say(say.subjectWithoutKeyFix),
    });
  }
  if (kept !== undefined && kept.subject !== subject) {
    throw new CairnError("COHORT_MISMATCH", {
      message: "The badges of this cohort are about another subject.",
      details: { folder, subject, kept: kept.subject },
      fix: "Leave --subject as it was. To sign them anew, delete credentials.ndjson in the cohort's folder first.",
    });
  }
  const hub = authority.hub.id;
  const plan = { name, hub, subject };
  if (kept !== undefined && kept.lines === size && kept.faults.length === 0) {
    return { ...plan, trial: NOTHING_WRONG, done: kept };
  }
  const { publicKey } = await readAssertionKey(context, name);
  await requireCounting(client, { hub, name, publicKey, time: await comingTime(client) });
  const issuer = issuerDid(context, publicKey);
  const trial = await tryBadges(client, { authority, issuer, sample, signal: context.signal });
  return { ...plan, trial, done: undefined };
}

const NOTHING_WRONG: BadgeTrial = { definitions: new Map(), rows: { tried: 0, bad: 0, first: undefined } };

/** Signs the badges of a cohort that is attested. */
export type BadgeSigner = (
  args: Omit<Parameters<typeof signBadges>[1], "context" | "signing" | "onProgress">,
) => Promise<KeptCredentials>;

/** Opens the key, which asks for its password, and gives what signs the badges once the cohort is attested. */
export async function badgeSigner(client: Client, context: Context, plan: BadgePlan): Promise<BadgeSigner> {
  const { done, hub, name, subject } = plan;
  if (done !== undefined) return async () => done;
  const key = await openAssertionKey(context, "key");
  return async (args) => {
    const attestedAt = unixTime(args.receipt.attestedAt);
    const window = await hubs.keyOf(client, { hub, keyHash: key.keyHash });
    const signedAt = keyState(window, attestedAt) === "valid" ? attestedAt : await comingTime(client);
    await requireCounting(client, { hub, name, publicKey: key, time: signedAt });
    const progress = startProgress({
      ...context,
      what: context.say(say.signBadges),
      total: args.cohort.size,
    });
    const signing = { key, signedAt, subject };
    try {
      return await signBadges(client, { ...args, context, signing, onProgress: progress.update });
    } finally {
      progress.stop();
    }
  };
}

/** What a dry run says of the badges, for programs. */
export function plannedData({ name, subject, trial }: BadgePlan): object {
  const without = [...trial.definitions].map(([definition, fault]) => ({ definition, ...fault }));
  return { key: name, subject, without, rows: { ...trial.rows, first: trial.rows.first ?? null } };
}

/** What is said of the badges before anything is sent. */
export function badgeLines(context: Context, plan: BadgePlan | undefined): string[] {
  if (plan === undefined) return [];
  const { name, trial, subject } = plan;
  const { tried, bad, first } = trial.rows;
  const about = context.say(
    { wallet: say.subjectWallet, nobody: say.subjectNobody, name: say.subjectName, email: say.subjectEmail }[
      subject
    ],
  );
  return [
    context.say(say.badges, { key: name, about }),
    ...[...trial.definitions].map(([definition, fault]) => {
      const { path } = fault;
      const reason = reasonText(context, fault);
      // The issuer of a badge is the hub's profile, whatever was achieved.
      return path.startsWith("/issuer")
        ? context.say(say.noProfile, { path, reason })
        : context.say(say.noBadge, { definition, path, reason });
    }),
    ...(first === undefined
      ? []
      : [
          context.say(say.rowsWithoutBadge, {
            bad,
            tried,
            path: first.path,
            reason: reasonText(context, first),
          }),
        ]),
  ];
}

/** What is said of the badges in the end. */
export function signedLines(context: Context, kept: KeptCredentials | undefined): string[] {
  if (kept === undefined) return [];
  const { signed, faults } = kept;
  const counts = new Map<string, { fault: BadgeFault; count: number }>();
  for (const { fault } of faults) {
    const key = JSON.stringify(fault);
    counts.set(key, { fault, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [
    context.say(say.signedBadges, { count: signed }),
    ...[...counts.values()].map(({ fault, count }) =>
      context.say(say.unsigned, { count, path: fault.path, reason: reasonText(context, fault) }),
    ),
  ];
}

function reasonText({ language }: Context, { reason }: BadgeFault): string {
  return (language === "es" ? toSpanish(reason) : undefined) ?? reason;
}

function subjectOf(context: Context, typed: string): Subject {
  const subject = SUBJECTS.find((known) => known === typed);
  if (subject !== undefined) return subject;
  throw new CairnError("INVALID_ARGUMENT", {
    message: context.say(say.notSubject),
    details: { subject: typed },
  });
}
