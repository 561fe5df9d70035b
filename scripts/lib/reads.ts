import type { Client, HubId } from "@cairn/sdk";
import { accreditation, hubId, hubs } from "@cairn/sdk";

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

async function pages<Entry>(read: (first: number) => Promise<readonly Entry[]>): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const page = await read(entries.length);
    entries.push(...page);
    if (page.length < PAGE) return entries;
  }
}
