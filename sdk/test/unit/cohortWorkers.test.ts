import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { achievement, cohorts, definitionId, documents, trees } from "../../src/index.ts";
import { cohortFolder, cohortWorkers } from "../../src/node/index.ts";
import { threadPool } from "../../src/node/threadPool.ts";
import { errorOf, rejectionOf } from "../utils/codes.ts";
import { HUB, inputsOf, OFFLINE, recordsOf } from "../utils/cohorts.ts";
import { DOMAIN } from "../utils/records.ts";

const MANY = 2_345;

const prepare = (options: Partial<cohorts.PrepareOptions> = {}) =>
  cohorts.prepare(OFFLINE, {
    hub: HUB,
    records: inputsOf(MANY),
    workers: cohortWorkers({ threads: 3 }),
    ...options,
  });

/** Workers that run another script than the product's. */
function workersOf(script: string): cohorts.CohortWorkers {
  const url = new URL(`../utils/threads/${script}.ts`, import.meta.url);
  return { start: () => threadPool({ threads: 2, script: url }) };
}

/** Threads of this process that live. */
function livingThreads(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
}

describe("preparing a cohort in threads", () => {
  it("gives the records of the list in its order, each hashed as one thread does", async () => {
    const cohort = await prepare();
    const inputs = [...inputsOf(MANY)];
    const records = await recordsOf(cohort);
    expect(cohort.size).to.equal(MANY);
    expect(trees.build(cohort.tree.ids)).to.deep.equal(cohort.tree);
    expect(records.map(({ achievement: { learner } }) => learner)).to.deep.equal(
      inputs.map(({ learner }) => learner),
    );
    for (const { id, achievement: value, document, salts } of records) {
      expect(documents.contentOf(document, salts)).to.equal(value.content);
      expect(achievement.idOf(value, DOMAIN)).to.equal(id);
    }
    expect(cohort.input).to.equal((await cohorts.prepare(OFFLINE, { hub: HUB, records: inputs })).input);
    const salts = records.flatMap((record) => Object.values(record.salts));
    expect(new Set(salts).size).to.equal(salts.length);
  });

  it("ends its threads when it is done, and when a record is refused", async () => {
    const before = livingThreads();
    await prepare();
    expect(livingThreads()).to.equal(before);
    const [record] = inputsOf(1);
    if (record === undefined) throw new Error("the list is empty");
    const bad = { ...record, document: { list: { 0: "a" } } };
    await rejectionOf("AMBIGUOUS_PATH", prepare({ records: [...inputsOf(900), bad] }));
    expect(livingThreads()).to.equal(before);
  });

  it("names the first record that it cannot prepare, whichever thread is first to find one", async () => {
    const list = [...inputsOf(MANY)];
    const [record] = list;
    if (record === undefined) throw new Error("the list is empty");
    const late = { ...record, document: { credits: 2 ** 60 } };
    const expired = { ...record, expiresAt: record.achievedAt };
    const ambiguous = { ...record, document: { list: { 0: "a" } } };
    const error = await rejectionOf(
      "INVALID_ACHIEVEMENT",
      prepare({
        records: list.with(333, expired).with(334, ambiguous).with(700, ambiguous).with(1_100, late),
      }),
    );
    expect(error.details).to.include({ index: 333, field: "expiresAt" });
    expect(error.fix).to.be.a("string").and.not.equal("");
    const second = await rejectionOf("AMBIGUOUS_PATH", prepare({ records: list.with(700, ambiguous) }));
    expect(second.details).to.deep.equal({ index: 700, path: "/list", keys: ["0"] });
  });

  it("a record that is twice in the list is another achievement, since its salts are", async () => {
    const list = [...inputsOf(2), ...inputsOf(2)];
    expect(new Set((await prepare({ records: list })).tree.ids).size).to.equal(4);
  });

  it("a thread that dies is an error and no wait, and leaves nothing behind", async () => {
    const directory = path.join(await mkdtemp(path.join(os.tmpdir(), "cairn-test-")), "cohort");
    try {
      const before = livingThreads();
      const store = cohortFolder({ directory });
      const died = await rejectionOf("WORKER_FAILED", prepare({ workers: workersOf("dies"), store }));
      expect(died.details).to.deep.equal({ exitCode: 3 });
      const threw = await rejectionOf("WORKER_FAILED", prepare({ workers: workersOf("throws"), store }));
      expect(threw.cause).to.include({ name: "RangeError", message: "out of memory" });
      await rejectionOf("WORKER_FAILED", prepare({ workers: workersOf("isNotThere"), store }));
      expect(await readdir(directory)).to.deep.equal([]);
      expect(livingThreads()).to.equal(before);
    } finally {
      await rm(path.dirname(directory), { recursive: true, force: true });
    }
  });

  it("a pool whose thread died takes no more work", async () => {
    const pool = workersOf("dies").start();
    const batch = { ...DOMAIN, offset: 0, records: [] };
    await rejectionOf("WORKER_FAILED", pool.run(batch));
    await rejectionOf("WORKER_FAILED", pool.run(batch));
    await pool.stop();
  });

  it("an abort ends threads that do not answer, and leaves nothing behind", async () => {
    const directory = path.join(await mkdtemp(path.join(os.tmpdir(), "cairn-test-")), "cohort");
    try {
      const before = livingThreads();
      const abort = new AbortController();
      const running = prepare({
        workers: workersOf("sleeps"),
        store: cohortFolder({ directory }),
        signal: abort.signal,
      });
      setTimeout(() => abort.abort(), 50);
      await rejectionOf("ABORTED", running);
      expect(livingThreads()).to.equal(before);
      expect(await readdir(directory)).to.deep.equal([]);
    } finally {
      await rm(path.dirname(directory), { recursive: true, force: true });
    }
  });

  it("an abort in the middle of real work stops it", async () => {
    const abort = new AbortController();
    let last = 0;
    const running = prepare({
      records: inputsOf(100_000),
      signal: abort.signal,
      onProgress: ({ done }) => {
        last = done;
        abort.abort();
      },
    });
    await rejectionOf("ABORTED", running);
    expect(last).to.be.greaterThan(0).and.lessThan(100_000);
  });

  it("takes a whole number of threads, or as many as the machine runs", async () => {
    for (const threads of [0, -1, 1.5, 65, Number.NaN])
      errorOf("INVALID_ARGUMENT", () => cohortWorkers({ threads }));
    for (const workers of [cohortWorkers(), cohortWorkers({ threads: 1 })])
      expect((await prepare({ records: inputsOf(5), workers })).size).to.equal(5);
  });

  it("keeps definition, experience and expiry of each record", async () => {
    const list = [...inputsOf(250)].map((record, place) => ({
      ...record,
      definition: definitionId(place + 1),
      expiresAt: (record.achievedAt + place + 1) as typeof record.achievedAt,
    }));
    const records = await recordsOf(await prepare({ records: list }));
    expect(records.map(({ achievement: { definition } }) => definition)).to.deep.equal(
      list.map(({ definition }) => definition),
    );
    expect(records.map(({ achievement: { expiresAt } }) => expiresAt)).to.deep.equal(
      list.map(({ expiresAt }) => expiresAt),
    );
  });
});
