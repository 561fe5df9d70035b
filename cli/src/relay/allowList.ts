import type { deployments, Hex } from "@cairn/sdk";
import type { Result } from "ethers";
import { Interface } from "ethers";
import { Refusal } from "./Refusal.ts";

/** What a function's arguments say of the hub that it is about: its number, a definition of it, or nothing. */
export type Subject =
  | { readonly hub: bigint; readonly definition?: never }
  | { readonly hub?: never; readonly definition: bigint }
  | { readonly hub?: never; readonly definition?: never };

/** A learner's function that a relay may pay for. */
export interface Allowed {
  readonly contract: "LearnerRegistry" | "AchievementToken";
  readonly signature: string;
  /** Most gas that a request may give the call. */
  readonly gas: bigint;
  readonly subject: (args: Result) => Subject;
}

const ACHIEVEMENT =
  "(uint32 definition,uint32 experience,address learner,uint40 achievedAt,uint40 expiresAt,bytes32 content)";

const ofHub = (args: Result): Subject => ({ hub: args.getValue("hub") as bigint });
const ofAchievement = (args: Result): Subject => ({
  definition: (args.getValue("achievement") as Result).getValue("definition") as bigint,
});

/** Every function of a learner that goes by the forwarder, one row each. */
export const ALLOWED: readonly Allowed[] = [
  {
    contract: "LearnerRegistry",
    signature: "consent(address learner,uint32 hub,uint32 kinds,uint40 until)",
    gas: 150_000n,
    subject: ofHub,
  },
  {
    contract: "LearnerRegistry",
    signature: "withdrawConsent(address learner,uint32 hub)",
    gas: 150_000n,
    subject: ofHub,
  },
  {
    contract: "AchievementToken",
    signature: `claim(${ACHIEVEMENT} achievement,bytes32 root,bytes32[] proof)`,
    gas: 300_000n,
    subject: ofAchievement,
  },
  {
    contract: "AchievementToken",
    signature: `redeem(${ACHIEVEMENT} achievement,address attester,bytes signature)`,
    gas: 400_000n,
    subject: ofAchievement,
  },
  {
    contract: "AchievementToken",
    signature: `renounce(${ACHIEVEMENT} achievement)`,
    gas: 150_000n,
    subject: ofAchievement,
  },
];

/** A call of the table. */
export interface AllowedCall {
  readonly name: string;
  readonly gas: bigint;
  readonly subject: Subject;
}

/** Finds a call in the table, and reads its arguments. */
export type ReadCall = (call: { to: string; data: Hex }) => AllowedCall;

/** The name of each function of the table. */
export const FUNCTION_NAMES: readonly string[] = ALLOWED.map(({ signature }) => nameOf(signature));

/**
 * Makes the reader of calls. It throws a {@link Refusal} for another contract, another function, and arguments that are
 * not the one encoding of their values: nothing may trail that a contract would not read.
 */
export function allowList(
  { contracts }: deployments.Deployment,
  names: readonly string[] | null,
): { readonly read: ReadCall; readonly names: readonly string[] } {
  const rows = ALLOWED.filter(({ signature }) => names === null || names.includes(nameOf(signature)));
  const bySelector = new Map(
    rows.map((row) => {
      const contract = new Interface([`function ${row.signature}`]);
      const fragment = contract.getFunction(nameOf(row.signature));
      if (fragment === null) throw new Error(`${row.signature} is no function`);
      return [`${contracts[row.contract].address} ${fragment.selector}`, { row, contract, fragment }];
    }),
  );
  const read: ReadCall = ({ to, data }) => {
    const found = bySelector.get(`${to} ${data.slice(0, 10)}`);
    if (found === undefined) throw notAllowed({ to, selector: data.slice(0, 10) });
    const { row, contract, fragment } = found;
    const name = fragment.name;
    try {
      const args = contract.decodeFunctionData(fragment, data);
      if (contract.encodeFunctionData(fragment, args.toArray()) !== data) throw new Error("another encoding");
      return { name, gas: row.gas, subject: row.subject(args) };
    } catch {
      throw new Refusal(403, "NOT_ALLOWED", {
        message: "The call's data is not exactly the function's arguments.",
        fix: "Build the call with the SDK; nothing may follow the arguments.",
        details: { function: name },
      });
    }
  };
  return { read, names: rows.map(({ signature }) => nameOf(signature)) };
}

function nameOf(signature: string): string {
  return signature.slice(0, signature.indexOf("("));
}

function notAllowed(details: { to: string; selector: string }): Refusal {
  return new Refusal(403, "NOT_ALLOWED", {
    message: "The relay does not pay for this function of this contract.",
    fix: "Ask GET /v1/network what it pays for.",
    details,
  });
}
