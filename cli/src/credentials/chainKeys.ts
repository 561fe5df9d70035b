import type { Client, HubId, hubs, UnixTime } from "@cairn/sdk";
import { CairnError, hubs as hubActions, isCairnError } from "@cairn/sdk";
import type { PublicKey } from "@cairn/sdk/credentials";
import { publicKeyOf } from "@cairn/sdk/credentials";
import type { Context } from "../Context.ts";
import type { HubIssuer, NamedKey } from "./hubIssuer.ts";
import { readAssertionKey } from "./openAssertionKey.ts";

/** What a key's signatures count for at a time. */
export type KeyState = "unregistered" | "later" | "valid" | "over" | "compromised";

/** An assertion key of a hub, of the chain or of the configuration. */
export interface KnownKey extends PublicKey {
  /** Name and file in the configuration; null where it has no such key. */
  readonly name: string | null;
  readonly file: string | null;
  /** Null where the hub never added it. */
  readonly window: hubs.KeyWindow | null;
  readonly state: KeyState;
}

/** A hub's keys, as far as they can be told. */
export interface KnownKeys {
  /** False where the node does not list the events, so that only the configuration's keys were asked for. */
  readonly complete: boolean;
  readonly keys: readonly KnownKey[];
}

/** What a signature of this time counts for. */
export function keyState(window: hubs.KeyWindow | null, time: UnixTime): KeyState {
  if (window === null) return "unregistered";
  const { from, until, compromisedSince } = window;
  if (compromisedSince !== null && compromisedSince <= time) return "compromised";
  if (time < from) return "later";
  return time < until ? "valid" : "over";
}

/** The keys that the chain has for a hub, in their order there, then those of the configuration that it does not have. */
export async function knownKeys(
  { signal }: Context,
  client: Client,
  { hub, issuer, time }: { hub: HubId; issuer: HubIssuer; time: UnixTime },
): Promise<KnownKeys> {
  const listed = await hubActions.keys(client, { hub, signal }).catch((error: unknown) => {
    if (!isCairnError(error) || error.code === "ABORTED") throw error;
    return undefined;
  });
  const onChain = new Map((listed ?? []).map((key) => [key.keyHash, key]));
  const known = (key: PublicKey, named: NamedKey | undefined, window: hubs.KeyWindow | null): KnownKey => ({
    ...publicKeyOf(key.multibase),
    name: named?.name ?? null,
    file: named?.file ?? null,
    window,
    state: keyState(window, time),
  });
  const named = new Map(issuer.keys.map((key) => [key.keyHash, key]));
  const own = issuer.keys.filter(({ keyHash }) => !onChain.has(keyHash));
  const others = await Promise.all(
    own.map(async (key) =>
      known(key, key, await windowOf(client, { hub, key, listed: listed !== undefined })),
    ),
  );
  return {
    complete: listed !== undefined,
    keys: [
      ...[...onChain.values()].map(({ multikey, keyHash, from, until, compromisedSince }) =>
        known(publicKeyOf(multikey), named.get(keyHash), { from, until, compromisedSince }),
      ),
      ...others,
    ],
  };
}

async function windowOf(
  client: Client,
  { hub, key, listed }: { hub: HubId; key: PublicKey; listed: boolean },
): Promise<hubs.KeyWindow | null> {
  return listed ? null : await hubActions.keyOf(client, { hub, keyHash: key.keyHash });
}

/** No name of a key is longer, and every public key is. */
const LONGEST_NAME = 40;

/** The key that is meant: by its name in the configuration, or the public key itself, for one that is not there. */
export async function keyMeant(context: Context, typed: string): Promise<PublicKey & { name: string }> {
  const isNamed = Object.hasOwn(context.config?.credentials?.keys ?? {}, typed);
  if (!isNamed && typed.length > LONGEST_NAME) {
    const key = publicKeyOf(typed);
    return { ...key, name: key.multibase };
  }
  const { publicKey } = await readAssertionKey(context, typed);
  return { ...publicKey, name: typed };
}

/** The window of a key that the hub has. Throws `INVALID_ARGUMENT` where it has no such key. */
export async function requireWindow(
  client: Client,
  { hub, key }: { hub: HubId; key: PublicKey & { name: string } },
): Promise<hubs.KeyWindow> {
  const window = await hubActions.keyOf(client, { hub, keyHash: key.keyHash });
  if (window !== null) return window;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The hub has not registered this key.",
    details: { hub, key: key.name, multibase: key.multibase },
    fix: "Register it: `cairn keys register <name>`, or name another; `cairn keys list` shows them.",
  });
}

/** Throws `INVALID_ARGUMENT` where a key's signature of that time counts for nothing. */
export async function requireCounting(
  client: Client,
  { hub, name, publicKey, time }: { hub: HubId; name: string; publicKey: PublicKey; time: UnixTime },
): Promise<void> {
  const window = await hubActions.keyOf(client, { hub, keyHash: publicKey.keyHash });
  const state = keyState(window, time);
  if (state === "valid") return;
  const message = {
    unregistered: "The hub has not registered the key that signs its badges.",
    later: "The key that signs the badges does not count yet.",
    over: "The key that signs the badges is retired.",
    compromised: "The key that signs the badges is compromised.",
  }[state];
  const fix = {
    unregistered:
      "Register it: `cairn keys register <name>`. To attest without badges, take it out of cairn.json.",
    later: "Wait until then; `cairn keys list` shows when each key counts.",
    over: "Take another: `cairn keys rotate <name>`.",
    compromised: "Take another: `cairn keys rotate <name>`.",
  }[state];
  const details = { hub, key: name, multibase: publicKey.multibase, ...window };
  throw new CairnError("INVALID_ARGUMENT", { message, details, fix });
}
