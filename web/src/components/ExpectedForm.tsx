import type { KeptRequest } from "../state/KeptRequest.ts";
import { useWords } from "../state/words.ts";
import { dayWords } from "../words/format.ts";
import { visible } from "../words/visible.ts";

/** What the user says by hand of the request that a presentation answers. */
export interface Asked {
  /** Nonce of a request that was made here; empty to find it. */
  readonly request: string;
  readonly audience: string;
  readonly nonce: string;
}

interface ExpectedFormProps {
  readonly asked: Asked;
  readonly kept: readonly KeptRequest[];
  readonly onChange: (asked: Asked) => void;
}

/** Which request a presentation answers. */
export function ExpectedForm({ asked, kept, onChange }: ExpectedFormProps) {
  const { language, t } = useWords();
  const say = t.verify;
  const isChosen = asked.request !== "";
  return (
    <details id="expected">
      <summary>{say.asked}</summary>
      <p class="hint">{say.askedHint}</p>
      <label for="request">{say.request}</label>
      <select
        id="request"
        value={asked.request}
        onChange={({ currentTarget }) => onChange({ ...asked, request: currentTarget.value })}
      >
        <option value="">{say.requestAuto}</option>
        {kept.map(({ request }) => (
          <option key={request.nonce} value={request.nonce}>
            {say.requestOption(visible(request.items[0]?.title ?? ""), dayWords(request.expiresAt, language))}
          </option>
        ))}
      </select>
      <label for="audience">{say.audience}</label>
      <input
        id="audience"
        type="url"
        autocomplete="off"
        spellcheck={false}
        placeholder={say.audienceExample}
        value={asked.audience}
        disabled={isChosen}
        onInput={({ currentTarget }) => onChange({ ...asked, audience: currentTarget.value })}
      />
      <label for="nonce">{say.nonce}</label>
      <input
        id="nonce"
        autocomplete="off"
        spellcheck={false}
        placeholder="0x…"
        value={asked.nonce}
        disabled={isChosen}
        onInput={({ currentTarget }) => onChange({ ...asked, nonce: currentTarget.value })}
      />
    </details>
  );
}

/** Opens the form and takes the user there. */
export function openExpected(page: Document): void {
  const form = page.getElementById("expected");
  if (form instanceof HTMLDetailsElement) form.open = true;
  page.getElementById("request")?.focus();
}
