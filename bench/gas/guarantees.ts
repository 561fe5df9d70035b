/** What a system can promise of a record. Ids are stable: results carry them. */
export const GUARANTEES = {
  authority: "the contract checks who may attest",
  accreditation: "it judges that authority at the time of attesting, from a history that nobody can rewrite",
  consent: "no public record without the learner's consent",
  soulbound: "nobody can move it",
  revocation: "it can be revoked one by one, by whoever is in charge then",
  expiry: "the contract knows when it expires",
  check: "one call tells a contract whether it is good: attested, not revoked, not expired",
  offchain: "nothing the record says is readable from the chain: a salted digest only",
  immutable: "nobody can change the contract",
} as const;

export type Guarantee = keyof typeof GUARANTEES;

const ALL = Object.keys(GUARANTEES) as Guarantee[];

/** All guarantees but these. */
export function allBut(...lacking: readonly Guarantee[]): readonly Guarantee[] {
  return ALL.filter((guarantee) => !lacking.includes(guarantee));
}
