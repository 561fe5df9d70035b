import type { Verdict } from "@cairn/sdk";
import type { Language } from "../Language.ts";
import { texts } from "../texts.ts";
import type { Outcome } from "../verify/judge.ts";
import { decidingCheck } from "./checks.ts";
import { faultWords } from "./faults.ts";
import { listWords } from "./format.ts";
import { credentialReasonOf, presentationReason, recordReason } from "./verdict.ts";
import { visible } from "./visible.ts";

/** What came of a source, in a line. */
export interface Summary {
  /** Undefined for a request, of which there is none. */
  readonly verdict: Verdict["verdict"] | undefined;
  readonly title: string;
  /** Empty where all is well. */
  readonly reason: string;
}

/** Says in a line what came of a source. */
export function summaryOf(outcome: Outcome, language: Language): Summary {
  const { verdict: say, request } = texts[language];
  const titleOf = ({ record }: Verdict): string => visible(record?.definition?.name ?? say.titleUnknown);
  switch (outcome.type) {
    case "fault":
      return {
        verdict: "unknown",
        title: say.fault,
        reason: visible(faultWords(outcome.error, language).message),
      };
    case "request":
      return { verdict: undefined, title: request.heading(visible(outcome.request.verifier)), reason: "" };
    case "record": {
      const { verdict } = outcome;
      const isGood = decidingCheck(verdict.checks) === undefined;
      const reason = isGood ? "" : recordReason(verdict, language).reason;
      return { verdict: verdict.verdict, title: titleOf(verdict), reason };
    }
    case "credential":
    case "presented": {
      const inside = outcome.type === "presented" ? outcome.verdict.credentials : [outcome.verdict];
      const titles = inside.map(({ credential }) => visible(credential?.name ?? say.titleUnknown));
      const title = titles.length === 0 ? say.titleUnknown : listWords(titles, language);
      const { verdict } = outcome.verdict;
      const reason = verdict === "valid" ? "" : credentialReasonOf(outcome, language).reason;
      return { verdict, title, reason };
    }
    case "presentation": {
      const { verdict } = outcome;
      const titles = verdict.records.map(titleOf);
      const title = titles.length === 0 ? say.titleUnknown : listWords(titles, language);
      const reason = verdict.verdict === "valid" ? "" : presentationReason(verdict, language).reason;
      return { verdict: verdict.verdict, title, reason };
    }
  }
}
