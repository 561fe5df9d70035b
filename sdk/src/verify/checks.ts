import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { Check, CheckCode, CheckName, NetworkCode, Verdict } from "./Verdict.ts";

type Details = Check["details"];

/** A check that passes. */
export function pass(name: CheckName, message: string, details: Details = {}): Check {
  return { name, outcome: "pass", code: "OK", message, details };
}

/** A check that fails. */
export function fail(name: CheckName, code: CheckCode, message: string, details: Details = {}): Check {
  return { name, outcome: "fail", code, message, details };
}

/** A check that cannot tell. */
export function unknown(name: CheckName, code: CheckCode, message: string, details: Details = {}): Check {
  return { name, outcome: "unknown", code, message, details };
}

/** The verdict that checks add up to. */
export function verdictOf(checks: readonly Pick<Check, "outcome">[]): Verdict["verdict"] {
  if (checks.some(({ outcome }) => outcome === "fail")) return "invalid";
  return checks.some(({ outcome }) => outcome === "unknown") ? "unknown" : "valid";
}

/** What a record's checks say where the chain could not be asked about it. */
export function notAsked(network: Check): Check[] {
  const names = ["issuance", "authority", "status"] as const;
  return [
    network,
    ...names.map((name) => unknown(name, network.code as CheckCode, "The chain was not asked.", {})),
  ];
}

const NETWORK_CODES: readonly string[] = [
  "RATE_LIMITED",
  "NODES_DISAGREE",
  "STALE_BLOCK",
  "WRONG_CHAIN",
  "NOT_A_DEPLOYMENT",
] satisfies NetworkCode[];

/** A fault of the network as a check. Whatever it is, it says nothing about the record. */
export function networkFault(error: unknown): Check {
  if (!isCairnError(error)) {
    return unknown("network", "CHAIN_UNREACHABLE", "The chain could not be asked.", {
      reason: String(error),
    });
  }
  // Ethers says so of a value that is none of its kind, also of one that the node sent.
  const fault = error.code === "INVALID_ARGUMENT" ? new CairnError("INCONSISTENT_ANSWER") : error;
  const code = NETWORK_CODES.includes(fault.code) ? (fault.code as NetworkCode) : "CHAIN_UNREACHABLE";
  const message = `${fault.shortMessage} ${fault.fix}`;
  return unknown("network", code, message, { reason: fault.code, ...inJson(fault.details) });
}

/** A verdict is kept and passed on as JSON, which has no big integers. */
function inJson(details: Details): Details {
  const text = JSON.stringify(details, (_name, value: unknown) => {
    if (typeof value !== "bigint") return value;
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  });
  return JSON.parse(text) as Details;
}
