import type { HubId } from "@cairn/sdk";
import { hubId } from "@cairn/sdk";
import type { IHubRegistry, IRecordLens } from "../../sdk/src/contracts/RecordLens.ts";
import type { Network } from "./network.ts";

/** A hub with its newest period. */
export type HubSummary = IRecordLens.HubSummaryStructOutput;
/** A period of accreditation. */
export type Period = IHubRegistry.PeriodStructOutput;
/** What a hub may do now. */
export type HubState = "accredited" | "suspended" | "lapsed" | "never accredited" | "closed";
/** What became of a period. */
export type PeriodState = "running" | "suspended" | "ended" | "withdrawn";

/** How many entries one call reads. */
const PAGE = 100;

/** All hubs, by number. */
export async function readHubs({ lens, hubs }: Network): Promise<readonly HubSummary[]> {
  const count = Number(await hubs.hubCount());
  return await pages(count, async (first) => await lens.hubsFrom(first + 1, PAGE));
}

/** One hub; reverts with `HubUnknown` where there is none. */
export async function readHub({ network, hub }: { network: Network; hub: HubId }): Promise<HubSummary> {
  const [summary] = await network.lens.hubsFrom(hub, 1);
  if (summary !== undefined) return summary;
  await network.hubs.hubOf(hub);
  throw new Error(`hub ${hub} cannot be read`);
}

/** A hub's periods, oldest first. */
export async function readPeriods({
  network,
  summary,
}: {
  network: Network;
  summary: HubSummary;
}): Promise<readonly Period[]> {
  const hub = hubId(summary.id);
  return await pages(
    Number(summary.periods),
    async (first) => await network.lens.periodsFrom(hub, first, PAGE),
  );
}

/** All accreditors, by order of first appointment. */
export async function readAccreditors({
  lens,
  hubs,
}: Network): Promise<readonly IRecordLens.AccreditorSummaryStructOutput[]> {
  const count = Number(await hubs.accreditorCount());
  return await pages(count, async (first) => await lens.accreditorsFrom(first, PAGE));
}

/** What a hub may do now. */
export function stateOfHub({ summary, now }: { summary: HubSummary; now: number }): HubState {
  if (summary.hub.closedAt !== 0n) return "closed";
  if (summary.accredited) return "accredited";
  if (summary.periods === 0n) return "never accredited";
  return isSuspended({ period: summary.newest, now }) ? "suspended" : "lapsed";
}

/** What became of a period; only a hub's newest period can run or be suspended. */
export function stateOfPeriod({
  period,
  index,
  summary,
  now,
}: {
  period: Period;
  index: number;
  summary: HubSummary;
  now: number;
}): PeriodState {
  if (period.withdrawnEnd !== 0n) return "withdrawn";
  if (BigInt(index) + 1n !== summary.periods) return "ended";
  if (summary.accredited) return "running";
  return isSuspended({ period, now }) ? "suspended" : "ended";
}

function isSuspended({ period, now }: { period: Period; now: number }): boolean {
  return period.suspended && period.withdrawnEnd === 0n && BigInt(now) < period.until;
}

async function pages<Entry>(
  count: number,
  read: (first: number) => Promise<readonly Entry[]>,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (let first = 0; first < count; first += PAGE) entries.push(...(await read(first)));
  return entries;
}
