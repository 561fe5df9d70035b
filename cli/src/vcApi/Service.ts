import type { json } from "@cairn/sdk";
import type { CredentialOptions, Did, SigningKey } from "@cairn/sdk/credentials";
import type { Log } from "../http/log.ts";
import type { StatusLists } from "./statusLists.ts";

/** Somebody in whose name the service signs. */
export interface Issuer {
  readonly did: Did;
  /** Signs `eddsa-rdfc-2022`. */
  readonly key?: SigningKey;
  /** Signs `ecdsa-sd-2023`. */
  readonly selectiveKey?: SigningKey;
}

/** How the service signs, and whose word it takes. */
export interface Service {
  /** The first that can is taken where a request does not say by which of them. */
  readonly issuers: readonly Issuer[];
  /** Whether keys and lists end with the process: then credentials that name another issuer are taken, too. */
  readonly isEphemeral: boolean;
  /** Lists of the service's own; undefined where nothing that it signs is revoked by it. */
  readonly lists: StatusLists | undefined;
  readonly verifying: CredentialOptions;
  /** JSON-LD contexts beside the ones that come with the SDK. */
  readonly contexts: ReadonlyMap<string, json.JsonObject>;
  readonly log: Log;
}
