import type { CairnError } from "@cairn/sdk";
import type { Config } from "./config/Config.ts";
import type { Io } from "./Io.ts";
import type { Language } from "./messages/Language.ts";
import type { Say } from "./messages/text.ts";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly config?: string;
  /** Addresses of nodes: one, or several that verifying compares. */
  readonly rpc?: readonly string[];
  readonly deployment?: string;
  /** Name of a key of the configuration: never a key. */
  readonly key?: string;
}

/** What a command works with. */
export interface Context extends Io {
  readonly language: Language;
  readonly say: Say;
  readonly options: GlobalOptions;
  /** Undefined where there is no configuration. */
  readonly config: Config | undefined;
  /** Why the configuration cannot be used; only for commands that mend or examine it. */
  readonly configFault: CairnError | undefined;
}

/** What a command found or did: for programs, and for people. */
export interface Outcome {
  readonly data: object;
  readonly text: string;
  /** 0 when absent. */
  readonly exitCode?: number;
}
