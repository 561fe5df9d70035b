import { readFileSync } from "node:fs";
import { deployments } from "@cairn/sdk";
import type { Plugin } from "vite";

const PLACE = '<script type="application/json" id="cairn-settings"></script>';

/**
 * Writes into the page whom it trusts: the settings of the file that `CAIRN_WEB_SETTINGS` names, else the networks that the
 * SDK knows, of which the user names the nodes. The policy says nothing of this block, so it can be edited in the built file.
 */
export function pageSettings(): Plugin {
  return {
    name: "cairn:page-settings",
    transformIndexHtml(html) {
      if (!html.includes(PLACE)) throw new Error("the page has no place for its settings");
      const json = JSON.stringify(readSettings(process.env.CAIRN_WEB_SETTINGS)).replaceAll("<", "\\u003c");
      return html.replace(PLACE, () => PLACE.replace("></", `>${json}</`));
    },
  };
}

function readSettings(file: string | undefined): unknown {
  if (file !== undefined && file !== "") return JSON.parse(readFileSync(file, "utf8"));
  const networks = deployments.known.map((deployment) => ({ deployment, rpcUrls: [], quorum: 1 }));
  return { networks, accreditors: [] };
}
