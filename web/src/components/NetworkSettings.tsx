import type { CairnError } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import { useState } from "preact/hooks";
import { leastQuorum, nodesOf } from "../settings/parse.ts";
import type { Network } from "../settings/Settings.ts";
import { useWords } from "../state/words.ts";
import { visible } from "../words/visible.ts";
import { Facts } from "./Facts.tsx";
import { FaultNote } from "./FaultNote.tsx";

interface NetworkSettingsProps {
  readonly network: Network;
  /** Returns whether the browser keeps it. */
  readonly onChange: (network: Network) => boolean;
  readonly onRemove: () => void;
}

/** A network that is trusted, and the nodes that are asked for it. */
export function NetworkSettings({ network, onChange, onRemove }: NetworkSettingsProps) {
  const { t } = useWords();
  const say = t.settings;
  const { deployment } = network;
  const [nodes, setNodes] = useState(network.rpcUrls.join("\n"));
  const [quorum, setQuorum] = useState(isLeast(network) ? "" : String(network.quorum));
  const [error, setError] = useState<CairnError | undefined>(undefined);
  const [said, setSaid] = useState("");
  const id = `network-${deployment.chainId}-${deployment.contracts.AchievementToken.address}`;
  const save = (): void => {
    try {
      setSaid(onChange({ deployment, ...nodesOf({ nodes, quorum }) }) ? say.kept : say.notKept);
      setError(undefined);
    } catch (fault) {
      if (!isCairnError(fault)) throw fault;
      setError(fault);
      setSaid("");
    }
  };
  return (
    <form
      class="result"
      data-network={deployment.chainId}
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3 id={id}>
        {visible(deployment.name)} <span class="small">{say.chain(deployment.chainId)}</span>
      </h3>
      <Facts
        facts={[
          [
            say.token,
            <code key="token" class="id">
              {deployment.contracts.AchievementToken.address}
            </code>,
          ],
        ]}
      />
      <label for={`${id}-nodes`}>{say.nodes}</label>
      <textarea
        id={`${id}-nodes`}
        data-nodes
        rows={3}
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        value={nodes}
        onInput={({ currentTarget }) => setNodes(currentTarget.value)}
      />
      <p id={`${id}-hint`} class="hint">
        {say.nodesHint}
      </p>
      <label for={`${id}-quorum`}>{say.quorum}</label>
      <input
        id={`${id}-quorum`}
        data-quorum
        type="number"
        min={1}
        step={1}
        value={quorum}
        onInput={({ currentTarget }) => setQuorum(currentTarget.value)}
      />
      {error !== undefined && <FaultNote error={error} />}
      <p class="actions">
        <button type="submit">{say.saveNetwork}</button>
        <button
          type="button"
          class="quiet"
          aria-label={say.removeNetwork(deployment.name)}
          onClick={onRemove}
        >
          {t.remove}
        </button>
        <span role="status">{said}</span>
      </p>
    </form>
  );
}

function isLeast({ quorum, rpcUrls }: Network): boolean {
  return quorum === leastQuorum(rpcUrls.length);
}
