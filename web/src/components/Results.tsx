import { useEffect, useRef } from "preact/hooks";
import type { KeptRequest } from "../state/KeptRequest.ts";
import type { Work } from "../state/useJudging.ts";
import { useWords } from "../state/words.ts";
import type { Outcome } from "../verify/judge.ts";
import { Overview } from "./Overview.tsx";
import { Result } from "./Result.tsx";

interface ResultsProps {
  readonly work: Work;
  readonly kept: readonly KeptRequest[];
  readonly onStop: () => void;
  readonly onAgain: () => Promise<void>;
  readonly onAsk: () => void;
  readonly onSayAsked: () => void;
  readonly onAskWeb: () => Promise<void>;
}

/** From so many results on each is shown in short, and whole when the user opens it. */
const MANY = 20;

/** The verdicts, and how far they are. What is found takes the focus, so that it is read first. */
export function Results({ work, kept, onStop, onAgain, onAsk, onSayAsked, onAskWeb }: ResultsProps) {
  const { t } = useWords();
  const { isBusy, isStopped, done, total, judged } = work;
  const first = useRef<HTMLHeadingElement>(null);
  const isOver = !isBusy && total > 0;
  useEffect(() => {
    if (isOver) first.current?.focus();
  }, [isOver]);
  useEscape(isBusy, onStop);
  const isMany = judged.length > 1;
  const count = (wanted: string): number =>
    judged.filter(({ outcome }) => verdictOf(outcome) === wanted).length;
  return (
    <section class="results" aria-label={t.verdict.region} aria-busy={isBusy}>
      <div role="status" class={isBusy ? "work" : "unseen"}>
        {isBusy && t.work.running(done, total)}
        {isOver && (isStopped ? t.work.stopped : t.work.done(done))}
      </div>
      {isBusy && (
        <div class="work">
          {total > 1 && <progress value={done} max={total} aria-label={t.work.running(done, total)} />}
          <button type="button" onClick={onStop}>
            {t.work.stop}
          </button>
        </div>
      )}
      {isOver && isStopped && <p class="note">{t.work.stopped}</p>}
      {isOver && isMany && (
        <div class="result">
          <h2 ref={first} tabIndex={-1}>
            {t.verdict.several(judged.length)}
          </h2>
          <p>{t.verdict.summary(count("valid"), count("invalid"), count("unknown"))}</p>
          <Overview judged={judged} />
        </div>
      )}
      {(isOver || total <= MANY) &&
        judged.map((one, place) => (
          <Result
            key={String(place)}
            judged={one}
            place={place}
            kept={kept}
            isShort={total > MANY}
            focusRef={isMany ? undefined : first}
            onAsk={onAsk}
            onSayAsked={onSayAsked}
            onAskWeb={onAskWeb}
          />
        ))}
      {isOver && (
        <p class="actions">
          <button type="button" class="quiet" onClick={onAgain}>
            {t.verdict.again}
          </button>
        </p>
      )}
    </section>
  );
}

/** Escape stops what takes long, wherever the focus is. */
function useEscape(isBusy: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!isBusy) return undefined;
    const stop = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") onEscape();
    };
    window.addEventListener("keydown", stop);
    return () => window.removeEventListener("keydown", stop);
  }, [isBusy, onEscape]);
}

function verdictOf(outcome: Outcome): string | undefined {
  if (outcome.type === "fault") return "unknown";
  return outcome.type === "request" ? undefined : outcome.verdict.verdict;
}
