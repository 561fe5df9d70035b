import { useWords } from "../state/words.ts";
import type { VerdictOutcome } from "../verify/verdictJson.ts";
import { verdictJson } from "../verify/verdictJson.ts";
import { CopyButton } from "./CopyButton.tsx";
import { saveFile } from "./saveFile.ts";

interface VerdictActionsProps {
  readonly outcome: VerdictOutcome;
  readonly name: string;
  readonly checkedAt: number;
}

/** What can be done with a verdict: keep it, or print it. */
export function VerdictActions({ outcome, name, checkedAt }: VerdictActionsProps) {
  const { t } = useWords();
  const json = (): string => `${verdictJson({ outcome, file: name, checkedAt })}\n`;
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
