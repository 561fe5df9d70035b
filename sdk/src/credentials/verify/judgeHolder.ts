import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { CLOCK_SKEW } from "../lib/clockSkew.ts";
import { maySign } from "../proofs/keyOfMethod.ts";
import type { VerifiedProof } from "../proofs/VerifiedProof.ts";
import type { CredentialCode } from "./CredentialVerdict.ts";
import type { PresentationCheck } from "./PresentationVerdict.ts";
import type { Resolved } from "./resolveDids.ts";
import { isObject, listOf } from "./structure.ts";

/** What the holder was asked to sign with the presentation. */
export interface Asked {
  readonly challenge?: string | false;
  readonly domain?: string | false;
}

interface HolderParts {
  readonly proofs: readonly VerifiedProof[];
  /** What each proof says it is for. */
  readonly said: readonly JsonObject[];
  readonly holder: string;
  readonly resolved: Resolved;
  readonly asked: Asked;
  /** Places of the credentials that are about somebody else, or about nobody. */
  readonly aboutOthers: readonly number[];
  readonly times: { readonly from: number | null; readonly until: number | null };
  readonly now: number;
}

/** Whether every key that signed is the holder's, and signed for this verifier, this request and now. */
export function judgeHolder(parts: HolderParts): PresentationCheck {
  const { proofs, said, holder, asked, times, aboutOthers, now } = parts;
  const details = { holder, challenge: asked.challenge, domain: asked.domain, aboutOthers };
  const { from, until } = times;
  const isStale = (until !== null && now >= until) || (from !== null && now + CLOCK_SKEW < from);
  const checks = [
    ...(proofs.length === 0 ? [check("fail", "NOT_SIGNED", "Nobody signed it.", details)] : []),
    ...proofs.map((proof) => byKey(proof, parts)),
    ...said.flatMap((each) => byRequest(each, asked)),
    ...(isStale
      ? [check("fail", "STALE", "It has ended, or begins later: ask for a new one.", details)]
      : []),
  ];
  return (
    checks.find(({ outcome }) => outcome === "fail") ??
    checks.find(({ outcome }) => outcome === "unknown") ??
    check("pass", "OK", "Its holder signed it, for this verifier and this request.", details)
  );
}

function byKey({ method, controller }: VerifiedProof, { holder, resolved }: HolderParts): PresentationCheck {
  const document = resolved.get(holder);
  const details = { holder, method };
  if (isObject(document)) {
    return maySign(method, document, "authentication")
      ? check("pass", "OK", "The key is the holder's.", details)
      : check(
          "fail",
          "KEY_NOT_AUTHORISED",
          "The holder's DID document does not let this key sign in.",
          details,
        );
  }
  if (controller !== holder) {
    return check("fail", "KEY_NOT_AUTHORISED", "It was signed by somebody else than its holder.", details);
  }
  return check("unknown", "DID_UNRESOLVED", document ?? "The holder's DID was not asked for.", details);
}

function byRequest({ challenge, domain }: JsonObject, asked: Asked): PresentationCheck[] {
  return [
    ...answers(challenge, asked.challenge, {
      code: "NONCE_MISMATCH",
      wrong: "It was signed for another request: it may have been used before.",
      notAsked: "The verifier named no challenge: it may have been used before.",
    }),
    ...answers(domain, asked.domain, {
      code: "WRONG_AUDIENCE",
      wrong: "It was signed for another verifier.",
      notAsked: "The verifier named no domain: it may be for another one.",
    }),
  ];
}

function answers(
  said: JsonValue | undefined,
  asked: string | false | undefined,
  { code, wrong, notAsked }: { code: "NONCE_MISMATCH" | "WRONG_AUDIENCE"; wrong: string; notAsked: string },
): PresentationCheck[] {
  const details = { said, asked };
  if (asked === false) return [];
  if (asked === undefined) return [check("unknown", code, notAsked, details)];
  return listOf(said).includes(asked) ? [] : [check("fail", code, wrong, details)];
}

function check(
  outcome: PresentationCheck["outcome"],
  code: CredentialCode | "OK",
  message: string,
  details: PresentationCheck["details"],
): PresentationCheck {
  return { name: "holder", outcome, code, message, details };
}
