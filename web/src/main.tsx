import { render } from "preact";
import { App } from "./components/App.tsx";
import { parseSettings } from "./settings/parse.ts";
import "./styles/page.css";

const place = document.getElementById("app");
const embedded = document.getElementById("cairn-settings")?.textContent ?? "";
if (place !== null) render(<App shipped={parseSettings(embedded)} />, place);
