import { isCairnError } from "@cairn/sdk";
import { expect } from "chai";
import type { Log, Provider } from "ethers";
import { readLogs } from "../../scripts/lib/logs.ts";
import { table } from "../../scripts/lib/output.ts";
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
