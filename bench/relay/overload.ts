import { setTimeout as sleep } from "node:timers/promises";
import { isOver } from "./claims.ts";
import type { Consenter, Terms } from "./consents.ts";
import { consenters, signAhead, signConsent, termsOf } from "./consents.ts";
import type { Relay } from "./relayProcess.ts";
import { walletOf } from "./signRequest.ts";
import type { World } from "./world.ts";

/** What a relay does at twice what it can do. */
export type Overload = {
  readonly seconds: number;
  /** Requests done in a second before, with as many offered as it takes. */
  readonly capacity: number;
  /** Requests posted in a second. */
  readonly offered: number;
  readonly posted: number;
  readonly accepted: number;
  /** With 429 and Retry-After. */
  readonly refused: number;
  /** Answered otherwise, or not at all. */
  readonly other: number;
  /** What the others were: the status and code, or the fault of the connection. */
  readonly others: Readonly<Record<string, number>>;
  readonly done: number;
  /** Accepted, and failed on the chain. */
  readonly failed: number;
  readonly hasFallen: boolean;
  readonly answerMs: { readonly median: number; readonly p99: number };
  /** Memory in MiB: the mean of the second quarter of the time, and of the last. */
  readonly memory: { readonly before: number; readonly after: number; readonly most: number };
  /** Memory in MiB, at even times. */
  readonly samples: readonly number[];
};

const LEARNERS = 3_000;
const CALIBRATION_SECONDS = 15;
/** Consents of each learner until the capacity is known, and how many more than it asks for are signed after that. */
const SIGNED_AT_FIRST = 2;
const SPARE = 1.25;
/** More than a relay can do, to find out what it can. */
const SATURATING = 300;
const KEPT_SAMPLES = 60;
const TICK_MS = 20;
/** Requests on their way at the same time: on a machine that is too slow less is offered, and nothing piles up. */
const MOST_POSTS = 128;
/** Learners whose requests are asked for at the same time. */
const ASKED = 8;

type Tally = {
  posted: number;
  accepted: number;
  refused: number;
  done: number;
  failed: number;
  readonly others: Map<string, number>;
  readonly answers: number[];
};
type Load = {
  readonly terms: Terms;
  readonly relay: Relay;
  readonly idle: Consenter[];
  readonly underWay: Map<string, Consenter>;
};
/** Tells how far each part of the work came. */
type OnProgress = (part: { readonly what: string; readonly done: number; readonly total: number }) => void;

/** Offers twice what the relay can do for a while, and looks at what it answers and at its memory. */
export async function overload(
  world: World,
  relay: Relay,
  { seconds, onProgress }: { seconds: number; onProgress: OnProgress },
): Promise<Overload> {
  const learners = consenters(LEARNERS);
  const load: Load = { terms: termsOf(world), relay, idle: [...learners], underWay: new Map() };
  const sign = async (each: number): Promise<void> => {
    const total = each * learners.length;
    const tell = (done: number) => onProgress({ what: "consents signed", done, total });
    await signAhead(load.terms, { learners, each, onProgress: tell });
  };
  const calibration = Math.min(CALIBRATION_SECONDS, seconds);
  const saturate = async (what: string): Promise<Tally> => {
    const tell = (done: number) => onProgress({ what, done, total: calibration });
    return await offer(load, { seconds: calibration, perSecond: SATURATING, onSecond: tell });
  };
  await sign(SIGNED_AT_FIRST);
  await saturate("seconds until its queue is full");
  // What it does while its queue is full counts.
  const { done: doneBefore } = await saturate("seconds of measuring its capacity");
  const capacity = doneBefore / calibration;
  await sign(Math.ceil((capacity * seconds * SPARE) / LEARNERS) + 1);
  const samples: number[] = [];
  const perSecond = Math.max(2, Math.ceil(capacity * 2));
  const tally = await offer(load, {
    seconds,
    perSecond,
    onSecond: (done) => {
      samples.push(relay.hasFallen() ? Number.NaN : relay.memory());
      onProgress({ what: "seconds of overload", done, total: seconds });
    },
  });
  const sorted = tally.answers.toSorted((one, other) => one - other);
  const { posted, accepted, refused, others, done, failed } = tally;
  return {
    seconds,
    capacity: round(capacity),
    offered: round(posted / seconds),
    posted,
    accepted,
    refused,
    other: [...others.values()].reduce((sum, count) => sum + count, 0),
    others: Object.fromEntries(others),
    done,
    failed,
    hasFallen: relay.hasFallen(),
    answerMs: { median: round(at(sorted, 0.5)), p99: round(at(sorted, 0.99)) },
    memory: {
      before: round(mean(samples.slice(samples.length / 4, samples.length / 2))),
      after: round(mean(samples.slice((samples.length * 3) / 4))),
      most: round(Math.max(...samples)),
    },
    samples: thinned(samples).map(round),
  };
}

async function offer(
  load: Load,
  {
    seconds,
    perSecond,
    onSecond,
  }: { seconds: number; perSecond: number; onSecond: (second: number) => void },
): Promise<Tally> {
  const tally: Tally = {
    posted: 0,
    accepted: 0,
    refused: 0,
    done: 0,
    failed: 0,
    others: new Map(),
    answers: [],
  };
  const before = await settledBy(load.relay);
  const begun = performance.now();
  const hasTime = () => performance.now() - begun < seconds * 1000;
  const posts = new Set<Promise<void>>();
  const asking = (async () => {
    for (; hasTime(); await sleep(200)) await askAll(load);
  })();
  for (let second = 0; hasTime(); await sleep(TICK_MS)) {
    const elapsed = (performance.now() - begun) / 1000;
    while (second < Math.floor(elapsed)) onSecond(++second);
    const due = Math.floor(elapsed * perSecond);
    while (tally.posted < due && load.idle.length > 0 && posts.size < MOST_POSTS) {
      tally.posted += 1;
      const learner = load.idle.shift();
      if (learner === undefined) break;
      const post = postOne(load, tally, learner).finally(() => posts.delete(post));
      posts.add(post);
    }
  }
  const after = await settledBy(load.relay);
  tally.done = after.done - before.done;
  tally.failed = after.failed - before.failed;
  onSecond(seconds);
  await asking;
  await Promise.all(posts);
  return tally;
}

/** How many requests ended, by the relay's own metrics; a relay that does not answer did none. */
async function settledBy({ url }: Relay): Promise<{ done: number; failed: number }> {
  const text = await fetch(`${url}/metrics`).then(
    async (response) => await response.text(),
    () => "",
  );
  const count = (status: string): number =>
    Number(new RegExp(`^cairn_relay_settled_total\\{status="${status}"\\} (\\d+)`, "m").exec(text)?.[1] ?? 0);
  return { done: count("done"), failed: count("failed") };
}

async function postOne(load: Load, tally: Tally, learner: Consenter): Promise<void> {
  const { terms, relay, idle, underWay } = load;
  const body =
    learner.signed.get(learner.nonce) ??
    signConsent(terms, { wallet: walletOf(learner.seed), nonce: learner.nonce });
  const begun = performance.now();
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${relay.url}/v1/requests`, { method: "POST", headers, body });
    const answer = (await response.json()) as { id?: string; code?: string };
    tally.answers.push(performance.now() - begun);
    if (response.status === 202 && answer.id !== undefined) {
      tally.accepted += 1;
      underWay.set(answer.id, learner);
      return;
    }
    if (response.status === 429 && response.headers.has("retry-after")) tally.refused += 1;
    else countOther(tally, `${response.status} ${answer.code}`);
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    countOther(tally, cause?.code ?? String(error));
  }
  idle.push(learner);
}

function countOther({ others }: Tally, what: string): void {
  others.set(what, (others.get(what) ?? 0) + 1);
}

/** Finds out whose request ended, the oldest first: they may consent again. */
async function askAll({ relay, underWay, idle }: Load): Promise<void> {
  for (let isNews = true; isNews; ) {
    const some = [...underWay].slice(0, ASKED);
    const found = await Promise.all(
      some.map(async ([id, learner]) => ({ id, learner, over: await isOver(relay, id) })),
    );
    const over = found.filter((one) => one.over);
    for (const { id, learner } of over) {
      underWay.delete(id);
      learner.signed.delete(learner.nonce);
      learner.nonce += 1;
      idle.push(learner);
    }
    isNews = over.length === ASKED;
  }
}

function thinned(samples: readonly number[]): readonly number[] {
  const step = Math.max(1, Math.ceil(samples.length / KEPT_SAMPLES));
  return samples.filter((_sample, place) => place % step === 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function round(value: number): number {
  return Number(value.toFixed(1));
}
