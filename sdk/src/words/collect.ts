import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { Address, ChainId, Hex } from "../ids.ts";
import { canonicalize } from "../json/canonicalize.ts";
import type { Word, WordAbout, WordKind, WordMessages } from "./Word.ts";

/**
 * Gives the one message that all the words are about.
 *
 * @throws {@link CairnError} `WORD_MISMATCH` where they differ, or are of another network or kind; `WORD_MISSING` where
 * there is none.
 */
export function messageOf<Kind extends WordKind>(
  client: Client,
  words: readonly Word[],
  about: Kind,
): WordMessages[Kind] {
  const [first] = words;
  if (first === undefined) throw new CairnError("WORD_MISSING", { details: { about } });
  const wanted = canonicalize({ ...first.message });
  for (const [index, word] of words.entries()) {
    requireNetwork(client, word);
    if (word.about === about && canonicalize({ ...word.message }) === wanted) continue;
    throw new CairnError("WORD_MISMATCH", {
      details: { index, about: word.about, expected: about, signer: word.signer },
    });
  }
  return (first as WordAbout<Kind>).message;
}

/** Refuses a file of another network. */
export function requireNetwork(
  { deployment }: Client,
  file: { readonly chainId: ChainId; readonly learnerRegistry: Address },
): void {
  const { address } = deployment.contracts.LearnerRegistry;
  if (file.chainId === deployment.chainId && file.learnerRegistry === address) return;
  throw new CairnError("WORD_MISMATCH", {
    message: "The file is of another network.",
    details: { chainId: file.chainId, learnerRegistry: file.learnerRegistry, network: deployment.name },
    fix: "Use the network that the file names.",
  });
}

/**
 * Gives the signature of a party, which is no guardian here.
 *
 * @throws {@link CairnError} `WORD_MISSING` where it did not sign.
 */
export function signatureOf(words: readonly Word[], party: Address): Hex {
  const word = words.find(({ signer, guardian }) => signer === party && guardian === undefined);
  if (word === undefined) throw new CairnError("WORD_MISSING", { details: { party } });
  return word.signature;
}
