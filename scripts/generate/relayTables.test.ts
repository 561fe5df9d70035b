import { expect } from "chai";
import type { ClaimRun } from "../../bench/relay/claims.ts";
import { goalsOf } from "../../bench/relay/goals.ts";
import type { Overload } from "../../bench/relay/overload.ts";
import { relayTables } from "./relayTables.ts";

const run = (changes: Partial<ClaimRun> = {}): ClaimRun => ({
  claims: 2_000,
  lost: 0,
  doubled: 0,
  kills: 1,
  sentAgain: 3,
  seconds: 40,
  perSecond: 50,
  transactions: 100,
  gasEach: 110_000,
  ...changes,
});
const single = run({ transactions: 2_000, gasEach: 140_000 });
const overload = (changes: Partial<Overload> = {}): Overload => ({
  seconds: 600,
  capacity: 100,
  offered: 200,
  posted: 120_000,
  accepted: 60_000,
  refused: 60_000,
  other: 0,
  others: {},
  done: 60_000,
  failed: 0,
  hasFallen: false,
  answerMs: { median: 3, p99: 40 },
  memory: { before: 200, after: 229, most: 231 },
  samples: [200, 229],
  ...changes,
});

describe("bench of the relay: goals", () => {
  const missed = (runs: Parameters<typeof goalsOf>[0]): number =>
    goalsOf(runs, 2_000).filter(({ met }) => !met).length;

  it("are met by a run without a fault, whether the overload was left out or not", () => {
    expect(missed({ batched: run(), single, overload: overload() })).to.equal(0);
    expect(missed({ batched: run(), single, overload: null })).to.equal(0);
  });

  it("are missed by a claim that is lost or doubled, by a relay that was not killed, and by dear batches", () => {
    for (const fault of [{ claims: 1_999, lost: 1 }, { doubled: 1 }, { kills: 0 }, { gasEach: 140_000 }]) {
      expect(missed({ batched: run(fault), single, overload: null }), JSON.stringify(fault)).to.equal(1);
    }
  });

  it("are missed by too little load, another answer, a failed request, a slow relay, and memory that grows", () => {
    for (const fault of [
      { offered: 189 },
      { other: 1 },
      { refused: 0 },
      { failed: 1 },
      { done: 44_999 },
      { hasFallen: true },
      { memory: { before: 200, after: 230, most: 231 } },
    ]) {
      const runs = { batched: run(), single, overload: overload(fault) };
      expect(missed(runs), JSON.stringify(fault)).to.equal(1);
    }
  });
});

describe("bench of the relay: tables", () => {
  const provenance = {
    machine: { processor: "any", cores: 2, memoryGiB: 4, system: "any", node: "v24", load: 0 },
    commit: null,
    date: "2026-01-01T00:00:00Z",
  };
  const results = {
    ...provenance,
    learners: 2_000,
    blockSeconds: 1,
    batch: 20,
    claims: 2_000,
    lost: 0,
    doubled: 0,
    batched: run(),
    single,
    goals: [],
    met: true,
    secondsInAll: 900,
  };

  it("show both runs, and what was offered, refused and used", () => {
    const { relay, relayClaims, relayOverload } = relayTables({ ...results, overload: overload() });
    expect(relay).to.equal(relayClaims);
    expect(relay).to.contain("| up to 20 in a transaction | 2,000 | 0 | 0 | 50.0 | 100 | 110,000 |");
    expect(relayOverload).to.contain("| refused, with the time to come back | 60,000 |");
    expect(relayOverload).to.contain("200, 229");
  });

  it("say so where the overload was left out", () => {
    expect(relayTables({ ...results, overload: null }).relayOverload).to.equal("Not measured.");
  });
});
