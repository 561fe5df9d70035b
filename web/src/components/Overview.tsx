import type { Judged } from "../state/useJudging.ts";
import { useWords } from "../state/words.ts";
import { verdictJson } from "../verify/verdictJson.ts";
import { originWords } from "../words/source.ts";
import { summaryOf } from "../words/summary.ts";
import { terms } from "../words/terms.ts";
import { Icon } from "./Icon.tsx";
import { saveFile } from "./saveFile.ts";

/** Many files at a glance, each leading to what is said of it. */
export function Overview({ judged }: { readonly judged: readonly Judged[] }) {
  const { language, t } = useWords();
  const save = (): void => {
    const values = judged.flatMap(({ source, outcome, checkedAt }) => {
      if (outcome.type === "fault" || outcome.type === "request") return [];
      return [verdictJson({ outcome, file: originWords(source.origin, t), checkedAt })];
    });
    saveFile({ name: "verdicts.json", type: "application/json", text: `[\n${values.join(",\n")}\n]\n` });
  };
  return (
    <>
      <ol class="items overview">
        {judged.map(({ source, outcome }, place) => {
          const { verdict, title, reason } = summaryOf(outcome, language);
          return (
            <li key={String(place)} data-summary={verdict ?? "request"}>
              <span>
                {verdict !== undefined && (
                  <span class={`badge ${verdict}`}>
                    <Icon name={verdict} />
                    {terms[language].verdicts[verdict]}
                  </span>
                )}
              </span>
              <span>
                <a href={`#result-${place}`}>
                  <bdi>{originWords(source.origin, t)}</bdi>
                </a>
                <br />
                <strong>{title}</strong> {reason}
              </span>
            </li>
          );
        })}
      </ol>
      <p class="actions">
        <button type="button" class="quiet" onClick={save}>
          {t.verdict.saveAll}
        </button>
      </p>
    </>
  );
}
