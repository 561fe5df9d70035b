import { recordLens } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Period } from "../hubs/types.ts";
import { periodFrom } from "../hubs/types.ts";
import type { HubId } from "../ids.ts";

const PAGE = 100;

/**
 * Lists a hub's periods of accreditation, the oldest first, a page at a time (`RecordLens.periodsFrom`).
 *
 * @param client - The network.
 * @param args - Hub; first place, from 0; most periods, 100 when absent.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { accreditation, type Client, type HubId } from "@cairn/sdk";
 *
 * async function history(client: Client, hub: HubId) {
 *   const periods = await accreditation.periods(client, { hub });
 *   return periods.map(({ accreditor, from, end }) => ({ accreditor, from, end }));
 * }
 */
export async function periods(
  client: Client,
  args: { hub: HubId; first?: number; count?: number },
): Promise<Period[]> {
  const { hub, first = 0, count = PAGE } = args;
  return (await chainCall(() => recordLens(client).periodsFrom(hub, first, count))).map(periodFrom);
}
