import { Presets, SingleBar } from "cli-progress";

/** Tells how far long work came: a bar on a terminal, a line at each tenth elsewhere. Always on standard error. */
export type Progress = {
  /** Tells how much is done, and in a few words how it goes. */
  readonly update: (done: number, note?: string) => void;
  readonly stop: () => void;
};

/** Starts a bar for `total` pieces of work. */
export function startProgress({ what, total }: { what: string; total: number }): Progress {
  return process.stderr.isTTY ? startBar(what, total) : startLines(what, total);
}

function startBar(what: string, total: number): Progress {
  const bar = new SingleBar(
    {
      format: `${what.padEnd(28)} {bar} {percentage}% {value}/{total}, {eta_formatted} left{note}`,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0, { note: "" });
  return {
    update: (done, note) => bar.update(done, { note: note === undefined ? "" : `; ${note}` }),
    stop: () => bar.stop(),
  };
}

function startLines(what: string, total: number): Progress {
  let tenth = -1;
  return {
    update: (done, note) => {
      const now = Math.floor((done * 10) / total);
      if (now === tenth) return;
      tenth = now;
      process.stderr.write(`${what}: ${done} of ${total}${note === undefined ? "" : `; ${note}`}\n`);
    },
    stop: () => undefined,
  };
}
