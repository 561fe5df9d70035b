import type { DefinitionId, StatusIndex } from "../../ids.ts";
import { didWeb, urlOfDid } from "../keys/did.ts";
import { placeOf } from "../status/statusList.ts";

/**
 * The address of a hub's status list: `status/<list>` below the address that its DID stands for.
 *
 * @param url - Where the hub's files are served: the https address of its `did:web`.
 * @param list - Number of the list, from 0.
 * @throws CairnError `INVALID_DID` where the address is none of a `did:web`.
 *
 * @example
 * import { statusListUrl } from "@cairn/sdk/credentials";
 *
 * const url = statusListUrl("https://schools.example/riverside", 0); // https://schools.example/riverside/status/0
 */
export function statusListUrl(url: string, list: number): string {
  return `${baseOf(url)}/status/${list}`;
}

/**
 * Tells where a hub's status lists have a record: what `badgeOf` takes as `statusList`.
 *
 * @param url - Where the hub's files are served.
 * @returns The address of the list, and the place in it.
 * @throws CairnError `INVALID_DID`.
 *
 * @example
 * import type { bundles } from "@cairn/sdk";
 * import { badgeOf, didWeb, statusListAt } from "@cairn/sdk/credentials";
 *
 * const url = "https://schools.example/riverside";
 * const unsigned = (record: bundles.CairnRecord) =>
 *   badgeOf(record, { issuer: didWeb(url), statusList: statusListAt(url) });
 */
export function statusListAt(url: string): (index: StatusIndex) => { url: string; index: number } {
  const base = baseOf(url);
  return (each) => {
    const { list, index } = placeOf(each);
    return { url: statusListUrl(base, list), index };
  };
}

/**
 * The address at which a hub publishes a definition's document: `achievements/<number>.json`.
 *
 * @param url - Where the hub's files are served.
 * @param definition - The definition.
 * @throws CairnError `INVALID_DID`.
 *
 * @example
 * import { definitionId } from "@cairn/sdk";
 * import { achievementUrl } from "@cairn/sdk/credentials";
 *
 * const url = achievementUrl("https://school.example", definitionId(7)); // https://school.example/achievements/7.json
 */
export function achievementUrl(url: string, definition: DefinitionId): string {
  return `${baseOf(url)}/achievements/${definition}.json`;
}

/** The address that a `did:web` stands for, without a slash at its end. */
export function addressOfDid(did: string): string {
  return urlOfDid(did).href.replace(/(?:\/\.well-known)?\/did\.json$/, "");
}

function baseOf(url: string): string {
  return addressOfDid(didWeb(url));
}
