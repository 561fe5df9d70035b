import { useState } from "preact/hooks";
import type { Network } from "../settings/Settings.ts";
import type { SettingsState } from "../state/useSettings.ts";
import { useWords } from "../state/words.ts";
import { AccreditorSettings } from "./AccreditorSettings.tsx";
import { AddNetwork } from "./AddNetwork.tsx";
import { NetworkSettings } from "./NetworkSettings.tsx";

/** Whom to trust: the only place where that is decided. */
export function SettingsView({ state }: { readonly state: SettingsState }) {
  const { t } = useWords();
  const say = t.settings;
  const { settings, isChanged, change, reset } = state;
  const { networks } = settings;
  /** The forms begin anew with each reset. */
  const [resets, setResets] = useState(0);
  const keyOf = ({ deployment }: Network): string =>
    `${deployment.chainId}-${deployment.contracts.AchievementToken.address}`;
  const without = (network: Network): readonly Network[] =>
    networks.filter((one) => keyOf(one) !== keyOf(network));
  return (
    <>
      <h1>{say.heading}</h1>
      <p class="lead">{say.lead}</p>
      {isChanged && (
        <p class="note-box">
          {say.changed}{" "}
          <button
            type="button"
            class="link"
            onClick={() => {
              reset();
              setResets(resets + 1);
            }}
          >
            {say.reset}
          </button>
        </p>
      )}
      <h2>{say.networks}</h2>
      <p class="hint">{say.networksHint}</p>
      {networks.length === 0 && <p>{say.noNetworks}</p>}
      {networks.map((network) => (
        <NetworkSettings
          key={`${resets}-${keyOf(network)}`}
          network={network}
          onChange={(changed) =>
            change({
              ...settings,
              networks: networks.map((one) => (keyOf(one) === keyOf(network) ? changed : one)),
            })
          }
          onRemove={() => change({ ...settings, networks: without(network) })}
        />
      ))}
      <AddNetwork onAdd={(network) => change({ ...settings, networks: [...without(network), network] })} />
      <AccreditorSettings
        key={String(resets)}
        accreditors={settings.accreditors}
        onChange={(accreditors) => change({ ...settings, accreditors })}
      />
    </>
  );
}
