import { readFileSync } from "node:fs";
import { expect } from "chai";
import { PLANTED_BUGS } from "../test/planted/bugs.ts";
import { plant } from "../test/planted/plant.ts";
import type { Outcome } from "../test/planted/report.ts";
import { inWords, isCaught, readme } from "../test/planted/report.ts";

describe("planted bugs", () => {
  it("are three at least in each of the core contracts, under names of their own", () => {
    const contracts = PLANTED_BUGS.map(({ contract }) => contract);
    for (const name of ["HubRegistry", "AchievementToken", "LearnerRegistry"]) {
      expect(contracts.filter((contract) => contract === name)).to.have.length.of.at.least(3);
    }
    expect(new Set(PLANTED_BUGS.map(({ name }) => name))).to.have.length(PLANTED_BUGS.length);
  });

  for (const bug of PLANTED_BUGS) {
    it(`find the place of "${bug.name}" in ${bug.file}`, () => {
      expect(plant(bug)).to.not.equal(readFileSync(bug.file, "utf8"));
    });

    it(`are on the committed page: "${bug.name}"`, () => {
      expect(readFileSync("test/planted/README.md", "utf8")).to.include(`| ${bug.contract} | ${bug.name} |`);
    });
  }

  it("are refused where what they replace is not there exactly once", () => {
    const [bug] = PLANTED_BUGS;
    if (bug === undefined) throw new Error("there is no planted bug");
    const twice = { ...bug, edits: [{ from: "function", to: "" }] };
    expect(() => plant(twice)).to.throw(/stands \d+ times/u);
  });

  it("count as caught if the invariants or the model saw them", () => {
    const [bug] = PLANTED_BUGS;
    if (bug === undefined) throw new Error("there is no planted bug");
    const escaped: Outcome = { bug, invariant: undefined, model: undefined };
    const seen: Outcome = { ...escaped, model: { what: "recordOf(0x12)", commands: 3 } };
    expect([isCaught(escaped), isCaught(seen)]).to.deep.equal([false, true]);
    expect(inWords(escaped)).to.match(/^✘[\s\S]+invariants: not seen[\s\S]+model: not seen/u);
    expect(readme([escaped, seen])).to.include("1 of 2 caught.");
  });
});
