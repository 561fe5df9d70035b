import { CairnError } from "../errors/CairnError.ts";
import type { Address } from "../ids.ts";
import type { GuardianFile, GuardianSet } from "./Guardians.ts";
import { proofOf } from "./tree.ts";

/**
 * Gives the file of one guardian: to hand over when it is chosen, or later, where it was lost.
 *
 * @param set - The learner's set.
 * @param guardian - The guardian's address.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where it is none of the set.
 *
 * @example
 * import { type Address, recovery } from "@cairn/sdk";
 *
 * function fileAgain(text: string, guardian: Address) {
 *   return recovery.serialize(recovery.fileFor(recovery.parseSet(text), guardian));
 * }
 */
export function fileFor(set: GuardianSet, guardian: Address): GuardianFile {
  const { chainId, learnerRegistry, identity, root, threshold, count, delay, guardians } = set;
  const salted = guardians.find((candidate) => candidate.guardian === guardian);
  if (salted === undefined) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The address is no guardian of this set.",
      details: { guardian, identity },
    });
  }
  const proof = proofOf(guardians, salted);
  const { salt } = salted;
  return {
    type: "CairnGuardian",
    version: 1,
    chainId,
    learnerRegistry,
    identity,
    root,
    threshold,
    count,
    delay,
    guardian,
    salt,
    proof,
  };
}
