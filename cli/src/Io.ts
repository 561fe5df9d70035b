/** How the command asks a person. */
export interface Prompts {
  readonly text: (question: { message: string; initial?: string }) => Promise<string>;
  /** What is typed is not shown. */
  readonly secret: (question: { message: string }) => Promise<string>;
  readonly confirm: (question: { message: string }) => Promise<boolean>;
  readonly select: <Value>(question: {
    message: string;
    choices: readonly { readonly name: string; readonly value: Value }[];
  }) => Promise<Value>;
}

/** What the command shares with the world outside: tests bring their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard output: results only. */
  readonly out: (text: string) => void;
  /** Standard error: everything that is not the result. */
  readonly err: (text: string) => void;
  /** Whether a person sits at a terminal, who can be asked and shown a bar. */
  readonly isTerminal: boolean;
  readonly colour: boolean;
  readonly prompts: Prompts;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
}
