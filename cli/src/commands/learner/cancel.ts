import { learners } from "@cairn/sdk";
import type { Command } from "commander";
import type { PayerOptions } from "../../actions/payer.ts";
import { openPayer } from "../../actions/payer.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { outcomeOf } from "../../identity/outcome.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { parsePerson } from "../../values/person.ts";
import type { LearnerOptions } from "../claim/learnerSigner.ts";
import { openLearner } from "../claim/learnerSigner.ts";
import { claimTexts } from "../claim/texts.ts";
import { pendingText } from "./pendingText.ts";
import { learnerTexts as say } from "./texts.ts";

/** `cairn learner cancel <identity>`. */
export function cancelCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "cancel <identity>",
    about: say.cancelAbout,
    examples: [["cairn learner cancel 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65", say.cancelExample]],
  })
    .option("--code", cli.say(claimTexts.code))
    .option("--code-file <file>", cli.say(claimTexts.codeFile))
    .option("--sponsor <key name>", cli.say(claimTexts.sponsor))
    .option("--relay <url>", cli.say(claimTexts.relay));
  return onRun<LearnerOptions & PayerOptions>(
    cli,
    command,
    async (context, { args: [typed = ""], options }) => {
      return await onNetwork(context, "reads", async (network) => {
        const { client, isLocal } = network;
        const { account: identity } = await parsePerson(context, client, typed);
        const { signer } = await openLearner(context, client, options);
        const payer = await openPayer(context, network, options);
        const own = await payer.as(signer);
        const action = learners.cancel(own, { identity });
        await action.estimateGas({ signal: context.signal });
        const waiting = await pendingText(context, client, identity);
        await confirm(context, { preview: context.say(say.cancelPreview, { waiting }), isLocal });
        return await outcomeOf(context, client, { identity, receipts: await payer.send(own, action) });
      });
    },
  );
}
