import type { CairnError } from "@cairn/sdk";
import type { ItemForm, RequestForm } from "../ask/requestOf.ts";
import { dayOf, EMPTY_ITEM } from "../ask/requestOf.ts";
import type { Network } from "../settings/Settings.ts";
import { useWords } from "../state/words.ts";
import { visible } from "../words/visible.ts";
import { AskItem } from "./AskItem.tsx";
import { FaultNote } from "./FaultNote.tsx";

interface AskFormProps {
  readonly form: RequestForm;
  /** The page's own address; undefined where it was opened from a file. */
  readonly page: string | undefined;
  readonly networks: readonly Network[];
  readonly network: number;
  readonly error: CairnError | undefined;
  readonly onForm: (form: RequestForm) => void;
  readonly onNetwork: (network: number) => void;
  readonly onMake: () => void;
}

/** Most things that one request may ask for. */
const MOST_ITEMS = 20;

/** The form that makes a request. */
export function AskForm({ form, page, networks, network, error, onForm, onNetwork, onMake }: AskFormProps) {
  const { t } = useWords();
  const say = t.ask;
  const changeItem = (place: number, item: ItemForm): void => {
    onForm({ ...form, items: form.items.map((one, index) => (index === place ? item : one)) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onMake();
      }}
    >
      <fieldset>
        <legend>{say.you}</legend>
        <label for="ask-verifier">{say.verifier}</label>
        <input
          id="ask-verifier"
          required
          maxLength={160}
          autocomplete="organization"
          placeholder={say.verifierExample}
          value={form.verifier}
          onInput={({ currentTarget }) => onForm({ ...form, verifier: currentTarget.value })}
        />
        {page === undefined ? (
          <>
            <label for="ask-origin">{say.origin}</label>
            <input
              id="ask-origin"
              required
              type="url"
              aria-describedby="ask-origin-hint"
              placeholder={t.verify.audienceExample}
              value={form.origin}
              onInput={({ currentTarget }) => onForm({ ...form, origin: currentTarget.value })}
            />
            <p id="ask-origin-hint" class="hint">
              {say.originHint}
            </p>
          </>
        ) : (
          <p class="hint">{say.originIs(new URL(page).origin)}</p>
        )}
        {networks.length > 1 && (
          <>
            <label for="ask-network">{say.network}</label>
            <select
              id="ask-network"
              value={String(network)}
              onChange={({ currentTarget }) => onNetwork(Number(currentTarget.value))}
            >
              {networks.map(({ deployment }, place) => (
                <option key={String(place)} value={String(place)}>
                  {visible(deployment.name)} ({t.settings.chain(deployment.chainId)})
                </option>
              ))}
            </select>
          </>
        )}
      </fieldset>
      {form.items.map((item, place) => (
        <AskItem
          key={String(place)}
          item={item}
          place={place + 1}
          onChange={(changed) => changeItem(place, changed)}
          onRemove={
            form.items.length === 1
              ? undefined
              : () => onForm({ ...form, items: form.items.filter((_one, index) => index !== place) })
          }
        />
      ))}
      {form.items.length < MOST_ITEMS && (
        <p class="actions">
          <button
            type="button"
            class="quiet"
            onClick={() => onForm({ ...form, items: [...form.items, EMPTY_ITEM] })}
          >
            {say.addItem}
          </button>
        </p>
      )}
      <label for="ask-until">{say.until}</label>
      <input
        id="ask-until"
        type="date"
        required
        min={dayOf(Date.now() / 1000)}
        value={form.until}
        onInput={({ currentTarget }) => onForm({ ...form, until: currentTarget.value })}
      />
      {networks.length === 0 && <p class="note-box">{t.verify.noNetwork}</p>}
      {error !== undefined && <FaultNote error={error} />}
      <p class="actions">
        <button type="submit" class="main" id="make" disabled={networks.length === 0}>
          {say.button}
        </button>
      </p>
    </form>
  );
}
