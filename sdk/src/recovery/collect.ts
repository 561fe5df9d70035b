import type { Address } from "../ids.ts";
import type { Word, WordAbout } from "../words/Word.ts";
import type { RecoveryKind } from "./sign.ts";

/** A guardian's word, as the contract takes it. */
export interface GuardianWord {
  readonly guardian: Address;
  readonly salt: string;
  readonly proof: string[];
  readonly signature: string;
}

/** Guardians' words, each guardian once, by ascending address, which the contract asks for. */
export function guardianWords(words: readonly Word[]): GuardianWord[] {
  const byGuardian = new Map<Address, GuardianWord>();
  for (const { signer, signature, guardian } of words) {
    if (guardian === undefined) continue;
    byGuardian.set(signer, { guardian: signer, salt: guardian.salt, proof: [...guardian.proof], signature });
  }
  const order = (word: GuardianWord): string => word.guardian.toLowerCase();
  return [...byGuardian.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Words about recoveries. */
export type RecoveryWord = { [Kind in RecoveryKind]: WordAbout<Kind> }[RecoveryKind];
