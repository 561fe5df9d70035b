import { publicFetch } from "@cairn/sdk/node";
import type { Command } from "commander";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { ended, isLoopback } from "../../http/server.ts";
import { wholeNumber } from "../../input/wholeNumber.ts";
import type { Text } from "../../messages/text.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { openTrusted } from "../../network/trustedNetwork.ts";
import { issuersOf } from "../../values/issuers.ts";
import { defaultMode, modeOf } from "../../values/mode.ts";
import type { Issuer } from "../../vcApi/Service.ts";
import { vcApiTexts as say } from "./texts.ts";

interface VcApiCommandOptions {
  readonly port?: string;
  readonly host?: string;
  readonly url?: string;
  readonly ephemeral?: boolean;
  readonly statusLists?: boolean;
  readonly mode?: string;
  readonly issuer?: readonly string[];
}

const HOST = "127.0.0.1";
const PORT = 8788;
const MAX_PORT = 65_535;

/** `cairn vc-api`. */
export function vcApiCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "vc-api",
    about: say.about,
    examples: [
      ["cairn vc-api --ephemeral --status-lists", say.exampleEphemeral],
      ["cairn vc-api --port 8788", say.exampleOffice],
    ],
  })
    .option("--port <n>", cli.say(say.port))
    .option("--host <address>", cli.say(say.host))
    .option("--url <url>", cli.say(say.url))
    .option("--ephemeral", cli.say(say.ephemeral))
    .option("--status-lists", cli.say(say.statusLists))
    .option("--mode <mode>", cli.say(say.mode))
    .option("--issuer <did>", cli.say(say.issuer), (did, others: readonly string[] = []) => [...others, did]);
  return onRun<VcApiCommandOptions>(cli, command, async (context, { options }) => {
    return await serve(context, options);
  });
}

async function serve(context: Context, options: VcApiCommandOptions): Promise<Outcome> {
  const host = options.host ?? HOST;
  const isEphemeral = options.ephemeral === true;
  const settings = {
    host,
    port: Math.min(
      MAX_PORT,
      wholeNumber(context, { option: "port", typed: options.port, usual: PORT, least: 0 }),
    ),
    url: urlOf(context, options.url),
    hasLists: options.statusLists === true,
    write: context.out,
  };
  if (settings.hasLists && !isEphemeral) refuse(context, say.listsNeedEphemeral, say.listsNeedEphemeralFix);
  if (!isLoopback(host) && !isEphemeral) refuse(context, say.onlyHere, say.onlyHereFix);
  const mode = options.mode === undefined ? defaultMode(context) : modeOf(context, options.mode);
  const issuers = isEphemeral ? undefined : await officeIssuers(context);
  const network = mode === "web" ? undefined : await openTrusted(context);
  // JSON-LD and its suites are loaded by the commands alone that need them.
  const { openVcApi } = await import("../../vcApi/openVcApi.ts");
  try {
    const verifying = {
      web: mode === "chain" ? (false as const) : { fetch: publicFetch() },
      ...(network === undefined ? {} : { network }),
      issuers: issuersOf(context, options.issuer),
    };
    const service = await openVcApi({ ...settings, issuers, verifying });
    await ended(context.signal);
    await service.stop();
    return { data: { stopped: true, url: service.url }, text: "" };
  } finally {
    network?.provider.destroy();
  }
}

/** The hub with its assertion keys: one issuer by its address, or each key as an issuer of its own. */
async function officeIssuers(context: Context): Promise<readonly Issuer[]> {
  const { hasAssertionKey, openAssertionKey } = await import("../../credentials/openAssertionKey.ts");
  const { issuerDid } = await import("../../credentials/hubIssuer.ts");
  const key = await openAssertionKey(context, "key");
  const first = { did: issuerDid(context, key), key };
  if (!hasAssertionKey(context, "tokenKey")) return [first];
  const selectiveKey = await openAssertionKey(context, "tokenKey");
  const did = issuerDid(context, selectiveKey);
  return did === first.did ? [{ ...first, selectiveKey }] : [first, { did, selectiveKey }];
}

function urlOf(context: Context, typed: string | undefined): string | undefined {
  if (typed === undefined || /^https?:\/\/[^\s?#@]+$/.test(typed)) return typed;
  return refuse(context, say.badUrl, say.badUrlFix, { url: typed });
}

function refuse(context: Context, message: Text, fix: Text, details: Record<string, unknown> = {}): never {
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(message),
    fix: context.say(fix),
    details,
  });
}
