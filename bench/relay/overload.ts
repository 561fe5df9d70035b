import { setTimeout as sleep } from "node:timers/promises";
import type { Relay } from "./relayProcess.ts";
import type { Consenter, World } from "./world.ts";
import { consenters, signConsent } from "./world.ts";

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
  readonly done: number;
  readonly hasFallen: boolean;
  readonly answerMs: { readonly median: number; readonly p99: number };
  /** Memory in MiB: the mean of the second quarter of the time, and of the last. */
  readonly memory: { readonly before: number; readonly after: number; readonly most: number };
  /** Memory in MiB, at even times. */
  readonly samples: readonly number[];
};

const LEARNERS = 3_000;
const CALIBRATION_SECONDS = 15;
/** More than a relay can do, to find out what it can. */
const SATURATING = 300;
const SAMPLE_MS = 1_000;
const KEPT_SAMPLES = 60;
const TICK_MS = 20;
/** Learners whose requests are asked for at the same time. */
const ASKED = 8;

type Tally = {
  posted: number;
  accepted: number;
  refused: number;
  other: number;
  done: number;
  readonly answers: number[];
};
type Load = {
  readonly world: World;
  readonly relay: Relay;
  readonly idle: Consenter[];
  readonly underWay: Map<string, Consenter>;
  readonly bodies: Map<Consenter, string>;
};

/** Offers twice what the relay can do for a while, and looks at what it answers and at its memory. */
export async function overload(
  world: World,
  relay: Relay,
  { seconds, onProgress }: { seconds: number; onProgress: (seconds: number) => void },
): Promise<Overload> {
  const load: Load = { world, relay, idle: consenters(LEARNERS), underWay: new Map(), bodies: new Map() };
  for (const learner of load.idle) load.bodies.set(learner, await signConsent(world, learner));
  const calibration = Math.min(CALIBRATION_SECONDS, seconds);
  // Its queue fills first: what it does while that is full counts.
  await offer(load, { seconds: calibration, perSecond: SATURATING });
  const full = await offer(load, { seconds: calibration, perSecond: SATURATING });
  const capacity = full.done / calibration;
  const samples: number[] = [];
  const sampling = setInterval(() => {
    samples.push(relay.hasFallen() ? Number.NaN : relay.memory());
    onProgress(samples.length);
  }, SAMPLE_MS);
  const perSecond = Math.max(2, Math.ceil(capacity * 2));
  const tally = await offer(load, { seconds, perSecond });
  clearInterval(sampling);
  const sorted = tally.answers.toSorted((one, other) => one - other);
  const { posted, accepted, refused, other, done } = tally;
  return {
    seconds,
    capacity: round(capacity),
    offered: round(posted / seconds),
    posted,
    accepted,
    refused,
    other,
    done,
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
  { seconds, perSecond }: { seconds: number; perSecond: number },
): Promise<Tally> {
  const tally: Tally = { posted: 0, accepted: 0, refused: 0, other: 0, done: 0, answers: [] };
  const before = await doneBy(load.relay);
  const begun = performance.now();
  const isOver = () => performance.now() - begun > seconds * 1000;
  const posts = new Set<Promise<void>>();
  const asking = (async () => {
    for (; !isOver(); await sleep(200)) await askAll(load);
  })();
  for (; !isOver(); await sleep(TICK_MS)) {
    const due = Math.floor(((performance.now() - begun) / 1000) * perSecond);
    while (tally.posted < due && load.idle.length > 0) {
      tally.posted += 1;
      const learner = load.idle.shift();
      if (learner === undefined) break;
      const post = postOne(load, tally, learner).finally(() => posts.delete(post));
      posts.add(post);
    }
  }
  tally.done = (await doneBy(load.relay)) - before;
  await asking;
  await Promise.all(posts);
  return tally;
}

/** How many requests are done, by the relay's own metrics; a relay that does not answer did none. */
async function doneBy({ url }: Relay): Promise<number> {
  const text = await fetch(`${url}/metrics`).then(
    async (response) => await response.text(),
    () => "",
  );
  return Number(/^cairn_relay_settled_total\{status="done"\} (?<count>\d+)/m.exec(text)?.groups?.count ?? 0);
}

async function postOne(load: Load, tally: Tally, learner: Consenter): Promise<void> {
  const { world, relay, idle, underWay, bodies } = load;
  const body = bodies.get(learner) ?? (await signConsent(world, learner));
  bodies.set(learner, body);
  const begun = performance.now();
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${relay.url}/v1/requests`, { method: "POST", headers, body });
    const answer = (await response.json()) as { id?: string };
    tally.answers.push(performance.now() - begun);
    if (response.status === 202 && answer.id !== undefined) {
      tally.accepted += 1;
      underWay.set(answer.id, learner);
      return;
    }
    if (response.status === 429 && response.headers.has("retry-after")) tally.refused += 1;
    else tally.other += 1;
  } catch {
    tally.other += 1;
  }
  idle.push(learner);
}

/** Finds out who is done, the oldest first: their learners may consent again. */
async function askAll({ relay, underWay, idle, bodies }: Load): Promise<void> {
  for (let isNews = true; isNews; ) {
    const some = [...underWay].slice(0, ASKED);
    const found = await Promise.all(
      some.map(async ([id, learner]) => ({ id, learner, over: await isOver(relay, id) })),
    );
    const over = found.filter((one) => one.over);
    for (const { id, learner } of over) {
      underWay.delete(id);
      bodies.delete(learner);
      learner.nonce += 1n;
      idle.push(learner);
    }
    isNews = over.length === ASKED;
  }
}

async function isOver(relay: Relay, id: string): Promise<boolean> {
  try {
    const response = await fetch(`${relay.url}/v1/requests/${id}`);
    return ((await response.json()) as { status?: string }).status === "done";
  } catch {
    return false;
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
