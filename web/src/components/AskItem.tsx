import type { KindName } from "@cairn/sdk";
import { KIND_NAMES } from "@cairn/sdk";
import type { ItemForm } from "../ask/requestOf.ts";
import { useWords } from "../state/words.ts";
import { kindWords } from "../words/terms.ts";

interface AskItemProps {
  readonly item: ItemForm;
  /** From 1 up. */
  readonly place: number;
  readonly onChange: (item: ItemForm) => void;
  /** Undefined where it is the only one. */
  readonly onRemove: (() => void) | undefined;
}

/** One thing that is asked for. */
export function AskItem({ item, place, onChange, onRemove }: AskItemProps) {
  const { language, t } = useWords();
  const say = t.ask;
  const id = (name: string): string => `ask-${name}-${place}`;
  const names = item.paths.split(",").map((name) => name.trim());
  return (
    <fieldset data-ask-item={place}>
      <legend>{say.item(place)}</legend>
      <label for={id("title")}>{say.itemTitle}</label>
      <input
        id={id("title")}
        required
        maxLength={160}
        placeholder={say.itemTitleExample}
        value={item.title}
        onInput={({ currentTarget }) => onChange({ ...item, title: currentTarget.value })}
      />
      <label for={id("why")}>{say.why}</label>
      <input
        id={id("why")}
        required
        maxLength={500}
        placeholder={say.whyExample}
        value={item.why}
        onInput={({ currentTarget }) => onChange({ ...item, why: currentTarget.value })}
      />
      <label for={id("kind")}>{say.kind}</label>
      <select
        id={id("kind")}
        value={item.kind}
        onChange={({ currentTarget }) => onChange({ ...item, kind: currentTarget.value as KindName | "" })}
      >
        <option value="">{say.anyKind}</option>
        {KIND_NAMES.map((name) => (
          <option key={name} value={name}>
            {kindWords(name, language)}
          </option>
        ))}
      </select>
      <label for={id("paths")}>{say.paths}</label>
      <input
        id={id("paths")}
        autocomplete="off"
        aria-describedby={id("paths-hint")}
        placeholder={say.pathsExample}
        value={item.paths}
        onInput={({ currentTarget }) => onChange({ ...item, paths: currentTarget.value })}
      />
      <p id={id("paths-hint")} class="hint">
        {say.pathsHint}
      </p>
      <p class="suggestions">
        {Object.values(say.suggestions)
          .filter((field) => !names.includes(field))
          .map((field) => (
            <button
              key={field}
              type="button"
              class="quiet"
              aria-label={say.add(field)}
              onClick={() => onChange({ ...item, paths: [...names.filter(Boolean), field].join(", ") })}
            >
              + {field}
            </button>
          ))}
      </p>
      <label class="choice">
        <input
          type="checkbox"
          checked={item.optional}
          onChange={({ currentTarget }) => onChange({ ...item, optional: currentTarget.checked })}
        />{" "}
        {say.optional}
      </label>
      {onRemove !== undefined && (
        <p class="actions">
          <button type="button" class="quiet" onClick={onRemove}>
            {say.removeItem(place)}
          </button>
        </p>
      )}
    </fieldset>
  );
}
