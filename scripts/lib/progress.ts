import { Presets, SingleBar } from "cli-progress";

/** Tells how far long work came: a bar on a terminal, a line at each tenth elsewhere. Always on standard error. */
export type Progress = { readonly update: (done: number) => void; readonly stop: () => void };

/** Starts a bar for `total` pieces of work. */
export function startProgress({ what, total }: { what: string; total: number }): Progress {
  return process.stderr.isTTY ? startBar(what, total) : startLines(what, total);
}

function startBar(what: string, total: number): Progress {
  const bar = new SingleBar(
    {
      format: `${what.padEnd(28)} {bar} {percentage}% {value}/{total}, {eta_formatted} left`,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}

function startLines(what: string, total: number): Progress {
  let tenth = -1;
  return {
    update: (done) => {
      const now = Math.floor((done * 10) / total);
      if (now === tenth) return;
      tenth = now;
      process.stderr.write(`${what}: ${done} of ${total}\n`);
    },
    stop: () => undefined,
  };
}
