import type { HubId, UnixTime } from "@cairn/sdk";
import { CairnError, hubs } from "@cairn/sdk";
import type { PublicKey } from "@cairn/sdk/credentials";
import { createKey } from "@cairn/sdk/credentials";
import type { Command } from "commander";
import { transactionsOf } from "../../actions/sendAction.ts";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import type { Config } from "../../config/Config.ts";
import { keyState } from "../../credentials/chainKeys.ts";
import { makeAssertionKey, requireConfig, saveCredentials } from "../../credentials/makeAssertionKey.ts";
import { readAssertionKey } from "../../credentials/openAssertionKey.ts";
import { WordedError } from "../../messages/WordedError.ts";
import type { OpenNetwork } from "../../network/openNetwork.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { findHub } from "../../values/hub.ts";
import { comingTime, timeText } from "../../values/time.ts";
import type { SendOptions } from "./register.ts";
import { planned } from "./sendPlanned.ts";
import { keysTexts as say } from "./texts.ts";
import type { WindowOptions } from "./window.ts";
import { waitUntil, wantedWindow } from "./window.ts";

interface RotateOptions extends SendOptions, WindowOptions {
  readonly as?: string;
}

/** `cairn keys rotate <name>`. */
export function rotateCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "rotate <name>",
    about: say.rotateAbout,
    examples: [
      ["cairn keys rotate badges", say.rotateExample],
      ["cairn keys rotate badges --as badges-2027 --until +1y", say.rotateAsExample],
    ],
  })
    .option("--as <name>", cli.say(say.asOption))
    .option("--from <date>", cli.say(say.fromOption))
    .option("--until <date>", cli.say(say.untilOption))
    .option("--hub <hub>", cli.say(say.hubOption))
    .option("--dry-run", cli.say(say.dryRun));
  return onRun<RotateOptions>(cli, command, async (context, { args: [name = ""], options }) => {
    requireConfig(context);
    const { publicKey: old } = await readAssertionKey(context, name);
    return await onNetwork(context, "writes", async (network) => {
      const { id: hub, name: hubName } = await findHub(context, network.client, options.hub);
      const successor = { name: options.as ?? nextName(name), options };
      return await rotate(context, network, { hub, hubName, old: { ...old, name }, successor });
    });
  });
}

interface Rotation {
  readonly hub: HubId;
  readonly hubName: string;
  readonly old: PublicKey & { readonly name: string };
  readonly successor: { readonly name: string; readonly options: RotateOptions };
}

/**
 * Makes the successor and registers it, waits until it counts, lets the configuration sign with it, and only then retires
 * the old key: at every moment one of them counts. What an earlier run did is found, and not done again.
 */
async function rotate(context: Context, network: OpenNetwork, rotation: Rotation): Promise<Outcome> {
  const { client } = network;
  const { hub, hubName, old, successor } = rotation;
  const { options, name } = successor;
  const kept = await keptSuccessor(context, rotation);
  const registered = kept === undefined ? null : await hubs.keyOf(client, { hub, keyHash: kept.keyHash });
  const before = await hubs.keyOf(client, { hub, keyHash: old.keyHash });
  const now = await comingTime(client);
  const retires = before !== null && ["later", "valid"].includes(keyState(before, now));
  requireUsable(context, { name, registered, now });
  const { from, until } = registered ?? (await wantedWindow(context, network, options));
  if (retires && before.until < from) refuseGap(context, { old: old.name, oldUntil: before.until, from });
  const base = { hub, old: old.name, successor: name, type: old.type, from, until };
  const retiring = hubs.retireKey(client, { hub, keyHash: old.keyHash });
  // The successor's key may be still to come; any other of its type costs as much.
  const { multikey } = kept ?? (await createKey(old.type));
  const adding = registered === null ? [hubs.addKey(client, { hub, multikey, from, until })] : [];
  const values = { old: old.name, successor: name, hub, name: hubName, type: old.type };
  const dry = await planned(context, network, {
    actions: [...adding, ...(retires ? [retiring] : [])],
    preview: [
      context.say(say.rotatePreview, { ...values, from: timeText(from), until: timeText(until) }),
      context.say(retires ? say.rotateRetires : say.rotateRetiresNot, { old: old.name }),
    ].join("\n"),
    final: retires,
    dryRun: options.dryRun === true,
    data: base,
  });
  if (dry !== undefined) return dry;
  const { key, config } =
    kept === undefined ? await made(context, rotation) : { key: kept, config: requireConfig(context) };
  const { signal } = context;
  const added =
    registered === null
      ? transactionsOf(
          await hubs.addKey(client, { hub, multikey: key.multikey, from, until }).send({ signal }),
        )
      : [];
  await untilItCounts(context, network, { name, from });
  await saveCredentials(config, usesOf(config, old.name, name));
  const retired = retires ? await retiring.send({ signal }) : undefined;
  const transactions = [...added, ...(retired === undefined ? [] : transactionsOf(retired))];
  const text = context.say(say.rotated, { old: old.name, successor: name, from: timeText(from) });
  const oldUntil = retired?.result ?? before?.until ?? null;
  const { multibase, keyHash } = key;
  return {
    data: { ...base, multibase, keyHash, oldUntil, changed: transactions.length > 0, transactions },
    text:
      retired === undefined
        ? text
        : `${text}\n${context.say(say.rotatedRetired, { old: old.name, until: timeText(oldUntil) })}`,
  };
}

/** A successor that counts no more would leave the hub without a key. */
function requireUsable(
  context: Context,
  { name, registered, now }: { name: string; registered: hubs.KeyWindow | null; now: UnixTime },
): void {
  const state = registered === null ? "later" : keyState(registered, now);
  if (state === "later" || state === "valid") return;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(state === "compromised" ? say.wasCompromised : say.wasRetired, { key: name }),
    details: { key: name, ...registered },
    fix: context.say(say.asFix),
  });
}

/** Between the end of the old key and the successor's beginning, nothing that is signed would count. */
function refuseGap(
  context: Context,
  { old, oldUntil, from }: { old: string; oldUntil: UnixTime; from: UnixTime },
): never {
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.gap, { old, until: timeText(oldUntil), from: timeText(from) }),
    details: { key: old, until: oldUntil, from },
    fix: context.say(say.gapFix),
  });
}

async function made(
  context: Context,
  { old, successor }: Rotation,
): Promise<{ key: PublicKey; config: Config }> {
  return await makeAssertionKey(context, { name: successor.name, type: old.type });
}

/** The successor that an earlier run made; undefined where there is none. */
async function keptSuccessor(context: Context, { old, successor }: Rotation): Promise<PublicKey | undefined> {
  const { name } = successor;
  if (!Object.hasOwn(context.config?.credentials?.keys ?? {}, name)) return undefined;
  const { publicKey } = await readAssertionKey(context, name);
  if (publicKey.type === old.type && publicKey.keyHash !== old.keyHash) return publicKey;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The configuration has another key of the successor's name.",
    details: { name, type: publicKey.type, needs: old.type },
    fix: "Give the successor another name with --as.",
  });
}

async function untilItCounts(
  context: Context,
  { client }: OpenNetwork,
  { name, from }: { name: string; from: UnixTime },
): Promise<void> {
  if (from <= (await comingTime(client))) return;
  context.err(`${context.say(say.waiting, { name, from: timeText(from) })}\n`);
  await waitUntil(client, from, context.signal);
}

/** What the configuration signs with the old key, it signs with the new one. */
function usesOf({ credentials }: Config, old: string, name: string): { key?: string; tokenKey?: string } {
  return {
    ...(credentials?.key === old ? { key: name } : {}),
    ...(credentials?.tokenKey === old ? { tokenKey: name } : {}),
  };
}

/** `badges` becomes `badges-2`, and that `badges-3`. */
function nextName(name: string): string {
  const { stem = name, number = "1" } = /^(?<stem>.*?)(?:-(?<number>[0-9]{1,3}))?$/.exec(name)?.groups ?? {};
  return `${stem}-${Number(number) + 1}`;
}
