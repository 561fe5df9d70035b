import type { Client, HubId, hubs, UnixTime } from "@cairn/sdk";
import { hubs as hubActions, isCairnError } from "@cairn/sdk";
import { didWeb } from "@cairn/sdk/credentials";
import type { Context } from "../../Context.ts";
import { keyState } from "../../credentials/chainKeys.ts";
import type { KeyUse } from "../../credentials/openAssertionKey.ts";
import { readAssertionKey, TYPE_OF_USE } from "../../credentials/openAssertionKey.ts";
import { publicDocument } from "../../reads/publicDocument.ts";
import { timeText } from "../../values/time.ts";
import type { Finding } from "./Finding.ts";
import { wrong } from "./Finding.ts";
import { doctorTexts as say } from "./texts.ts";

/** Seconds before its end from which on a new key is advised. */
const SOON_SECONDS = 30 * 86_400;
const STATES = {
  unregistered: say.badgeKeyUnregistered,
  later: say.badgeKeyLater,
  over: say.badgeKeyOver,
  compromised: say.badgeKeyCompromised,
} as const;

/**
 * The keys that sign badges, lists and tokens, without opening them; and whether the hub's profile names the DID that they
 * sign for. Throws the faults of the network.
 */
export async function checkBadges(
  context: Context,
  client: Client,
  { hub, now }: { hub: hubs.HubSummary; now: UnixTime },
): Promise<readonly Finding[]> {
  const { key, tokenKey, url } = context.config?.credentials ?? {};
  const uses = (Object.entries({ key, tokenKey }) as [KeyUse, string | undefined][]).filter(
    (entry): entry is [KeyUse, string] => entry[1] !== undefined,
  );
  if (uses.length === 0) {
    return [{ check: "badges", outcome: "good", message: context.say(say.badgesNone) }];
  }
  const findings = await Promise.all(
    uses.map(async ([use, name]) => await findingOf(context, client, { use, name, hub: hub.id, now })),
  );
  const named = url === undefined ? [] : await profileFindings(context, client, { hub, url });
  return [...findings, ...named];
}

/** That the profile on the chain names another DID than badges; a profile that is not there is found elsewhere. */
async function profileFindings(
  context: Context,
  client: Client,
  { hub, url }: { hub: hubs.HubSummary; url: string },
): Promise<Finding[]> {
  const { document } = await publicDocument(client, hub.profile);
  const did = didWeb(url);
  if (document === undefined || document.id === did) return [];
  const message = context.say(say.badgeDid, { did });
  return [{ check: "badges", outcome: "look", message, next: context.say(say.badgeDidFix) }];
}

async function findingOf(
  context: Context,
  client: Client,
  args: { use: KeyUse; name: string; hub: HubId; now: UnixTime },
): Promise<Finding> {
  const { use, name, hub, now } = args;
  try {
    const { publicKey } = await readAssertionKey(context, name);
    const { type, keyHash } = publicKey;
    if (type !== TYPE_OF_USE[use]) {
      const message = context.say(say.badgeKeyType, { key: name, type, field: use });
      return { check: "badges", outcome: "wrong", message, next: context.say(say.badgeKeyTypeFix) };
    }
    const window = await hubActions.keyOf(client, { hub, keyHash });
    if (window === null) return { check: "badges", ...notCounting(context, name, "unregistered") };
    const state = keyState(window, now);
    if (state !== "valid") return { check: "badges", ...notCounting(context, name, state) };
    const message = context.say(say.badgeKeyIs, { key: name, type, until: timeText(window.until) });
    if (window.until > now + SOON_SECONDS) return { check: "badges", outcome: "good", message };
    const next = context.say(say.badgeKeyRotate, { key: name });
    return { check: "badges", outcome: "look", message, next };
  } catch (error) {
    if (!isCairnError(error, "NO_SIGNER")) throw error;
    return wrong(context, "badges", error);
  }
}

function notCounting(context: Context, key: string, state: keyof typeof STATES): Omit<Finding, "check"> {
  const message = context.say(STATES[state], { key });
  if (state === "later") return { outcome: "look", message };
  const next = state === "unregistered" ? say.badgeKeyRegister : say.badgeKeyRotate;
  return { outcome: "wrong", message, next: context.say(next, { key }) };
}
