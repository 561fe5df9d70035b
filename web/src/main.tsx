import type { CairnError } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import { render } from "preact";
import { App } from "./components/App.tsx";
import { parseSettings } from "./settings/parse.ts";
import type { Settings } from "./settings/Settings.ts";
import "./styles/page.css";

const place = document.getElementById("app");
const { settings, fault } = readShipped(document.getElementById("cairn-settings")?.textContent ?? "");
if (place !== null) render(<App shipped={settings} fault={fault} />, place);

/** A page whose settings were edited badly trusts nobody, and says so. */
function readShipped(text: string): { settings: Settings; fault: CairnError | undefined } {
  try {
    return { settings: parseSettings(text), fault: undefined };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { settings: { networks: [], accreditors: [] }, fault: error };
  }
}
