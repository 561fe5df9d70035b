import { accreditors } from "../../accreditation/accreditors.ts";
import { periods } from "../../accreditation/periods.ts";
import type { Client } from "../../client/Client.ts";
import { list as listHubs } from "../../hubs/list.ts";
import type { Address, HubId } from "../../ids.ts";
import { canonicalize } from "../../json/canonicalize.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { blockAt } from "../../records/blockAt.ts";
import type { Did } from "../keys/did.ts";
import { issuerOf } from "../proofs/issue.ts";
import type { CredentialVerdict } from "../verify/CredentialVerdict.ts";
import { isObject, listOf } from "../verify/structure.ts";
import { verify } from "../verify/verify.ts";
import type { WebOptions } from "../verify/web.ts";
import { endorsementOf } from "./endorsement.ts";
import { didOfProfile, profileDocument } from "./hubDid.ts";
import { runsAt } from "./runsAt.ts";

/** What an endorsement turned out to be. */
export interface CheckedEndorsement {
  readonly stands: boolean;
  readonly code:
    | "OK"
    /** It is no credential, or no endorsement of an accreditation. */
    | "MALFORMED"
    /** It is of another subject than the hub's DID. */
    | "OTHER_SUBJECT"
    /** The signature does not fit, or the key is not the issuer's. */
    | "BAD_SIGNATURE"
    /** Its dates do not hold at the block's time. */
    | "NOT_NOW"
    /** The chain has no such period of this hub, or the period does not run at the block. */
    | "NOT_ACCREDITED"
    /** The profile that the chain holds for the accreditor names another DID than the issuer's, or none. */
    | "OTHER_ISSUER";
  readonly message: string;
}

const PERIOD = /:accreditation:(?<index>0|[1-9]\d{0,8})$/;

/**
 * Checks an endorsement of a hub: that it is signed, by the DID which the accreditor's profile on the chain names; that its
 * subject is the hub's DID; and that the accreditation it speaks of is the chain's, and runs at the block.
 *
 * @param client - The network; of `clientAt` for another block than the newest.
 * @param args - The endorsement, the hub and its DID. `web` fetches the accreditor's DID document: with `false`, a
 * `did:web` is taken by the key that it names itself, and whether its host knows that key stays open.
 * @returns Whether it stands, and if not, why.
 * @throws CairnError `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `CONTENT_UNAVAILABLE`; `ABORTED`.
 *
 * @example
 * import type { Client, HubId, json } from "@cairn/sdk";
 * import { checkEndorsement, didWeb } from "@cairn/sdk/credentials";
 *
 * async function isAccredited(client: Client, hub: HubId, endorsement: json.JsonObject) {
 *   const did = didWeb("https://school.example");
 *   return (await checkEndorsement(client, { endorsement, hub, did })).stands;
 * }
 */
export async function checkEndorsement(
  client: Client,
  args: { endorsement: JsonObject; hub: HubId; did: Did; web?: WebOptions | false },
): Promise<CheckedEndorsement> {
  const { endorsement, hub: id, did, web } = args;
  const { timestamp: now } = await blockAt(client.provider, "latest");
  const signed = await verify(endorsement, { now, ...(web === undefined ? {} : { web }) });
  const fault = signatureFault(signed, web === false);
  if (fault !== undefined) return fault;
  const subject = endorsement.credentialSubject;
  if (!listOf(endorsement.type).includes("EndorsementCredential") || !isObject(subject)) {
    return not("MALFORMED", "It is not an EndorsementCredential of one subject.");
  }
  if (subject.id !== did) return not("OTHER_SUBJECT", `Its subject is ${String(subject.id)}, not ${did}.`);
  const index = Number(PERIOD.exec(String(endorsement.id))?.groups?.index ?? Number.NaN);
  const [hub] = await listHubs(client, { first: id, count: 1 });
  const [period] = Number.isNaN(index) ? [] : await periods(client, { hub: id, first: index, count: 1 });
  if (hub === undefined || period === undefined || !runsAt(hub, period, now)) {
    return not("NOT_ACCREDITED", "The chain has no such accreditation of this hub that runs at this block.");
  }
  const issuer = issuerOf(endorsement) as Did;
  const expected = endorsementOf({
    deployment: client.deployment,
    hub,
    index,
    period,
    subject: did,
    issuer: { did: issuer },
  });
  const wrong = SAID_BY_THE_CHAIN.find((name) => !isSame(endorsement[name], expected[name]));
  if (wrong !== undefined) return not("MALFORMED", `/${wrong} is not what the chain says.`);
  const named = await didOfAccreditor(client, period.accreditor);
  if (named === issuer)
    return { stands: true, code: "OK", message: "The accreditation runs, and its accreditor signed." };
  return not("OTHER_ISSUER", `The accreditor's profile on the chain does not name ${issuer} as its id.`);
}

/** What an endorsement must say as the chain has it; name, profile and comment are the accreditor's words. */
const SAID_BY_THE_CHAIN = ["id", "validFrom", "validUntil", "evidence"];

function signatureFault({ checks }: CredentialVerdict, isOffline: boolean): CheckedEndorsement | undefined {
  for (const { name, outcome, code, message } of checks) {
    // Nobody was asked whose key it is: the accreditor's profile on the chain names the DID.
    const isOpen = name === "authority" || (name === "issuer" && isOffline && code === "ISSUER_UNKNOWN");
    if (outcome === "pass" || isOpen) continue;
    if (name === "status") return not("NOT_NOW", message);
    return not(code === "MALFORMED" ? "MALFORMED" : "BAD_SIGNATURE", message);
  }
  return undefined;
}

function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return canonicalize(one ?? null) === canonicalize(other ?? null);
}

async function didOfAccreditor(client: Client, account: Address): Promise<Did | null> {
  for (let first = 0; ; ) {
    const page = await accreditors(client, { first });
    const found = page.find((accreditor) => accreditor.account === account);
    if (found !== undefined) {
      const profile = await profileDocument(client, { hash: found.profile });
      return profile === undefined ? null : didOfProfile(profile);
    }
    if (page.length === 0) return null;
    first += page.length;
  }
}

function not(code: CheckedEndorsement["code"], message: string): CheckedEndorsement {
  return { stands: false, code, message };
}
