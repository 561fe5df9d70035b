import { expect } from "chai";
import { compile } from "./lib/solc.ts";
import type { Mutant } from "./mutants.ts";
import { applyMutant, declarationsOf, mutantsOf } from "./mutants.ts";
import { sampleOf } from "./select.ts";

/** The mutants of a source, without their file's name. */
function mutantsIn(text: string, file = "contracts/Sample.sol"): readonly Mutant[] {
  const { errors, trees } = compile({
    files: { [file]: "all" },
    replaced: { [file]: text },
    withTrees: true,
  });
  expect(errors).to.deep.equal([]);
  const tree = trees[file];
  if (tree === undefined) throw new Error("no tree");
  return mutantsOf({ file, text, tree, declarations: declarationsOf(trees) });
}

function namesOf(mutants: readonly Mutant[]): readonly string[] {
  return mutants.map(({ id }) => id.slice(id.indexOf(":") + 1));
}

/** A contract with this in it, from line 4 on. */
function contractWith(...body: readonly string[]): string {
  return [
    "// SPDX-License-Identifier: MIT",
    "pragma solidity 0.8.37;",
    "contract Sample {",
    ...body,
    "}",
  ].join("\n");
}

describe("mutants", () => {
  it("are exactly these for guards, comparisons and arithmetic", () => {
    const text = contractWith(
      "error Bad();",
      "uint256 private total;",
      "function add(uint256 a, uint256 b) external returns (bool) {",
      "if (a < 7 || b == a) revert Bad();",
      "total += a * 2;",
      "return total > b;",
      "}",
    );
    expect(namesOf(mutantsIn(text))).to.deep.equal([
      "7:5 condition: a < 7 || b == a → false",
      "7:5 logical: a < 7 || b == a → a < 7",
      "7:5 logical: a < 7 || b == a → b == a",
      "7:7 relational: < → <=",
      "7:9 constant: 7 → 6",
      "8:1 statement: total += a * 2; → {}",
      "8:12 arithmetic: * → /",
      "8:14 constant: 2 → 3",
      "9:8 return: total > b → false",
      "9:14 relational: > → >=",
    ]);
  });

  it("are exactly these for modifiers, events, enums and arguments", () => {
    const text = contractWith(
      "enum Mood { Low, High }",
      "event Told(address indexed a, address indexed b, bool now_);",
      "modifier once() { _; }",
      "function tell(address a, address b) external once returns (Mood mood) {",
      "emit Told(a, b, true);",
      "mood = Mood.High;",
      "}",
    );
    expect(namesOf(mutantsIn(text))).to.deep.equal([
      "7:46 modifier: once → nothing",
      "8:1 statement: emit Told(a, b, true); → {}",
      "8:11 argument: a, b → b, a",
      "8:17 constant: true → false",
      "9:1 statement: mood = Mood.High; → {}",
      "9:13 enum: High → Low",
    ]);
  });

  it("are exactly these for bits, loops and branches", () => {
    const text = contractWith(
      "uint8 private constant READ = 1;",
      "uint8 private constant WRITE = 2;",
      "function count(uint8 bits) external pure returns (uint256 found) {",
      "for (uint256 i = 0; i < 8; ++i) {",
      "if (bits & READ != 0) continue;",
      "found = bits > 4 ? found << 1 : ~found;",
      "}",
      "}",
    );
    expect(namesOf(mutantsIn(text))).to.deep.equal([
      "4:31 constant: 1 → 0",
      "5:32 constant: 2 → 3",
      "7:21 condition: i < 8 → false",
      "7:23 relational: < → <=",
      "7:25 constant: 8 → 7",
      "8:5 condition: bits & READ != 0 → true",
      "8:5 condition: bits & READ != 0 → false",
      "8:10 bitwise: & → |",
      "8:20 constant: 0 → 1",
      "9:1 statement: found = bits > 4 ? found << 1 : ~found; → {}",
      "9:14 relational: > → >=",
      "9:20 ternary: found << 1 : ~found → ~found : found << 1",
      "9:29 constant: 1 → 0",
      "9:33 bitwise: ~found → found",
    ]);
  });

  it("are one a line where records are only shown", () => {
    const text = contractWith(
      "function f(uint256 a) external pure returns (bool) {",
      "return a > 3 && a < 9;",
      "}",
    );
    expect(mutantsIn(text).length).to.be.greaterThan(1);
    expect(mutantsIn(text, "contracts/libraries/Sample.sol")).to.have.lengthOf(1);
  });

  it("compile, each of them, also behind characters of several bytes", () => {
    const text = contractWith(
      "// Größe: 数",
      "uint256 public size = 5;",
      "function grow(uint256 by) external { if (by == 0) return; size += by; }",
    );
    const mutants = mutantsIn(text);
    expect(mutants.map(({ operator }) => operator)).to.include.members([
      "constant",
      "condition",
      "statement",
    ]);
    for (const mutant of mutants) {
      const changed = applyMutant(text, mutant);
      expect(changed).not.to.equal(text);
      const file = "contracts/Sample.sol";
      expect(
        compile({ files: { [file]: "all" }, replaced: { [file]: changed } }).errors,
        mutant.id,
      ).to.deep.equal([]);
    }
  });

  it("are drawn alike for the same seed, in their own order", () => {
    const text = contractWith(
      ...Array.from({ length: 30 }, (_none, index) => `uint256 public a${index} = ${index + 2};`),
    );
    const mutants = mutantsIn(text);
    const draw = (seed: number): readonly string[] => namesOf(sampleOf({ mutants, size: 7, seed }));
    expect(mutants).to.have.lengthOf(30);
    expect(draw(1)).to.have.lengthOf(7).and.deep.equal(draw(1));
    expect(draw(1)).not.to.deep.equal(draw(2));
    const places = sampleOf({ mutants, size: 7, seed: 1 }).map(({ start }) => start);
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
    expect(sampleOf({ mutants, size: 99, seed: 1 })).to.have.lengthOf(30);
  });
});
