import { hubRegistry } from "../../chain/contracts.ts";
import { withTimeout } from "../../chain/withTimeout.ts";
import { CairnError } from "../../errors/CairnError.ts";
import { chainCall } from "../../errors/fromChain.ts";
import type { KeyWindow } from "../../hubs/keyOf.ts";
import { timeOrNull } from "../../hubs/types.ts";
import type { DefinitionId, Hex, HubId } from "../../ids.ts";
import { address, chainId, unixTime } from "../../ids.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { checkRecord } from "../../presentations/checkPresentation.ts";
import { readRecord } from "../../presentations/parse.ts";
import { networkFault } from "../../verify/checks.ts";
import { faultOf } from "../../verify/integrity.ts";
import type { Session } from "../../verify/session.ts";
import { limitOf } from "../../verify/session.ts";
import type { Check, Verdict } from "../../verify/Verdict.ts";
import type { VerifyOptions } from "../../verify/VerifyOptions.ts";
import { verifyRecords } from "../../verify/verifyRecords.ts";
import { definitionIds } from "../badges/badgeOf.ts";
import { ATTESTATION, readAttestation } from "../badges/evidence.ts";
import { issuerOf } from "../proofs/issue.ts";
import { requireMirror } from "./mirror.ts";
import { isObject, listOf } from "./structure.ts";

/** What the chain says of the record behind a credential. */
export interface ChainAnswer {
  /** Whether the attestation in the credential is whole, and the credential says the same. */
  readonly integrity: Check;
  /** Whether the credential holds what the hub attested; else the chain says of the record only what speaks against it. */
  readonly isAttested: boolean;
  readonly verdict: Verdict;
  /** The windows of the keys that were asked for; null for one that the hub never added, or a fault of the network. */
  readonly keys: ReadonlyMap<Hex, KeyWindow | null | Check>;
}

const UNREADABLE = "The attestation in the credential cannot be read.";

/** The chain at one block, and what it said so far. */
export interface ChainAsked {
  readonly session: Session;
  readonly options: VerifyOptions;
  /** Verdicts on the records behind credentials; undefined for a credential that holds no attestation of ours. */
  readonly records: Map<JsonObject, Verdict | undefined>;
  /** Windows of keys, by hub and key. */
  readonly windows: Map<string, Promise<KeyWindow | null | Check>>;
}

/** Asks the chain about the attestations in many credentials, in one call; {@link askChain} then finds the answers. */
export async function askRecords(credentials: readonly JsonObject[], chain: ChainAsked): Promise<void> {
  const offline = new Map<JsonObject, ReturnType<typeof checkRecord>>();
  for (const credential of credentials) {
    const evidence = listOf(credential.evidence)
      .filter(isObject)
      .find(({ genre }) => listOf(genre).includes(ATTESTATION));
    if (evidence === undefined) chain.records.set(credential, undefined);
    else offline.set(credential, offlineOf(credential, evidence));
  }
  const verdicts = await verifyRecords(chain.session, [...offline.values()], chain.options);
  for (const [place, credential] of [...offline.keys()].entries()) {
    chain.records.set(credential, verdicts[place]);
  }
}

/** Asks the chain about a credential that holds an attestation of ours; undefined where it holds none. */
export async function askChain(
  credential: JsonObject,
  { chain, keyHashes }: { chain: ChainAsked; keyHashes: readonly Hex[] },
): Promise<ChainAnswer | undefined> {
  if (!chain.records.has(credential)) await askRecords([credential], chain);
  const verdict = chain.records.get(credential);
  if (verdict === undefined) return undefined;
  const [integrity] = verdict.checks;
  if (integrity === undefined) throw new CairnError("INCONSISTENT_ANSWER");
  const keys = await windowsOf(chain, { hub: verdict.hub?.id, keyHashes });
  return { integrity, isAttested: true, verdict, keys };
}

/** The windows of a hub's keys; none where the hub is not known. */
export async function windowsOf(
  chain: ChainAsked,
  { hub, keyHashes }: { hub: HubId | undefined; keyHashes: readonly Hex[] },
): Promise<ChainAnswer["keys"]> {
  const keys = new Map<Hex, KeyWindow | null | Check>();
  if (hub === undefined) return keys;
  for (const hash of keyHashes) keys.set(hash, await windowOf(chain, { hub, hash }));
  return keys;
}

function offlineOf(credential: JsonObject, evidence: JsonObject): ReturnType<typeof checkRecord> {
  try {
    const attestation = objectOf(readAttestation(evidence));
    const domain = {
      chainId: chainId(Number(attestation.chainId)),
      token: address(String(attestation.token)),
    };
    const { achievement, inclusion, disclosed, proof } = attestation;
    const subject = objectOf(credential.credentialSubject);
    const presented = readRecord(
      {
        ...({ achievement, inclusion, disclosed, proof } as JsonObject),
        definition: definitionOf(objectOf(subject.achievement), {
          ...domain,
          definition: objectOf(achievement).definition as DefinitionId,
          issuer: issuerOf(credential),
        }),
        hub: objectOf(credential.issuer),
      },
      "",
    );
    const offline = checkRecord(presented, domain);
    return offline.check.outcome === "pass"
      ? { ...offline, check: mirrored(credential, offline.check, { ...domain, ...presented }) }
      : offline;
  } catch (error) {
    const check = faultOf(error, UNREADABLE);
    return { check, record: undefined, id: undefined, definition: undefined, hub: undefined };
  }
}

function mirrored(
  credential: JsonObject,
  check: Check,
  attested: Parameters<typeof requireMirror>[1],
): Check {
  try {
    requireMirror(credential, attested);
    return check;
  } catch (error) {
    return faultOf(error, UNREADABLE);
  }
}

/** The document that was defined: without the id that only the badge gives it. */
function definitionOf(
  achievement: JsonObject,
  { issuer, ...defined }: Parameters<typeof definitionIds>[0] & { readonly issuer: string },
): JsonObject {
  const { id, ...rest } = achievement;
  const given = definitionIds(defined, issuer);
  return given.includes(String(id)) ? rest : achievement;
}

async function windowOf(
  { session, options, windows }: ChainAsked,
  key: { hub: HubId; hash: Hex },
): Promise<KeyWindow | null | Check> {
  const name = `${key.hub}:${key.hash}`;
  const known = windows.get(name) ?? askWindow(session, options, key);
  windows.set(name, known);
  return await known;
}

async function askWindow(
  session: Session,
  options: VerifyOptions,
  { hub, hash }: { hub: HubId; hash: Hex },
): Promise<KeyWindow | null | Check> {
  if ("fault" in session) return session.fault;
  const { client, asOf } = session;
  try {
    const window = await withTimeout(
      chainCall(() => hubRegistry(client).keyOf(hub, hash, { blockTag: asOf.block })),
      limitOf(options),
    );
    if (window.from === 0n) return null;
    return {
      from: unixTime(window.from),
      until: unixTime(window.until),
      compromisedSince: timeOrNull(window.compromisedSince),
    };
  } catch (error) {
    return networkFault(error);
  }
}

function objectOf(value: JsonValue | undefined): JsonObject {
  if (isObject(value)) return value;
  throw new CairnError("MALFORMED_CREDENTIAL", { message: "A part of the credential is not an object." });
}
