import { expect } from "chai";
import type { Log, TransactionReceipt } from "ethers";
import { AbiCoder, id as hashText, Interface, JsonRpcProvider, makeError } from "ethers";
import fc from "fast-check";
import { refusalOf } from "../../src/chain/refusalOf.ts";
import { AchievementToken__factory } from "../../src/contracts/AchievementToken__factory.ts";
import { RecordLens__factory } from "../../src/contracts/RecordLens__factory.ts";
import { fromChain } from "../../src/errors/fromChain.ts";
import type { Client, ErrorCode, records as recordTypes } from "../../src/index.ts";
import { CairnError, decodeRevert, deployments, eventsOf } from "../../src/index.ts";
import { checkList } from "../../src/records/checkList.ts";
import { issuancesFrom } from "../../src/records/Issuance.ts";
import { loadLogs, saveLogs } from "../../src/records/keptLogs.ts";
import { decodeReports } from "../../src/verify/decodeReports.ts";
import { errorOf } from "../utils/codes.ts";
import { FUZZ, hostileTexts, hostileValues, outcomeOf } from "../utils/hostile.ts";
import { leafOf } from "../utils/records.ts";

const TOKEN = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const token = AchievementToken__factory.createInterface();
const lens = RecordLens__factory.createInterface();
const READER = {
  deployment: { contracts: { AchievementToken: { address: TOKEN } } },
  provider: new JsonRpcProvider("http://127.0.0.1:1", 1, { staticNetwork: true }),
} as unknown as Client;
const ISSUED = {
  id: leafOf(1),
  hub: 1,
  achievement: {
    ...{ definition: 3, experience: 0, learner: TOKEN, achievedAt: 1_700_000_000, expiresAt: 0 },
    content: leafOf(2),
  },
  ...{ issuedAt: 1_700_000_000, attester: TOKEN, mode: "issued", root: null, block: 7, blockHash: leafOf(3) },
  logIndex: 0,
};
const LIST = { issuances: [ISSUED], block: 9, blockHash: leafOf(4), next: "7-0" };

const BATCH = new Interface(["error BatchItemFailed(uint256 index, bytes reason)"]);
const SAMPLES: Readonly<Record<string, string>> = { bytes32: leafOf(1), address: TOKEN };

/** A log of the event `AchievementIssued`, as the token emits it. */
function issuedLog(): { topics: string[]; data: string } {
  const event = token.getEvent("AchievementIssued");
  const values = event.inputs.map(({ type }) => SAMPLES[type] ?? 1);
  const { data, topics } = token.encodeEventLog(event, values);
  return { data, topics: topics as string[] };
}

/** Hexadecimal text with digits changed, missing or too many. */
function damagedHex(text: string): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(),
    digits: fc.stringMatching(/^[0-9a-f]{1,64}$/),
    cut: fc.nat({ max: 128 }),
  });
  return fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) =>
    edits.reduce((before, { at, digits, cut }) => {
      const place = 2 + (at % (before.length - 1));
      const whole = before.slice(0, place) + digits + before.slice(place + cut);
      return whole.length % 2 === 0 ? whole : `${whole}0`;
    }, text),
  );
}

describe("fuzz: answers of nodes and sources", function () {
  this.timeout(FUZZ.timeoutMs);

  it("an event of any bytes is an issuance or a coded error", async () => {
    const { topics, data } = issuedLog();
    const logOf = (parts: { topics: string[]; data: string }) =>
      ({ address: TOKEN, blockNumber: 1, blockHash: leafOf(1), index: 0, ...parts }) as unknown as Log;
    expect(issuancesFrom(READER, [logOf({ topics, data })])).to.have.length(1);
    const hostile = fc.record({
      data: fc.oneof(damagedHex(data), fc.constant("0x"), fc.constant(data)),
      topics: fc.oneof(fc.tuple(...topics.map(damagedHex)), fc.subarray(topics), fc.constant(topics)),
    });
    await fc.assert(
      fc.asyncProperty(hostile, async (parts) => {
        await outcomeOf(() => issuancesFrom(READER, [logOf({ ...parts, topics: [...parts.topics] })]));
      }),
      FUZZ,
    );
  });

  it("a receipt's events are read whole, or refused by a code before anybody uses their values", async () => {
    const emitter = { address: TOKEN, interface: token } as unknown as Parameters<typeof eventsOf>[1];
    const { topics, data } = issuedLog();
    const receiptOf = (parts: object) =>
      [{ logs: [{ address: TOKEN, index: 0, ...parts }] }] as unknown as TransactionReceipt[];
    expect(eventsOf(receiptOf({ topics, data }), emitter, "AchievementIssued")).to.have.length(1);
    errorOf("NOT_A_DEPLOYMENT", () =>
      eventsOf(receiptOf({ topics, data: "0x12" }), emitter, "AchievementIssued"),
    );
    await fc.assert(
      fc.asyncProperty(damagedHex(data), fc.subarray(topics), async (damaged, some) => {
        await outcomeOf(() => {
          for (const { args } of eventsOf(
            receiptOf({ topics: some, data: damaged }),
            emitter,
            "AchievementIssued",
          )) {
            args.toArray(true);
          }
        });
      }),
      FUZZ,
    );
  });

  it("the lens' answer of any bytes is a list of reports or a coded error", async () => {
    const nothing = AbiCoder.defaultAbiCoder().encode(["uint256", "uint256"], [32, 1]);
    await fc.assert(
      fc.asyncProperty(
        damagedHex(nothing + "0".repeat(64 * 40)),
        fc.nat({ max: 3 }),
        async (answer, count) => {
          await outcomeOf(() => decodeReports(lens, answer, count));
        },
      ),
      FUZZ,
    );
  });

  it("revert data of any bytes is an error of a contract, or none", async () => {
    const data = `${hashText("BatchItemFailed(uint256,bytes)").slice(0, 10)}${"0".repeat(63)}1`;
    let batch = "0x12345678";
    for (let level = 0; level < 20; level += 1)
      batch = BATCH.encodeErrorResult("BatchItemFailed", [level, batch]);
    expect(decodeRevert(batch)).to.deep.include({ name: "BatchItemFailed", index: 19 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(damagedHex(data), damagedHex("0x08c379a0")), async (bytes) => {
        await outcomeOf(() => decodeRevert(bytes));
      }),
      FUZZ,
    );
  });

  it("whatever a node or a wallet throws becomes an error of the SDK", async () => {
    const text = JSON.stringify({
      code: -32000,
      message: "execution reverted",
      data: "0x08c379a0",
      error: {},
    });
    await fc.assert(
      fc.asyncProperty(hostileValues([text]), fc.nat({ max: 1000 }), async (thrown, asked) => {
        const outcome = await outcomeOf(() => fromChain(thrown));
        expect(outcome).to.have.nested.property("value.code");
        await outcomeOf(() => refusalOf(thrown, asked));
      }),
      FUZZ,
    );
  });

  it("megabytes of a node's words are searched only at their beginning", () => {
    const flood = "exceeded ".repeat(300_000);
    expect(fromChain(new Error(`429 ${flood}`)).code).to.equal("RATE_LIMITED");
    expect(fromChain(new Error(`${flood} 429`)).code).to.equal("CHAIN_UNREACHABLE");
    expect(
      refusalOf(makeError(flood, "SERVER_ERROR", { responseBody: "more than ".repeat(300_000) } as never), 9),
    ).to.deep.equal({ kind: "unclear" });
  });

  it("a source's list has the form that it promises, or is refused by its code", async () => {
    expect(checkList(LIST as unknown as recordTypes.IssuancePage)).to.equal(LIST);
    const codes = new Set<ErrorCode>();
    await fc.assert(
      fc.asyncProperty(hostileValues([JSON.stringify(LIST)]), async (list) => {
        const outcome = await outcomeOf(() => checkList(list as recordTypes.IssuanceList));
        if ("error" in outcome) codes.add(outcome.error.code);
      }),
      FUZZ,
    );
    expect([...codes]).to.deep.equal(["INCONSISTENT_ANSWER"]);
  });

  it("a cache that others write to holds logs in their form, or nothing", async () => {
    const kept = { checkpoints: [{ block: 7, hash: leafOf(3) }], issuances: [ISSUED] };
    const load = async (text: string) =>
      await loadLogs({ getItem: () => text, setItem: () => undefined }, "name");
    /** The text that a cache is given for a value, with its sum. */
    const written = async (value: unknown) => {
      let text = "";
      await saveLogs(
        { getItem: () => null, setItem: (_name, given) => (text = given) },
        "name",
        value as typeof kept as never,
      );
      return text;
    };
    expect(await load(await written(kept))).to.deep.equal(kept);
    await fc.assert(
      fc.asyncProperty(
        hostileValues([JSON.stringify(kept)]),
        hostileTexts([await written(kept)]),
        async (value, text) => {
          await outcomeOf(() => load(text));
          if (
            typeof value !== "object" ||
            value === null ||
            !Array.isArray((value as typeof kept).checkpoints)
          )
            return;
          const outcome = await outcomeOf(async () => await load(await written(value)));
          if ("error" in outcome) return;
          const { issuances } = outcome.value as typeof kept;
          checkList({ issuances, block: 0 } as unknown as recordTypes.IssuanceList);
        },
      ),
      FUZZ,
    );
  });

  it("an address book that names an odd chain or contract is refused by its own code", () => {
    errorOf("MALFORMED_DEPLOYMENT", () => deployments.parse('{"contracts":{"__proto__":{}}}'));
    errorOf("MALFORMED_DEPLOYMENT", () => deployments.parse('{"contracts":{"constructor":{}}}'));
  });
});

describe("errors of odd values", () => {
  it("are made of anything: what has no text is named by its type", () => {
    let nested: unknown = 0;
    for (let level = 0; level < 100_000; level += 1) nested = [nested];
    const cycle: { self?: unknown } = Object.create(null);
    cycle.self = cycle;
    for (const value of [nested, cycle]) {
      expect(new CairnError("INVALID_ARGUMENT", { details: { value } }).message).to.include(
        "value: (object)",
      );
    }
  });

  it("are bounded in length, whatever a file or a contract said", () => {
    const error = new CairnError("CONTRACT_REVERTED", {
      message: "x".repeat(1_000_000),
      details: { y: "y".repeat(9_999) },
    });
    expect(error.shortMessage.length).to.be.below(2_100);
    expect(error.message.length).to.be.below(2_500);
    expect(error.details.y).to.have.length(9_999);
  });
});
