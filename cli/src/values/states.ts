import type { accreditation } from "@cairn/sdk";
import type { Text } from "../messages/text.ts";
import { valueTexts as say } from "./texts.ts";

/** What a hub may do, in words. */
export const HUB_STATES: Readonly<Record<accreditation.HubState, Text>> = {
  accredited: say.accredited,
  suspended: say.suspended,
  lapsed: say.lapsed,
  "never accredited": say.never,
  closed: say.closed,
};

/** What became of a period, in words. */
export const PERIOD_STATES: Readonly<Record<accreditation.PeriodState, Text>> = {
  running: say.running,
  suspended: say.periodSuspended,
  ended: say.ended,
  withdrawn: say.withdrawn,
};
