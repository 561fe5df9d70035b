import type { Address, Client, HubId } from "@cairn/sdk";
import { achievements, cohorts } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { WordedError } from "../../messages/WordedError.ts";
import type { Target } from "./targets.ts";
import { revokeTexts as say } from "./texts.ts";

/** What the chain says of a record that is to be revoked. */
export interface TargetState {
  readonly target: Target;
  /** Whether it is revoked already: by itself, by another one in its place, or with its cohort. */
  readonly revoked: boolean;
  /** Who holds it as a public token; null where nobody does. */
  readonly owner: Address | null;
  readonly renounced: boolean;
}

/** Questions that are asked at the same time. */
const AT_ONCE = 50;

/**
 * Reads what the chain says of records.
 *
 * Throws `INVALID_ARGUMENT` where one is another hub's.
 */
export async function statesOf(
  context: Context,
  client: Client,
  args: { hub: HubId; targets: readonly Target[] },
): Promise<TargetState[]> {
  const { hub, targets } = args;
  const tokens = await achievements.recordsOf(
    client,
    targets.map(({ id }) => id),
  );
  for (const [place, target] of targets.entries()) {
    const actual = tokens[place]?.hub ?? target.hub;
    if (actual === undefined || actual === hub) continue;
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.foreign, { what: target.name, actual, hub }),
      details: { id: target.id, hub, actual },
      fix: context.say(say.foreignFix),
    });
  }
  const revokedRoots = await revokedRootsOf(client, hub, targets);
  const states: TargetState[] = [];
  for (let at = 0; at < targets.length; at += AT_ONCE) {
    context.signal.throwIfAborted();
    const page = targets.slice(at, at + AT_ONCE).map(async (target, offset): Promise<TargetState> => {
      const token = tokens[at + offset] ?? null;
      const byId = await achievements.revocationOf(client, { hub, id: target.id });
      const withCohort = token === null && target.root !== undefined && revokedRoots.has(target.root);
      return {
        target,
        revoked: byId !== null || withCohort,
        owner: token?.owner ?? null,
        renounced: token?.standing === "renounced",
      };
    });
    states.push(...(await Promise.all(page)));
  }
  return states;
}

async function revokedRootsOf(
  client: Client,
  hub: HubId,
  targets: readonly Target[],
): Promise<ReadonlySet<string>> {
  const roots = new Set(targets.flatMap(({ root }) => (root === undefined ? [] : [root])));
  const revoked = new Set<string>();
  for (const root of roots) {
    const anchor = await cohorts.anchorOf(client, { hub, root });
    if (anchor?.revoked === true) revoked.add(root);
  }
  return revoked;
}
