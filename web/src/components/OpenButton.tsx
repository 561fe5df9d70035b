import { useWords } from "../state/words.ts";

/** Opens what is shown in short only. */
export function OpenButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useWords();
  return (
    <p class="actions">
      <button type="button" class="quiet" onClick={onOpen}>
        {t.verdict.open}
      </button>
    </p>
  );
}
