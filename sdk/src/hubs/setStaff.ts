import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { Address, HubId, UnixTime } from "../ids.ts";
import type { Role } from "./roles.ts";
import { bitsOfRoles } from "./roles.ts";

/**
 * Sets what an account may do for a hub in `[from, until)` (`HubRegistry.setStaff`). No role removes it.
 * By the admin, or by `MANAGE` staff within its own roles and term.
 *
 * @param client - The network, with admin or manager as signer.
 * @param args - Hub, account, roles and window.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown`, `StaffRoleMissing`, `StaffBeyondManager` or
 * `StaffWindowInvalid`; the codes of `Action.send`.
 *
 * @example
 * import { type Address, type Client, type HubId, hubs, unixTime } from "@cairn/sdk";
 *
 * async function hireRegistrar(admin: Client, hub: HubId, account: Address) {
 *   const from = unixTime(new Date("2026-09-01T00:00:00Z"));
 *   const until = unixTime(new Date("2027-09-01T00:00:00Z"));
 *   await hubs.setStaff(admin, { hub, account, roles: ["ISSUE", "REVOKE"], from, until }).send();
 * }
 */
export function setStaff(
  client: Client,
  args: { hub: HubId; account: Address; roles: readonly Role[]; from: UnixTime; until: UnixTime },
): Action<void> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("setStaff", [
      args.hub,
      args.account,
      bitsOfRoles(args.roles),
      args.from,
      args.until,
    ]),
    event: "StaffSet",
    result: () => undefined,
  });
}
