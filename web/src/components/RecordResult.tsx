import type { Ref } from "preact";
import { useWords } from "../state/words.ts";
import type { RecordOutcome } from "../verify/judge.ts";
import { shownOf } from "../verify/shown.ts";
import { recordReason } from "../words/verdict.ts";
import { AsOf } from "./AsOf.tsx";
import { Banner } from "./Banner.tsx";
import { Checks } from "./Checks.tsx";
import { CarriedCredential } from "./CredentialResult.tsx";
import { Fields } from "./Fields.tsx";
import { OpenButton } from "./OpenButton.tsx";
import { RecordFacts } from "./RecordFacts.tsx";
import { UnknownNote } from "./UnknownNote.tsx";

interface RecordResultProps {
  readonly outcome: RecordOutcome;
  readonly checkedAt: number;
  readonly headingId: string;
  readonly focusRef: Ref<HTMLHeadingElement> | undefined;
  /** Shows the rest; undefined where all is shown. */
  readonly onOpen: (() => void) | undefined;
  readonly onAsk: () => void;
}

/** The verdict on a record that somebody handed over. */
export function RecordResult({ outcome, checkedAt, headingId, focusRef, onOpen, onAsk }: RecordResultProps) {
  const { language, t } = useWords();
  const { verdict } = outcome;
  const { reason, next } = recordReason(verdict, language);
  return (
    <>
      <Banner
        verdict={verdict.verdict}
        heading={t.verdict.record[verdict.verdict]}
        headingId={headingId}
        level={2}
        focusRef={focusRef}
      >
        <p class="reason">{reason}</p>
        {next !== "" && <p class="next">{next}</p>}
        {verdict.verdict === "valid" && (
          <p class="next">
            {t.verdict.holderUnknown}{" "}
            <button type="button" class="link" onClick={onAsk}>
              {t.verdict.toAsk}
            </button>
          </p>
        )}
      </Banner>
      {onOpen === undefined ? (
        <Rest outcome={outcome} checkedAt={checkedAt} />
      ) : (
        <OpenButton onOpen={onOpen} />
      )}
    </>
  );
}

function Rest({ outcome, checkedAt }: Pick<RecordResultProps, "outcome" | "checkedAt">) {
  const { t } = useWords();
  const { verdict, record } = outcome;
  return (
    <>
      {verdict.verdict === "unknown" && <UnknownNote />}
      {record !== undefined && (
        <>
          <h3>{t.verdict.what}</h3>
          <RecordFacts verdict={verdict} file={record} />
          <Fields {...shownOf(record, verdict)} level={3} />
        </>
      )}
      <h3>{t.verdict.checks}</h3>
      <Checks checks={verdict.checks} of="record" />
      {outcome.credential !== undefined && <CarriedCredential verdict={outcome.credential} />}
      <AsOf verdict={verdict} asked={outcome.asked} checkedAt={checkedAt} />
    </>
  );
}
