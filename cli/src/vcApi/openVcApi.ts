import type { CredentialOptions } from "@cairn/sdk/credentials";
import { createKey, didKey } from "@cairn/sdk/credentials";
import { jsonLog } from "../http/log.ts";
import { close, isLoopback, LOOPBACK, listen, serverOf } from "../http/server.ts";
import { makeApp } from "./app.ts";
import { EXAMPLE_CONTEXTS } from "./exampleContexts.ts";
import type { Issuer, Service } from "./Service.ts";
import type { StatusLists } from "./statusLists.ts";
import { openStatusLists, readingOwn } from "./statusLists.ts";

/** How the service runs. */
export interface VcApiOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** The address under which others reach it, where a proxy stands before it. */
  readonly url?: string | undefined;
  /** Who signs; undefined for keys that are drawn now and end with the process. */
  readonly issuers: readonly Issuer[] | undefined;
  /** Gives each credential a place in a status list of the service's own: with keys of its own alone. */
  readonly hasLists: boolean;
  readonly verifying: CredentialOptions;
  readonly write: (text: string) => void;
}

/** A service that runs. */
export interface OpenVcApi {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** How long a client may take to send its request. */
const REQUEST_MS = 10_000;
const STARTING = new Response(null, { status: 503 });
/** Starts the service: it listens when this returns. Throws `INVALID_ARGUMENT` where host or port cannot be used. */
export async function openVcApi(options: VcApiOptions): Promise<OpenVcApi> {
  const { host, port, write, verifying } = options;
  const log = jsonLog(write);
  let app: ReturnType<typeof makeApp> | undefined;
  const server = serverOf(async (...args) => (await app?.fetch(...args)) ?? STARTING, REQUEST_MS);
  const url = await listen(server, { host, port });
  // Only now the address of the lists is known.
  const base = (options.url ?? url).replace(/\/$/, "");
  const { issuers, lists } =
    options.issuers === undefined
      ? await drawIssuers(options.hasLists ? `${base}/status/0` : undefined)
      : { issuers: options.issuers, lists: undefined };
  const isEphemeral = options.issuers === undefined;
  const contexts = isEphemeral ? EXAMPLE_CONTEXTS : new Map();
  const service: Service = {
    issuers,
    isEphemeral,
    lists,
    verifying: { ...(lists === undefined ? verifying : readingOwn(verifying, lists)), contexts },
    contexts,
    log,
  };
  app = makeApp(service, isLoopback(host) ? [...LOOPBACK, new URL(base).hostname] : undefined);
  log("info", "listening", { url });
  for (const { did } of issuers) log("info", "signs", { did });
  return {
    url,
    stop: async () => {
      await close(server);
      log("info", "stopped");
    },
  };
}

/** Keys that end with the process: one signs as most suites ask it, one for selective disclosure. */
async function drawIssuers(
  listUrl: string | undefined,
): Promise<{ readonly issuers: readonly Issuer[]; readonly lists: StatusLists | undefined }> {
  const key = await createKey("Ed25519");
  const selectiveKey = await createKey("P-256");
  const did = didKey(key);
  return {
    issuers: [
      { did, key },
      { did: didKey(selectiveKey), selectiveKey },
    ],
    lists: listUrl === undefined ? undefined : openStatusLists({ did, key, url: listUrl }),
  };
}
