import type { Address, HubId } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";

/** Where a key is: a file that a password opens, an environment variable, or a wallet that asks its owner. */
export type KeySource =
  | { readonly keystore: string }
  | { readonly env: string }
  | { readonly wallet: string; readonly account: Address };

/** What the hub signs credentials with: assertion keys, which are apart from the keys of the chain. */
export interface CredentialsConfig {
  /** Where the hub's public files are served, without a slash at the end: the hub is its `did:web`. */
  readonly url?: string;
  /** Encrypted files of assertion keys, by the names that the office has for them. */
  readonly keys: Readonly<Record<string, string>>;
  /** The Ed25519 key that signs badges and status lists. */
  readonly key?: string;
  /** The P-256 key that signs tokens (VC-JWT) and selective badges. */
  readonly tokenKey?: string;
}

/** The configuration, as `cairn.json` holds it. Paths are relative to its folder. It never holds a key. */
export interface Config {
  /** The file that holds it. */
  readonly file: string;
  /** The folder of that file. */
  readonly folder: string;
  /** The node's address. */
  readonly rpc?: string;
  /** Addresses of more nodes, whose answers `verify` compares with the first one's. */
  readonly nodes?: readonly string[];
  /** How many of the nodes have to agree; more than half when absent. */
  readonly quorum?: number;
  /** A file of the address book. */
  readonly deployment?: string;
  readonly hub?: HubId;
  readonly keys: Readonly<Record<string, KeySource>>;
  /** The key that is used where `--key` names none. */
  readonly key?: string;
  readonly language?: Language;
  /** Accreditors whose word counts when records are verified; every one when absent. */
  readonly accreditors?: readonly Address[];
  /** Page where learners claim: the claim code is put behind its `#`, which no server sees. */
  readonly claimPage?: string;
  /** Whom learners ask, printed on their sheets. */
  readonly contact?: string;
  readonly credentials?: CredentialsConfig;
}

/** Name of the configuration's file. */
export const CONFIG_FILE = "cairn.json";
