import type { hubs } from "@cairn/sdk";
import { address, contentHash, hubId, isCairnError, kindsFromBitmap, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import type { Log, Provider } from "ethers";
import { readLogs } from "../../scripts/lib/logs.ts";
import { table } from "../../scripts/lib/output.ts";
import { stateOfHub, stateOfPeriod } from "../../scripts/lib/reads.ts";
import { formatKinds, formatTime, parseHub, parseKinds, parseTime } from "../../scripts/lib/values.ts";

const NOW = Date.UTC(2026, 1, 28, 12) / 1000;
const at = (value: string): number => parseTime({ value, option: "until", now: NOW });

describe("times", () => {
  it("reads dates and times in UTC, and offsets from the chain's time", () => {
    expect(at("2027-09-01")).to.equal(Date.UTC(2027, 8, 1) / 1000);
    expect(at("2027-09-01T12:30Z")).to.equal(Date.UTC(2027, 8, 1, 12, 30) / 1000);
    expect(at("+12h")).to.equal(NOW + 12 * 3600);
    expect(at("+90d")).to.equal(NOW + 90 * 86_400);
    expect(at("+2w")).to.equal(NOW + 14 * 86_400);
    expect(at("+1y")).to.equal(Date.UTC(2027, 1, 28, 12) / 1000);
  });

  it("refuses what is no time, or a date that does not exist", () => {
    for (const value of [
      "tomorrow",
      "2027-02-30",
      "2027-13-01",
      "2027-09-01T12:30",
      "90d",
      "1700000000",
      "",
    ]) {
      expect(() => at(value), value)
        .to.throw()
        .with.property("code", "INVALID_ARGUMENT");
    }
  });

  it("shows times so that they can be read back", () => {
    expect(formatTime(NOW)).to.equal("2026-02-28T12:00:00Z");
    expect(at(formatTime(NOW))).to.equal(NOW);
    expect(formatTime(null)).to.equal("-");
  });
});

describe("kinds and hubs", () => {
  it("reads names or all, and shows them so that they can be read back", () => {
    expect(parseKinds("Course, CommunityService")).to.equal(parseKinds("CommunityService,Course"));
    expect(formatKinds(parseKinds("Course,CommunityService"))).to.equal("CommunityService,Course");
    expect(formatKinds(parseKinds("all"))).to.equal("all");
    expect(parseKinds("all")).to.equal(2 ** 32 - 1);
  });

  it("refuses what is no kind and no hub", () => {
    expect(() => parseKinds("Course,"))
      .to.throw()
      .with.property("code", "UNKNOWN_KIND");
    for (const value of ["0x1", "-1", "1.5", "Riverside", undefined]) {
      expect(() => parseHub(value), String(value))
        .to.throw()
        .with.property("code", "INVALID_ARGUMENT");
    }
    expect(() => parseHub("0"))
      .to.throw()
      .with.property("code", "INVALID_ID");
  });
});

describe("the state of a hub and of its periods", () => {
  const admin = address(`0x${"1".repeat(40)}`);
  const period: hubs.Period = {
    from: unixTime(NOW - 100),
    until: unixTime(NOW + 100),
    end: unixTime(NOW + 100),
    withdrawnEnd: null,
    proposedSince: null,
    suspended: false,
    kinds: kindsFromBitmap(1),
    accreditor: admin,
  };
  const hub: hubs.HubSummary = {
    id: hubId(1),
    name: "School",
    admin,
    adminSince: unixTime(NOW - 1000),
    registeredAt: unixTime(NOW - 1000),
    closedAt: null,
    pendingAdmin: null,
    profile: contentHash(`0x${"0".repeat(64)}`),
    periods: 2,
    newest: period,
    accredited: true,
  };
  const suspended = { ...period, suspended: true, end: unixTime(NOW - 50) };
  const withdrawn = { ...suspended, withdrawnEnd: unixTime(NOW - 50), end: unixTime(NOW - 90) };
  const state = (change: Partial<hubs.HubSummary>, now = NOW) =>
    stateOfHub({ hub: { ...hub, ...change }, now });
  const periodState = (newest: hubs.Period, index = 1, now = NOW) =>
    stateOfPeriod({ period: newest, index, hub: { ...hub, newest, accredited: false }, now });

  it("of a hub", () => {
    expect(state({})).to.equal("accredited");
    expect(state({ newest: null, periods: 0, accredited: false })).to.equal("never accredited");
    expect(state({ newest: suspended, accredited: false })).to.equal("suspended");
    expect(state({ newest: suspended, accredited: false }, NOW + 99)).to.equal("suspended");
    expect(state({ newest: suspended, accredited: false }, NOW + 100)).to.equal("lapsed");
    expect(state({ newest: withdrawn, accredited: false })).to.equal("lapsed");
    expect(state({ closedAt: unixTime(NOW), accredited: false })).to.equal("closed");
    const endedNow = { ...period, end: unixTime(NOW + 1) };
    expect(state({ newest: endedNow })).to.equal("lapsed");
    expect(state({ newest: { ...endedNow, suspended: true } })).to.equal("suspended");
  });

  it("of a period", () => {
    expect(stateOfPeriod({ period, index: 1, hub, now: NOW })).to.equal("running");
    expect(stateOfPeriod({ period, index: 0, hub, now: NOW })).to.equal("ended");
    expect(periodState(suspended)).to.equal("suspended");
    expect(periodState(suspended, 0)).to.equal("ended");
    expect(periodState(suspended, 1, NOW + 100)).to.equal("ended");
    expect(periodState(withdrawn)).to.equal("withdrawn");
  });
});

describe("log queries", () => {
  /** A node that answers for so many blocks at once, and has one log a block. */
  const node = (limit: number, asked: number[]) =>
    ({
      getLogs: async ({ fromBlock, toBlock }: { fromBlock: number; toBlock: number }) => {
        const blocks = toBlock - fromBlock + 1;
        if (blocks > limit) throw new Error("query returned more than 10000 results");
        asked.push(blocks);
        return Array.from({ length: blocks }, (_none, place) => ({ blockNumber: fromBlock + place }) as Log);
      },
    }) as unknown as Provider;
  const collect = async (limit: number, asked: number[], span: number): Promise<number[]> => {
    const query = {
      provider: node(limit, asked),
      address: "",
      topics: [],
      fromBlock: 7,
      toBlock: 1006,
      span,
    };
    const found: number[] = [];
    for await (const logs of readLogs(query)) found.push(...logs.map(({ blockNumber }) => blockNumber));
    return found;
  };

  it("trap 35: a node that limits the range still gives every log once", async () => {
    const asked: number[] = [];
    const found = await collect(64, asked, 5000);
    expect(found).to.deep.equal(Array.from({ length: 1000 }, (_none, place) => 7 + place));
    expect(Math.max(...asked)).to.be.within(33, 64);
  });

  it("fails where the node refuses even one block: it never leaves blocks out", async () => {
    const error = await collect(0, [], 8).catch((caught: unknown) => caught);
    expect(error).to.be.an("error").with.property("message").that.contains("10000");
    expect(isCairnError(error)).to.equal(false);
  });
});

describe("tables", () => {
  it("line up, without spaces at the end", () => {
    expect(
      table([
        ["hub", "name"],
        ["1", "A"],
        ["1000", "Long name"],
      ]),
    ).to.equal(["hub   name", "1     A", "1000  Long name"].join("\n"));
  });
});
