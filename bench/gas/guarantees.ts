/** What a system can promise of a record, by a short name. */
export const GUARANTEES = {
  authority: "the contract checks who may attest",
  accreditation: "it judges that at the time of attesting, from a history that nobody can rewrite",
  consent: "nothing public without the learner's consent",
  binding: "it belongs to its learner, and nobody can move it",
  revocation: "it can be revoked one by one",
  succession: "also by staff who came after the one who attested",
  expiry: "the contract knows when it expires",
  "one call": "a contract learns in one call all that it needs to judge it",
  immutability: "nobody can change the contract, pause it, or import and rewrite records",
} as const;

export type Guarantee = keyof typeof GUARANTEES;

const ALL = Object.keys(GUARANTEES) as Guarantee[];

/** All guarantees but these. */
export function allBut(...lacking: readonly Guarantee[]): readonly Guarantee[] {
  return ALL.filter((guarantee) => !lacking.includes(guarantee));
}
