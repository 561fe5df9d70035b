import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, HubId, UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";
import type { Role } from "./roles.ts";
import { rolesOfBits } from "./roles.ts";

/** What a member of a hub's staff may do, in `[from, until)`. */
export interface Staff {
  readonly roles: readonly Role[];
  readonly from: UnixTime;
  readonly until: UnixTime;
}

/**
 * Reads what an account may do for a hub (`HubRegistry.staffOf`); no role for who is not of its staff.
 *
 * @param client - The network.
 * @param args - Hub and account.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, type HubId, hubs } from "@cairn/sdk";
 *
 * async function mayRevoke(client: Client, hub: HubId, account: Address) {
 *   const { roles, until } = await hubs.staffOf(client, { hub, account });
 *   return roles.includes("REVOKE") && Date.now() / 1000 < until;
 * }
 */
export async function staffOf(client: Client, args: { hub: HubId; account: Address }): Promise<Staff> {
  const staff = await chainCall(() => hubRegistry(client).staffOf(args.hub, args.account));
  return {
    roles: rolesOfBits(Number(staff.roles)),
    from: unixTime(staff.from),
    until: unixTime(staff.until),
  };
}
