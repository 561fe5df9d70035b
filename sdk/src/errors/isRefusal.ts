import type { CairnError } from "./CairnError.ts";

/** Tells whether a contract refused a call, be it only at one of several nodes: asked for less, it may answer. */
export function isRefusal({ code, details }: CairnError): boolean {
  return code === "CONTRACT_REVERTED" || (code === "NODES_DISAGREE" && details.refused === true);
}
