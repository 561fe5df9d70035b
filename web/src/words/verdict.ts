import type { Check, presentations, Verdict } from "@cairn/sdk";
import type { Language } from "../Language.ts";
import { texts } from "../texts.ts";
import type { Reason } from "./checks.ts";
import { decidingCheck, reasonOf } from "./checks.ts";
import { visible } from "./visible.ts";

/** Why a record's verdict is what it is, and what to do next. */
export function recordReason(verdict: Verdict, language: Language): Reason {
  const { verdict: say } = texts[language];
  const check = decidingCheck(verdict.checks);
  if (check !== undefined) return reasonOf(check, language);
  const title = visible(verdict.record?.definition?.name ?? say.titleUnknown);
  return { reason: say.good(title, visible(verdict.hub?.name ?? say.hubUnknown)), next: "" };
}

/** Why a presentation's verdict is what it is, and what to do next. */
export function presentationReason(verdict: presentations.PresentationVerdict, language: Language): Reason {
  const { verdict: say } = texts[language];
  const check = decidingCheck(checksOf(verdict));
  if (check !== undefined) return reasonOf(check, language);
  return { reason: say.goodPresentation(verdict.records.length), next: "" };
}

/** All checks, the holder's last: what cannot be told of a record cannot be told of its holder either. */
function checksOf({ checks, records }: presentations.PresentationVerdict): Check[] {
  const holder = checks.filter(({ name, outcome }) => name === "holder" && outcome === "unknown");
  const others = checks.filter((check) => !holder.includes(check));
  return [...others, ...records.flatMap((record) => record.checks), ...holder];
}
