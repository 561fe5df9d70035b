import type { Address } from "@cairn/sdk";
import { address, CairnError, deployments, isCairnError, json } from "@cairn/sdk";
import type { Network, Settings } from "./Settings.ts";

/**
 * Reads settings: those in the page, or those that the browser keeps.
 *
 * @throws `MALFORMED_DEPLOYMENT`; `INVALID_ADDRESS`; `INVALID_ARGUMENT`; `MALFORMED_JSON`.
 */
export function parseSettings(text: string): Settings {
  const value = text.trim() === "" ? {} : objectOf(json.parse(text), "settings");
  const { networks = [], accreditors = [] } = value;
  return {
    networks: listOf(networks, "networks").map(readNetwork),
    accreditors: listOf(accreditors, "accreditors").map((account) => address(textOf(account, "accreditors"))),
  };
}

/** Writes settings as `parseSettings` reads them. */
export function settingsText(settings: Settings): string {
  return JSON.stringify(settings);
}

/**
 * Reads the address of a node.
 *
 * @throws `INVALID_ARGUMENT` where no page may ask it: it has to be https, or http on this machine.
 */
export function nodeUrl(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  const isLocal = url?.hostname === "localhost" || url?.hostname === "127.0.0.1";
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLocal)) return url.href;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The address of a node must begin with https://, or with http://localhost on this machine.",
    details: { part: "node", node: text },
    fix: "Copy the address from whoever runs the node.",
  });
}

/**
 * Reads the address book of a network, as somebody adds it.
 *
 * @throws `MALFORMED_DEPLOYMENT` with the path of what is not right.
 */
export function bookOf(text: string): deployments.Deployment {
  try {
    return deployments.parse(text);
  } catch (cause) {
    if (!isCairnError(cause, "MALFORMED_DEPLOYMENT")) throw cause;
    throw new CairnError("MALFORMED_DEPLOYMENT", {
      message: "This is not the address book of a network.",
      details: cause.details,
      fix: "Ask whoever runs the network for the file of its address book, and do not change it.",
      cause,
    });
  }
}

/** How many of a number of nodes have to agree at least. */
export function leastQuorum(nodes: number): number {
  return Math.floor(nodes / 2) + 1;
}

/**
 * Reads the nodes of a network as they are written in a form, one a line. Without a quorum more than half have to agree.
 *
 * @throws `INVALID_ARGUMENT`.
 */
export function nodesOf({ nodes, quorum }: { nodes: string; quorum: string }): Omit<Network, "deployment"> {
  const rpcUrls = [...new Set(linesOf(nodes).map(nodeUrl))];
  const needed = quorum.trim() === "" ? leastQuorum(rpcUrls.length) : Number(quorum);
  return { rpcUrls, quorum: quorumOf(needed, rpcUrls) };
}

/**
 * Reads accreditors as they are written in a form, one a line.
 *
 * @throws `INVALID_ADDRESS`.
 */
export function accreditorsOf(text: string): readonly Address[] {
  return [...new Set(linesOf(text).map(address))];
}

function linesOf(text: string): string[] {
  return text.split(/[\s,]+/u).filter((line) => line !== "");
}

function readNetwork(value: json.JsonValue): Network {
  const { deployment, rpcUrls = [], quorum } = objectOf(value, "networks");
  const urls = listOf(rpcUrls, "rpcUrls").map((url) => nodeUrl(textOf(url, "rpcUrls")));
  const needed = quorum ?? leastQuorum(urls.length);
  return { deployment: deployments.parse(deployment ?? null), rpcUrls: urls, quorum: quorumOf(needed, urls) };
}

/** More than half of the nodes, so that two answers never both have a quorum. */
function quorumOf(quorum: json.JsonValue, { length }: readonly string[]): number {
  const least = leastQuorum(length);
  const most = Math.max(1, length);
  if (typeof quorum === "number" && Number.isInteger(quorum) && quorum >= least && quorum <= most)
    return quorum;
  throw refusal(
    "quorum",
    `The number of nodes that have to agree must be from ${least} to ${most}: more than half.`,
  );
}

function objectOf(value: json.JsonValue, name: string): json.JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as json.JsonObject;
  throw refusal(name, "The settings must hold an object here.");
}

function listOf(value: json.JsonValue, name: string): readonly json.JsonValue[] {
  if (Array.isArray(value)) return value as readonly json.JsonValue[];
  throw refusal(name, "The settings must hold a list here.");
}

function textOf(value: json.JsonValue, name: string): string {
  if (typeof value === "string") return value;
  throw refusal(name, "The settings must hold a text here.");
}

function refusal(name: string, message: string): CairnError {
  return new CairnError("INVALID_ARGUMENT", {
    message,
    details: { part: name },
    fix: "Correct the page's settings.",
  });
}
