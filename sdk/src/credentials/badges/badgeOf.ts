import { hexlify, randomBytes, sha256, toUtf8Bytes } from "ethers";
import { recordUrn, urnOf } from "../../achievement/urnOf.ts";
import type { CairnRecord } from "../../bundles/CairnRecord.ts";
import { CairnError } from "../../errors/CairnError.ts";
import type { DefinitionId, StatusIndex, UnixTime } from "../../ids.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import type { Did } from "../keys/did.ts";
import { isDidWeb } from "../keys/did.ts";
import { achievementUrl, addressOfDid } from "../network/addresses.ts";
import { achievementFaults } from "./achievement.ts";
import { requireShape } from "./checkShape.ts";
import { attestationEvidence, onChainEvidence } from "./evidence.ts";
import { SHAPES } from "./shapes.ts";

/** Contexts of an Open Badges 3.0 credential on VC Data Model 2.0. */
export const CONTEXTS = [
  "https://www.w3.org/ns/credentials/v2",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
] as const;

/** Something that a person is known by, which the badge holds as a salted hash: whoever knows it can check it. */
export interface Identity {
  readonly type:
    | "name"
    | "emailAddress"
    | "sourcedId"
    | "systemId"
    | "userName"
    | "accountId"
    | `ext:${string}`;
  readonly value: string;
}

/** How a record becomes a badge. */
export interface BadgeOptions {
  /** The hub's DID. */
  readonly issuer: Did;
  /**
   * Whom the badge is about: the learner's `wallet` (as `did:pkh`, and with proof from the chain), somebody with an
   * identity (hashed with a random salt), or `nobody`: who has it. The last two name no wallet, so that the chain says
   * less of them. `wallet` when absent.
   */
  readonly subject?: "wallet" | "nobody" | Identity;
  /** When it was attested: the anchor's or the token's time; when it was achieved when absent. */
  readonly issuedAt?: UnixTime;
  /** The hub's status lists; without them the chain alone tells of a revocation. */
  readonly statusList?: (index: StatusIndex) => { readonly url: string; readonly index: number };
}

/** What of a private document is Open Badges' `AchievementSubject`, and goes into the badge. */
const COPIED = Object.keys(SHAPES.AchievementSubject.properties).filter(
  (name) => !["id", "achievement", "identifier"].includes(name),
);

/**
 * Makes the unsigned Open Badges 3.0 form of a record. Of the private document it takes what an `AchievementSubject` has
 * (`result`, `creditsEarned`, `term`, `role` …): all of it is public to whoever gets the badge. The rest stays out.
 *
 * @param record - The record, from its bundle.
 * @param options - Issuer, subject, status list.
 * @returns An `OpenBadgeCredential`, to be signed.
 * @throws CairnError `MALFORMED_BADGE` where definition, document or profile are no Open Badges, with each path.
 *
 * @example
 * import { bundles } from "@cairn/sdk";
 * import { badgeOf, didWeb } from "@cairn/sdk/credentials";
 *
 * const unsigned = (file: string) => badgeOf(bundles.parse(file), { issuer: didWeb("https://school.example") });
 */
export function badgeOf(record: CairnRecord, options: BadgeOptions): JsonObject {
  const { achievement } = record;
  const { issuer, subject = "wallet", issuedAt = achievement.achievedAt } = options;
  const copied = copiedOf(record);
  const evidence = [
    onChainEvidence(record),
    ...(subject === "wallet" ? [attestationEvidence(record, Object.keys(copied))] : []),
  ];
  const badge: JsonObject = {
    "@context": CONTEXTS,
    id: recordUrn(record),
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    ...(typeof record.definition.name === "string" ? { name: record.definition.name } : {}),
    issuer: profileOf(record.hub, issuer),
    validFrom: timeOf(issuedAt),
    ...(achievement.expiresAt === 0 ? {} : { validUntil: timeOf(achievement.expiresAt) }),
    awardedDate: timeOf(achievement.achievedAt),
    credentialSubject: {
      ...subjectOf(record, subject),
      type: ["AchievementSubject"],
      ...copied,
      achievement: {
        id: definitionIds({ ...record, definition: achievement.definition }, issuer)[0],
        ...record.definition,
      },
    },
    ...statusOf(record, options),
    evidence,
  };
  check(badge, record.definition);
  return badge;
}

/**
 * What a definition is called in a badge where its document has no id: the address at which a hub with one publishes it, else
 * a name of the network's. The first is the best; a badge may have either.
 */
export function definitionIds(
  defined: Pick<CairnRecord, "chainId" | "token"> & { readonly definition: DefinitionId },
  issuer: string,
): readonly [string, ...string[]] {
  const { definition } = defined;
  const urn = urnOf(defined, `definition:${definition}`);
  return isDidWeb(issuer) ? [achievementUrl(addressOfDid(issuer), definition), urn] : [urn];
}

function copiedOf({ document }: CairnRecord): JsonObject {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return {};
  return Object.fromEntries(Object.entries(document).filter(([name]) => COPIED.includes(name)));
}

/** The hub's profile as the issuer's: its own id, if it has one, gives way to the DID that signs. */
function profileOf(profile: JsonObject, did: Did): JsonObject {
  return { ...profile, id: did, type: ["Profile"] };
}

function subjectOf(
  { chainId, achievement }: CairnRecord,
  subject: "wallet" | "nobody" | Identity,
): JsonObject {
  if (subject === "wallet") return { id: `did:pkh:eip155:${chainId}:${achievement.learner}` };
  if (subject === "nobody") return {};
  const salt = hexlify(randomBytes(32)).slice(2);
  const identityHash = `sha256$${sha256(toUtf8Bytes(subject.value + salt)).slice(2)}`;
  return {
    identifier: [{ type: "IdentityObject", hashed: true, identityHash, identityType: subject.type, salt }],
  };
}

function statusOf({ statusIndex }: CairnRecord, { statusList }: BadgeOptions): JsonObject {
  if (statusList === undefined || statusIndex === undefined) return {};
  const { url, index } = statusList(statusIndex);
  return {
    credentialStatus: {
      id: `${url}#${index}`,
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: String(index),
      statusListCredential: url,
    },
  };
}

function check(badge: JsonObject, definition: JsonObject): void {
  const [first, ...others] = achievementFaults(definition, "/credentialSubject/achievement");
  if (first !== undefined) {
    throw new CairnError("MALFORMED_BADGE", {
      message: `${first.path}: ${first.reason} The definition's document is not an Open Badges Achievement.`,
      details: { path: first.path, faults: [first, ...others] },
      fix: "Define the achievement anew with a document that `achievement` made.",
    });
  }
  requireShape(badge.credentialSubject as JsonValue, "AchievementSubject", "/credentialSubject");
  requireShape(badge.issuer as JsonValue, "Profile", "/issuer");
}

function timeOf(time: number): string {
  return new Date(time * 1000).toISOString().replace(".000Z", "Z");
}
