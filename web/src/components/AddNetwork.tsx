import type { CairnError } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import { useState } from "preact/hooks";
import { bookOf, nodesOf } from "../settings/parse.ts";
import type { Network } from "../settings/Settings.ts";
import { useWords } from "../state/words.ts";
import { FaultNote } from "./FaultNote.tsx";

/** Adds a network by its address book: an act of its own, that no dropped file can do. */
export function AddNetwork({ onAdd }: { readonly onAdd: (network: Network) => boolean }) {
  const { t } = useWords();
  const say = t.settings;
  const [book, setBook] = useState("");
  const [nodes, setNodes] = useState("");
  const [error, setError] = useState<CairnError | undefined>(undefined);
  const [said, setSaid] = useState("");
  const add = (): void => {
    try {
      const isKept = onAdd({ deployment: bookOf(book), ...nodesOf({ nodes, quorum: "" }) });
      setSaid(isKept ? say.kept : say.notKept);
      setError(undefined);
      setBook("");
      setNodes("");
    } catch (fault) {
      if (!isCairnError(fault)) throw fault;
      setError(fault);
      setSaid("");
    }
  };
  return (
    <form
      id="add-network"
      class="result"
      aria-labelledby="add-network-heading"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h3 id="add-network-heading">{say.addNetwork}</h3>
      <label for="book">{say.book}</label>
      <textarea
        id="book"
        rows={3}
        required
        spellcheck={false}
        value={book}
        onInput={({ currentTarget }) => setBook(currentTarget.value)}
      />
      <label for="book-file">{say.bookFile}</label>
      <input
        id="book-file"
        type="file"
        accept=".json,application/json"
        onChange={async ({ currentTarget }) => setBook((await currentTarget.files?.[0]?.text()) ?? "")}
      />
      <label for="book-nodes">{say.nodes}</label>
      <textarea
        id="book-nodes"
        rows={2}
        spellcheck={false}
        aria-describedby="book-nodes-hint"
        value={nodes}
        onInput={({ currentTarget }) => setNodes(currentTarget.value)}
      />
      <p id="book-nodes-hint" class="hint">
        {say.nodesHint}
      </p>
      {error !== undefined && <FaultNote error={error} />}
      <p class="actions">
        <button type="submit">{say.addButton}</button>
        <span role="status">{said}</span>
      </p>
    </form>
  );
}
