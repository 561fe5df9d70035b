import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Word, WordAbout, WordKind } from "./Word.ts";

/**
 * Refuses a word that the chain would take no more: its nonce is used up, or its deadline passed.
 *
 * @throws {@link CairnError} `WORD_OUTDATED`; `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 */
export async function requireCurrent(client: Client, given: WordAbout<WordKind>): Promise<void> {
  const word = given as Word;
  const { nonce, deadline } = word.message;
  const [current, block] = await Promise.all([
    nonceFor(client, word),
    chainCall(() => client.provider.getBlock("latest")),
  ]);
  const time = block?.timestamp ?? 0;
  if (BigInt(nonce) === current && time <= deadline) return;
  throw new CairnError("WORD_OUTDATED", { details: { about: word.about, nonce, current, deadline, time } });
}

async function nonceFor(client: Client, { about, message }: Word): Promise<bigint> {
  const registry = learnerRegistry(client);
  if (about === "Join") return await chainCall(() => registry.nonceOf(message.learner));
  const isRecovery = about === "Recovery" || about === "CustodianRecovery";
  return await chainCall(() =>
    isRecovery ? registry.recoveryNonceOf(message.identity) : registry.nonceOf(message.identity),
  );
}
