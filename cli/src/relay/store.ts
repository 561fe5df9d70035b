import type { DatabaseSync, StatementSync } from "node:sqlite";
import { CairnError } from "@cairn/sdk";
import { Refusal } from "../http/Refusal.ts";
import type { Purse } from "./allowList.ts";
import { dayOf, secondsToNextDay } from "./day.ts";
import type { Answer, Checked, Reason, Status } from "./RelayRequest.ts";
import type { Budgets } from "./Settings.ts";

/** A request that waits, or that a transaction carries. */
export interface Kept {
  readonly id: string;
  readonly learner: string;
  readonly slot: string;
  /** The request as JSON. */
  readonly body: string;
  readonly reserve: bigint;
  /** Block at which it was accepted. */
  readonly block: number;
  /** How often it was in a transaction that failed whole. */
  readonly tries: number;
}

/** How a transaction calls. */
export type Kind = "execute" | "batch" | "consent";

/** A signed form of a transaction: the same nonce and call, each with higher fees. */
export interface Attempt {
  readonly hash: string;
  readonly raw: string;
  readonly maxFee: bigint;
  readonly tip: bigint;
  /** Milliseconds. */
  readonly at: number;
}

/** A transaction that is not settled. */
export interface Open {
  readonly nonce: number;
  readonly kind: Kind;
  /** The last one first. */
  readonly attempts: readonly Attempt[];
}

/** What became of a request. */
export interface Result {
  readonly id: string;
  readonly status: "done" | "failed" | "queued";
  readonly hash: string | null;
  readonly block: number | null;
  readonly gasUsed: bigint;
  readonly reason: Reason | null;
}

/** What a day has cost so far. */
export interface Usage {
  readonly gas: bigint;
  readonly requests: number;
}

/** The queue, on disk: what it has taken is there after any end of the process. One process at a time has it. */
export interface Store {
  readonly find: (id: string) => Answer | undefined;
  /** The request of a learner's idempotency key. */
  readonly keyed: (learner: string, key: string) => string | undefined;
  /** The request that holds what can be used only once. */
  readonly holder: (slot: string) => string | undefined;
  /**
   * Takes requests, all in one commit. Returns for each why not, such as a {@link Refusal} where a budget, the queue or the
   * slot has no room for it; undefined where it is taken, or was before.
   */
  readonly accept: (
    requests: readonly Acceptance[],
    options: Limits & { queueLimit: number },
  ) => readonly unknown[];
  readonly check: (request: Pick<Checked, "learner" | "reserve" | "purse">, options: Limits) => void;
  /** Waiting ones, the oldest first. */
  readonly queued: (count: number) => readonly Kept[];
  readonly count: (status: Status) => number;
  /** The nonce after every one that was ever signed. */
  readonly nextNonce: () => number;
  readonly writeAhead: (transaction: {
    nonce: number;
    kind: Kind;
    attempt: Attempt;
    ids: readonly string[];
  }) => void;
  readonly addAttempt: (nonce: number, attempt: Attempt) => void;
  readonly open: () => readonly Open[];
  /** Settled ones from a nonce on: where the chain has not come so far, it went back behind them. */
  readonly settledFrom: (nonce: number) => readonly Open[];
  readonly carriedBy: (nonce: number) => readonly Kept[];
  readonly settle: (nonce: number, results: readonly Result[]) => void;
  /** A request that ended without a transaction. */
  readonly end: (result: Result) => void;
  /** A transaction whose nonce another one took: what it carried waits again. */
  readonly lose: (nonce: number) => void;
  /** Of all, of a learner, or of {@link IDENTITIES}. */
  readonly usage: (day: string, learner?: string) => Usage;
  /** Forgets what was settled before a time in seconds. */
  readonly forget: (before: number) => void;
  readonly close: () => void;
}

/** Within which bounds requests are taken. */
export interface Limits {
  readonly budgets: Budgets;
  /** Seconds. */
  readonly now: number;
}

/** A request to be taken. */
export interface Acceptance {
  readonly request: Checked;
  readonly body: string;
  readonly block: number;
  readonly key: string | undefined;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS identity (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS requests (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  learner TEXT NOT NULL,
  purse TEXT NOT NULL,
  slot TEXT NOT NULL,
  body TEXT NOT NULL,
  reserve INTEGER NOT NULL,
  day TEXT NOT NULL,
  block INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL CHECK (status IN ('queued', 'sent', 'done', 'failed')),
  nonce INTEGER,
  hash TEXT,
  mined INTEGER,
  reason TEXT,
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS waiting ON requests (status, place);
CREATE INDEX IF NOT EXISTS carried ON requests (nonce);
CREATE UNIQUE INDEX IF NOT EXISTS held ON requests (slot) WHERE status IN ('queued', 'sent');
CREATE TABLE IF NOT EXISTS keys (
  learner TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (learner, key)
) STRICT;
CREATE TABLE IF NOT EXISTS transactions (
  nonce INTEGER PRIMARY KEY, kind TEXT NOT NULL, settled INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS attempts (
  hash TEXT PRIMARY KEY, nonce INTEGER NOT NULL, raw TEXT NOT NULL, maxFee TEXT NOT NULL, tip TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS attemptsOf ON attempts (nonce);
CREATE TABLE IF NOT EXISTS usage (
  day TEXT NOT NULL, learner TEXT NOT NULL, gas INTEGER NOT NULL, requests INTEGER NOT NULL,
  PRIMARY KEY (day, learner)
) STRICT;
`;

/** Whose row of the usage is that of all. */
const ALL = "";
/** And that of all that is about identities. */
export const IDENTITIES = "identities";

/**
 * Opens the queue. `identity` is what it belongs to: another chain's or account's is refused.
 *
 * Throws `INVALID_ARGUMENT` where this Node has no SQLite, the file cannot be used, or another process has it.
 */
export async function openStore(file: string, identity: Readonly<Record<string, string>>): Promise<Store> {
  const database = await openDatabase(file);
  try {
    checkIdentity(database, identity);
    return storeOf(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

async function openDatabase(file: string): Promise<DatabaseSync> {
  const sqlite = await import("node:sqlite").catch((cause: unknown) => {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "This release of Node has no SQLite, which the relay keeps its queue in.",
      details: { node: process.version },
      fix: "Run the relay on Node 22.13 or later.",
      cause,
    });
  });
  let database: DatabaseSync | undefined;
  try {
    database = new sqlite.DatabaseSync(file);
    // The lock is the operating system's: it ends with the process, however that ends.
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    return database;
  } catch (cause) {
    database?.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CairnError("INVALID_ARGUMENT", {
      message: /lock|busy/i.test(reason)
        ? "Another process has the relay's store open."
        : "The relay's store cannot be opened.",
      details: { store: file, reason },
      fix: "Give each relay a store and a key of its own with --store and --key, in a folder that it may write to.",
      cause,
    });
  }
}

function checkIdentity(database: DatabaseSync, identity: Readonly<Record<string, string>>): void {
  const insert = database.prepare("INSERT OR IGNORE INTO identity (name, value) VALUES (?, ?)");
  const select = database.prepare("SELECT value FROM identity WHERE name = ?");
  for (const [name, value] of Object.entries(identity)) {
    insert.run(name, value);
    const kept = String(select.get(name)?.value);
    if (kept === value) continue;
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The store belongs to a relay of another chain, network or key.",
      details: { differs: name, kept, wanted: value },
      fix: "Name that relay's own store with --store, or a new file.",
    });
  }
}

type Row = Readonly<Record<string, string | number | bigint | null>>;

function storeOf(database: DatabaseSync): Store {
  const prepared = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    const statement = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  const all = (text: string, ...values: (string | number | bigint | null)[]): readonly Row[] =>
    sql(text).all(...values) as unknown as readonly Row[];
  const first = (text: string, ...values: (string | number | bigint | null)[]): Row | undefined =>
    sql(text).get(...values) as Row | undefined;
  const run = (text: string, ...values: (string | number | bigint | null)[]): void => {
    sql(text).run(...values);
  };
  const together = (work: () => void): void => {
    database.exec("BEGIN IMMEDIATE");
    try {
      work();
      database.exec("COMMIT");
    } catch (error) {
      database.exec("ROLLBACK");
      throw error;
    }
  };
  const openOf = (rows: readonly Row[]): readonly Open[] =>
    rows.map(({ nonce, kind }) => ({
      nonce: Number(nonce),
      kind: kind as Kind,
      attempts: all("SELECT * FROM attempts WHERE nonce = ? ORDER BY at DESC, rowid DESC", nonce ?? 0).map(
        attemptOf,
      ),
    }));
  const usage: Store["usage"] = (day, learner = ALL) => {
    const row = first("SELECT gas, requests FROM usage WHERE day = ? AND learner = ?", day, learner);
    return { gas: BigInt(row?.gas ?? 0), requests: Number(row?.requests ?? 0) };
  };
  const add = (
    { day, learner, purse }: { day: string; learner: string; purse: Purse },
    { gas, requests }: Usage,
  ): void => {
    for (const whose of [ALL, learner, ...(purse === "identity" ? [IDENTITIES] : [])]) {
      run(
        `INSERT INTO usage (day, learner, gas, requests) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET gas = gas + excluded.gas, requests = requests + excluded.requests`,
        day,
        whose,
        gas,
        requests,
      );
    }
  };
  const count: Store["count"] = (status) =>
    Number(first("SELECT COUNT(*) AS count FROM requests WHERE status = ?", status)?.count);
  const holder: Store["holder"] = (slot) => {
    const row = first("SELECT id FROM requests WHERE slot = ? AND status IN ('queued', 'sent')", slot);
    return row && String(row.id);
  };
  const check: Store["check"] = ({ learner, reserve, purse }, { budgets, now }) => {
    const day = dayOf(now);
    const own = usage(day, learner);
    const everybody = usage(day);
    if (own.gas + reserve > budgets.learnerGas || own.requests >= budgets.learnerRequests) {
      throw overBudget("LEARNER_BUDGET", "The learner's budget of today is used up.", now);
    }
    if (everybody.gas + reserve > budgets.gas || everybody.requests >= budgets.requests) {
      throw overBudget("DAY_BUDGET", "The relay's budget of today is used up.", now);
    }
    if (purse === "identity" && usage(day, IDENTITIES).gas + reserve > budgets.identityGas) {
      throw overBudget("DAY_BUDGET", "The relay's budget of today for identities is used up.", now);
    }
  };
  // Everything that may be refused comes before the first change, so that the others of the commit stand.
  const acceptOne = (
    { request, body, block, key }: Acceptance,
    options: Limits & { queueLimit: number },
  ): void => {
    const { id, learner, purse, slot, reserve } = request;
    if (first("SELECT 1 FROM requests WHERE id = ?", id) !== undefined) return;
    const other = holder(slot);
    if (other !== undefined) throw pending(other);
    check(request, options);
    if (count("queued") >= options.queueLimit) throw queueFull();
    const day = dayOf(options.now);
    run(
      `INSERT INTO requests (id, learner, purse, slot, body, reserve, day, block, status, changed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)`,
      id,
      learner,
      purse,
      slot,
      body,
      reserve,
      day,
      block,
      Date.now(),
    );
    add({ day, learner, purse }, { gas: reserve, requests: 1 });
    if (key !== undefined) {
      run("INSERT INTO keys (learner, key, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", learner, key, id);
    }
  };
  const end: Store["end"] = ({ id, status, hash, block, gasUsed, reason }) => {
    const row = first("SELECT learner, purse, reserve, day, status FROM requests WHERE id = ?", id);
    if (row === undefined || row.status === "done" || row.status === "failed") return;
    run(
      `UPDATE requests SET status = ?, hash = ?, mined = ?, reason = ?, changed = ?,
         nonce = CASE WHEN ? = 'queued' THEN NULL ELSE nonce END, tries = tries + (? = 'queued') WHERE id = ?`,
      status,
      hash,
      block,
      reason === null ? null : JSON.stringify(reason),
      Date.now(),
      status,
      status,
      id,
    );
    // What waits again keeps its reserve, beside what its transaction cost.
    const spare = status === "queued" ? 0n : BigInt(row.reserve ?? 0);
    const counted = { day: String(row.day), learner: String(row.learner), purse: row.purse as Purse };
    add(counted, { gas: gasUsed - spare, requests: 0 });
  };
  return {
    usage,
    count,
    holder,
    check,
    find: (id) => {
      const row = first("SELECT id, status, hash, mined, reason FROM requests WHERE id = ?", id);
      return row && answerOf(row);
    },
    keyed: (learner, key) => {
      const row = first("SELECT id FROM keys WHERE learner = ? AND key = ?", learner, key);
      return row && String(row.id);
    },
    accept: (requests, options) => {
      let reasons: readonly unknown[] = [];
      together(() => {
        reasons = requests.map((one) => reasonAgainst(() => acceptOne(one, options)));
      });
      return reasons;
    },
    queued: (most) =>
      all("SELECT * FROM requests WHERE status = 'queued' ORDER BY place LIMIT ?", most).map(keptOf),
    nextNonce: () => Number(first("SELECT MAX(nonce) AS nonce FROM transactions")?.nonce ?? -1) + 1,
    writeAhead: ({ nonce, kind, attempt, ids }) => {
      together(() => {
        run(
          "INSERT INTO transactions (nonce, kind, changed) VALUES (?, ?, ?)",
          nonce,
          kind,
          Math.floor(attempt.at),
        );
        insertAttempt(run, nonce, attempt);
        for (const id of ids) {
          run(
            "UPDATE requests SET status = 'sent', nonce = ?, hash = ? WHERE id = ?",
            nonce,
            attempt.hash,
            id,
          );
        }
      });
    },
    addAttempt: (nonce, attempt) => {
      together(() => {
        insertAttempt(run, nonce, attempt);
        run("UPDATE requests SET hash = ? WHERE nonce = ? AND status = 'sent'", attempt.hash, nonce);
      });
    },
    open: () => openOf(all("SELECT nonce, kind FROM transactions WHERE settled = 0 ORDER BY nonce")),
    settledFrom: (nonce) =>
      openOf(
        all("SELECT nonce, kind FROM transactions WHERE settled = 1 AND nonce >= ? ORDER BY nonce", nonce),
      ),
    carriedBy: (nonce) =>
      all("SELECT * FROM requests WHERE nonce = ? AND status = 'sent' ORDER BY place", nonce).map(keptOf),
    settle: (nonce, results) => {
      together(() => {
        for (const result of results) end(result);
        run("UPDATE transactions SET settled = 1, changed = ? WHERE nonce = ?", Date.now(), nonce);
      });
    },
    end: (result) => together(() => end(result)),
    lose: (nonce) => {
      together(() => {
        run(
          "UPDATE requests SET status = 'queued', nonce = NULL, hash = NULL WHERE nonce = ? AND status = 'sent'",
          nonce,
        );
        run("DELETE FROM attempts WHERE nonce = ?", nonce);
        run("DELETE FROM transactions WHERE nonce = ?", nonce);
      });
    },
    forget: (before) => {
      together(() => {
        const at = before * 1000;
        run("DELETE FROM usage WHERE day < ?", dayOf(before));
        run("DELETE FROM requests WHERE status IN ('done', 'failed') AND changed < ?", at);
        run("DELETE FROM keys WHERE NOT EXISTS (SELECT 1 FROM requests WHERE requests.id = keys.id)");
        run(
          "DELETE FROM attempts WHERE nonce IN (SELECT nonce FROM transactions WHERE settled = 1 AND changed < ?)",
          at,
        );
        run(
          `DELETE FROM transactions WHERE settled = 1 AND changed < ?
             AND nonce < (SELECT MAX(nonce) FROM transactions)`,
          at,
        );
      });
    },
    close: () => database.close(),
  };
}

function reasonAgainst(work: () => void): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function insertAttempt(
  run: (text: string, ...values: (string | number | bigint | null)[]) => void,
  nonce: number,
  { hash, raw, maxFee, tip, at }: Attempt,
): void {
  run(
    "INSERT INTO attempts (hash, nonce, raw, maxFee, tip, at) VALUES (?, ?, ?, ?, ?, ?)",
    hash,
    nonce,
    raw,
    String(maxFee),
    String(tip),
    at,
  );
}

function answerOf({ id, status, hash, mined, reason }: Row): Answer {
  return {
    id: String(id),
    status: status as Status,
    hash: hash === null || hash === undefined ? null : String(hash),
    block: mined === null || mined === undefined ? null : Number(mined),
    reason: reason === null || reason === undefined ? null : (JSON.parse(String(reason)) as Reason),
  };
}

function keptOf({ id, learner, slot, body, reserve, block, tries }: Row): Kept {
  return {
    id: String(id),
    learner: String(learner),
    slot: String(slot),
    body: String(body),
    reserve: BigInt(reserve ?? 0),
    block: Number(block),
    tries: Number(tries),
  };
}

function attemptOf({ hash, raw, maxFee, tip, at }: Row): Attempt {
  return {
    hash: String(hash),
    raw: String(raw),
    maxFee: BigInt(maxFee ?? 0),
    tip: BigInt(tip ?? 0),
    at: Number(at),
  };
}

function overBudget(code: string, message: string, now: number): Refusal {
  return new Refusal(429, code, {
    message,
    fix: "Send it again tomorrow (UTC), or pay for the transaction yourself.",
    retryAfter: secondsToNextDay(now),
  });
}

/** Why a request has to wait outside. */
export function queueFull(retryAfter = 5): Refusal {
  return new Refusal(429, "QUEUE_FULL", {
    message: "More requests wait than the relay takes.",
    fix: "Send it again after the time in Retry-After.",
    retryAfter,
  });
}

/** That another request of the learner waits for the same nonce. */
export function pending(id: string): Refusal {
  return new Refusal(409, "PENDING", {
    message: "Another request of the learner is on its way with the same nonce.",
    fix: "Wait until that one is done, and sign this one again.",
    details: { id },
  });
}
