import { STATUS_LIST_LENGTH } from "../../cohorts/drawStatusIndices.ts";
import { CairnError } from "../../errors/CairnError.ts";
import type { StatusIndex, UnixTime } from "../../ids.ts";
import { statusIndex } from "../../ids.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import type { Did } from "../keys/did.ts";
import { isObject, listOf } from "../verify/structure.ts";
import { bitsOf, isSet, packBits, unpackBits } from "./bits.ts";

/** Which list a place is in, counted from 0, and where in it. */
export function placeOf(index: StatusIndex): { list: number; index: number } {
  return { list: Math.floor(index / STATUS_LIST_LENGTH), index: index % STATUS_LIST_LENGTH };
}

/**
 * Makes one unsigned Bitstring Status List of a hub (W3C Bitstring Status List 1.0), to be signed with `issue`.
 *
 * @param args - The hub's DID; the list's address and number; what the chain says (`revokedIndices`); since when it
 * holds, and for how many seconds it may be kept.
 * @returns A `BitstringStatusListCredential` with 131,072 places.
 * @throws CairnError `INVALID_ARGUMENT` for a list that no hub can have; `INVALID_ID` for a place that is none.
 *
 * @example
 * import type { Client, HubId, UnixTime } from "@cairn/sdk";
 * import { type Did, issue, revokedIndices, type SigningKey, statusList } from "@cairn/sdk/credentials";
 *
 * async function firstList(client: Client, hub: { id: HubId; did: Did; key: SigningKey }, now: UnixTime) {
 *   const { indices } = await revokedIndices(client, { hub: hub.id });
 *   const url = "https://school.example/status/0";
 *   return await issue(await statusList({ issuer: hub.did, url, list: 0, indices, now }), { key: hub.key, now });
 * }
 */
export async function statusList(args: {
  issuer: Did;
  url: string;
  list: number;
  indices: readonly number[];
  now: UnixTime;
  ttlSeconds?: number;
}): Promise<JsonObject> {
  const { issuer, url, list, indices, now, ttlSeconds = 300 } = args;
  const revoked = placesOf(indices, list);
  return {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    id: url,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer,
    validFrom: new Date(now * 1000).toISOString().replace(".000Z", "Z"),
    credentialSubject: {
      id: `${url}#list`,
      type: "BitstringStatusList",
      statusPurpose: "revocation",
      encodedList: await packBits(bitsOf(revoked, STATUS_LIST_LENGTH)),
      ttl: ttlSeconds * 1000,
    },
  };
}

/** Lists are of places that have 32 bits. */
const MOST_LISTS = 2 ** 32 / STATUS_LIST_LENGTH;

/**
 * Which places of one list are among those of all lists.
 *
 * @throws CairnError `INVALID_ARGUMENT` for a list that no hub can have; `INVALID_ID` for a place that is none.
 */
export function placesOf(indices: readonly number[], list: number): number[] {
  if (!Number.isInteger(list) || list < 0 || list >= MOST_LISTS) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "There is no status list of this number.",
      details: { list, most: MOST_LISTS - 1 },
    });
  }
  const places = indices.map((index) => placeOf(statusIndex(index)));
  return places.filter((place) => place.list === list).map(({ index }) => index);
}

/** A list's bits, whoever made it. */
export interface ReadStatusList {
  readonly length: number;
  readonly isSet: (index: number) => boolean;
}

/**
 * Reads the bits of a status list.
 *
 * @throws CairnError `MALFORMED_CREDENTIAL` where it is no list for the purpose, or shorter than 131,072.
 */
export async function readStatusList(credential: JsonObject, purpose: string): Promise<ReadStatusList> {
  const [subject, ...others] = listOf(credential.credentialSubject);
  const isList =
    others.length === 0 &&
    listOf(credential.type).includes("BitstringStatusListCredential") &&
    isObject(subject) &&
    listOf(subject.type).includes("BitstringStatusList") &&
    listOf(subject.statusPurpose).includes(purpose) &&
    typeof subject.encodedList === "string";
  if (!isList) throw noList("It is not a status list for this purpose.");
  const bits = await unpackBits(subject.encodedList as string);
  const length = bits.length * 8;
  if (length < STATUS_LIST_LENGTH) throw noList("It is shorter than a status list may be.");
  return { length, isSet: (index) => isSet(bits, index) };
}

function noList(message: string): CairnError {
  return new CairnError("MALFORMED_CREDENTIAL", { message });
}
