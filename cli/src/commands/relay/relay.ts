import path from "node:path";
import { connect } from "@cairn/sdk";
import type { Command } from "commander";
import type { JsonRpcProvider, Signer } from "ethers";
import { Wallet } from "ethers";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { ended } from "../../http/server.ts";
import { openSigner } from "../../keys/openSigner.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { isLocalChain, openProvider, readDeployment } from "../../network/openNetwork.ts";
import { FUNCTION_NAMES } from "../../relay/allowList.ts";
import { openRelay } from "../../relay/openRelay.ts";
import type { RelayOptions } from "./settings.ts";
import { readSettings } from "./settings.ts";
import { relayTexts as say } from "./texts.ts";

/** `cairn relay`. */
export function relayCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "relay",
    about: say.about,
    examples: [
      ["cairn relay --key sponsor", say.example],
      ["cairn relay --key sponsor --budget-gas-per-day 50000000 --max-gas-price 20", say.exampleBudget],
    ],
  })
    .option("--port <n>", cli.say(say.port))
    .option("--host <address>", cli.say(say.host))
    .option("--store <file>", cli.say(say.store))
    .option("--hub <number>", cli.say(say.hub), (hub, others: readonly string[] = []) => [...others, hub])
    .option("--all-hubs", cli.say(say.allHubs))
    .option("--functions <names>", cli.say(say.functions, { all: FUNCTION_NAMES.join(",") }))
    .option("--budget-gas-per-day <gas>", cli.say(say.gas))
    .option("--requests-per-day <n>", cli.say(say.requests))
    .option("--identity-gas-per-day <gas>", cli.say(say.identityGas))
    .option("--learner-gas-per-day <gas>", cli.say(say.learnerGas))
    .option("--learner-requests-per-day <n>", cli.say(say.learnerRequests))
    .option("--max-gas-price <gwei>", cli.say(say.maxGasPrice))
    .option("--queue-limit <n>", cli.say(say.queueLimit))
    .option("--batch <n>", cli.say(say.batch))
    .option("--in-flight <n>", cli.say(say.inFlight))
    .option("--confirmations <n>", cli.say(say.confirmations))
    .option("--requests-per-minute <n>", cli.say(say.perMinute))
    .option("--trust-proxy", cli.say(say.trustProxy))
    .option("--stuck-seconds <n>", cli.say(say.stuck));
  return onRun<RelayOptions>(cli, command, async (context, { options }) => await serve(context, options));
}

async function serve(context: Context, options: RelayOptions): Promise<Outcome> {
  const deployment = await readDeployment(context);
  const given = readSettings(context, options, isLocalChain(deployment));
  const settings = { ...given, store: path.resolve(context.cwd, given.store) };
  const provider = openProvider(context, deployment);
  try {
    const wallet = await openWallet(context, provider);
    const client = await connect({ deployment, runner: wallet });
    const relay = await openRelay({ client, provider, wallet, settings, write: context.out });
    await ended(context.signal);
    await relay.stop();
    return { data: { stopped: true, url: relay.url }, text: "" };
  } finally {
    provider.destroy();
  }
}

/** The relay's key has to be at hand: what is signed is kept before it is sent. */
async function openWallet(context: Context, provider: JsonRpcProvider): Promise<Wallet> {
  const signer: Signer = await openSigner(context, provider);
  if (signer instanceof Wallet) return signer;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.noKey),
    fix: context.say(say.noKeyFix),
  });
}
