import { useState } from "preact/hooks";
import { useWords } from "../state/words.ts";

interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
}

/** Copies a text, and says whether that worked: a page that is not served safely may not. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const { t } = useWords();
  const [said, setSaid] = useState("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setSaid(t.copied);
    } catch {
      setSaid(t.notCopied);
    }
  };
  return (
    <>
      <button type="button" class="quiet" onClick={copy}>
        {label}
      </button>
      <span role="status" class="small">
        {said}
      </span>
    </>
  );
}
