import type { Client, HubId, UnixTime } from "@cairn/sdk";
import { address, hubs, isCairnError } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { addressOfKey } from "../keys/openSigner.ts";

/** A member of a hub's staff. */
export interface StaffEntry extends hubs.StaffMember {
  /** Whether the window runs now. */
  readonly standing: "now" | "later" | "over";
}

/** A hub's staff, as far as it can be told. */
export interface StaffList {
  /** False where the node does not list the events, so that only the user's own accounts were asked for. */
  readonly complete: boolean;
  readonly members: readonly StaffEntry[];
}

/** Lists a hub's staff. */
export async function staffOfHub(
  context: Context,
  client: Client,
  { hub, now }: { hub: HubId; now: UnixTime },
): Promise<StaffList> {
  const { signal } = context;
  const listed = await hubs.staff(client, { hub, signal }).catch((error: unknown) => {
    if (!isCairnError(error) || error.code === "ABORTED") throw error;
    return undefined;
  });
  const members = listed ?? (await ownRoles(context, client, hub));
  return {
    complete: listed !== undefined,
    members: members.map((member) => ({ ...member, standing: standingOf(member, now) })),
  };
}

function standingOf({ from, until }: hubs.Staff, now: UnixTime): StaffEntry["standing"] {
  if (now < from) return "later";
  return now < until ? "now" : "over";
}

/** What the accounts of the configuration's keys may do. */
async function ownRoles(context: Context, client: Client, hub: HubId): Promise<hubs.StaffMember[]> {
  const sources = Object.values(context.config?.keys ?? {});
  const found = await Promise.all(
    sources.map(async (source) => await addressOfKey(context, source).catch(() => undefined)),
  );
  const accounts = new Set(found.filter((account) => account !== undefined).map(address));
  const members = await Promise.all(
    [...accounts].map(async (account) => ({ account, ...(await hubs.staffOf(client, { hub, account })) })),
  );
  return members.filter(({ roles }) => roles.length > 0);
}
