import type { AchievementId, Client, cohorts, UnixTime } from "@cairn/sdk";
import { achievements, CairnError, unixTime } from "@cairn/sdk";
import type { SigningKey } from "@cairn/sdk/credentials";
import { badgeOf, issue, statusListAt } from "@cairn/sdk/credentials";
import type { Context } from "../../Context.ts";
import { issuerDid } from "../../credentials/hubIssuer.ts";
import type { LearnerBundle } from "../bundlesOf.ts";
import { plainBundlesOf } from "../bundlesOf.ts";
import type { Receipt } from "../files.ts";
import { badgeFaultIn } from "./badgeFault.ts";
import type { CredentialLine, KeptCredentials } from "./credentialsFile.ts";
import { keptCredentials, writeCredentials } from "./credentialsFile.ts";
import type { Subject } from "./subject.ts";
import { subjectOf } from "./subject.ts";

/** How a cohort's badges are signed. */
export interface Signing {
  readonly key: SigningKey;
  /** The time of the proofs: the attestation's where the key counted then. */
  readonly signedAt: UnixTime;
  readonly subject: Subject;
}

/**
 * Signs a badge for each record of an attested cohort, and keeps them in its folder. What an earlier run signed stays as it
 * is; where records had no badge, all are tried again, since what was wrong may be mended (Ed25519 signs the same twice).
 *
 * Throws `MALFORMED_COHORT` where the folder's files do not belong together.
 */
export async function signBadges(
  client: Client,
  args: {
    context: Context;
    cohort: cohorts.Cohort;
    folder: string;
    receipt: Receipt;
    signing: Signing;
    onProgress: (done: number) => void;
  },
): Promise<KeptCredentials> {
  const { context, cohort, folder, receipt, signing, onProgress } = args;
  const { mode } = receipt;
  const { signal } = context;
  const { subject } = signing;
  const before = await keptCredentials(folder);
  const isNew = before === undefined || before.faults.length > 0;
  const skipped = isNew ? 0 : before.lines;
  const attestedAt = await times(client, { cohort, receipt, signal });
  const writer = await writeCredentials(folder, { head: { version: 1, subject }, isNew });
  let done = 0;
  try {
    for await (const bundle of plainBundlesOf(client, { cohort, folder, mode, signal })) {
      done += 1;
      if (done > skipped) {
        await writer.write(await lineOf(context, { bundle, issuedAt: attestedAt(bundle.id), signing }));
      }
      onProgress(done);
    }
  } finally {
    await writer.close();
  }
  const after = await keptCredentials(folder);
  if (after !== undefined) return after;
  throw new CairnError("MALFORMED_COHORT", { details: { folder } });
}

async function lineOf(
  context: Context,
  args: { bundle: LearnerBundle; issuedAt: UnixTime; signing: Signing },
): Promise<CredentialLine> {
  const { bundle, issuedAt, signing } = args;
  const { id, learner, record } = bundle;
  const { key, signedAt } = signing;
  const subject = subjectOf(signing.subject, learner);
  if (subject === undefined) {
    return { id, fault: { path: "/credentialSubject/identifier", reason: NOT_KNOWN[signing.subject] ?? "" } };
  }
  const url = context.config?.credentials?.url;
  try {
    const badge = badgeOf(record, {
      issuer: issuerDid(context, key),
      subject,
      issuedAt,
      ...(url === undefined ? {} : { statusList: statusListAt(url) }),
    });
    return { id, credential: await issue(badge, { key, now: signedAt }) };
  } catch (error) {
    return { id, fault: badgeFaultIn(error) };
  }
}

const NOT_KNOWN: Partial<Record<Subject, string>> = {
  name: "The table has no name for this learner.",
  email: "The table has no e-mail for this learner.",
};

/** When each record was attested: tokens are minted in several blocks. */
async function times(
  client: Client,
  { cohort, receipt, signal }: { cohort: cohorts.Cohort; receipt: Receipt; signal: AbortSignal },
): Promise<(id: AchievementId) => UnixTime> {
  const usual = unixTime(receipt.attestedAt);
  if (receipt.mode !== "mint") return () => usual;
  const { ids } = cohort.tree;
  const records = await achievements.recordsOf(client, ids, { signal });
  const found = new Map(ids.map((id, place) => [id, records[place]?.issuedAt]));
  return (id) => found.get(id) ?? usual;
}
