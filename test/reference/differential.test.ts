import { expect } from "chai";
import { makeCast } from "./cast.ts";
import type { Chain } from "./chain.ts";
import { openReferenceChain } from "./chain.ts";
import { missing } from "./coverage.ts";
import type { Report } from "./explore.ts";
import { explore } from "./explore.ts";
import { failureInWords, tallyTable } from "./report.ts";

const RUNS = Number(process.env.CAIRN_MODEL_RUNS ?? 25);
const SEED = Number(process.env.CAIRN_MODEL_SEED ?? 4);
/** From so many sequences on, everything that can occur has to. */
const DEEP = 1000;

describe("the contracts and the reference model", function () {
  this.timeout(0);
  let chain: Chain;
  let report: Report;

  before(async () => {
    chain = await openReferenceChain();
    report = await explore({ chain, seed: SEED, runs: RUNS });
  });

  after(async () => {
    await chain.close();
  });

  it(`do and say the same in ${RUNS} random sequences (seed ${SEED})`, () => {
    console.log(tallyTable(report));
    if (report.failure !== undefined) expect.fail(failureInWords({ cast: makeCast(chain), report }));
    expect(report.runs).to.equal(RUNS);
  });

  if (RUNS >= DEEP) {
    it("leave no command without a success, and no error that can occur unseen", () => {
      expect(missing({ report, errorNames: chain.abis.errorNames })).to.deep.equal({
        commands: [],
        errors: [],
      });
    });
  }
});
