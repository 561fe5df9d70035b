/** What a line may say: never a learner's address, the data of a call, or who connected. */
export interface LogFields {
  readonly id?: string;
  readonly hash?: string;
  readonly nonce?: number;
  readonly block?: number;
  readonly code?: string;
  readonly status?: number;
  readonly count?: number;
  readonly seconds?: number;
  readonly gasUsed?: bigint;
  readonly gasPrice?: bigint;
  readonly balance?: bigint;
  readonly url?: string;
  readonly did?: string;
  readonly message?: string;
}

export type Level = "info" | "warn" | "error";

/** Writes one line of JSON. */
export type Log = (level: Level, event: string, fields?: LogFields) => void;

/** Makes the log; each line goes to `write`. */
export function jsonLog(write: (text: string) => void): Log {
  return (level, event, fields = {}) => {
    const line = { level, time: new Date().toISOString(), event, ...fields };
    write(`${JSON.stringify(line, (_key, value) => (typeof value === "bigint" ? `${value}` : value))}\n`);
  };
}
