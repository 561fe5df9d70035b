import type { Check, presentations, Verdict } from "@cairn/sdk";
import type { Language } from "../Language.ts";
import { texts } from "../texts.ts";
import type { CredentialOutcome } from "../verify/judge.ts";
import type { Reason } from "./checks.ts";
import { decidingCheck, reasonOf } from "./checks.ts";
import type { SaidCheck } from "./credentialChecks.ts";
import { credentialReason } from "./credentialChecks.ts";
import { visible } from "./visible.ts";

/** Why a record's verdict is what it is, and what to do next. */
export function recordReason(verdict: Verdict, language: Language): Reason {
  const { verdict: say } = texts[language];
  const check = decidingCheck(verdict.checks);
  if (check !== undefined) return reasonOf(check, language);
  const title = visible(verdict.record?.definition?.name ?? say.titleUnknown);
  return { reason: say.good(title, visible(verdict.hub?.name ?? say.hubUnknown)), next: "" };
}

/** Why a presentation's verdict is what it is, and what to do next. Of several records it names the one. */
export function presentationReason(verdict: presentations.PresentationVerdict, language: Language): Reason {
  const { verdict: say } = texts[language];
  const check = decidingCheckOf(verdict);
  if (check === undefined) return { reason: say.goodPresentation(verdict.records.length), next: "" };
  const said = reasonOf(check, language);
  const record = verdict.records.find(({ checks }) => checks.includes(check));
  if (record === undefined || verdict.records.length === 1) return said;
  const title = visible(record.record?.definition?.name ?? say.titleUnknown);
  return { ...said, reason: say.ofRecord(title, said.reason) };
}

/** Why the verdict on a credential is what it is, and what to do next; of several in a presentation it names the one. */
export function credentialReasonOf(outcome: CredentialOutcome, language: Language): Reason {
  const { verdict: say } = texts[language];
  const inside = outcome.type === "presented" ? outcome.verdict.credentials : [outcome.verdict];
  const own = outcome.type === "presented" ? outcome.verdict.checks : [];
  const check = decidingCheck<SaidCheck>([...own, ...inside.flatMap(({ checks }) => checks)]);
  if (check !== undefined) return credentialReason(check, language);
  const [{ credential } = { credential: null }] = inside;
  const reason =
    outcome.type === "presented"
      ? say.goodCredentials(inside.length)
      : say.goodCredential(visible(credential?.name ?? say.titleUnknown), visible(credential?.issuer ?? ""));
  return { reason, next: "" };
}

/** Whether all that is missing is what the verifier asked for. */
export function lacksRequest(verdict: presentations.PresentationVerdict): boolean {
  const check = decidingCheckOf(verdict);
  const isStated = check?.code === "WRONG_AUDIENCE" || check?.code === "NONCE_MISMATCH";
  return isStated && check.outcome === "unknown";
}

/** The holder's check is last: what cannot be told of a record cannot be told of its holder either. */
function decidingCheckOf({ checks, records }: presentations.PresentationVerdict): Check | undefined {
  const holder = checks.filter(({ name, outcome }) => name === "holder" && outcome === "unknown");
  const others = checks.filter((check) => !holder.includes(check));
  return decidingCheck([...others, ...records.flatMap((record) => record.checks), ...holder]);
}
