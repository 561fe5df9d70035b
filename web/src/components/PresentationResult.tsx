import type { Ref } from "preact";
import type { KeptAnswer } from "../state/KeptRequest.ts";
import { useWords } from "../state/words.ts";
import type { PresentationOutcome } from "../verify/judge.ts";
import { momentWords } from "../words/format.ts";
import { lacksRequest, presentationReason } from "../words/verdict.ts";
import { visible } from "../words/visible.ts";
import { AsOf } from "./AsOf.tsx";
import { Banner } from "./Banner.tsx";
import { Checks } from "./Checks.tsx";
import { Facts } from "./Facts.tsx";
import { ItemAnswers } from "./ItemAnswers.tsx";
import { OpenButton } from "./OpenButton.tsx";
import { PresentedRecord } from "./PresentedRecord.tsx";
import { UnknownNote } from "./UnknownNote.tsx";

interface PresentationResultProps {
  readonly outcome: PresentationOutcome;
  readonly checkedAt: number;
  readonly headingId: string;
  readonly focusRef: Ref<HTMLHeadingElement> | undefined;
  /** Shows the rest; undefined where all is shown. */
  readonly onOpen: (() => void) | undefined;
  /** Another good answer to the same request. */
  readonly earlier: KeptAnswer | undefined;
  /** Leads to where the user says what was asked for. */
  readonly onSayAsked: () => void;
}

/** The verdict on a presentation, with one for each of its records. */
export function PresentationResult(props: PresentationResultProps) {
  const { outcome, headingId, focusRef, onOpen, earlier, onSayAsked } = props;
  const { language, t } = useWords();
  const { verdict, isComplete } = outcome;
  const { reason, next } = presentationReason(verdict, language);
  return (
    <>
      <Banner
        verdict={verdict.verdict}
        heading={t.verdict.presentation[verdict.verdict]}
        headingId={headingId}
        level={2}
        focusRef={focusRef}
      >
        <p class="reason">{reason}</p>
        {next !== "" && <p class="next">{next}</p>}
        {lacksRequest(verdict) && (
          <p class="next">
            <button type="button" class="link" onClick={onSayAsked}>
              {t.verdict.sayAsked}
            </button>
          </p>
        )}
        {!isComplete && <p class="next">{t.verdict.incomplete}</p>}
        {earlier !== undefined && (
          <p class="next" data-used-before>
            {t.verdict.usedBefore(momentWords(earlier.checkedAt, language))}
          </p>
        )}
      </Banner>
      {onOpen === undefined ? <Rest {...props} /> : <OpenButton onOpen={onOpen} />}
    </>
  );
}

function Rest({ outcome, checkedAt, headingId }: PresentationResultProps) {
  const { language, t } = useWords();
  const { verdict, presentation, request, items } = outcome;
  const { presented, records } = verdict;
  return (
    <>
      {verdict.verdict === "unknown" && <UnknownNote />}
      {presented !== null && (
        <Facts
          facts={[
            [
              t.verdict.facts.holder,
              <code key="holder" class="id">
                {presented.holder}
              </code>,
            ],
            [t.verdict.facts.audience, visible(presented.audience)],
            [t.verdict.facts.presentedAt, momentWords(presented.issuedAt, language)],
            [t.verdict.facts.expiresAt, momentWords(presented.expiresAt, language)],
          ]}
        />
      )}
      {request !== undefined && <ItemAnswers items={items} />}
      {presentation?.records.map((record, place) => (
        <PresentedRecord
          key={String(place)}
          record={record}
          verdict={records[place]}
          place={place}
          count={presentation.records.length}
          headingId={`${headingId}-record-${place}`}
        />
      ))}
      <h3>{t.verdict.checksOfPresentation}</h3>
      <Checks checks={verdict.checks} of="presentation" />
      <AsOf verdict={verdict} asked={outcome.asked} checkedAt={checkedAt} />
    </>
  );
}
