import type { Client, DefinitionId, definitions, HubId } from "@cairn/sdk";
import { CairnError, content, hubs, unixTime } from "@cairn/sdk";
import type { PublicKey } from "@cairn/sdk/credentials";
import { badgeOf } from "@cairn/sdk/credentials";
import type { Context } from "../../Context.ts";
import { badgeFaultIn } from "../../cohort/badges/badgeFault.ts";
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
import { issueTexts as say } from "./texts.ts";

/** What will be signed with a cohort: planned before anything is sent. */
export interface BadgePlan {
  /** The key's name in the configuration. */
  readonly name: string;
  readonly hub: HubId;
  readonly subject: Subject;
  /** Definitions whose records can have no badge, and why. */
  readonly faults: ReadonlyMap<DefinitionId, BadgeFault>;
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
  args: { context: Context; authority: Authority; folder: string; subject: string | undefined; size: number },
): Promise<BadgePlan | undefined> {
  const { context, authority, folder, size } = args;
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
    return { ...plan, faults: new Map(), done: kept };
  }
  const { publicKey } = await readAssertionKey(context, name);
  await requireCounting(client, { hub, name, publicKey, time: await comingTime(client) });
  return { ...plan, faults: await faultsOf(client, { context, authority, publicKey }), done: undefined };
}

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

/** Which definitions are no Open Badges, tried with an empty document and nobody as subject. */
async function faultsOf(
  client: Client,
  args: { context: Context; authority: Authority; publicKey: PublicKey },
): Promise<Map<DefinitionId, BadgeFault>> {
  const { context, authority, publicKey } = args;
  const { signal } = context;
  const store = client.content;
  const hub = await content.fetchDocument({ store, hash: authority.hub.profile, signal });
  const faults = new Map<DefinitionId, BadgeFault>();
  for (const [id, definition] of authority.definitions) {
    const document = await content.fetchDocument({ store, hash: definition.content, signal });
    try {
      badgeOf(sampleOf(client, { definition, document, hub }), {
        issuer: issuerDid(context, publicKey),
        subject: "nobody",
      });
    } catch (error) {
      faults.set(id, badgeFaultIn(error));
    }
  }
  return faults;
}

const NOBODY = "0x000000000000000000000000000000000000dEaD";

function sampleOf(
  { deployment }: Client,
  {
    definition,
    document,
    hub,
  }: {
    definition: definitions.Definition;
    document: Parameters<typeof badgeOf>[0]["definition"];
    hub: Parameters<typeof badgeOf>[0]["hub"];
  },
): Parameters<typeof badgeOf>[0] {
  const { chainId, contracts } = deployment;
  return {
    type: "CairnRecord",
    version: 1,
    chainId,
    token: contracts.AchievementToken.address,
    achievement: {
      definition: definition.id,
      experience: 0,
      learner: NOBODY as Parameters<typeof badgeOf>[0]["achievement"]["learner"],
      achievedAt: definition.definedAt,
      expiresAt: unixTime(0),
      content: definition.content as string as Parameters<typeof badgeOf>[0]["achievement"]["content"],
    },
    inclusion: { mode: "minted" },
    document: {},
    salts: {},
    definition: document,
    hub,
  };
}

/** What a dry run says of the badges, for programs. */
export function plannedData({ name, subject, faults }: BadgePlan): object {
  const without = [...faults].map(([definition, fault]) => ({ definition, ...fault }));
  return { key: name, subject, without };
}

/** What is said of the badges before anything is sent. */
export function badgeLines(context: Context, plan: BadgePlan | undefined): string[] {
  if (plan === undefined) return [];
  const { name, faults, subject } = plan;
  const about = context.say(
    { wallet: say.subjectWallet, nobody: say.subjectNobody, name: say.subjectName, email: say.subjectEmail }[
      subject
    ],
  );
  return [
    context.say(say.badges, { key: name, about }),
    ...[...faults].map(([definition, fault]) => {
      const { path } = fault;
      const reason = reasonText(context, fault);
      // The issuer of a badge is the hub's profile, whatever was achieved.
      return path.startsWith("/issuer")
        ? context.say(say.noProfile, { path, reason })
        : context.say(say.noBadge, { definition, path, reason });
    }),
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
