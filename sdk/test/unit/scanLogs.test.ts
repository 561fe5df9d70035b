import { expect } from "chai";
import type { Log, Provider } from "ethers";
import { makeError } from "ethers";
import fc from "fast-check";
import { makePace } from "../../src/chain/pace.ts";
import { refusalOf } from "../../src/chain/refusalOf.ts";
import type { LogScan, ScanOptions } from "../../src/chain/scanLogs.ts";
import { scanLogs } from "../../src/chain/scanLogs.ts";
import { rejectionOf } from "../utils/codes.ts";
import type { LimitedNode, Limits } from "../utils/limitedNode.ts";
import { FILTER, limitedNode, logsIn } from "../utils/limitedNode.ts";
import { PROPERTY } from "../utils/properties.ts";

const LAST = 2000;
const OPTIONS = { pauseMs: 0 };

/** The places of all logs that a scan gives, in the order of the chain. */
async function scan(
  { provider }: Pick<LimitedNode, "provider">,
  options: ScanOptions = {},
  what: Partial<LogScan> = {},
): Promise<number[]> {
  const chunks: number[][] = [];
  const all = { ...FILTER, fromBlock: 1, toBlock: LAST, ...what };
  let next = all.newestFirst ? all.toBlock : all.fromBlock;
  for await (const { fromBlock, toBlock, logs } of scanLogs(provider, all, { ...OPTIONS, ...options })) {
    expect(all.newestFirst ? toBlock : fromBlock, "each block once").to.equal(next);
    next = all.newestFirst ? fromBlock - 1 : toBlock + 1;
    chunks.push(logs.map(({ index }) => index));
  }
  expect(next, "every block").to.equal(all.newestFirst ? all.fromBlock - 1 : all.toBlock + 1);
  return (all.newestFirst ? chunks.reverse() : chunks).flat();
}

const placesOf = (logs: readonly Log[]) => logs.map(({ index }) => index);

describe("log scans", () => {
  const anyFault = fc.constantFrom(
    null,
    null,
    null,
    "connect ECONNREFUSED",
    "429 Too Many Requests",
    "timeout",
  );
  const anyLimits: fc.Arbitrary<Limits> = fc.record(
    {
      blocks: fc.option(fc.integer({ min: 1, max: 2 * LAST }), { nil: undefined }),
      results: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
      words: fc.constantFrom(
        () => "exceed maximum block range",
        (limit: number) => `eth_getLogs is limited to a ${limit} range`,
        (limit: number, { from }: { from: number }) =>
          `this block range should work: [0x${from.toString(16)}, 0x${(from + limit - 1).toString(16)}]`,
        () => "try again with 3 blocks, or was it 1,000,000 blocks?",
      ),
      faults: fc.array(anyFault, { maxLength: 60 }).map(noMoreThanThreeInARow),
    },
    { requiredKeys: [] },
  );
  const anyBlocks = fc.oneof(
    fc.array(fc.integer({ min: 1, max: LAST }), { maxLength: 80 }),
    fc.array(fc.integer({ min: 700, max: 705 }), { maxLength: 80 }),
  );
  const anyCap = fc.record({
    most: fc.integer({ min: 1, max: 30 }),
    keeps: fc.constantFrom("first" as const, "last" as const),
  });

  it("trap 35: any limit of a node gives the same answer as none", async () => {
    await fc.assert(
      fc.asyncProperty(anyBlocks, anyLimits, fc.boolean(), async (blocks, limits, newestFirst) => {
        const logs = logsIn(blocks);
        const node = limitedNode(logs, limits);
        expect(await scan(node, {}, { newestFirst })).to.deep.equal(placesOf(logs));
        if (limits.blocks !== undefined) expect(Math.max(...node.answered)).to.be.at.most(limits.blocks);
      }),
      PROPERTY,
    );
  });

  it("trap 35: a known cap on answers, of which the node says nothing, loses no log", async () => {
    await fc.assert(
      fc.asyncProperty(anyBlocks, anyLimits, anyCap, async (blocks, limits, silently) => {
        const logs = logsIn(blocks);
        const node = limitedNode(logs, { ...limits, results: undefined, silently });
        expect(await scan(node, { maxLogs: silently.most })).to.deep.equal(placesOf(logs));
      }),
      PROPERTY,
    );
  });

  it("trap 35: large answers that were cut short are noticed without knowing the cap", async () => {
    const spread = Array.from({ length: 1700 }, (_log, place) => 1 + place);
    const dense = Array.from({ length: 1700 }, (_log, place) => 900 + Math.floor(place / 400));
    for (const blocks of [spread, dense]) {
      for (const most of [500, 1000]) {
        for (const keeps of ["first", "last"] as const) {
          const logs = logsIn(blocks);
          const node = limitedNode(logs, { silently: { most, keeps } });
          expect(await scan(node)).to.deep.equal(placesOf(logs));
        }
      }
    }
  });

  it("a large answer that is whole is not read again", async () => {
    const logs = logsIn(Array.from({ length: 1700 }, (_log, place) => 1 + place));
    const node = limitedNode(logs);
    expect(await scan(node)).to.deep.equal(placesOf(logs));
    expect(node.answered).to.deep.equal([LAST, LAST - 1700 + 1, 1]);
  });

  it("a block whose logs no query gives is read from its receipts, and only such a block", async () => {
    const logs = logsIn([3, 700, 700, 700, 700, 1999]);
    const node = limitedNode(logs, { results: 3 });
    expect(await scan(node)).to.deep.equal(placesOf(logs));
    expect(node.receipts()).to.equal(1);
  });

  it("adapts: few queries are refused, and later ones come near the limit", async () => {
    const toBlock = 5_000_000;
    const node = limitedNode([], { blocks: 2000 });
    await scan(node, {}, { toBlock });
    const fewest = toBlock / 2000;
    expect(node.answered.length).to.be.within(fewest, fewest * 1.15);
    expect(node.refused()).to.be.below(fewest * 0.05);
    const told = limitedNode([], { blocks: 2000, words: (limit) => `max block range is ${limit} blocks` });
    await scan(told, {}, { toBlock });
    expect(told.answered[0]).to.equal(2000);
  });

  it("what one scan learned serves the next, and is forgotten where it no longer holds", async () => {
    const pace = makePace();
    const run = async (node: LimitedNode) => {
      const all = { ...FILTER, fromBlock: 1, toBlock: 100_000 };
      for await (const _chunk of scanLogs(node.provider, all, { ...OPTIONS, pace }));
    };
    await run(limitedNode([], { blocks: 1000 }));
    const again = limitedNode([], { blocks: 1000 });
    await run(again);
    expect(again.refused()).to.be.below(10);
    const free = limitedNode([]);
    await run(free);
    expect(free.answered.length).to.be.below(60);
  });

  it("one query is enough where there is no limit", async () => {
    const node = limitedNode(logsIn([5, 6]));
    await scan(node, {}, { toBlock: 30_000_000 });
    expect(node.answered).to.deep.equal([30_000_000]);
  });

  it("a fault that stays is an error with its reason, never an empty answer", async () => {
    const answers = [
      ["connect ECONNREFUSED 127.0.0.1:8545", "CHAIN_UNREACHABLE"],
      ["429 Too Many Requests", "RATE_LIMITED"],
      ["the request timed out", "CHAIN_UNREACHABLE"],
      ["the method eth_getLogs does not exist", "CHAIN_UNREACHABLE"],
    ] as const;
    for (const [message, code] of answers) {
      const node = limitedNode(logsIn([1]), { faults: Array.from({ length: 100 }, () => message) });
      const error = await rejectionOf(code, scan(node));
      expect(error.cause).to.have.property("message", message);
      expect(node.receipts()).to.equal(0);
    }
  });

  it("a node that never answers is late", async () => {
    const provider = { getLogs: () => new Promise(() => undefined) } as unknown as Provider;
    const error = await rejectionOf("CHAIN_UNREACHABLE", scan({ provider }, { timeoutMs: 1 }));
    expect(error.message).to.include("in time");
  });

  it("stops when it is aborted, also while it waits", async () => {
    const stop = new AbortController();
    const node = limitedNode([], { faults: Array.from({ length: 9 }, () => "connect ECONNREFUSED") });
    const scanning = scan(node, { signal: stop.signal, pauseMs: 60_000 });
    setTimeout(() => stop.abort(), 5);
    await rejectionOf("ABORTED", scanning);
    await rejectionOf("ABORTED", scan(node, { signal: AbortSignal.abort() }));
  });

  it("trap 30: an answer that is not what was asked for is an error", async () => {
    const [log] = logsIn([7]);
    const wrong = [
      [{ ...log, address: `0x${"1".repeat(40)}` }],
      [{ ...log, topics: [`0x${"8".repeat(64)}`] }],
      [{ ...log, topics: [] }],
      [{ ...log, blockNumber: LAST + 1 }],
      [{ ...log, blockNumber: 0 }],
      [{ ...log, removed: true }],
      [log, log],
      [log, { ...log, index: 9, blockHash: `0x${"2".repeat(64)}` }],
    ];
    for (const answer of wrong) {
      const provider = { getLogs: async () => answer } as unknown as Provider;
      await rejectionOf("INCONSISTENT_ANSWER", scan({ provider }));
    }
  });

  it("an answer in another order is put in the chain's", async () => {
    const logs = logsIn([7, 7, 9]);
    const provider = { getLogs: async () => [...logs].reverse() } as unknown as Provider;
    expect(await scan({ provider })).to.deep.equal(placesOf(logs));
  });

  it("a missing block or receipt is an error", async () => {
    const refuse = async () => await Promise.reject(new Error("query returned more than 10 results"));
    const lacks = [
      { getLogs: refuse, getBlock: async () => null },
      {
        getLogs: refuse,
        getBlock: async () => ({ hash: "0x1", transactions: ["0x2"] }),
        getTransactionReceipt: async () => null,
      },
    ];
    for (const provider of lacks as unknown as Provider[]) {
      await rejectionOf("CHAIN_UNREACHABLE", scan({ provider }));
    }
  });
});

describe("refusals of log queries", () => {
  const ASKED = 50_000;
  const words: readonly (readonly [string, string, number?])[] = [
    ["query returned more than 10000 results", "tooMuch"],
    ["query returned more than 10000 results. Try with this block range [0x100, 0x1ff].", "tooMuch", 256],
    ["query exceeds max results 20000, retry with the range 18000000-18000499", "tooMuch", 500],
    ["query exceeds max block range 10000", "tooMuch", 10_000],
    ["exceed maximum block range: 5000", "tooMuch", 5000],
    ["block range too large", "tooMuch"],
    ["block range is too wide", "tooMuch"],
    ["eth_getLogs is limited to a 10,000 range", "tooMuch", 10_000],
    ["requested too many blocks from 1 to 60000, maximum is set to 2048", "tooMuch", 2048],
    ["ranges over 10000 blocks are not supported", "tooMuch", 10_000],
    ["Log response size exceeded. Requests may have up to a 2K block range", "tooMuch", 2000],
    ["logs matched by query exceeds limit of 10000", "tooMuch"],
    ["backend response too large", "tooMuch"],
    ["response size should not greater than 10MB: response is too big", "tooMuch"],
    ["query timeout exceeded", "late"],
    ["the request timed out", "late"],
    ["socket hang up", "late"],
    ["your app has exceeded its compute units per second capacity", "busy"],
    ["daily request count exceeded, request rate limited", "busy"],
    ["Too Many Requests", "busy"],
    ["connect ECONNREFUSED 127.0.0.1:8545", "fault"],
    ["getaddrinfo ENOTFOUND rpc.example.org", "fault"],
    ["fetch failed", "fault"],
    ["limit exceeded", "unclear"],
    ["something that nobody foresaw", "unclear"],
  ];

  for (const [message, kind, span] of words) {
    it(`“${message}” is ${kind}`, () => {
      const payload = { method: "eth_getLogs", params: [{ fromBlock: "0x1", toBlock: "0x429" }] };
      const wrapped = makeError("could not coalesce error", "UNKNOWN_ERROR", {
        error: { code: -32005, message },
        payload,
      });
      for (const error of [new Error(message), wrapped]) {
        const refusal = refusalOf(error, ASKED);
        expect(refusal.kind).to.equal(kind);
        if (span !== undefined) expect(refusal.span).to.equal(span);
      }
    });
  }

  it("by the status of an answer, and by the words in its body", () => {
    const answer = (responseStatus: string, responseBody = "") =>
      refusalOf(
        Object.assign(new Error("server response"), { info: { responseStatus, responseBody } }),
        ASKED,
      );
    expect(answer("413 Payload Too Large").kind).to.equal("tooMuch");
    expect(answer("429 Too Many Requests").kind).to.equal("busy");
    expect(answer("504 Gateway Timeout").kind).to.equal("late");
    expect(answer("500 Internal Server Error").kind).to.equal("late");
    expect(answer("400 Bad Request", '{"error":{"message":"block range exceeds 1000"}}')).to.deep.equal({
      kind: "tooMuch",
      span: 1000,
    });
    expect(answer("403 Forbidden").kind).to.equal("unclear");
  });

  it("a hint that does not make the query smaller is none", () => {
    expect(refusalOf(new Error("max block range is 2000 blocks"), 2000)).to.deep.equal({ kind: "tooMuch" });
  });
});

/** A scan gives up after some faults in a row. */
function noMoreThanThreeInARow(faults: readonly (string | null)[]): (string | null)[] {
  return faults.map((fault, place) => (place % 4 === 3 ? null : fault));
}
