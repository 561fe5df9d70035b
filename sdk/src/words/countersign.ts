import type { Client } from "../client/Client.ts";
import { requireNetwork } from "./collect.ts";
import { requireCurrent } from "./requireCurrent.ts";
import { signWord } from "./sign.ts";
import type { WordAbout, WordKind } from "./Word.ts";

/**
 * Signs what another party signed: as the custodian, whose word a move, a joining or other guardians take too. A guardian
 * signs by `recovery.sign`.
 *
 * @param client - The network, with the custodian as signer.
 * @param args - The other party's word. Show who signs what it says: the names of addresses, and from when on.
 * @returns The signer's own word on the same.
 * @throws {@link CairnError} `WORD_MISMATCH` for a word of another network; `WORD_OUTDATED`; `NO_SIGNER`;
 * `REQUEST_REFUSED`; `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Client, words } from "@cairn/sdk";
 *
 * async function agree(custodian: Client, word: words.WordAbout<"Move">) {
 *   return words.serialize(await words.countersign(custodian, { word }));
 * }
 */
export async function countersign<Kind extends WordKind>(
  client: Client,
  { word }: { word: WordAbout<Kind> },
): Promise<WordAbout<Kind>> {
  requireNetwork(client, word);
  await requireCurrent(client, word);
  return await signWord(client, word.about, word.message);
}
