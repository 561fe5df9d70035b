import type { Address, CairnError } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import { useState } from "preact/hooks";
import { accreditorsOf } from "../settings/parse.ts";
import { useWords } from "../state/words.ts";
import { FaultNote } from "./FaultNote.tsx";

interface AccreditorSettingsProps {
  readonly accreditors: readonly Address[];
  /** Returns whether the browser keeps it. */
  readonly onChange: (accreditors: readonly Address[]) => boolean;
}

/** The accreditors whose word counts. */
export function AccreditorSettings({ accreditors, onChange }: AccreditorSettingsProps) {
  const { t } = useWords();
  const say = t.settings;
  const [text, setText] = useState(accreditors.join("\n"));
  const [error, setError] = useState<CairnError | undefined>(undefined);
  const [said, setSaid] = useState("");
  const save = (): void => {
    try {
      setSaid(onChange(accreditorsOf(text)) ? say.kept : say.notKept);
      setError(undefined);
    } catch (fault) {
      if (!isCairnError(fault)) throw fault;
      setError(fault);
      setSaid("");
    }
  };
  return (
    <form
      aria-labelledby="accreditors-heading"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2 id="accreditors-heading">{say.accreditors}</h2>
      <label for="accreditors">{say.accreditorsHint}</label>
      <textarea
        id="accreditors"
        rows={3}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      {error !== undefined && <FaultNote error={error} />}
      <p class="actions">
        <button type="submit">{say.saveAccreditors}</button>
        <span role="status">{said}</span>
      </p>
    </form>
  );
}
