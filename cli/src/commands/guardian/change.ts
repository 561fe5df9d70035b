import type { Address, recovery as recoveryTypes, words as wordTypes } from "@cairn/sdk";
import { recovery, unixTime } from "@cairn/sdk";
import { ZeroHash } from "ethers";
import type { RelayOption } from "../../actions/byRelay.ts";
import { byRelay } from "../../actions/byRelay.ts";
import { sendAction } from "../../actions/sendAction.ts";
import type { Context, Outcome } from "../../Context.ts";
import { loadWords } from "../../identity/files.ts";
import { meaningOf } from "../../identity/meaning.ts";
import { outcomeOf } from "../../identity/outcome.ts";
import { identityTexts } from "../../identity/texts.ts";
import { wrongWord } from "../../identity/wrongWord.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { chainTime } from "../../values/time.ts";

/** Sets the guardians of an identity, or takes them away. */
export async function changeGuardians(
  context: Context,
  args: {
    identity: Address;
    guardians: recoveryTypes.GuardianSet | null;
    wordFile: string | undefined;
    payer: RelayOption;
  },
): Promise<Outcome> {
  const { identity, guardians, wordFile, payer } = args;
  const word = wordFile === undefined ? undefined : await loadGuardiansWord(context, wordFile);
  return await onNetwork(context, "writes", async (network) => {
    const client = byRelay(network, payer);
    const current = await recovery.guardiansOf(client, identity);
    if ((current?.root ?? null) === (guardians?.root ?? null)) {
      return {
        data: { identity, already: true, transactions: [] },
        text: context.say(identityTexts.already),
      };
    }
    const { root = ZeroHash, threshold = 0, count = 0, delay = 0 } = guardians ?? {};
    const deadline = word?.message.deadline ?? unixTime((await chainTime(client)) + 1);
    const message = { identity, root, threshold, count, delay, nonce: 0, deadline };
    const action = recovery.setGuardians(client, {
      identity,
      guardians,
      ...(word === undefined ? {} : { word }),
    });
    const preview = await meaningOf(context, client, {
      about: "Guardians",
      message: message as wordTypes.WordMessages["Guardians"],
    });
    const { receipts } = await sendAction(context, network, { action, preview, final: true });
    return await outcomeOf(context, client, { identity, receipts });
  });
}

async function loadGuardiansWord(context: Context, file: string): Promise<wordTypes.WordAbout<"Guardians">> {
  const [word] = await loadWords(context, [file]);
  if (word?.about !== "Guardians") throw wrongWord(context, word?.about ?? "");
  return word;
}
