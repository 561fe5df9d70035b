import type { Client } from "../client/Client.ts";
import { randomSalt } from "../documents/randomSalt.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { Address } from "../ids.ts";
import { salt } from "../ids.ts";
import { toHex } from "../trees/keccak.ts";
import type { GuardianSet } from "./Guardians.ts";
import { rootOf } from "./tree.ts";

const DAY = 24 * 3600;
/** What the contract takes, in days. */
export const MIN_DELAY_DAYS = 1;
export const MAX_DELAY_DAYS = 90;
/** Long enough to be seen, short enough to wait for. */
const DEFAULT_DELAY = 7 * DAY;
export const MAX_GUARDIANS = 255;

/**
 * Draws salts for guardians, and makes the set that the learner keeps. Nothing is sent: `recovery.setGuardians` commits to
 * it, and `recovery.fileFor` gives each guardian a file of its own.
 *
 * @param client - The network.
 * @param args - The identity; the guardians' addresses, each once; how many of them recover; and how many seconds a change
 * or a recovery waits, 7 days when absent.
 * @throws {@link CairnError} `INVALID_ARGUMENT` for a threshold, delay or number that the contract refuses, for an address
 * that is twice, and for the identity itself: its key may be what is lost.
 *
 * @example
 * import { type Address, type Client, recovery } from "@cairn/sdk";
 *
 * function choose(client: Client, identity: Address, guardians: Address[]) {
 *   const set = recovery.createGuardians(client, { identity, guardians, threshold: 2 });
 *   return { set, files: guardians.map((guardian) => recovery.fileFor(set, guardian)) };
 * }
 */
export function createGuardians(
  client: Pick<Client, "deployment">,
  args: { identity: Address; guardians: readonly Address[]; threshold: number; delay?: number },
): GuardianSet {
  const { identity, threshold, delay = DEFAULT_DELAY } = args;
  requireSound({ identity, guardians: args.guardians, threshold, delay });
  const guardians = args.guardians.map((guardian) => ({ guardian, salt: salt(toHex(randomSalt())) }));
  const { chainId, contracts } = client.deployment;
  return {
    type: "CairnGuardians",
    version: 1,
    chainId,
    learnerRegistry: contracts.LearnerRegistry.address,
    identity,
    root: rootOf(guardians),
    threshold,
    count: guardians.length,
    delay,
    guardians,
  };
}

function requireSound(args: {
  identity: Address;
  guardians: readonly Address[];
  threshold: number;
  delay: number;
}): void {
  const { identity, guardians, threshold, delay } = args;
  if (guardians.length === 0 || guardians.length > MAX_GUARDIANS) {
    refuse(`There must be 1 to ${MAX_GUARDIANS} guardians.`, { guardians: guardians.length });
  }
  const twice = guardians.find((guardian, place) => guardians.indexOf(guardian) !== place);
  if (twice !== undefined) refuse("A guardian is there twice.", { guardian: twice });
  if (guardians.includes(identity)) {
    refuse("Nobody is the own guardian: the key of the identity may be what is lost.", { identity });
  }
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > guardians.length) {
    refuse("The threshold is not a whole number from 1 to the number of guardians.", { threshold });
  }
  const [least, most] = [MIN_DELAY_DAYS * DAY, MAX_DELAY_DAYS * DAY];
  if (!Number.isInteger(delay) || delay < least || delay > most) {
    refuse(`The delay is not ${MIN_DELAY_DAYS} to ${MAX_DELAY_DAYS} days in seconds.`, {
      delay,
      least,
      most,
    });
  }
}

function refuse(message: string, details: Readonly<Record<string, unknown>>): never {
  throw new CairnError("INVALID_ARGUMENT", { message, details });
}
