import type { Deployment } from "../../deployments/Deployment.ts";
import type { HubSummary, Period } from "../../hubs/types.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { namesOfKinds } from "../../kinds.ts";
import { CONTEXTS } from "../badges/badgeOf.ts";
import { requireShape } from "../badges/checkShape.ts";
import type { Did } from "../keys/did.ts";
import { hubUrn } from "./hubDid.ts";
import { isoTime } from "./isoTime.ts";

/** `genre` of the evidence that names the period of accreditation on the chain. */
export const ACCREDITATION = "OnChainAccreditation";

/** Which accreditation is put into a credential. */
export interface EndorsementInput {
  readonly deployment: Deployment;
  readonly hub: Pick<HubSummary, "id" | "name">;
  /** The period's place in the hub's history, from 0. */
  readonly index: number;
  readonly period: Pick<Period, "from" | "until" | "kinds">;
  /** The hub's DID. */
  readonly subject: Did;
  /** The accreditor's DID, and its public profile. */
  readonly issuer: { readonly did: Did; readonly profile?: JsonObject };
  /** What the accreditor adds in its own words; Markdown is allowed. */
  readonly comment?: string;
}

/**
 * Makes the unsigned Open Badges 3.0 `EndorsementCredential` of an accreditation: the accreditor says of the hub's DID what
 * the chain says of the hub. Its evidence is the call that anybody can make to see whether it still stands
 * (`HubRegistry.periodAt`, as ERC-681 writes a call).
 *
 * @param input - Network, hub, period, DIDs.
 * @returns The credential, to be signed with `issue` by the accreditor's own key.
 * @throws CairnError `MALFORMED_BADGE` where the accreditor's profile is none of Open Badges.
 *
 * @example
 * import type { deployments, hubs } from "@cairn/sdk";
 * import { type Did, endorsementOf, issue, type SigningKey } from "@cairn/sdk/credentials";
 *
 * async function endorse(parts: {
 *   deployment: deployments.Deployment;
 *   hub: hubs.HubSummary;
 *   period: hubs.Period;
 *   subject: Did;
 *   accreditor: { did: Did; key: SigningKey };
 * }) {
 *   const { accreditor, hub } = parts;
 *   return await issue(endorsementOf({ ...parts, index: hub.periods - 1, issuer: accreditor }), accreditor);
 * }
 */
export function endorsementOf(input: EndorsementInput): JsonObject {
  const { deployment, hub, index, period, subject, issuer, comment } = input;
  const profile = { ...issuer.profile, id: issuer.did, type: ["Profile"] };
  requireShape(profile, "Profile", "/issuer");
  const kinds = namesOfKinds(period.kinds).join(", ");
  const where = `of the network "${deployment.name}" (chain ${deployment.chainId})`;
  const words = `Accredited as hub ${hub.id}, "${hub.name}", ${where} for: ${kinds}.`;
  return {
    "@context": CONTEXTS,
    id: `${hubUrn(deployment, hub.id)}:accreditation:${index}`,
    type: ["VerifiableCredential", "EndorsementCredential"],
    name: `Accreditation of ${hub.name}`,
    issuer: profile,
    validFrom: isoTime(period.from),
    validUntil: isoTime(period.until),
    credentialSubject: {
      id: subject,
      type: ["EndorsementSubject"],
      endorsementComment: comment === undefined ? words : `${words}\n\n${comment}`,
    },
    evidence: [
      {
        id: periodCall(deployment, hub.id, index),
        type: ["Evidence"],
        name: "The accreditation on the chain",
        narrative: "Whether it still stands is the contract's answer to this call: `end` is later than now.",
        genre: ACCREDITATION,
      },
    ],
  };
}

/** The view that answers for a period, as ERC-681 writes a call. */
function periodCall({ chainId, contracts }: Deployment, hub: number, index: number): string {
  return `ethereum:${contracts.HubRegistry.address}@${chainId}/periodAt?uint32=${hub}&uint256=${index}`;
}
