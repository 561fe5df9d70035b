import type { Calls, GuardianWord } from "./calls.ts";
import {
  deadlineFault,
  drop,
  movableFault,
  ownFault,
  signatureFault,
  successorFaults,
  wait,
  waitingFault,
} from "./changes.ts";
import { controllerOf, entryOf, isRecovery } from "./identities.ts";
import { guardianLeaf, isIncluded } from "./merkle.ts";
import type { Check, Outcome } from "./outcome.ts";
import { decide, fault } from "./outcome.ts";
import { changeDigest } from "./signatures.ts";
import type { World } from "./World.ts";
import { NOBODY, PENDING } from "./World.ts";

type Rules = {
  [Name in "recover" | "recoverCustodian"]: (world: World, by: string, args: Calls[Name]) => Outcome;
};

/** Of one guardian alone nobody could say that it is all of them. */
const UNANIMOUS_LEAST = 2;

/** The rules of what guardians do. */
export const recoveries: Rules = {
  recover: (world, _by, { identity, to, deadline, toSignature, words }) => {
    const from = controllerOf(world, identity);
    const { recoveries: nonce } = entryOf(world, identity);
    const digest = changeDigest(world.setting, "Recovery", {
      identity,
      from,
      controller: to,
      nonce,
      deadline,
    });
    return decide(
      [
        ownFault(world, identity),
        movableFault(world, identity, to),
        signatureFault(world, { identity, party: to, digest, signature: toSignature }),
        ...beginFaults(world, { identity, deadline, digest, words }),
      ],
      () => begin(world, { identity, kind: PENDING.recovery, account: to, words }),
    );
  },

  recoverCustodian: (world, _by, { identity, successor, deadline, successorSignature, words }) => {
    const { recoveries: nonce, custodyUntil: until } = entryOf(world, identity);
    const message = { identity, custodian: successor, until, nonce, deadline };
    const digest = changeDigest(world.setting, "CustodianRecovery", message);
    return decide(
      [
        ...successorFaults(world, identity, successor),
        signatureFault(world, { identity, party: successor, digest, signature: successorSignature }),
        ...beginFaults(world, { identity, deadline, digest, words }),
      ],
      () => begin(world, { identity, kind: PENDING.custodianRecovery, account: successor, words }),
    );
  },
};

type Asked = { identity: string; deadline: number; digest: string; words: readonly GuardianWord[] };

function beginFaults(world: World, { identity, deadline, digest, words }: Asked): readonly Check[] {
  const { guardians, pending } = entryOf(world, identity);
  const { root, threshold } = guardians;
  const isMissing = threshold === 0;
  return [
    deadlineFault(world, deadline),
    pending !== undefined && isRecovery(pending) && waitingFault(world, identity),
    isMissing && fault("GuardiansMissing", identity),
    words.length < threshold && fault("GuardiansTooFew", words.length, threshold),
    ...words.flatMap(({ guardian, salt, proof, signature }, index): Check[] => {
      const isAfterTheLast = guardian > (words[index - 1]?.guardian ?? NOBODY);
      const isGuardian = isIncluded({ leaf: guardianLeaf(guardian, salt), root, proof });
      return [
        !(isAfterTheLast && isGuardian) && fault("GuardianInvalid", index, guardian),
        signatureFault(world, { identity, party: guardian, digest, signature }),
      ];
    }),
  ];
}

/** A change that waits is dropped: a thief may have asked for it. */
function begin(
  world: World,
  {
    identity,
    kind,
    account,
    words,
  }: { identity: string; kind: number; account: string; words: readonly unknown[] },
): { events: string[] } {
  const { count, delay } = entryOf(world, identity).guardians;
  const unanimous = words.length === count && count >= UNANIMOUS_LEAST;
  const dropped = drop(world, identity);
  const entry = entryOf(world, identity);
  world.identities.set(identity, { ...entry, recoveries: entry.recoveries + 1 });
  return { events: [...dropped, wait(world, identity, { kind, account, unanimous, delay })] };
}
