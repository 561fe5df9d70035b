import type { documents } from "@cairn/sdk";
import { useState } from "preact/hooks";
import { useWords } from "../state/words.ts";
import { pointerWords } from "../words/pointer.ts";
import { valueWords } from "../words/value.ts";
import { visible } from "../words/visible.ts";
import type { Level } from "./Heading.tsx";
import { Heading } from "./Heading.tsx";

interface FieldsProps {
  readonly fields: readonly documents.Field[];
  /** Whether the record has others, which stay hidden. */
  readonly hasOthers: boolean;
  /** Whether they were shown to be the record's own. */
  readonly isProven: boolean;
  readonly level: Level;
}

/** Fields that are drawn at once: a file may hold a hundred thousand. */
const MOST = 200;

/** What a file shows of a private document, and that there is more. */
export function Fields({ fields, hasOthers, isProven, level }: FieldsProps) {
  const { language, t } = useWords();
  const paths = fields.map(({ path }) => path);
  const [isWhole, setIsWhole] = useState(false);
  const drawn = isWhole ? fields : fields.slice(0, MOST);
  const note = hasOthers ? t.verdict.disclosedSome : t.verdict.disclosedAll;
  return (
    <>
      <Heading level={level}>{t.verdict.disclosed}</Heading>
      {!isProven && <p>{t.verdict.disclosedUnproven}</p>}
      {fields.length > 0 && (
        <table class="fields">
          <thead>
            <tr>
              <th scope="col">{t.verdict.field}</th>
              <th scope="col">{t.verdict.value}</th>
            </tr>
          </thead>
          <tbody>
            {drawn.map(({ path, value }) => (
              <tr key={path} data-path={path}>
                <th scope="row">
                  <bdi>{pointerWords(path, language, paths)}</bdi> <code class="path">{visible(path)}</code>
                </th>
                <td>
                  <bdi>{valueWords(value, language)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {drawn.length < fields.length && (
        <p class="actions">
          <button type="button" class="quiet" onClick={() => setIsWhole(true)}>
            {t.verdict.allFields(fields.length)}
          </button>
        </p>
      )}
      {fields.length === 0 && <p>{t.verdict.disclosedNone}</p>}
      {isProven && <p class="note">{note}</p>}
    </>
  );
}
