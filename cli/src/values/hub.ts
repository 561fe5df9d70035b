import type { Client, HubId } from "@cairn/sdk";
import { hubId, hubs } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { WordedError } from "../messages/WordedError.ts";
import { visible } from "../print/visible.ts";
import { inPages } from "../reads/inPages.ts";
import { valueTexts as say } from "./texts.ts";

/**
 * Finds the hub that is meant: by number, by name, or the configuration's where none is typed. Names are not unique, so
 * one that several hubs bear is refused.
 *
 * Throws `INVALID_ARGUMENT` where there is none or more than one.
 */
export async function findHub(
  context: Context,
  client: Client,
  typed: string | undefined,
): Promise<hubs.HubSummary> {
  const wanted = typed ?? context.config?.hub;
  if (wanted === undefined) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.noHub),
      fix: context.say(say.noHubFix),
    });
  }
  const name = String(wanted).trim();
  if (/^[0-9]{1,10}$/.test(name)) return await hubOfNumber(context, client, Number(name));
  const all = await allHubs(client);
  const found = all.filter((hub) => hub.name.toLowerCase() === name.toLowerCase());
  const [only, ...others] = found;
  if (only === undefined) return unknown(context, name);
  if (others.length === 0) return only;
  const ids = found.map(({ id }) => id);
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.ambiguousHub, { hub: name, hubs: ids.join(", ") }),
    details: { hub: name, hubs: ids },
    fix: context.say(say.ambiguousHubFix),
  });
}

/** All hubs, by number. */
export async function allHubs(client: Client): Promise<readonly hubs.HubSummary[]> {
  const all = await inPages(
    async (first, count) => await hubs.list(client, { first: hubId(first + 1), count }),
  );
  return all.map(named);
}

async function hubOfNumber(context: Context, client: Client, number: number): Promise<hubs.HubSummary> {
  const id: HubId = hubId(number);
  const [hub] = await hubs.list(client, { first: id, count: 1 });
  return hub === undefined ? unknown(context, id) : named(hub);
}

/** A node that lies may name a hub as no registry would: its name stays in its line. */
function named(hub: hubs.HubSummary): hubs.HubSummary {
  return { ...hub, name: visible(hub.name) };
}

function unknown(context: Context, hub: string | HubId): never {
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.unknownHub, { hub }),
    details: { hub },
    fix: context.say(say.unknownHubFix),
  });
}
