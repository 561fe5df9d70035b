import type { presentations, Verdict } from "@cairn/sdk";
import { useWords } from "../state/words.ts";
import { shownOfPresented } from "../verify/shown.ts";
import { terms } from "../words/terms.ts";
import { recordReason } from "../words/verdict.ts";
import { visible } from "../words/visible.ts";
import { Checks } from "./Checks.tsx";
import { Fields } from "./Fields.tsx";
import { Icon } from "./Icon.tsx";
import { RecordFacts } from "./RecordFacts.tsx";

interface PresentedRecordProps {
  readonly record: presentations.PresentedRecord;
  readonly verdict: Verdict | undefined;
  readonly place: number;
  readonly count: number;
  readonly headingId: string;
}

/** One record of a presentation: its own verdict, what it is, and what is shown of it. */
export function PresentedRecord({ record, verdict, place, count, headingId }: PresentedRecordProps) {
  const { language, t } = useWords();
  if (verdict === undefined) return null;
  const title = visible(verdict.record?.definition?.name ?? t.verdict.titleUnknown);
  const { reason } = recordReason(verdict, language);
  return (
    <article
      class="record"
      data-record={place}
      data-record-verdict={verdict.verdict}
      aria-labelledby={headingId}
    >
      <h3 id={headingId}>
        {count > 1 && <span class="small">{t.verdict.recordOf(place + 1, count)} </span>}
        {title}
      </h3>
      <p>
        <span class={`badge ${verdict.verdict}`}>
          <Icon name={verdict.verdict} />
          {terms[language].verdicts[verdict.verdict]}
        </span>{" "}
        {reason}
      </p>
      <RecordFacts verdict={verdict} file={record} />
      <Fields {...shownOfPresented(record, verdict)} level={4} />
      <h4>{t.verdict.checks}</h4>
      <Checks checks={verdict.checks} of="record" />
    </article>
  );
}
