import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { ContentStore } from "../content/ContentStore.ts";
import { encode } from "../content/encode.ts";
import { publishes } from "../hubs/publishes.ts";
import type { Address, UnixTime } from "../ids.ts";
import type { JsonObject } from "../json/JsonValue.ts";
import type { Kinds } from "../kinds.ts";

/**
 * Appoints an accreditor, or changes its mandate (`HubRegistry.appointAccreditor`). Owner only. Its profile is published
 * first.
 *
 * @param client - The network, with the owner as signer.
 * @param args - Account, the kinds that it may accredit for, end of its term, public profile, and where to publish it.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `OwnableUnauthorizedAccount`, `AccreditorTermInvalid`,
 * `AccreditorKindsEmpty` or `AccreditorInvalid`; the codes of `content.encode`, of the store, and of `Action.send`.
 *
 * @example
 * import { accreditation, type Address, type Client, kinds, unixTime } from "@cairn/sdk";
 *
 * async function appointBoard(owner: Client, account: Address) {
 *   const until = unixTime(new Date("2030-01-01T00:00:00Z"));
 *   const profile = { name: "Education Board" };
 *   await accreditation.appoint(owner, { account, kinds: kinds(["Course", "Degree"]), until, profile }).send();
 * }
 */
export function appoint(
  client: Client,
  args: { account: Address; kinds: Kinds; until: UnixTime; profile: JsonObject; store?: ContentStore },
): Action<void> {
  const profile = encode(args.profile);
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("appointAccreditor", [
      args.account,
      args.kinds,
      args.until,
      profile.hash,
    ]),
    event: "AccreditorAppointed",
    result: () => undefined,
    before: publishes(client, profile, args.store),
  });
}
