import { ZeroHash } from "ethers";
import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { ContentHash, HubId, UnixTime } from "../ids.ts";
import type { Kinds } from "../kinds.ts";

/**
 * Accredits a hub from now on, or renews its period (`HubRegistry.accredit`). By an accreditor in office.
 *
 * @param client - The network, with the accreditor as signer.
 * @param args - Hub, kinds, end, and the hash of a public document on why.
 * @returns An action whose result is the period's place in the hub's history, from 0.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown`, `HubAlreadyClosed`, `AccreditorNotInOffice`,
 * `AccreditationKindsInvalid`, `AccreditationTermInvalid` or `AccreditationHeld`; the codes of `Action.send`.
 *
 * @example
 * import { accreditation, type Client, type HubId, kinds, unixTime } from "@cairn/sdk";
 *
 * async function accreditForCourses(client: Client, hub: HubId) {
 *   const until = unixTime(new Date("2030-01-01T00:00:00Z"));
 *   await accreditation.accredit(client, { hub, kinds: kinds(["Course"]), until }).send();
 * }
 */
export function accredit(
  client: Client,
  args: { hub: HubId; kinds: Kinds; until: UnixTime; evidence?: ContentHash },
): Action<number> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("accredit", [
      args.hub,
      args.kinds,
      args.until,
      args.evidence ?? ZeroHash,
    ]),
    event: "HubAccredited",
    result: (event) => Number(event.args.index),
  });
}
