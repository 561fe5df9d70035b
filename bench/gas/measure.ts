import type { Bench, Call } from "./Bench.ts";
import { GAS_CAP } from "./Bench.ts";
import type { Check, Contestant, PrivateRecords, PublicRecords } from "./Contestant.ts";
import type { Cohort, Item } from "./data.ts";
import { cohortOf, itemOf, learnerOf, otherLeaf } from "./data.ts";
import type { Learners } from "./scenarios.ts";
import { KINDS_OF_LEARNERS, MANY, MOST_SENT, SIZES, sized } from "./scenarios.ts";

/** What a scenario costs a contestant. */
export type Figure = {
  /** In all. */
  readonly gas: number;
  /** 0 for a question. */
  readonly transactions: number;
  /** Most records in one of its transactions. */
  readonly batch?: number;
  /** True where one whole batch was measured and counted; otherwise every transaction was sent. */
  readonly computed?: true;
};
export type Figures = Map<string, Figure>;

/** Records in the batch from which it is told how many fit a transaction. */
const SAMPLE = 20;
/** Gas left in a full batch: the same number of records differs a little, by the zeros in what is attested. */
const MARGIN = 100_000;
/** Serial number of the first learner of cohorts: nobody issues in public to as many. */
const FIRST_PRIVATE = 1_000_000;

/** What belongs to one contestant while it is measured. */
type Measuring = {
  readonly bench: Bench;
  readonly figures: Figures;
  readonly publicly?: PublicRecords;
  /** Learners who have a record, in the order in which they got it. */
  readonly served: string[];
  serial: number;
};
type Publicly = Measuring & { readonly publicly: PublicRecords };

/** Measures all that a contestant can do. */
export async function measure(bench: Bench, contestant: Contestant): Promise<Figures> {
  const { publicly, privately } = contestant;
  const measuring: Measuring = {
    bench,
    figures: new Map(),
    ...(publicly === undefined ? {} : { publicly }),
    served: [],
    serial: 0,
  };
  if (isPublic(measuring)) {
    for (const kind of KINDS_OF_LEARNERS) await measureIssuing(measuring, kind);
    await measurePublic(measuring);
  }
  if (privately !== undefined) await measurePrivate(measuring, privately);
  return measuring.figures;
}

function isPublic(measuring: Measuring): measuring is Publicly {
  return measuring.publicly !== undefined;
}

async function measureIssuing(measuring: Publicly, kind: Learners): Promise<void> {
  const { figures, publicly } = measuring;
  const single = await issue(measuring, await peopleOf(measuring, kind, 1));
  figures.set(sized("issue", 1, kind), { gas: single, transactions: 1 });
  const whole =
    publicly.issueMany === undefined ? { batch: 1, gas: single } : await fill(measuring, kind, single);
  for (const size of SIZES) {
    const batch = Math.min(size, whole.batch);
    const transactions = Math.ceil(size / batch);
    const people = await peopleOf(measuring, kind, size <= MOST_SENT ? size : size % batch);
    const sent = await issueAll(measuring, people, batch);
    if (size <= MOST_SENT) {
      figures.set(sized("issue", size, kind), { gas: sent, transactions, batch });
    } else {
      const gas = Math.floor(size / batch) * whole.gas + sent;
      figures.set(sized("issue", size, kind), { gas, transactions, batch, computed: true });
    }
  }
}

/** A batch as large as a transaction can carry, and its gas. */
async function fill(
  measuring: Publicly,
  kind: Learners,
  single: number,
): Promise<{ batch: number; gas: number }> {
  const sample = await issue(measuring, await peopleOf(measuring, kind, SAMPLE));
  const each = (sample - single) / (SAMPLE - 1);
  const people = await peopleOf(measuring, kind, Math.floor((GAS_CAP - MARGIN - (single - each)) / each));
  // Where a batch costs more than its records alone, fewer fit than that.
  for (let batch = people.length; batch > SAMPLE; batch -= Math.ceil(batch / 32)) {
    const gas = await issue(measuring, people.slice(0, batch)).catch(() => undefined);
    if (gas === undefined) continue;
    await issueAll(measuring, people.slice(batch), batch);
    return { batch, gas };
  }
  throw new Error(`no batch of more than ${SAMPLE} fits a transaction`);
}

/** So many learners, ready to be issued to; new ones count as returning from then on. */
async function peopleOf(measuring: Publicly, kind: Learners, count: number): Promise<readonly string[]> {
  const { bench, publicly, served, figures } = measuring;
  if (kind === "returning") return served.slice(0, count);
  const people = Array.from({ length: count }, (_one, place) => learnerOf(served.length + place));
  served.push(...people);
  if (publicly.welcome === undefined) return people;
  for (const learner of people) {
    const { gas } = await bench.send(publicly.welcome(learner));
    figures.set("welcome", { gas, transactions: 1 });
  }
  return people;
}

function itemsFor(measuring: Measuring, people: readonly string[]): readonly Item[] {
  return people.map((learner) => {
    measuring.serial += 1;
    return itemOf(learner, measuring.serial);
  });
}

/** Issues to these learners in one transaction, and tells its gas. */
async function issue(measuring: Publicly, people: readonly string[]): Promise<number> {
  const { bench, publicly } = measuring;
  const items = itemsFor(measuring, people);
  const [item] = items;
  if (item === undefined) return 0;
  const call = items.length === 1 ? await publicly.issue(item) : await publicly.issueMany?.(items);
  if (call === undefined) throw new Error("this contestant issues one by one");
  return (await bench.send(call)).gas;
}

async function issueAll(measuring: Publicly, people: readonly string[], batch: number): Promise<number> {
  let gas = 0;
  for (let done = 0; done < people.length; done += batch) {
    gas += await issue(measuring, people.slice(done, done + batch));
  }
  return gas;
}

/** Revoking public records, and contracts that check them: before, and then in vain. */
async function measurePublic(measuring: Publicly): Promise<void> {
  const { bench, publicly, figures, served } = measuring;
  const records: { readonly id: string; readonly item: Item }[] = [];
  for (const item of itemsFor(measuring, served.slice(0, MANY + 1))) {
    const receipt = await bench.send(await publicly.issue(item));
    const [id] = publicly.idsOf([item], receipt);
    if (id === undefined) throw new Error("an issued record has no id");
    records.push({ id, item });
  }
  const [one, ...many] = records;
  if (one === undefined) throw new Error("nothing was issued");
  const check = publicly.check?.(one.id, one.item);
  if (check !== undefined) figures.set("check/public", await ask(bench, check, true));
  if (publicly.revoke === undefined) return;
  figures.set("revoke/public", { gas: (await bench.send(publicly.revoke(one.id))).gas, transactions: 1 });
  if (check !== undefined) await ask(bench, check, false);
  const ids = many.map(({ id }) => id);
  const calls = publicly.revokeMany === undefined ? ids.map(publicly.revoke) : [publicly.revokeMany(ids)];
  let gas = 0;
  for (const call of calls) gas += (await bench.send(call)).gas;
  figures.set("revoke/public100", { gas, transactions: calls.length });
}

/** Cohorts of which only the root is on the chain. */
async function measurePrivate(measuring: Measuring, privately: PrivateRecords): Promise<void> {
  const { bench, figures } = measuring;
  for (const size of SIZES) {
    const learner = learnerOf(FIRST_PRIVATE + size);
    for (const kind of KINDS_OF_LEARNERS) {
      const { item, cohort, gas } = await anchor(measuring, privately, { learner, size });
      if (gas !== undefined) figures.set(sized("anchor", size), { gas, transactions: 1 });
      const check = privately.check?.(item, cohort);
      if (check !== undefined) figures.set(sized("check/private", size), await ask(bench, check, true));
      if (privately.claim === undefined) continue;
      const claimed = await bench.send(await privately.claim(item, cohort));
      figures.set(sized("claim", size, kind), { gas: claimed.gas, transactions: 1 });
    }
  }
  await measureRevokingPrivate(measuring, privately);
}

/** Revoking in private, after each of which a check must fail. */
async function measureRevokingPrivate(measuring: Measuring, privately: PrivateRecords): Promise<void> {
  const { bench, figures } = measuring;
  const { revoke, revokeMany, revokeCohort } = privately;
  const revoking = async (name: string, calls: (cohort: Cohort) => readonly Call[]): Promise<void> => {
    const learner = learnerOf(FIRST_PRIVATE);
    const { item, cohort } = await anchor(measuring, privately, { learner, size: MOST_SENT });
    let gas = 0;
    const sent = calls(cohort);
    for (const call of sent) gas += (await bench.send(call)).gas;
    figures.set(name, { gas, transactions: sent.length });
    const check = privately.check?.(item, cohort);
    if (check !== undefined) await ask(bench, check, false);
  };
  const leavesOf = ({ leaf, size }: Cohort): readonly string[] => [
    leaf,
    ...Array.from({ length: MANY - 1 }, (_one, place) => otherLeaf(size, place)),
  ];
  if (revoke !== undefined) await revoking("revoke/private", (cohort) => [revoke(cohort)]);
  if (revokeMany !== undefined) {
    await revoking("revoke/private100", (cohort) => [revokeMany(leavesOf(cohort))]);
  }
  if (revokeCohort !== undefined) await revoking("revoke/cohort", (cohort) => [revokeCohort(cohort)]);
}

async function anchor(
  measuring: Measuring,
  privately: PrivateRecords,
  { learner, size }: { learner: string; size: number },
): Promise<{ item: Item; cohort: Cohort; gas: number | undefined }> {
  const [item] = itemsFor(measuring, [learner]);
  if (item === undefined) throw new Error("nothing to attest");
  const cohort = cohortOf(privately.leafOf(item), size);
  const call = privately.anchor?.(cohort);
  const gas = call === undefined ? undefined : (await measuring.bench.send(call)).gas;
  return { item, cohort, gas };
}

/** What a contract pays for asking; the answer must be the expected one. */
async function ask(bench: Bench, { calls, isGood }: Check, expected: boolean): Promise<Figure> {
  const { gas, answers } = await bench.ask(calls);
  if (isGood(answers) !== expected) throw new Error(`a check of a contestant did not answer ${expected}`);
  return { gas, transactions: 0 };
}
