import { execFileSync } from "node:child_process";
import os from "node:os";

/** Where, when and of which source a result was measured. */
export type Provenance = {
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly memoryGiB: number;
    readonly system: string;
    readonly node: string;
    /** Processes that wanted a core in the last minute, before the measurement. */
    readonly load: number;
  };
  /** The commit, with `-dirty` where sources differ from it; null outside of a repository. */
  readonly commit: string | null;
  /** UTC. */
  readonly date: string;
};

/** What measuring itself writes: after the first of several results the source is still the commit's. */
const WRITTEN = ["bench/results", "bench/README.md", "README.md", "docs/images", "snapshots"];

/** Tells it now: call it before measuring. */
export function provenance(): Provenance {
  return {
    machine: {
      processor: os.cpus()[0]?.model ?? "unknown",
      cores: os.availableParallelism(),
      memoryGiB: Math.round(os.totalmem() / 2 ** 30),
      system: `${os.type()} ${os.arch()}`,
      node: process.version,
      load: Number((os.loadavg()[0] ?? 0).toFixed(2)),
    },
    commit: commitOf(),
    date: `${new Date().toISOString().slice(0, 19)}Z`,
  };
}

function commitOf(): string | null {
  const git = (...args: string[]): string =>
    execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    const changed = git(
      "status",
      "--porcelain",
      "--",
      ":/",
      ...WRITTEN.map((path) => `:(top,exclude)${path}`),
    );
    return `${git("rev-parse", "--short=12", "HEAD")}${changed === "" ? "" : "-dirty"}`;
  } catch {
    return null;
  }
}
