import { expect } from "chai";
import { cheaperPeers, goalsOf } from "../../bench/gas/goals.ts";
import type { Guarantee } from "../../bench/gas/guarantees.ts";
import { allBut } from "../../bench/gas/guarantees.ts";
import type { Compared } from "../../bench/gas/results.ts";
import { barChart } from "../../bench/lib/plot.ts";

const about = (id: string, guarantees: readonly Guarantee[]) => ({
  id,
  name: id,
  source: "a test",
  licence: "MIT",
  publicly: { does: "nothing", guarantees },
});
const scenario = (id: string, gas: Readonly<Record<string, number>>, toFloor?: number): Compared => ({
  id,
  title: id,
  items: 1,
  figures: Object.fromEntries(
    Object.entries(gas).map(([name, used]) => [name, { gas: used, transactions: 1 }]),
  ),
  ...(toFloor === undefined ? {} : { toFloor }),
});

describe("gas: goals", () => {
  const contestants = [about("cairn", allBut()), about("floor", []), about("weaker", allBut("consent"))];

  it("names who is cheaper, and what it lacks", () => {
    const one = scenario("revoke/public", { cairn: 100, floor: 1, weaker: 99 });
    expect(cheaperPeers(one, contestants)).to.deep.equal([
      { scenario: "revoke/public", peer: "weaker", lacks: ["consent"] },
    ]);
  });

  it("has nobody to name where nobody is cheaper, and where Cairn alone can", () => {
    expect(cheaperPeers(scenario("revoke/public", { cairn: 100, weaker: 100 }), contestants)).to.deep.equal(
      [],
    );
    expect(cheaperPeers(scenario("revoke/public", { cairn: 100 }), contestants)).to.deep.equal([]);
  });

  it("is missed by a cheaper peer with the same guarantees", () => {
    const equal = [...contestants, about("equal", allBut())];
    const scenarios = [scenario("revoke/public", { cairn: 100, weaker: 1, equal: 99 })];
    expect(
      goalsOf({ contestants: equal, scenarios }).map(({ measured, met }) => [measured, met]),
    ).to.deep.equal([["equal: revoke/public", false]]);
    expect(goalsOf({ contestants, scenarios }).map(({ met }) => met)).to.deep.equal([true]);
  });

  it("is missed beyond 1.25 times the floor, and met at it", () => {
    const met = (toFloor: number): boolean | undefined =>
      goalsOf({ contestants, scenarios: [scenario("issue/1/new", { cairn: 1 }, toFloor)] })[0]?.met;
    expect([met(1.25), met(1.251)]).to.deep.equal([true, false]);
  });
});

describe("plot: bars", () => {
  const chart = (scale: "linear" | "logarithmic"): string =>
    barChart({
      title: "Gas <all>",
      note: 'a "note" & more',
      groups: [
        { title: "one", bars: [{ label: "short", value: 50, text: "50" }] },
        {
          title: "two",
          bars: [{ label: "a label that is very long", value: 1000, text: "1,000", tone: "ours" }],
        },
      ],
      scale,
    });
  const numbers = (svg: string, pattern: RegExp): readonly number[] =>
    [...svg.matchAll(pattern)].map(({ groups }) => Number(groups?.number));
  const BAR = /class="(?:ours|other)" x="[\d.]+" y="[\d.]+" width="(?<number>[\d.]+)"/gu;

  it("are as long as their values, or as the logarithms of these", () => {
    const [short = 0, long = 0] = numbers(chart("linear"), BAR);
    expect(long / short).to.be.closeTo(20, 0.2);
    const [least = 0, most = 0] = numbers(chart("logarithmic"), BAR);
    expect(most / least).to.be.closeTo(10, 0.1);
  });

  it("have lines that do not overlap, and end inside the picture", () => {
    const svg = chart("linear");
    const lines = [...new Set(numbers(svg, /<text[^>]*\by="(?<number>[\d.]+)"/gu))];
    for (const [place, line] of lines.slice(1).entries())
      expect(line - (lines[place] ?? 0)).to.be.at.least(16);
    const [height = 0] = numbers(svg, /<svg[^>]* height="(?<number>\d+)"/gu);
    expect(Math.max(...lines)).to.be.below(height);
  });

  it("escape what could break out", () => {
    expect(chart("linear")).to.include("Gas &lt;all>").and.to.include("a &quot;note&quot; &amp; more");
  });
});
