import type { Client, recovery as recoveryTypes, words as wordTypes } from "@cairn/sdk";
import { learners, recovery } from "@cairn/sdk";
import type { Command } from "commander";
import type { RelayOption } from "../../actions/byRelay.ts";
import { byRelay, withRelayOption } from "../../actions/byRelay.ts";
import { sendAction } from "../../actions/sendAction.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { meaningOf } from "../../identity/meaning.ts";
import { outcomeOf } from "../../identity/outcome.ts";
import { wrongWord } from "../../identity/wrongWord.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { loadRecovery } from "./loadRecovery.ts";
import { guardianTexts as say } from "./texts.ts";

/** `cairn guardian recover <word…>`: begins a recovery. */
export function recoverCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "recover <word...>",
    about: say.recoverAbout,
    examples: [["cairn guardian recover recovery-15d34aaf-by-*.cairn-word.json", say.recoverExample]],
  });
  withRelayOption(cli, command);
  return onRun<RelayOption>(cli, command, async (context, { args, options }) => {
    const words = await loadRecovery(context, args);
    return await onNetwork(context, "writes", async (network) => {
      const client = byRelay(network, options);
      const [word] = words;
      if (word === undefined) throw wrongWord(context, "");
      const { identity } = word.message;
      if (await waits(client, word)) return await outcomeOf(context, client, { identity, receipts: [] });
      const { signed, guardians, isUnanimous } = await recovery.status(client, { identity, words });
      const counted = context.say(isUnanimous ? say.signedAll : say.signedSome, {
        signed: signed.length,
        threshold: guardians?.threshold ?? 0,
        count: guardians?.count ?? 0,
      });
      const { receipts } = await sendAction(context, network, {
        action: actionOf(client, words, word),
        preview: `${await meaningOf(context, client, word)}\n${counted}`,
        final: true,
      });
      return await outcomeOf(context, client, { identity, receipts });
    });
  });
}

function actionOf(
  client: Client,
  words: readonly recoveryTypes.RecoveryWord[],
  { about }: recoveryTypes.RecoveryWord,
) {
  return about === "Recovery"
    ? recovery.recover(client, { words: words as wordTypes.WordAbout<"Recovery">[] })
    : recovery.recoverCustodian(client, { words: words as wordTypes.WordAbout<"CustodianRecovery">[] });
}

/** Whether this very recovery has begun: so that a command that broke off can be run again. */
async function waits(client: Client, { about, message }: recoveryTypes.RecoveryWord): Promise<boolean> {
  const pending = await learners.pendingOf(client, message.identity);
  if (about === "Recovery") return pending?.kind === "recovery" && pending.account === message.controller;
  return pending?.kind === "custodianRecovery" && pending.account === message.custodian;
}
