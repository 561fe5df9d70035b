import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { Address, HubId, UnixTime } from "../ids.ts";
import type { Role } from "./roles.ts";
import { bitsOfRoles } from "./roles.ts";

/**
 * Sets what an account may do for a hub in `[from, until)` (`HubRegistry.setStaff`). No role removes it.
 * By the admin, or by `MANAGE` staff within its own roles and term.
 *
 * @param client - The network, with admin or manager as signer.
 * @param args - Hub, account, roles and window.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where the account is a contract of the network; `CONTRACT_REVERTED` with
 * `HubUnknown`, `StaffRoleMissing`, `StaffBeyondManager` or `StaffWindowInvalid`; the codes of `Action.send`.
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
  if (args.roles.length !== 0) refuseContracts(client, args.account);
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

/** The forwarder above all: it calls for everybody, so whatever role it had, everybody would have. */
function refuseContracts({ deployment }: Client, account: Address): void {
  const found = Object.entries(deployment.contracts).find(([, contract]) => contract.address === account);
  if (found === undefined) return;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "A contract of the network cannot be staff.",
    details: { account, contract: found[0] },
    fix: "Name the account of a person, or a contract of the hub's own.",
  });
}
