import type { JsonObject } from "../../json/JsonValue.ts";
import type { Session } from "../../verify/session.ts";
import { openSession } from "../../verify/session.ts";
import type { VerifyOptions } from "../../verify/VerifyOptions.ts";
import type { Contexts } from "../lib/loader.ts";
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
  /** DID documents, status lists and related resources are fetched by it; `false` asks no web server. Asked when absent. */
  readonly web?: WebOptions | false;
  /** DIDs of issuers outside the network whom the verifier trusts by itself. */
  readonly issuers?: readonly string[];
  /** JSON-LD contexts, by their addresses, that the verifier knows beside the ones that come with the SDK. */
  readonly contexts?: ReadonlyMap<string, JsonObject>;
  /** Seconds since 1970; the clock of this machine when absent. */
  readonly now?: number;
}

/** What is asked for one verdict, or for all credentials of a presentation: the chain at one block. */
export interface Asking {
  readonly mode: CredentialMode;
  readonly web: WebReader | undefined;
  readonly chain: { readonly session: Session; readonly options: VerifyOptions } | undefined;
  readonly issuers: readonly string[];
  readonly contexts: Contexts | undefined;
  readonly now: number;
}

/** Makes ready what the options say is asked. */
export async function openAsking(options: CredentialOptions): Promise<Asking> {
  const { network, web, issuers = [], contexts, now = Math.floor(Date.now() / 1000) } = options;
  const chain = network === undefined ? undefined : { session: await openSession(network), options: network };
  const reader = web === false ? undefined : webReader(web ?? {});
  return { mode: modeOf(options), web: reader, chain, issuers, contexts, now };
}

/** What the options say is asked. */
export function modeOf({ network, web }: Pick<CredentialOptions, "network" | "web">): CredentialMode {
  if (network === undefined) return web === false ? "offline" : "web";
  return web === false ? "chain" : "web+chain";
}
