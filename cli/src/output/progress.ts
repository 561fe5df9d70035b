import { Presets, SingleBar } from "cli-progress";

/** Tells how far long work came. Always on standard error. */
export interface Progress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

/** Starts telling of `total` pieces of work: a bar on a terminal, a line at each quarter elsewhere. */
export function startProgress(args: {
  what: string;
  total: number;
  isTerminal: boolean;
  err: (text: string) => void;
}): Progress {
  return args.isTerminal ? startBar(args.what, args.total) : startLines(args);
}

function startBar(what: string, total: number): Progress {
  const bar = new SingleBar(
    { format: `${what.padEnd(28)} {bar} {percentage}% {value}/{total}, {eta_formatted}`, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}

function startLines({
  what,
  total,
  err,
}: {
  what: string;
  total: number;
  err: (text: string) => void;
}): Progress {
  let quarter = 0;
  return {
    update: (done) => {
      const now = Math.floor((done * 4) / total);
      if (now <= quarter) return;
      quarter = now;
      err(`${what}: ${done}/${total}\n`);
    },
    stop: () => undefined,
  };
}
