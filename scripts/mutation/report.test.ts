import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Argued } from "./argued.ts";
import { argumentFor, readArgued, staleOf } from "./argued.ts";
import type { Fate } from "./judge.ts";
import type { Mutant } from "./mutants.ts";
import { README_FILE, withReport } from "./readme.ts";
import type { Report } from "./report.ts";
import { countsOf, REPORT_FILE, scoreOf } from "./report.ts";

const mutant: Mutant = {
  id: "contracts/A.sol:3:5 constant: 1 → 0",
  file: "contracts/A.sol",
  line: 3,
  column: 5,
  operator: "constant",
  before: "1",
  after: "0",
  within: "f",
  source: "a = 1;",
  start: 40,
  end: 41,
};
const { file, within, source, operator, before, after } = mutant;
const argued: Argued = { file, within, source, operator, before, after, why: "Gas only." };

describe("the report of mutation", () => {
  it("counts what compiles and differs, and rounds the score down", () => {
    const fates: readonly Fate[] = [
      ...Array.from({ length: 18 }, (): Fate => ({ fate: "killed", by: "T.test_A()" })),
      { fate: "survived" },
      { fate: "equivalent" },
      { fate: "invalid" },
    ];
    const counts = countsOf(fates.map((fate) => ({ mutant, fate })));
    expect(counts).to.deep.equal({ mutants: 19, killed: 18, survived: 1, equivalent: 1, invalid: 1 });
    expect(scoreOf(counts)).to.equal(94.7);
    expect(scoreOf(countsOf([]))).to.equal(100);
  });

  it("finds an argument where lines moved, and none where the line's text changed", () => {
    expect(argumentFor({ ...mutant, line: 9, start: 99, end: 100 }, [argued])).to.equal("Gas only.");
    expect(argumentFor({ ...mutant, source: "b = 1;" }, [argued])).to.equal(undefined);
    expect(argumentFor({ ...mutant, within: "g" }, [argued])).to.equal(undefined);
  });

  it("names arguments for what is no survivor", () => {
    expect(staleOf([argued], [mutant])).to.deep.equal([]);
    expect(staleOf([argued], [])).to.deep.equal([argued]);
  });

  it("that is committed reaches its goal, argues every survivor, and is what the page shows", () => {
    const report = JSON.parse(readFileSync(REPORT_FILE, "utf8")) as Report;
    expect(report.score).to.be.at.least(95);
    expect(report.survivors).to.have.lengthOf(report.total.survived);
    expect(report.survivors.filter(({ why }) => why === "")).to.deep.equal([]);
    const page = readFileSync(README_FILE, "utf8");
    expect(withReport(page, report)).to.equal(page);
  });

  it("argues each survivor once, in a sentence", () => {
    const all = readArgued();
    const keys = all.map(({ why: _why, ...place }) => JSON.stringify(place));
    expect(new Set(keys).size).to.equal(keys.length);
    for (const { why } of all) expect(why).to.match(/^(?:Equivalent|Gas only|Not reachable)\b.*\.$/u);
  });
});
