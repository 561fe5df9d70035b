import type { Client } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import type { Config } from "../../config/Config.ts";

/** What the command line says of a configuration. */
export interface InitOptions {
  readonly hub?: string;
  readonly keystore?: string;
  readonly keyEnv?: string;
  readonly wallet?: string;
  readonly account?: string;
  readonly claimPage?: string;
  readonly contact?: string;
}

/** What a step of the questions works with. */
export interface Step {
  readonly context: Context;
  readonly options: InitOptions;
  /** Where the configuration will be. */
  readonly folder: string;
  /** What it held before: the answers that are offered. */
  readonly previous: Config | undefined;
}

/** A step that can ask the network. */
export interface NetworkStep extends Step {
  readonly client: Client;
}
