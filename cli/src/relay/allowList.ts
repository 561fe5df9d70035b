import type { deployments, Hex } from "@cairn/sdk";
import type { Result } from "ethers";
import { Interface } from "ethers";
import { Refusal } from "../http/Refusal.ts";

/** What a function's arguments say of the hub that it is about: its number, a definition of it, or nothing. */
export type Subject =
  | { readonly hub: bigint; readonly definition?: never }
  | { readonly hub?: never; readonly definition: bigint }
  | { readonly hub?: never; readonly definition?: never };

/** Out of which part of the day's budget a call is paid: that of a hub's records, or that of identities. */
export type Purse = "hub" | "identity";

/** A learner's function that a relay may pay for. */
export interface Allowed {
  readonly contract: "LearnerRegistry" | "AchievementToken";
  readonly signature: string;
  /** Most gas that a request may give the call. */
  readonly gas: bigint;
  /** A list among the arguments: how long it may be, and the gas that each item adds. */
  readonly list?: { readonly name: string; readonly most: number; readonly gas: bigint };
  /** What the arguments say of the hub. Absent for what is about an identity, and about no hub. */
  readonly subject?: (args: Result) => Subject;
}

const ACHIEVEMENT =
  "(uint32 definition,uint32 experience,address learner,uint40 achievedAt,uint40 expiresAt,bytes32 content)";

const ofHub = (args: Result): Subject => ({ hub: args.getValue("hub") as bigint });
const ofAchievement = (args: Result): Subject => ({
  definition: (args.getValue("achievement") as Result).getValue("definition") as bigint,
});

/** Guardians who may sign at once. */
const WORDS = { name: "words", most: 12, gas: 60_000n } as const;
const GUARDIAN_WORDS = "(address guardian,bytes32 salt,bytes32[] proof,bytes signature)[]";

/**
 * Every function of a learner that goes by the forwarder, and what anyone may do for a learner, one row each. The gas is
 * what the SDK signs in the dearest case measured, which is half as much again as the estimate, and room for the signature
 * of a smart wallet where one signs.
 */
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
  {
    contract: "LearnerRegistry",
    signature:
      "moveController(address identity,address to,uint256 deadline,bytes toSignature,bytes custodianSignature)",
    gas: 250_000n,
  },
  {
    contract: "LearnerRegistry",
    signature: "join(address learner,address identity,uint256 deadline,bytes[3] signatures)",
    gas: 300_000n,
  },
  {
    contract: "LearnerRegistry",
    signature:
      "setGuardians(address identity,(bytes32 root,uint8 threshold,uint8 count,uint40 delay) guardians,uint256 deadline,bytes custodianSignature)",
    gas: 300_000n,
  },
  {
    contract: "LearnerRegistry",
    signature:
      "appointCustodian(address identity,address custodian,uint40 until,uint256 deadline,bytes custodianSignature)",
    gas: 250_000n,
  },
  {
    contract: "LearnerRegistry",
    signature:
      "replaceCustodian(address identity,address successor,uint256 deadline,bytes successorSignature)",
    gas: 150_000n,
  },
  {
    contract: "LearnerRegistry",
    signature: `recover(address identity,address to,uint256 deadline,bytes toSignature,${GUARDIAN_WORDS} words)`,
    gas: 200_000n,
    list: WORDS,
  },
  {
    contract: "LearnerRegistry",
    signature: `recoverCustodian(address identity,address successor,uint256 deadline,bytes successorSignature,${GUARDIAN_WORDS} words)`,
    gas: 200_000n,
    list: WORDS,
  },
  { contract: "LearnerRegistry", signature: "execute(address identity)", gas: 200_000n },
  { contract: "LearnerRegistry", signature: "cancel(address identity)", gas: 100_000n },
  {
    contract: "AchievementToken",
    signature: `rebind(${ACHIEVEMENT}[] achievements)`,
    gas: 60_000n,
    list: { name: "achievements", most: 20, gas: 90_000n },
  },
];

/** A call of the table. */
export interface AllowedCall {
  readonly name: string;
  readonly gas: bigint;
  readonly subject: Subject;
  readonly purse: Purse;
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
    const { name } = fragment;
    let args: Result;
    try {
      args = contract.decodeFunctionData(fragment, data);
      if (contract.encodeFunctionData(fragment, args.toArray()) !== data) throw new Error("another encoding");
    } catch {
      throw notExact(name);
    }
    const items = row.list === undefined ? 0 : (args.getValue(row.list.name) as Result).length;
    if (row.list !== undefined && items > row.list.most) throw tooLong(name, row.list);
    return {
      name,
      gas: row.gas + (row.list?.gas ?? 0n) * BigInt(items),
      subject: row.subject?.(args) ?? {},
      purse: row.subject === undefined ? "identity" : "hub",
    };
  };
  return { read, names: rows.map(({ signature }) => nameOf(signature)) };
}

function nameOf(signature: string): string {
  return signature.slice(0, signature.indexOf("("));
}

function notExact(name: string): Refusal {
  return new Refusal(403, "NOT_ALLOWED", {
    message: "The call's data is not exactly the function's arguments.",
    fix: "Build the call with the SDK; nothing may follow the arguments.",
    details: { function: name },
  });
}

function tooLong(name: string, list: { name: string; most: number }): Refusal {
  return new Refusal(403, "NOT_ALLOWED", {
    message: "The call has a longer list than the relay pays for.",
    fix: "Sign several requests with shorter lists.",
    details: { function: name, list: list.name, most: list.most },
  });
}

function notAllowed(details: { to: string; selector: string }): Refusal {
  return new Refusal(403, "NOT_ALLOWED", {
    message: "The relay does not pay for this function of this contract.",
    fix: "Ask GET /v1/network what it pays for.",
    details,
  });
}
