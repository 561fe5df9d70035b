import type { Address, HubId } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";

/** Where a key is: a file that a password opens, an environment variable, or a wallet that asks its owner. */
export type KeySource =
  | { readonly keystore: string }
  | { readonly env: string }
  | { readonly wallet: string; readonly account: Address };

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
}

/** Name of the configuration's file. */
export const CONFIG_FILE = "cairn.json";
