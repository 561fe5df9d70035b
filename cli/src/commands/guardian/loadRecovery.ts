import type { recovery as recoveryTypes } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { loadWords } from "../../identity/files.ts";
import { wrongWord } from "../../identity/wrongWord.ts";

/** Reads words about recoveries. */
export async function loadRecovery(
  context: Context,
  files: readonly string[],
): Promise<recoveryTypes.RecoveryWord[]> {
  const words = await loadWords(context, files);
  return words.map((word) => {
    if (word.about === "Recovery" || word.about === "CustodianRecovery") return word;
    throw wrongWord(context, word.about);
  });
}
