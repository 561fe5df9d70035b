import type { Attestation } from "../bundles/CairnRecord.ts";
import type { TimeLimit } from "../chain/withTimeout.ts";
import { withTimeout } from "../chain/withTimeout.ts";
import type { Client } from "../client/Client.ts";
import type { Deployment } from "../deployments/Deployment.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { networkFault, notAsked, unknown, verdictOf } from "./checks.ts";
import type { Inspected } from "./inspect.ts";
import { inspect } from "./inspect.ts";
import type { OfflineResult } from "./integrity.ts";
import { judge } from "./judge.ts";
import { checkPinned } from "./pinBlock.ts";
import type { Session } from "./session.ts";
import { limitOf } from "./session.ts";
import type { AsOf, Check, Verdict } from "./Verdict.ts";
import type { VerifyOptions } from "./VerifyOptions.ts";

/** Asks for records that were checked offline, in one call, and judges each. */
export async function verifyRecords(
  session: Session,
  batch: readonly OfflineResult[],
  options: VerifyOptions,
): Promise<Verdict[]> {
  const { deployment } = session;
  const asked = new Map<OfflineResult, Attestation>();
  for (const offline of batch) {
    if (offline.record !== undefined && offline.id !== undefined && isTrusted(offline.record, deployment)) {
      asked.set(offline, offline.record);
    }
  }
  if ("fault" in session) {
    return batch.map((offline) => withoutChain(deployment, offline, session.fault, session.asOf));
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
  records: readonly Attestation[],
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

/** Whether a file is of the deployment that the verifier trusts. */
function isTrusted(record: Attestation, { chainId, contracts }: Deployment): boolean {
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

function distrust(record: Attestation, deployment: Deployment): Check | undefined {
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
