import type { Check, CheckCode, CheckName } from "@cairn/sdk";
import { expect } from "chai";
import { LANGUAGES } from "../../src/Language.ts";
import { checkQuestion, checkSentence, decidingCheck, reasonOf } from "../../src/words/checks.ts";
import { CODES } from "../utils/codes.ts";

const NAMES: Readonly<Record<CheckName, true>> = {
  integrity: true,
  network: true,
  issuance: true,
  authority: true,
  status: true,
  holder: true,
};
const codes = Object.keys(CODES) as CheckCode[];
const names = Object.keys(NAMES) as CheckName[];

function check(
  name: CheckName,
  outcome: Check["outcome"],
  code: Check["code"],
  details: Check["details"] = {},
): Check {
  return { name, outcome, code, message: "", details };
}

describe("checks in words", () => {
  for (const language of LANGUAGES) {
    it(`${language}: every code has a reason and what to do, in whole sentences`, () => {
      for (const code of codes) {
        for (const outcome of ["fail", "unknown"] as const) {
          const { reason, next } = reasonOf(check("network", outcome, code), language);
          for (const said of [reason, next]) expect(said, code).to.match(/^[\p{Lu}¿].*[.]$/u);
          expect(`${reason} ${next}`, code).not.to.match(/undefined|NaN|null/u);
        }
      }
    });

    it(`${language}: every check that passes has a sentence and a question`, () => {
      for (const name of names) {
        expect(checkSentence(check(name, "pass", "OK"), "record", language)).to.match(/[.]$/u);
        expect(checkQuestion(check(name, "pass", "OK"), "record", language)).to.match(/[?]$/u);
      }
    });
  }

  it("no code has the same words in both languages", () => {
    for (const code of codes) {
      const [en, es] = LANGUAGES.map((language) => reasonOf(check("status", "fail", code), language).reason);
      expect(en, code).not.to.equal(es);
    }
  });

  it("a network fault never says a word against the record", () => {
    const network: CheckCode[] = ["CHAIN_UNREACHABLE", "RATE_LIMITED", "NODES_DISAGREE", "WRONG_CHAIN"];
    for (const code of network) {
      expect(reasonOf(check("network", "unknown", code), "en").reason).to.include("nothing about the record");
    }
  });

  it("what was not asked after a fault says so, and not the fault again", () => {
    const asked = reasonOf(check("status", "unknown", "RATE_LIMITED"), "en");
    expect(asked.reason).to.equal("The network was not asked about this.");
    const wallet = reasonOf(check("holder", "unknown", "RATE_LIMITED", { reason: "RATE_LIMITED" }), "en");
    expect(wallet.reason).to.include("no more questions for now");
  });

  it("what the verifier did not say is not held against the learner", () => {
    const { reason } = reasonOf(check("holder", "unknown", "WRONG_AUDIENCE"), "en");
    expect(reason).to.include("you did not say who you are");
    const other = reasonOf(
      check("holder", "fail", "WRONG_AUDIENCE", { audience: "https://other.example" }),
      "en",
    );
    expect(other.reason).to.equal("It was made for https://other.example, and not for you.");
  });

  it("says when it ended, or that it is of the future", () => {
    const at = (details: Check["details"]) =>
      reasonOf(check("holder", "fail", "STALE", details), "en").reason;
    expect(at({ issuedAt: 0, expiresAt: 86_400, now: 90_000 })).to.include("until 2 January 1970");
    expect(at({ until: 172_800, now: 180_000 })).to.include("until 3 January 1970");
    expect(at({ issuedAt: 500, expiresAt: 900, now: 100 })).to.include("later than your clock");
    const expired = reasonOf(check("status", "fail", "EXPIRED", { expiresAt: 86_400, time: 90_000 }), "es");
    expect(expired.reason).to.equal("Era válido hasta el 2 de enero de 1970, y ha vencido.");
  });

  it("a waiting recovery is told from a stranger", () => {
    const at = (details: Check["details"], language: "en" | "es") =>
      reasonOf(check("holder", "fail", "HOLDER_NOT_ACTOR", details), language).reason;
    expect(at({}, "en")).to.include("not the one whose record");
    expect(at({ recovering: true }, "en")).to.include("being recovered");
    expect(at({}, "es")).to.include("no es la persona");
    expect(at({ recovering: true }, "es")).to.include("recuperando");
  });

  it("a whole cohort that was revoked is told from one record", () => {
    const one = reasonOf(check("status", "fail", "REVOKED"), "en").reason;
    const all = reasonOf(check("status", "fail", "REVOKED", { cohortRevoked: true }), "en").reason;
    expect([one, all]).to.deep.equal([
      "The institution took it back.",
      "The institution took back all that it had attested together with it.",
    ]);
  });

  it("integrity of a presentation itself is said to be its form only", () => {
    const passed = check("integrity", "pass", "OK");
    expect(checkSentence(passed, "presentation", "en")).to.include("form of a presentation");
    expect(checkSentence(passed, "record", "en")).to.include("since it was attested");
  });

  it("a check that fails decides before one that cannot tell", () => {
    const unknown = check("network", "unknown", "CHAIN_UNREACHABLE");
    const failed = check("holder", "fail", "STALE");
    expect(decidingCheck([check("integrity", "pass", "OK"), unknown, failed])).to.equal(failed);
    expect(decidingCheck([unknown])).to.equal(unknown);
    expect(decidingCheck([check("integrity", "pass", "OK")])).to.equal(undefined);
  });
});
