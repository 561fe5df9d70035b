import type { Address, Client, HubId, UnixTime } from "@cairn/sdk";
import { address, hubs } from "@cairn/sdk";
import { dataSlice, id } from "ethers";
import type { Context } from "../Context.ts";
import { addressOfKey } from "../keys/openSigner.ts";
import { hubLogs } from "./hubLogs.ts";

/** A member of a hub's staff. */
export interface StaffMember extends hubs.Staff {
  readonly account: Address;
  /** Whether the window runs now. */
  readonly standing: "now" | "later" | "over";
}

/** A hub's staff, as far as it can be told. */
export interface StaffList {
  /** False where the node does not list the events, so that only the user's own accounts were asked for. */
  readonly complete: boolean;
  readonly members: readonly StaffMember[];
}

const STAFF_SET = id("StaffSet(uint32,address,address,uint8,uint40,uint40)");

/** Lists a hub's staff: the registry answers for an account only, so the accounts come from its events. */
export async function staffOfHub(
  context: Context,
  client: Client,
  { hub, now }: { hub: HubId; now: UnixTime },
): Promise<StaffList> {
  const appointed = await appointedBy(client, hub);
  const accounts = [...new Set(appointed ?? (await ownAccounts(context)))];
  const members = await Promise.all(
    accounts.map(async (account) => ({ account, ...(await hubs.staffOf(client, { hub, account })) })),
  );
  return {
    complete: appointed !== undefined,
    members: members
      .filter(({ roles }) => roles.length > 0)
      .map((member) => ({ ...member, standing: standingOf(member, now) })),
  };
}

function standingOf({ from, until }: hubs.Staff, now: UnixTime): StaffMember["standing"] {
  if (now < from) return "later";
  return now < until ? "now" : "over";
}

/** Every account that ever had a role; undefined where the node does not list events. */
async function appointedBy(client: Client, hub: HubId): Promise<Address[] | undefined> {
  const logs = await hubLogs(client, { hub, events: [STAFF_SET] });
  return logs?.map(({ topics: [, , account = ""] }) => address(dataSlice(account, 12)));
}

async function ownAccounts(context: Context): Promise<Address[]> {
  const sources = Object.values(context.config?.keys ?? {});
  const found = await Promise.all(
    sources.map(async (source) => await addressOfKey(context, source).catch(() => undefined)),
  );
  return found.filter((account) => account !== undefined).map((account) => address(account));
}
