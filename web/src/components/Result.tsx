import type { Ref } from "preact";
import type { KeptRequest } from "../state/KeptRequest.ts";
import { earlierAnswer } from "../state/KeptRequest.ts";
import type { Judged } from "../state/useJudging.ts";
import { useWords } from "../state/words.ts";
import { originWords } from "../words/source.ts";
import { Banner } from "./Banner.tsx";
import { FaultNote } from "./FaultNote.tsx";
import { Icon } from "./Icon.tsx";
import { PresentationResult } from "./PresentationResult.tsx";
import { RecordResult } from "./RecordResult.tsx";
import { RequestResult } from "./RequestResult.tsx";
import { UnknownNote } from "./UnknownNote.tsx";
import { VerdictActions } from "./VerdictActions.tsx";

interface ResultProps {
  readonly judged: Judged;
  readonly place: number;
  readonly kept: readonly KeptRequest[];
  readonly focusRef: Ref<HTMLHeadingElement> | undefined;
  readonly onAsk: () => void;
  readonly onSayAsked: () => void;
}

/** What came of one source. */
export function Result({ judged, place, kept, focusRef, onAsk, onSayAsked }: ResultProps) {
  const { t } = useWords();
  const { source, outcome, checkedAt } = judged;
  const headingId = `result-${place}`;
  const name = originWords(source.origin, t);
  const shared = { headingId, focusRef, checkedAt };
  /** Several results may say the same of different files. */
  const labels = `${headingId} ${headingId}-origin`;
  const origin = (
    <p class="origin" id={`${headingId}-origin`}>
      <Icon name="file" />
      <bdi>{name}</bdi>
    </p>
  );
  switch (outcome.type) {
    case "request": {
      const { request } = outcome;
      const isOwn = kept.some((one) => one.request.nonce === request.nonce);
      return (
        <section class="result" data-request-shown aria-labelledby={labels}>
          {origin}
          <RequestResult request={request} isOwn={isOwn} headingId={headingId} focusRef={focusRef} />
        </section>
      );
    }
    case "fault":
      return (
        <section class="result" data-verdict="unknown" aria-labelledby={labels}>
          {origin}
          <Banner
            verdict="unknown"
            heading={t.verdict.fault}
            headingId={headingId}
            level={2}
            focusRef={focusRef}
          >
            <FaultNote error={outcome.error} />
          </Banner>
          <UnknownNote />
        </section>
      );
    case "record":
      return (
        <section class="result" data-verdict={outcome.verdict.verdict} aria-labelledby={labels}>
          {origin}
          <RecordResult outcome={outcome} onAsk={onAsk} {...shared} />
          <VerdictActions outcome={outcome} name={name} checkedAt={checkedAt} />
        </section>
      );
    case "presentation": {
      const answered = kept.find(({ request }) => request.nonce === outcome.request?.nonce);
      const earlier = earlierAnswer(answered, outcome.presentation?.signature ?? "");
      return (
        <section class="result" data-verdict={outcome.verdict.verdict} aria-labelledby={labels}>
          {origin}
          <PresentationResult outcome={outcome} earlier={earlier} onSayAsked={onSayAsked} {...shared} />
          <VerdictActions outcome={outcome} name={name} checkedAt={checkedAt} />
        </section>
      );
    }
  }
}
