import type { Address, Client, UnixTime, words as wordTypes } from "@cairn/sdk";
import { learners } from "@cairn/sdk";
import type { Command } from "commander";
import { Option } from "commander";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { fileOfWord, writeWord } from "../../identity/files.ts";
import { meaningOf } from "../../identity/meaning.ts";
import { identityTexts } from "../../identity/texts.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { requireFree } from "../../presenting/newFiles.ts";
import { parsePerson } from "../../values/person.ts";
import { chainTime, parseTime } from "../../values/time.ts";
import { learnerTexts as say } from "./texts.ts";

interface AcceptOptions {
  readonly address?: string;
  readonly until?: string;
  readonly deadline: string;
  readonly out?: string;
}

type What = "move" | "join" | "custody";

/** `cairn learner accept move|join|custody <identity>`. */
export function acceptCommand(cli: Cli): Command {
  const command = makeCommand(cli, { name: "accept", about: say.acceptAbout, examples: [] });
  return command
    .addCommand(acceptOf(cli, "move"))
    .addCommand(
      acceptOf(cli, "join").addOption(
        new Option("--address <address>", cli.say(say.address)).makeOptionMandatory(),
      ),
    )
    .addCommand(acceptOf(cli, "custody").addOption(new Option("--until <day>", cli.say(say.untilOption))));
}

const WHAT = {
  move: { about: say.acceptMoveAbout, example: say.acceptMoveExample, line: "--key new" },
  join: { about: say.acceptJoinAbout, example: say.acceptJoinExample, line: "--address 0x15…65 --key own" },
  custody: {
    about: say.acceptCustodyAbout,
    example: say.acceptCustodyExample,
    line: "--until 2034-05-01 --key parent",
  },
} as const;

function acceptOf(cli: Cli, what: What): Command {
  const { about, example, line } = WHAT[what];
  const command = makeCommand(cli, {
    name: `${what} <identity>`,
    about,
    examples: [[`cairn learner accept ${what} 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65 ${line}`, example]],
  })
    .option("--deadline <time>", cli.say(identityTexts.deadline), "+7d")
    .option("--out <file>", cli.say(identityTexts.out));
  return onRun<AcceptOptions>(cli, command, async (context, { args: [typed = ""], options }) => {
    return await onNetwork(context, "writes", async ({ client, isLocal }) => {
      const { account: identity } = await parsePerson(context, client, typed);
      const now = await chainTime(client);
      const deadline = parseTime(context, { value: options.deadline, option: "--deadline", now });
      const draft = await draftOf(context, client, { what, identity, deadline, now, options });
      const signer = await signerAddress(client);
      const file = options.out ?? fileOfWord({ about: draft.about, identity, signer });
      await requireFree(context, [file]);
      const preview = `${context.say(say.youSign)}\n${await meaningOf(context, client, draft)}`;
      await confirm(context, { preview, isLocal });
      return await writeWord(context, { word: await draft.sign(), file, next: context.say(say.nextApply) });
    });
  });
}

interface Draft {
  readonly about: wordTypes.WordKind;
  readonly message: wordTypes.Word["message"];
  readonly sign: () => Promise<wordTypes.WordAbout<wordTypes.WordKind>>;
}

/** What would be signed; the nonce is read when it is. */
async function draftOf(
  context: Context,
  client: Client,
  args: {
    what: What;
    identity: Address;
    deadline: UnixTime;
    now: UnixTime;
    options: AcceptOptions;
  },
): Promise<Draft> {
  const { what, identity, deadline, now, options } = args;
  const own = await signerAddress(client);
  const nonce = 0;
  switch (what) {
    case "move":
      return {
        about: "Move",
        message: { identity, controller: own, nonce, deadline },
        sign: async () => await learners.signMove(client, { identity, deadline }),
      };
    case "join": {
      const { account: learner } = await parsePerson(context, client, options.address ?? "");
      return {
        about: "Join",
        message: { learner, identity, nonce, identityNonce: nonce, deadline },
        sign: async () => await learners.signJoin(client, { learner, identity, deadline }),
      };
    }
    case "custody": {
      const until = await untilOf(context, client, { identity, now, value: options.until });
      return {
        about: "Custody",
        message: { identity, custodian: own, until, nonce, deadline },
        sign: async () => await learners.signCustody(client, { identity, until, deadline }),
      };
    }
  }
}

/** The end of the custody: for a successor the one that stands. */
async function untilOf(
  context: Context,
  client: Client,
  args: { identity: Address; now: UnixTime; value: string | undefined },
): Promise<UnixTime> {
  const { identity, now, value } = args;
  if (value !== undefined) return parseTime(context, { value, option: "--until", now });
  const custody = await learners.custodianOf(client, identity);
  if (custody !== null) return custody.until;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.noUntil),
    details: { identity },
    fix: context.say(say.noUntilFix),
  });
}

async function signerAddress({ signer }: Client): Promise<Address> {
  if (signer === undefined) throw new Error("the network is opened for writing");
  return (await signer.getAddress()) as Address;
}
