import type { AccreditationStatus } from "../accreditation/at.ts";
import { statusFrom } from "../accreditation/at.ts";
import type { TokenRecord } from "../achievements/recordOf.ts";
import { recordFrom } from "../achievements/recordOf.ts";
import type { Attestation } from "../bundles/CairnRecord.ts";
import type { Client, Trust } from "../client/Client.ts";
import type { IRecordLens } from "../contracts/RecordLens.ts";
import { definitionFrom } from "../definitions/types.ts";
import { hubFrom, periodFrom, timeOrNull } from "../hubs/types.ts";
import type { UnixTime } from "../ids.ts";
import { achievementId, address, hubId } from "../ids.ts";
import { nameOfKind } from "../kinds.ts";
import { fail, pass, unknown, verdictOf } from "./checks.ts";
import type { OfflineResult } from "./integrity.ts";
import { checkDefinition } from "./integrity.ts";
import type { AsOf, Check, Verdict, VerdictAccreditor } from "./Verdict.ts";

/** What the chain says of a record, in the SDK's terms. */
interface Evidence {
  readonly record: Attestation;
  readonly asOf: AsOf;
  readonly report: IRecordLens.ReportStructOutput;
  /** The token's record, or the anchored one; null where nothing was issued. */
  readonly issued: TokenRecord | null;
  readonly isMinted: boolean;
  readonly accreditor: VerdictAccreditor | null;
}

/** Judges one record by the lens' report at one block. */
export function judge(args: {
  client: Client;
  offline: OfflineResult;
  record: Attestation;
  report: IRecordLens.ReportStructOutput;
  asOf: AsOf;
}): Verdict {
  const { client, offline, record, report, asOf } = args;
  const { chainId, contracts, name } = client.deployment;
  const isKnown = report.definition.hub !== 0n;
  const definition = isKnown ? definitionFrom(record.achievement.definition, report.definition) : null;
  const hub = isKnown ? hubFrom(hubId(report.definition.hub), report.hub) : null;
  const minted = recordFrom(report.minted);
  const issued = minted ?? recordFrom(report.anchored);
  const accreditor = accreditorOf(report);
  const evidence: Evidence = { record, asOf, report, issued, isMinted: minted !== null, accreditor };
  const checks = [
    definition === null ? offline.check : checkDefinition(offline, definition.content),
    pass("network", "The chain of a trusted deployment was asked at one block.", { block: asOf.block }),
    issuance(evidence),
    authority(evidence, client),
    status(evidence),
  ];
  return {
    verdict: verdictOf(checks),
    checks,
    asOf,
    record: {
      id: achievementId(report.id),
      mode: record.inclusion.mode,
      learner: record.achievement.learner,
      owner: issued?.owner ?? null,
      actor: address(report.actor),
      issuedAt: issued?.issuedAt ?? null,
      definition,
    },
    hub: hub === null ? null : { ...hub, profileDocument: offline.hub === hub.profile ? record.hub : null },
    accreditor,
    deployment: { name, chainId, token: contracts.AchievementToken.address },
  };
}

function accreditorOf(report: IRecordLens.ReportStructOutput): VerdictAccreditor | null {
  if (report.period.from === 0n) return null;
  const period = periodFrom(report.period);
  return { account: period.accreditor, status: statusFrom(report.accreditation), period };
}

function issuance({ record, report, issued, isMinted }: Evidence): Check {
  const { inclusion, achievement } = record;
  if (issued !== null) {
    const details = { issuedAt: issued.issuedAt, mode: isMinted ? "minted" : inclusion.mode };
    return pass("issuance", isMinted ? "It is a token." : "Its cohort is anchored.", details);
  }
  if (report.definition.hub === 0n) {
    return fail("issuance", "NOT_ISSUED", "No hub has this definition.", {
      definition: achievement.definition,
    });
  }
  const hub = hubId(report.definition.hub);
  switch (inclusion.mode) {
    case "minted":
      return fail("issuance", "NOT_ISSUED", "There is no token of it, and there never was.", { hub });
    case "anchored": {
      const details = { hub, root: inclusion.root, anchoredAt: timeOrNull(report.anchor.anchoredAt) };
      if (report.anchor.anchoredAt === 0n) {
        return fail("issuance", "NOT_ISSUED", "The definition's hub anchored no such cohort.", details);
      }
      const message =
        "The cohort is anchored, but the record could not be in it: check its times and its definition.";
      return fail("issuance", "NOT_ISSUED", message, details);
    }
    case "signed": {
      const details = { hub, attester: inclusion.attester };
      if (!report.signatureValid) {
        return fail("issuance", "NOT_ISSUED", "The attester did not sign this achievement.", details);
      }
      const message =
        "The attester signed it, but nothing proves when. It is provisional until the learner redeems it.";
      return unknown("issuance", "ISSUE_TIME_UNPROVEN", message, details);
    }
  }
}

function authority(evidence: Evidence, { trust }: Client): Check {
  const { record, report, issued, accreditor } = evidence;
  const isSigned = issued === null && record.inclusion.mode === "signed" && report.definition.hub !== 0n;
  if (issued === null && !isSigned) return unknown("authority", "NOT_ISSUED", "There is nothing to judge.");
  const { definition } = report;
  const kind = Number(definition.kind);
  const details = {
    hub: Number(definition.hub),
    kind: nameOfKind(definitionFrom(record.achievement.definition, definition).kind),
    judgedAt: Number(report.judgedAt),
    accreditor: accreditor?.account ?? null,
    kindBit: kind,
  };
  const notAccredited = accreditationFault(statusFrom(report.accreditation), details);
  if (notAccredited !== undefined) return notAccredited;
  if (isSigned && !report.attesterAuthorised) {
    return fail(
      "authority",
      "ATTESTER_NOT_AUTHORISED",
      "The signer may not attest for the hub now.",
      details,
    );
  }
  return accreditorCheck(accreditor, trust, details);
}

/** Why a hub had no say in what it attested; undefined where it was accredited. */
export function accreditationFault(
  status: AccreditationStatus,
  details: Check["details"],
): Check | undefined {
  switch (status) {
    case "none":
      return fail(
        "authority",
        "HUB_NOT_ACCREDITED_AT_ISSUE",
        "The hub was not accredited at that time.",
        details,
      );
    case "outOfScope":
      return fail(
        "authority",
        "KIND_OUT_OF_SCOPE",
        "The hub was accredited, but not for this kind.",
        details,
      );
    case "withdrawn":
      return fail(
        "authority",
        "ACCREDITATION_WITHDRAWN",
        "The hub's accreditation was withdrawn for that time.",
        details,
      );
    case "accredited":
      return undefined;
  }
}

/** Whether the verifier takes the word of the accreditor of an accredited hub. */
export function accreditorCheck(
  accreditor: VerdictAccreditor | null,
  { accreditors }: Trust,
  details: Check["details"],
): Check {
  if (accreditors !== undefined && !accreditors.some((account) => account === accreditor?.account)) {
    const message = "The hub was accredited by an accreditor whom the verifier does not trust.";
    return unknown("authority", "ACCREDITOR_NOT_TRUSTED", message, { ...details, trusted: accreditors });
  }
  return pass("authority", "The hub was accredited for this kind at that time.", details);
}

function status(evidence: Evidence): Check {
  const { record, report, issued, isMinted, asOf } = evidence;
  if (report.revoked) {
    const successor = BigInt(report.successor) === 0n ? null : achievementId(report.successor);
    if (successor === null) return fail("status", "REVOKED", "The hub revoked it.");
    return fail("status", "SUPERSEDED", "The hub replaced it by another one.", { successor });
  }
  if (!isMinted && report.anchor.revoked)
    return fail("status", "REVOKED", "The hub revoked its whole cohort.", { cohortRevoked: true });
  if (issued?.standing === "renounced") return fail("status", "RENOUNCED", "The learner gave it up.");
  const expiresAt: UnixTime | 0 = record.achievement.expiresAt;
  const details = { expiresAt: expiresAt === 0 ? null : expiresAt, time: asOf.time };
  if (expiresAt !== 0 && asOf.time >= expiresAt) return fail("status", "EXPIRED", "It has expired.", details);
  if (issued === null && record.inclusion.mode !== "signed") {
    return unknown("status", "NOT_ISSUED", "There is nothing to judge.");
  }
  if (report.anchor.revoked && record.inclusion.mode === "anchored") {
    const message =
      "The hub revoked the cohort that the file names, but not this record: it has a token, and the token decides. " +
      "Ask the hub whether it means to revoke the token too.";
    return pass("status", message, { ...details, cohortRevoked: true, root: record.inclusion.root });
  }
  return pass("status", "It is neither revoked, superseded, renounced nor expired.", details);
}
