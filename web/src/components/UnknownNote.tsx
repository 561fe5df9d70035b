import { useWords } from "../state/words.ts";

/** What "cannot be told" means: neither yes nor no. */
export function UnknownNote() {
  const { t } = useWords();
  return (
    <aside class="note-box">
      <h3>{t.verdict.unknownMeans}</h3>
      <p>{t.verdict.unknownMeaning}</p>
    </aside>
  );
}
