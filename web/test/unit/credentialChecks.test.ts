import type { CredentialCheck } from "@cairn/sdk/credentials";
import { expect } from "chai";
import { LANGUAGES } from "../../src/Language.ts";
import type { SaidCheck } from "../../src/words/credentialChecks.ts";
import { credentialQuestion, credentialReason } from "../../src/words/credentialChecks.ts";
import { credentialReasonOf } from "../../src/words/verdict.ts";
import { CODES as RECORD_CODES } from "../utils/codes.ts";

const CODES: Readonly<Record<Exclude<CredentialCheck["code"], "OK">, true>> = {
  ...RECORD_CODES,
  NOT_SIGNED: true,
  PROOF_NOT_SUPPORTED: true,
  PROOF_EXPIRED: true,
  WRONG_PURPOSE: true,
  UNKNOWN_CONTEXT: true,
  UNDEFINED_TERM: true,
  RESOURCE_UNAVAILABLE: true,
  KEY_NOT_AUTHORISED: true,
  KEY_COMPROMISED: true,
  DID_UNRESOLVED: true,
  ISSUER_UNKNOWN: true,
  NOT_YET_VALID: true,
  SUSPENDED: true,
  STATUS_LIST_UNAVAILABLE: true,
  STATUS_LIST_DISAGREES: true,
};
const NAMES = ["integrity", "issuer", "network", "issuance", "authority", "status", "holder"] as const;
const codes = Object.keys(CODES) as (keyof typeof CODES)[];
const SENTENCE = /^[A-ZÁÉÍÓÚÑ¿].*[.?]$/su;

const check = (name: SaidCheck["name"], code: SaidCheck["code"], details = {}): SaidCheck => ({
  name,
  outcome: code === "OK" ? "pass" : "fail",
  code,
  message: "In English.",
  details,
});

describe("checks of credentials in words", () => {
  for (const language of LANGUAGES) {
    it(`${language}: each asks something, and says in whole sentences what it found and what to do`, () => {
      for (const name of NAMES) {
        expect(credentialQuestion(check(name, "OK"), language)).to.match(/\?$/u);
        expect(credentialReason(check(name, "OK"), language).reason).to.match(SENTENCE);
        for (const code of codes) {
          const { reason, next } = credentialReason(check(name, code), language);
          expect(reason, `${name} ${code}`).to.match(SENTENCE);
          expect(next, `${name} ${code}`).to.match(SENTENCE);
        }
      }
    });

    it(`${language}: no check of a credential speaks of something that only records have`, () => {
      const said = credentialReason(check("integrity", "BAD_SIGNATURE"), language).reason;
      expect(said).to.match(language === "en" ? /another key/u : /otra clave/u);
    });
  }

  it("what the chain says of a record's standing is told as for records", () => {
    const { reason } = credentialReason(check("status", "REVOKED", { cohortRevoked: true }), "en");
    expect(reason).to.include("all that it had attested together with it");
    expect(credentialReason(check("status", "REVOKED"), "en").reason).to.equal("The issuer took it back.");
  });

  it("a good one names issuer and achievement; of a presentation the first that is not good decides", () => {
    const verdict = {
      verdict: "valid",
      checks: [check("integrity", "OK"), check("status", "OK")],
      mode: "chain",
      format: "json",
      credential: { id: null, issuer: "did:key:z6Mk", types: ["VerifiableCredential"], name: "Cello\u202e" },
      asOf: null,
      record: null,
      hub: null,
      accreditor: null,
      deployment: null,
    } as const;
    const good = { type: "credential", verdict, asked: undefined } as Parameters<
      typeof credentialReasonOf
    >[0];
    const { reason } = credentialReasonOf(good, "en");
    expect(reason).to.include("did:key:z6Mk issued").and.not.include("\u202e");
    const bad = { ...verdict, verdict: "invalid", checks: [check("status", "EXPIRED")] } as const;
    const presented = {
      type: "presented",
      verdict: {
        verdict: "invalid",
        checks: [],
        mode: "chain",
        format: "json",
        holder: null,
        credentials: [verdict, bad],
      },
      asked: undefined,
    } as unknown as Parameters<typeof credentialReasonOf>[0];
    expect(credentialReasonOf(presented, "en").reason).to.equal("It has expired.");
  });
});
