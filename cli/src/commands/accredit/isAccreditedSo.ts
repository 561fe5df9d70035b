import type { Address, hubs, Kinds, UnixTime } from "@cairn/sdk";
import { accreditation } from "@cairn/sdk";

/** Whether a hub has just this accreditation already, so that a repeated command sends nothing. */
export function isAccreditedSo(args: {
  hub: hubs.HubSummary;
  kinds: Kinds;
  until: UnixTime;
  accreditor: Address;
  now: UnixTime;
}): boolean {
  const { hub, kinds, until, accreditor, now } = args;
  const { newest } = hub;
  return (
    accreditation.stateOfHub({ hub, now }) === "accredited" &&
    newest?.accreditor === accreditor &&
    newest.kinds === kinds &&
    newest.until === until
  );
}
