import { recordLens } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import { timeOrNull } from "../hubs/types.ts";
import type { Address, ContentHash, UnixTime } from "../ids.ts";
import { address, contentHash, unixTime } from "../ids.ts";
import type { Kinds } from "../kinds.ts";
import { kindsFromBitmap } from "../kinds.ts";

/** An accreditor with its mandate. */
export interface Accreditor {
  readonly account: Address;
  readonly kinds: Kinds;
  /** When it was first or last appointed. */
  readonly appointedAt: UnixTime;
  readonly until: UnixTime;
  /** When it was dismissed; null if it was not. */
  readonly dismissedAt: UnixTime | null;
  /** Hash of its public profile. */
  readonly profile: ContentHash;
  readonly inOffice: boolean;
}

const PAGE = 100;

/**
 * Lists accreditors by order of first appointment, a page at a time (`RecordLens.accreditorsFrom`).
 *
 * @param client - The network.
 * @param args - First place, from 0; most accreditors, 100 when absent.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { accreditation, type Client } from "@cairn/sdk";
 *
 * async function inOffice(client: Client) {
 *   const all = await accreditation.accreditors(client);
 *   return all.filter((accreditor) => accreditor.inOffice).map(({ account }) => account);
 * }
 */
export async function accreditors(
  client: Client,
  args: { first?: number; count?: number } = {},
): Promise<Accreditor[]> {
  const page = await chainCall(() => recordLens(client).accreditorsFrom(args.first ?? 0, args.count ?? PAGE));
  return page.map(({ account, mandate, inOffice }) => ({
    account: address(account),
    kinds: kindsFromBitmap(mandate.kinds),
    appointedAt: unixTime(mandate.appointedAt),
    until: unixTime(mandate.until),
    dismissedAt: timeOrNull(mandate.dismissedAt),
    profile: contentHash(mandate.profile),
    inOffice,
  }));
}
