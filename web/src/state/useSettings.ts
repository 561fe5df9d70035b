import { useState } from "preact/hooks";
import { parseSettings, settingsText } from "../settings/parse.ts";
import type { Settings } from "../settings/Settings.ts";
import { keep, load } from "./keep.ts";

/** Whom the user trusts, and how that is changed. */
export interface SettingsState {
  readonly settings: Settings;
  /** Whether they are the user's own, and not those that the page came with. */
  readonly isChanged: boolean;
  /** Returns whether the browser keeps them. */
  readonly change: (settings: Settings) => boolean;
  readonly reset: () => void;
}

/** The user's settings where there are any, else those that the page came with. */
export function useSettings(shipped: Settings): SettingsState {
  const [own, setOwn] = useState<Settings | undefined>(loadOwn);
  return {
    settings: own ?? shipped,
    isChanged: own !== undefined,
    change: (settings) => {
      setOwn(settings);
      return keep("settings", settingsText(settings));
    },
    reset: () => {
      setOwn(undefined);
      keep("settings", undefined);
    },
  };
}

/** What is kept may be of another release; what cannot be read counts as nothing. */
function loadOwn(): Settings | undefined {
  const text = load("settings");
  if (text === undefined) return undefined;
  try {
    return parseSettings(text);
  } catch {
    return undefined;
  }
}
