import type { Check, presentations, Verdict } from "@cairn/sdk";
import { CairnError } from "@cairn/sdk";
import { expect } from "chai";
import { verdictJson } from "../../src/verify/verdictJson.ts";
import { summaryOf } from "../../src/words/summary.ts";
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

describe("many verdicts at a glance", () => {
  it("a line for each, with a reason only where all is not well", () => {
    const good = { ...record("Algebra I", PASSED), verdict: "valid" } as const;
    const bad = { ...record("Algebra I", REVOKED), verdict: "invalid" } as const;
    const asked = { hosts: [], quorum: 1 };
    const outcome = { type: "record", asked, record: undefined } as const;
    expect(summaryOf({ ...outcome, verdict: good }, "en")).to.deep.equal({
      verdict: "valid",
      title: "Algebra I",
      reason: "",
    });
    expect(summaryOf({ ...outcome, verdict: bad }, "en").reason).to.equal("The institution took it back.");
    const error = new CairnError("MALFORMED_LINK");
    expect(summaryOf({ type: "fault", error }, "es").verdict).to.equal("unknown");
    const presented = { ...presentation([good, bad], PASSED), verdict: "invalid" } as const;
    const answer = { presentation: undefined, request: undefined, items: [], isComplete: true };
    expect(summaryOf({ type: "presentation", asked, verdict: presented, ...answer }, "es")).to.deep.equal({
      verdict: "invalid",
      title: "Algebra I y Algebra I",
      reason: "«Algebra I»: El centro lo anuló.",
    });
  });

  it("a verdict as JSON says whom it asked, and what of the request came", () => {
    const good = { ...record("Algebra I", PASSED), verdict: "valid" } as const;
    const asked = { hosts: ["node.example"], quorum: 1 };
    const text = verdictJson({
      outcome: { type: "record", asked, verdict: good, record: undefined },
      file: "a.cairn.json",
      checkedAt: 5,
    });
    const value: unknown = JSON.parse(text);
    expect(value).to.deep.include({ file: "a.cairn.json", checkedAt: 5, verdict: "valid", asked });
    expect(value).not.to.have.any.keys("items", "isComplete", "request");
  });
});
