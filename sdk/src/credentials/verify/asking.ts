import type { JsonObject } from "../../json/JsonValue.ts";
import { openSession } from "../../verify/session.ts";
import type { VerifyOptions } from "../../verify/VerifyOptions.ts";
import type { Contexts } from "../lib/loader.ts";
import type { ChainAsked } from "./askChain.ts";
import type { CredentialMode } from "./CredentialVerdict.ts";
import type { WebOptions, WebReader } from "./web.ts";
import { webReader } from "./web.ts";

/** Whose word is taken, and what is asked. */
export interface CredentialOptions {
  /**
   * The network that the verifier trusts: is the issuer one of its hubs, was the key the hub's at the time, was the hub
   * accredited, does the record stand? Without it the chain is not asked.
   */
  readonly network?: VerifyOptions;
  /**
   * DID documents, status lists and related resources are fetched by it; `false` asks no web server. Asked when absent. A
   * reader of one's own has to refuse what is not public, and what is too large, by itself.
   */
  readonly web?: WebOptions | WebReader | false;
  /** DIDs of issuers outside the network whom the verifier trusts by itself. */
  readonly issuers?: readonly string[];
  /** JSON-LD contexts, by their addresses, that the verifier knows beside the ones that come with the SDK. */
  readonly contexts?: ReadonlyMap<string, JsonObject>;
  /** Seconds since 1970; the clock of this machine when absent. */
  readonly now?: number;
}

/** What is asked for one verdict, or for many: the chain at one block, and each document of the web once. */
export interface Asking {
  readonly mode: CredentialMode;
  readonly web: WebReader | undefined;
  readonly chain: ChainAsked | undefined;
  readonly issuers: readonly string[];
  readonly contexts: Contexts | undefined;
  readonly now: number;
}

/** Makes ready what the options say is asked. */
export async function openAsking(options: CredentialOptions): Promise<Asking> {
  const { network, web, issuers = [], contexts, now = Math.floor(Date.now() / 1000) } = options;
  const chain =
    network === undefined
      ? undefined
      : { session: await openSession(network), options: network, records: new Map(), windows: new Map() };
  const reader = web === false ? undefined : onceEach(typeof web === "function" ? web : webReader(web ?? {}));
  return { mode: modeOf(options), web: reader, chain, issuers, contexts, now };
}

/** Documents that are kept; each has two megabytes at most. */
const MOST_KEPT = 50;

/** Fetches each document once, as long as it is among the latest: a hub's credentials name the same few. */
function onceEach(read: WebReader): WebReader {
  const kept = new Map<string, Promise<Uint8Array>>();
  return async ({ href }) => {
    const document = kept.get(href) ?? read(new URL(href));
    kept.delete(href);
    kept.set(href, document);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return await document;
  };
}

/** What the options say is asked. */
export function modeOf({ network, web }: Pick<CredentialOptions, "network" | "web">): CredentialMode {
  if (network === undefined) return web === false ? "offline" : "web";
  return web === false ? "chain" : "web+chain";
}
