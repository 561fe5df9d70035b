import type { Client, HubId } from "@cairn/sdk";
import { accreditation, hubId, hubs } from "@cairn/sdk";

/** What a hub may do now. */
export type HubState = "accredited" | "suspended" | "lapsed" | "never accredited" | "closed";
/** What became of a period. */
export type PeriodState = "running" | "suspended" | "ended" | "withdrawn";

/** How many entries one call reads. */
const PAGE = 100;

/** All hubs, by number. */
export async function readHubs(client: Client): Promise<readonly hubs.HubSummary[]> {
  return await pages(async (first) => await hubs.list(client, { first: hubId(first + 1), count: PAGE }));
}

/** One hub with its newest period. Throws `CONTRACT_REVERTED` with `HubUnknown` where there is none. */
export async function readHub({ client, hub }: { client: Client; hub: HubId }): Promise<hubs.HubSummary> {
  const [summary] = await hubs.list(client, { first: hub, count: 1 });
  return summary ?? { ...(await hubs.get(client, hub)), periods: 0, newest: null, accredited: false };
}

/** A hub's periods, oldest first. */
export async function readPeriods({
  client,
  hub,
}: {
  client: Client;
  hub: HubId;
}): Promise<readonly hubs.Period[]> {
  return await pages(async (first) => await accreditation.periods(client, { hub, first, count: PAGE }));
}

/** One period; `undefined` where the hub's history has none at this place. */
export async function readPeriod({
  client,
  hub,
  index,
}: {
  client: Client;
  hub: HubId;
  index: number;
}): Promise<hubs.Period | undefined> {
  const [period] = await accreditation.periods(client, { hub, first: index, count: 1 });
  return period;
}

/** All accreditors, by order of first appointment. */
export async function readAccreditors(client: Client): Promise<readonly accreditation.Accreditor[]> {
  return await pages(async (first) => await accreditation.accreditors(client, { first, count: PAGE }));
}

/** What a hub may do from now on: a period that ended or was suspended in this second no longer counts. */
export function stateOfHub({ hub, now }: { hub: hubs.HubSummary; now: number }): HubState {
  const { newest } = hub;
  if (hub.closedAt !== null) return "closed";
  if (newest === null) return "never accredited";
  if (isSuspended({ period: newest, now })) return "suspended";
  return hub.accredited && isUncut(newest) ? "accredited" : "lapsed";
}

/** What became of a period; only a hub's newest period can run or be suspended. */
export function stateOfPeriod({
  period,
  index,
  hub,
  now,
}: {
  period: hubs.Period;
  index: number;
  hub: hubs.HubSummary;
  now: number;
}): PeriodState {
  if (period.withdrawnEnd !== null) return "withdrawn";
  if (index + 1 !== hub.periods || hub.closedAt !== null) return "ended";
  if (isSuspended({ period, now })) return "suspended";
  return hub.accredited && isUncut(period) ? "running" : "ended";
}

function isSuspended({ period, now }: { period: hubs.Period; now: number }): boolean {
  return period.suspended && period.withdrawnEnd === null && now < period.until;
}

function isUncut({ end, until }: hubs.Period): boolean {
  return end === until;
}

async function pages<Entry>(read: (first: number) => Promise<readonly Entry[]>): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const page = await read(entries.length);
    entries.push(...page);
    if (page.length < PAGE) return entries;
  }
}
