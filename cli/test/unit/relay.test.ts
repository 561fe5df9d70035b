import { expect } from "chai";
import { Interface } from "ethers";
import { AchievementToken__factory } from "../../../sdk/src/contracts/AchievementToken__factory.ts";
import { CairnForwarder__factory } from "../../../sdk/src/contracts/CairnForwarder__factory.ts";
import { LearnerRegistry__factory } from "../../../sdk/src/contracts/LearnerRegistry__factory.ts";
import { ALLOWED } from "../../src/relay/allowList.ts";
import { FORWARDER, LEARNERS } from "../../src/relay/contracts.ts";
import { dayOf, secondsToNextDay } from "../../src/relay/day.ts";
import { raised, readFees } from "../../src/relay/fees.ts";
import { rateLimit } from "../../src/relay/rateLimit.ts";

const CONTRACTS: Readonly<Record<(typeof ALLOWED)[number]["contract"], Interface>> = {
  AchievementToken: AchievementToken__factory.createInterface(),
  LearnerRegistry: LearnerRegistry__factory.createInterface(),
};
const GWEI = 1_000_000_000n;

describe("relay: what it calls", () => {
  it("every function of the table is one of its contract", () => {
    for (const { contract, signature } of ALLOWED) {
      const name = signature.slice(0, signature.indexOf("("));
      const real = CONTRACTS[contract].getFunction(name);
      const known = new Interface([`function ${signature}`]).getFunction(name);
      expect(real?.format("sighash"), signature).to.equal(known?.format("sighash"));
    }
  });

  it("what it knows of forwarder and registry is what they have", () => {
    for (const [known, real] of [
      [FORWARDER, CairnForwarder__factory.createInterface()],
      [LEARNERS, LearnerRegistry__factory.createInterface()],
    ] as const) {
      for (const fragment of known.fragments) {
        const text = fragment.format("sighash");
        const found = real.fragments.some(
          (other) => other.type === fragment.type && other.format("sighash") === text,
        );
        expect(found, text).to.equal(true);
      }
    }
  });
});

describe("relay: the work that one address may cause", () => {
  it("a quarter of a minute's at once, then as time passes", () => {
    const limit = rateLimit(60);
    for (let time = 0; time < 15; time += 1) expect(limit.take("1.2.3.4", 0)).to.equal(undefined);
    expect(limit.take("1.2.3.4", 0)).to.equal(1);
    expect(limit.take("5.6.7.8", 0)).to.equal(undefined);
    expect(limit.take("1.2.3.4", 1_000)).to.equal(undefined);
    expect(limit.take("1.2.3.4", 1_000)).to.equal(1);
  });

  it("an IPv6 network counts as one, however its addresses are written; a mapped IPv4 address as itself", () => {
    const limit = rateLimit(4);
    expect(limit.take("2001:db8:0:1::1", 0)).to.equal(undefined);
    expect(limit.take("2001:db8:0:1:ffff::2", 0)).to.equal(15);
    expect(limit.take("2001:db8::1:0:0:0:3", 0)).to.equal(15);
    expect(limit.take("2001:db8:0:2::1", 0)).to.equal(undefined);
    expect(limit.take("::ffff:9.9.9.9", 0)).to.equal(undefined);
    expect(limit.take("9.9.9.9", 0)).to.equal(15);
    expect(limit.take("::ffff:9.9.9.8", 0)).to.equal(undefined);
  });

  it("remembers a bounded number of addresses, and forgets the one that was longest away", () => {
    const limit = rateLimit(4);
    expect(limit.take("first", 0)).to.equal(undefined);
    for (let place = 0; place < 10_000; place += 1) limit.take(`other ${place}`, 0);
    expect(limit.take("first", 0)).to.equal(undefined);
    expect(limit.take("other 9999", 0)).to.equal(15);
  });
});

describe("relay: what it pays", () => {
  const node = { tip: async () => GWEI, gasPrice: async () => 7n * GWEI };

  it("offers twice the base fee and the tip, and never more than the cap", async () => {
    expect(await readFees(node, { baseFee: 10n * GWEI }, 50n * GWEI)).to.deep.equal({
      tip: GWEI,
      maxFee: 21n * GWEI,
      price: 11n * GWEI,
    });
    expect(await readFees(node, { baseFee: 10n * GWEI }, 12n * GWEI)).to.include({ maxFee: 12n * GWEI });
    expect(await readFees(node, { baseFee: 1n }, GWEI / 2n)).to.include({ tip: GWEI / 2n });
  });

  it("on a chain without base fee, the node's price", async () => {
    const fees = await readFees(node, { baseFee: null }, 50n * GWEI);
    expect(fees).to.deep.equal({ tip: null, maxFee: 7n * GWEI, price: 7n * GWEI });
  });

  it("replaces with an eighth more at least, what is asked now if that is more, and nothing above the cap", () => {
    const now = { tip: GWEI, maxFee: 30n * GWEI, price: 15n * GWEI };
    const eighth = (8n * GWEI * 9n) / 8n + 1n;
    expect(raised({ maxFee: 8n * GWEI, tip: 8n * GWEI }, { ...now, maxFee: 1n }, 50n * GWEI)).to.deep.equal({
      maxFee: eighth,
      tip: eighth,
    });
    expect(raised({ maxFee: 8n * GWEI, tip: 8n * GWEI }, now, 50n * GWEI)).to.include({ maxFee: 30n * GWEI });
    expect(raised({ maxFee: 8n * GWEI, tip: 8n * GWEI }, now, 10n * GWEI)).to.include({ maxFee: 10n * GWEI });
    expect(raised({ maxFee: 8n * GWEI, tip: 8n * GWEI }, now, 9n * GWEI)).to.equal(undefined);
  });
});

describe("relay: days", () => {
  it("are those of UTC", () => {
    const noon = Date.UTC(2026, 2, 1, 12) / 1000;
    expect(dayOf(noon)).to.equal("2026-03-01");
    expect(secondsToNextDay(noon)).to.equal(43_200);
    expect(dayOf(noon + 43_199)).to.equal("2026-03-01");
    expect(dayOf(noon + 43_200)).to.equal("2026-03-02");
  });
});
