import { useWords } from "../state/words.ts";
import type { PresentationOutcome, RecordOutcome } from "../verify/judge.ts";
import { CopyButton } from "./CopyButton.tsx";
import { saveFile } from "./saveFile.ts";

interface VerdictActionsProps {
  readonly outcome: RecordOutcome | PresentationOutcome;
  readonly name: string;
  readonly checkedAt: number;
}

/** What can be done with a verdict: keep it, or print it. */
export function VerdictActions({ outcome, name, checkedAt }: VerdictActionsProps) {
  const { t } = useWords();
  const json = (): string => verdictJson({ outcome, name, checkedAt });
  return (
    <p class="actions">
      <button type="button" class="quiet" onClick={() => window.print()}>
        {t.verdict.print}
      </button>
      <button
        type="button"
        class="quiet"
        onClick={() => saveFile({ name: "verdict.json", type: "application/json", text: json() })}
      >
        {t.verdict.saveJson}
      </button>
      <CopyButton label={t.verdict.copyJson} text={json} />
    </p>
  );
}

function verdictJson({ outcome, name, checkedAt }: VerdictActionsProps): string {
  const answer =
    outcome.type === "presentation" && outcome.request !== undefined
      ? { request: outcome.request, items: outcome.items, isComplete: outcome.isComplete }
      : {};
  const value = { file: name, checkedAt, ...outcome.verdict, ...answer };
  const text = JSON.stringify(
    value,
    (_key, item: unknown) => (typeof item === "bigint" ? `${item}` : item),
    2,
  );
  return `${text}\n`;
}
