import type { JsonObject } from "../../json/JsonValue.ts";
import { placesOf, readStatusList } from "./statusList.ts";

/**
 * Compares a published status list with the chain, bit by bit. Lists are never compared by their packed bytes, which
 * differ from one program to the next.
 *
 * @param credential - The published list; its signature is checked with `verify`.
 * @param args - The list's number, and what the chain says (`revokedIndices`).
 * @returns Places that only the chain has as revoked, and those that only the list has.
 * @throws CairnError `MALFORMED_CREDENTIAL` where it is no list; `INVALID_ARGUMENT` for a list that no hub can
 * have.
 *
 * @example
 * import type { json } from "@cairn/sdk";
 * import { type RevokedIndices, statusListDifferences } from "@cairn/sdk/credentials";
 *
 * async function isTrue(list: json.JsonObject, { indices }: RevokedIndices) {
 *   const { missing, extra } = await statusListDifferences(list, { list: 0, indices });
 *   return missing.length + extra.length === 0;
 * }
 */
export async function statusListDifferences(
  credential: JsonObject,
  args: { list: number; indices: readonly number[] },
): Promise<{ missing: readonly number[]; extra: readonly number[] }> {
  const { length, isSet } = await readStatusList(credential, "revocation");
  const revoked = new Set(placesOf(args.indices, args.list));
  const missing = [...revoked].filter((index) => index >= length || !isSet(index)).sort((a, b) => a - b);
  const extra: number[] = [];
  for (let index = 0; index < length; index += 1) if (isSet(index) && !revoked.has(index)) extra.push(index);
  return { missing, extra };
}
