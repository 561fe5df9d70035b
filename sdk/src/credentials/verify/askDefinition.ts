import { toBeHex } from "ethers";
import { at } from "../../accreditation/at.ts";
import { revocationOf } from "../../achievements/revocationOf.ts";
import { withTimeout } from "../../chain/withTimeout.ts";
import type { Client } from "../../client/Client.ts";
import { clientAt } from "../../client/clientAt.ts";
import { encode } from "../../content/encode.ts";
import { get as definitionOf } from "../../definitions/get.ts";
import type { Definition } from "../../definitions/types.ts";
import { isCairnError } from "../../errors/isCairnError.ts";
import { get as hubOf } from "../../hubs/get.ts";
import type { AchievementId, ContentHash, DefinitionId, UnixTime } from "../../ids.ts";
import { achievementId, address, definitionId, chainId as toChainId } from "../../ids.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { nameOfKind } from "../../kinds.ts";
import { MAX_UINT32 } from "../../limits.ts";
import { fail, networkFault, notAsked, pass, unknown, verdictOf } from "../../verify/checks.ts";
import { accreditationFault, accreditorCheck } from "../../verify/judge.ts";
import { checkPinned } from "../../verify/pinBlock.ts";
import { limitOf } from "../../verify/session.ts";
import type { AsOf, Check, Verdict } from "../../verify/Verdict.ts";
import { definitionIds } from "../badges/badgeOf.ts";
import { issuerOf } from "../proofs/issue.ts";
import { timeOrNull } from "../proofs/timeOrNull.ts";
import type { ChainAnswer, ChainAsked } from "./askChain.ts";
import { windowsOf } from "./askChain.ts";
import { isObject, listOf } from "./structure.ts";

/** What a badge without an attestation says of the chain: which definition it is of, and which record. */
interface Claim {
  readonly chainId: string;
  readonly token: string;
  readonly definition: DefinitionId;
  /** The definition's document, as the badge has it. */
  readonly document: JsonObject;
  /** Null where it names none. */
  readonly id: AchievementId | null;
  /** When it was attested, as it says. */
  readonly time: UnixTime | null;
}

const DEFINITION = /^urn:cairn:([1-9]\d{0,15}):(0x[0-9a-f]{40}):definition:([1-9]\d{0,9})$/;
const RECORD = /^eip155:([1-9]\d{0,15})\/erc721:(0x[0-9a-fA-F]{40})\/(0|[1-9]\d{0,77})$/;

/**
 * Asks the chain about a badge that says of which definition it is and holds no attestation, since that would name the
 * learner: is the definition that one, was its hub accredited, was the key the hub's, did the hub revoke the record? That
 * the record is what the badge says, and when it was made, the chain does not tell: `ISSUE_TIME_UNPROVEN`.
 *
 * @returns Undefined where the credential is of no definition of a network.
 */
export async function askDefinition(
  credential: JsonObject,
  parts: {
    /** Whether its holder shows a part of it: the definition's document may not be whole then. */
    isPartial: boolean;
    chain: ChainAsked;
    keyHashes: Parameters<typeof windowsOf>[1]["keyHashes"];
    signedAt: UnixTime | null;
  },
): Promise<ChainAnswer | undefined> {
  const claim = claimOrNone(credential, parts.signedAt);
  if (claim === undefined) return undefined;
  const { session, options } = parts.chain;
  const { deployment } = session;
  const token = deployment.contracts.AchievementToken.address;
  if (claim.chainId !== String(deployment.chainId) || claim.token !== token.toLowerCase()) {
    const message = "The credential is of a deployment that the verifier does not trust.";
    return answer(parts.chain, notAsked(unknown("network", "UNTRUSTED_DEPLOYMENT", message)));
  }
  if ("fault" in session) return answer(parts.chain, notAsked(session.fault));
  const { client, asOf } = session;
  try {
    const found = await withTimeout(
      read(clientAt(client, asOf.block), { ...claim, isPartial: parts.isPartial }, asOf),
      limitOf(options),
    );
    await withTimeout(checkPinned(client, asOf), limitOf(options));
    const hub = found.hub === null ? undefined : found.hub.id;
    const keys = await windowsOf(parts.chain, { hub, keyHashes: parts.keyHashes });
    return { ...answer(parts.chain, found.checks, found), keys };
  } catch (error) {
    if (isCairnError(error, "ABORTED")) throw error;
    return answer(parts.chain, notAsked(networkFault(error)));
  }
}

/** What cannot be a claim of ours, such as an issuer whose DID is malformed, is none. */
function claimOrNone(credential: JsonObject, signedAt: UnixTime | null): Claim | undefined {
  try {
    return claimOf(credential, signedAt);
  } catch (error) {
    if (isCairnError(error)) return undefined;
    throw error;
  }
}

function claimOf(credential: JsonObject, signedAt: UnixTime | null): Claim | undefined {
  const [subject, ...others] = listOf(credential.credentialSubject);
  const [achievement, ...more] = isObject(subject) ? listOf(subject.achievement) : [];
  if (others.length + more.length > 0 || !isObject(achievement)) return undefined;
  const { id, ...document } = achievement;
  const record = recordIn(credential);
  const named = namedBy(String(id)) ?? publishedAt(String(id), { issuer: issuerOf(credential), record });
  if (named === undefined) return undefined;
  const isOf = record?.chainId === named.chainId && record.token === named.token;
  const time = timeOrNull(credential.validFrom) ?? signedAt;
  return { ...named, document, id: isOf ? record.id : null, time };
}

type Named = Pick<Claim, "chainId" | "token" | "definition">;

/** A definition by the name that it has in its network. */
function namedBy(id: string): Named | undefined {
  const [, chain, token, number] = DEFINITION.exec(id) ?? [];
  const definition = numberOf(number);
  return chain === undefined || token === undefined || definition === undefined
    ? undefined
    : { chainId: chain, token, definition };
}

/** A definition by the address at which its hub publishes it; the evidence says of which network. */
function publishedAt(
  id: string,
  { issuer, record }: { issuer: string; record: NamedRecord | undefined },
): Named | undefined {
  const definition = numberOf(/\/achievements\/([1-9]\d{0,9})\.json$/.exec(id)?.[1]);
  if (definition === undefined || record === undefined) return undefined;
  const { chainId, token } = record;
  const defined = { chainId: toChainId(Number(chainId)), token: address(token), definition };
  return definitionIds(defined, issuer).includes(id) ? { chainId, token, definition } : undefined;
}

function numberOf(text: string | undefined): DefinitionId | undefined {
  return text === undefined || Number(text) > MAX_UINT32 ? undefined : definitionId(Number(text));
}

interface NamedRecord {
  readonly chainId: string;
  /** In lower case. */
  readonly token: string;
  readonly id: AchievementId;
}

/** The record that the evidence names. */
function recordIn({ evidence }: JsonObject): NamedRecord | undefined {
  for (const each of listOf(evidence)) {
    const [, chain, token = "", id = ""] = RECORD.exec(String(isObject(each) ? each.id : "")) ?? [];
    if (chain === undefined || BigInt(id) >= 2n ** 256n) continue;
    return { chainId: chain, token: token.toLowerCase(), id: achievementId(toBeHex(BigInt(id), 32)) };
  }
  return undefined;
}

interface Found {
  readonly checks: readonly Check[];
  readonly hub: Verdict["hub"];
  readonly accreditor: Verdict["accreditor"];
}

async function read(client: Client, claim: Claim & { isPartial: boolean }, asOf: AsOf): Promise<Found> {
  const network = pass("network", "The chain of a trusted deployment was asked at one block.", {
    block: asOf.block,
  });
  const definition = await definitionOf(client, claim.definition).catch((error: unknown) => {
    if (isCairnError(error, "CONTRACT_REVERTED")) return undefined;
    throw error;
  });
  if (definition === undefined) {
    const details = { definition: claim.definition };
    const missing = fail("issuance", "NOT_ISSUED", "No hub has this definition.", details);
    const nothing = unknown("authority", "NOT_ISSUED", "There is nothing to judge.");
    return { checks: [network, missing, nothing], hub: null, accreditor: null };
  }
  const hub = await hubOf(client, definition.hub);
  const { authority, accreditor } = await authorityOf(client, definition, claim);
  const message =
    "It holds no attestation. The hub's key says what was achieved and when; nothing on the chain shows it.";
  const issuance = unknown("issuance", "ISSUE_TIME_UNPROVEN", message, { hub: hub.id });
  const checks = [network, issuance, authority, ...(await revocation(client, definition, claim))];
  const same = claim.isPartial ? undefined : sameDocument(definition, claim);
  return {
    checks: same === undefined ? checks : [same, ...checks],
    hub: { ...hub, profileDocument: null },
    accreditor,
  };
}

function sameDocument({ content }: Definition, { document }: Claim): Check | undefined {
  if (hashOrNone(document) === content) return undefined;
  const message = "The achievement in it is not the one that the hub published.";
  return fail("integrity", "DIGEST_MISMATCH", message, {
    part: "definition",
    path: "/credentialSubject/achievement",
  });
}

/** The hash of a document; none where it is larger than any that can be defined. */
function hashOrNone(document: JsonObject): ContentHash | undefined {
  try {
    return encode(document).hash;
  } catch (error) {
    if (isCairnError(error, "DOCUMENT_TOO_LARGE")) return undefined;
    throw error;
  }
}

async function authorityOf(
  client: Client,
  { hub, kind }: Definition,
  { time }: Claim,
): Promise<{ authority: Check; accreditor: Verdict["accreditor"] }> {
  const details = { hub, kind: nameOfKind(kind), judgedAt: time };
  if (time === null) {
    const message = "It does not say when it was attested.";
    return { authority: unknown("authority", "ISSUE_TIME_UNPROVEN", message, details), accreditor: null };
  }
  const { status, period } = await at(client, { hub, kind, time });
  const accreditor = period === null ? null : { account: period.accreditor, status, period };
  const authority = accreditationFault(status, details) ?? accreditorCheck(accreditor, client.trust, details);
  return { authority, accreditor };
}

/** That the hub revoked the record counts; that it did not says nothing, since its whole cohort may be revoked. */
async function revocation(client: Client, { hub }: Definition, { id }: Claim): Promise<Check[]> {
  const revoked = id === null ? null : await revocationOf(client, { hub, id });
  if (revoked === null) return [];
  const { successor } = revoked;
  if (successor === null) return [fail("status", "REVOKED", "The hub revoked it.", { id })];
  return [fail("status", "SUPERSEDED", "The hub replaced it by another one.", { id, successor })];
}

function answer(
  { session }: ChainAsked,
  checks: readonly Check[],
  found: Pick<Found, "hub" | "accreditor"> = { hub: null, accreditor: null },
): ChainAnswer {
  const { chainId, name, contracts } = session.deployment;
  const readable = pass("integrity", "The definition that it names can be read.");
  return {
    integrity: checks.find(({ name: check }) => check === "integrity") ?? readable,
    isAttested: false,
    keys: new Map(),
    verdict: {
      verdict: verdictOf(checks),
      checks,
      asOf: session.asOf,
      record: null,
      hub: found.hub,
      accreditor: found.accreditor,
      deployment: { name, chainId, token: contracts.AchievementToken.address },
    },
  };
}
