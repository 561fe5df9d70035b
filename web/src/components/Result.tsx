import type { Ref } from "preact";
import { Component } from "preact";
import { useState } from "preact/hooks";
import type { KeptRequest } from "../state/KeptRequest.ts";
import { earlierAnswer } from "../state/KeptRequest.ts";
import type { Judged } from "../state/useJudging.ts";
import { useWords } from "../state/words.ts";
import { originWords } from "../words/source.ts";
import { Banner } from "./Banner.tsx";
import { CredentialResult } from "./CredentialResult.tsx";
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
  /** Whether the verdict alone is shown until the user opens the rest. */
  readonly isShort: boolean;
  readonly focusRef: Ref<HTMLHeadingElement> | undefined;
  readonly onAsk: () => void;
  readonly onSayAsked: () => void;
  readonly onAskWeb: () => Promise<void>;
}

/** What came of one source. It is drawn again only where something of it changed: there may be hundreds. */
export class Result extends Component<ResultProps> {
  override shouldComponentUpdate({ judged, kept, isShort, focusRef }: ResultProps): boolean {
    const before = this.props;
    return (
      judged !== before.judged ||
      kept !== before.kept ||
      isShort !== before.isShort ||
      focusRef !== before.focusRef
    );
  }

  override render(props: ResultProps) {
    return <Drawn {...props} />;
  }
}

function Drawn({ judged, place, kept, isShort, focusRef, onAsk, onSayAsked, onAskWeb }: ResultProps) {
  const { t } = useWords();
  const [isOpened, setIsOpened] = useState(false);
  const onOpen = isShort && !isOpened ? () => setIsOpened(true) : undefined;
  const { source, outcome, checkedAt } = judged;
  const headingId = `result-${place}`;
  const name = originWords(source.origin, t);
  const shared = { headingId, focusRef, checkedAt, onOpen };
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
          {onOpen === undefined && <VerdictActions outcome={outcome} name={name} checkedAt={checkedAt} />}
        </section>
      );
    case "credential":
    case "presented":
      return (
        <section class="result" data-verdict={outcome.verdict.verdict} aria-labelledby={labels}>
          {origin}
          <CredentialResult outcome={outcome} onAskWeb={onAskWeb} {...shared} />
          {onOpen === undefined && <VerdictActions outcome={outcome} name={name} checkedAt={checkedAt} />}
        </section>
      );
    case "presentation": {
      const answered = kept.find(({ request }) => request.nonce === outcome.request?.nonce);
      const earlier = earlierAnswer(answered, outcome.presentation?.signature ?? "");
      return (
        <section class="result" data-verdict={outcome.verdict.verdict} aria-labelledby={labels}>
          {origin}
          <PresentationResult outcome={outcome} earlier={earlier} onSayAsked={onSayAsked} {...shared} />
          {onOpen === undefined && <VerdictActions outcome={outcome} name={name} checkedAt={checkedAt} />}
        </section>
      );
    }
  }
}
