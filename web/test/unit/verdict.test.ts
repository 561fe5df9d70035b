import type { Check, presentations, Verdict } from "@cairn/sdk";
import { expect } from "chai";
import { lacksRequest, presentationReason, recordReason } from "../../src/words/verdict.ts";

const PASSED: Check = { name: "integrity", outcome: "pass", code: "OK", message: "", details: {} };
const REVOKED: Check = { name: "status", outcome: "fail", code: "REVOKED", message: "", details: {} };
const OFFLINE: Check = {
  name: "network",
  outcome: "unknown",
  code: "CHAIN_UNREACHABLE",
  message: "",
  details: { reason: "CHAIN_UNREACHABLE" },
};
const UNSAID: Check = {
  name: "holder",
  outcome: "unknown",
  code: "WRONG_AUDIENCE",
  message: "",
  details: { expected: null },
};

function record(title: string, ...checks: Check[]): Verdict {
  const definition = { name: title };
  return { checks, record: { definition }, hub: { name: "Riverside School" } } as unknown as Verdict;
}

function presentation(records: readonly Verdict[], ...checks: Check[]): presentations.PresentationVerdict {
  return { checks, records } as unknown as presentations.PresentationVerdict;
}

describe("verdicts in words", () => {
  it("a good record says who attested what", () => {
    const { reason, next } = recordReason(record("Algebra I", PASSED), "en");
    expect(reason).to.equal(
      "Riverside School attested “Algebra I” while it was accredited for it, and it stands today.",
    );
    expect(next).to.equal("");
  });

  it("names of the chain show nothing that would steer the line", () => {
    expect(recordReason(record("Alge\u202Ebra", PASSED), "es").reason).to.include("«Algebra»");
  });

  it("a good presentation counts its records", () => {
    const one = presentation([record("A", PASSED)], PASSED);
    const two = presentation([record("A", PASSED), record("B", PASSED)], PASSED);
    expect(presentationReason(one, "en").reason).to.include("The record in it is good");
    expect(presentationReason(two, "es").reason).to.include("Sus 2 registros son válidos");
  });

  it("of several records it names the one that decides", () => {
    const bad = presentation([record("A", PASSED), record("B", PASSED, REVOKED)], PASSED, UNSAID);
    expect(presentationReason(bad, "en").reason).to.equal("“B”: The institution took it back.");
    const alone = presentation([record("B", REVOKED)], PASSED);
    expect(presentationReason(alone, "en").reason).to.equal("The institution took it back.");
  });

  it("a network that is silent goes before what the verifier did not say", () => {
    const offline = presentation([record("A", PASSED, OFFLINE)], PASSED, UNSAID, OFFLINE);
    expect(presentationReason(offline, "en").reason).to.include("could not be asked");
    expect(lacksRequest(offline)).to.equal(false);
    expect(lacksRequest(presentation([record("A", PASSED)], PASSED, UNSAID))).to.equal(true);
    const mismatch: Check = { ...UNSAID, outcome: "fail" };
    expect(lacksRequest(presentation([record("A", PASSED)], PASSED, mismatch))).to.equal(false);
  });
});
