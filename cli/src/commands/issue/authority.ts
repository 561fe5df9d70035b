import type { Address, Client, DefinitionId, HubId } from "@cairn/sdk";
import { accreditation, address, CairnError, definitions, hubs, nameOfKind, unixTime } from "@cairn/sdk";
import type { Mode } from "../../cohort/files.ts";
import { visible } from "../../print/visible.ts";

/** What the chain says of a cohort that is about to be attested. */
export interface Authority {
  readonly attester: Address;
  readonly hub: hubs.Hub;
  readonly definitions: ReadonlyMap<DefinitionId, definitions.Definition>;
}

/**
 * Checks everything for which the cohort would be refused, or would be worth nothing, before anything is written or
 * sent: hub, definitions, the attester's role, and accreditation for each kind. An anchor is taken while any
 * accreditation runs, and each record is judged by its own kind later: so that is asked here.
 *
 * Throws `INVALID_ARGUMENT` that says what is missing and who can give it.
 */
export async function checkAuthority(
  client: Client,
  args: { hub: HubId; definitions: ReadonlySet<DefinitionId>; mode: Mode; attester: Address },
): Promise<Authority> {
  const { attester, mode } = args;
  const hub = named(await hubs.get(client, args.hub));
  const block = await client.provider.getBlock("latest");
  const now = unixTime(block?.timestamp ?? Math.floor(Date.now() / 1000));
  if (hub.closedAt !== null) {
    refuse(
      "The hub is closed.",
      { hub: hub.id, name: hub.name, closedAt: dateOf(hub.closedAt) },
      "A closed hub attests nothing more.",
    );
  }
  const found = new Map<DefinitionId, definitions.Definition>();
  for (const id of args.definitions) {
    const definition = named(await definitions.get(client, id));
    found.set(id, definition);
    checkDefinition(definition, { hub, mode });
  }
  const staff = await hubs.staffOf(client, { hub: hub.id, account: attester });
  const isStaff = staff.roles.includes("ISSUE") && staff.from <= now && now < staff.until;
  if (!isStaff) {
    refuse(
      "The key's account may not attest for the hub.",
      { account: attester, hub: hub.id, name: hub.name, roles: staff.roles, until: dateOf(staff.until) },
      "The hub's admin gives the role: `cairn hub staff <account> --roles ISSUE --until <date>`.",
    );
  }
  for (const kind of new Set([...found.values()].map((definition) => definition.kind))) {
    const { status } = await accreditation.at(client, { hub: hub.id, kind, time: now });
    if (status === "accredited") continue;
    refuse(
      "The hub is not accredited for this kind of achievement now.",
      { hub: hub.id, name: hub.name, kind: nameOfKind(kind), status },
      "Ask an accreditor of the network: `cairn accredit hub`.",
    );
  }
  return { attester: address(attester), hub, definitions: found };
}

/** A node that lies may name things as no registry would: their names stay in their line. */
function named<Thing extends { readonly name: string }>(thing: Thing): Thing {
  return { ...thing, name: visible(thing.name) };
}

function checkDefinition(
  definition: definitions.Definition,
  { hub, mode }: { hub: hubs.Hub; mode: Mode },
): void {
  const details = { definition: definition.id, name: definition.name };
  if (definition.hub !== hub.id) {
    refuse(
      "The definition is another hub's.",
      { ...details, hub: hub.id, actual: definition.hub },
      "Name a definition of your hub: `cairn define list`.",
    );
  }
  if (definition.retiredAt !== null) {
    refuse(
      "The definition is retired.",
      { ...details, retiredAt: dateOf(definition.retiredAt) },
      "Define a new one: `cairn define`.",
    );
  }
  if (mode === "mint" && definition.sensitive) {
    refuse(
      "A sensitive definition is never a public token.",
      details,
      "Attest it in private: --mode anchor.",
    );
  }
}

function dateOf(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 10);
}

function refuse(message: string, details: Readonly<Record<string, unknown>>, fix: string): never {
  throw new CairnError("INVALID_ARGUMENT", { message, details, fix });
}
