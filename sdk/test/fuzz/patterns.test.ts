import { globSync, readFileSync } from "node:fs";
import { expect } from "chai";
import ts from "typescript";
import { parseExpression, pumpsOf, stepsOf } from "../utils/backtracking.ts";

/** A regular expression of the sources. */
interface Found {
  readonly where: string;
  readonly expression: RegExp;
}

const SOURCES = globSync(["sdk/src/**/*.ts", "cli/src/**/*.ts"], { exclude: ["sdk/src/contracts/**"] });
const SHORT = 300;
/** Steps that a text of twice the length may take: a little more than twice as many. */
const LINEAR = 2.4;
const LIMIT = 1_000_000;

/**
 * Expressions that may take the square of a text's length, by their source, and what bounds the text. Every other one is
 * linear on all texts that are tried.
 */
const BOUNDED: ReadonlyMap<string, string> = new Map(
  [
    /\b429\b|rate.?limit|too many requests|request limit|exceeded.*(?:quota|capacity)/,
    /\b429\b|rate.?limit|too many requests|request limit|compute units|exceeded.*(?:quota|capacity)/,
    /block.?range|range (?:is )?(?:too|limit|exceed)|\branges? over\b|\d+ range\b/,
    /(?:more than|exceeds?|max\w*|too many|limit of|limit to) [^.]*?(?:results|logs|blocks)/,
  ]
    .map(({ source }): [string, string] => [
      source,
      "what a node says: `searchable` takes 4,000 characters of it",
    ])
    .concat([
      [
        /^option '(.*)' argument '(.*)' is invalid\..*/.source,
        "what was typed: `usageText` takes 1,000 characters",
      ],
    ]),
);

/**
 * Where expressions are put together while the command runs, each of constants: of one that is found itself, of the
 * catalogs' sentences, of the numbers of colours.
 */
const COMPOSED = [
  "cli/src/input/characters.ts",
  "cli/src/messages/sdk/toSpanish.ts",
  "cli/src/output/paint.ts",
];

function expressionsOf(file: string): { found: Found[]; composed: number } {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  let composed = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      const expression = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ where: `${file}:${line + 1}`, expression });
    }
    if (ts.isNewExpression(node) && node.expression.getText() === "RegExp") composed += 1;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { found, composed };
}

/** How much more work the worst of the texts takes when it is twice as long. */
function growthOf(expression: RegExp, length = SHORT): { growth: number; pump: string } {
  let worst = { growth: 0, pump: "" };
  const parsed = parseExpression(expression);
  for (const pump of pumpsOf(parsed)) {
    for (const end of ["", "\u0000"]) {
      const text = (most: number): string => pump.repeat(Math.ceil(most / pump.length)) + end;
      const short = stepsOf(parsed, text(length), LIMIT);
      const long = short === Number.POSITIVE_INFINITY ? short : stepsOf(parsed, text(2 * length), LIMIT);
      const growth = long === Number.POSITIVE_INFINITY ? long : long / Math.max(short, length);
      if (growth > worst.growth) worst = { growth, pump };
    }
  }
  return worst;
}

describe("regular expressions of the SDK and the command", () => {
  const files = SOURCES.map((file) => ({ file, ...expressionsOf(file) }));
  const all = files.flatMap(({ found }) => found);

  it("are found, also those that are put together", () => {
    expect(all.length).to.be.above(80);
    const composing = files.filter(({ composed }) => composed > 0).map(({ file }) => file);
    expect(composing).to.have.members(COMPOSED);
  });

  it("take work that grows with the text, or with its square where the text is bounded", function () {
    this.timeout(60_000);
    const faults: string[] = [];
    const bounded = new Set<string>();
    for (const { where, expression } of all) {
      const { growth, pump } = growthOf(expression);
      if (growth <= LINEAR) continue;
      if (growth <= LINEAR ** 2 && BOUNDED.has(expression.source)) bounded.add(expression.source);
      else faults.push(`${where}: ${growth.toFixed(1)} times the work for twice "${pump}": ${expression}`);
    }
    expect(faults, faults.join("\n")).to.deep.equal([]);
    expect([...BOUNDED.keys()], "no longer needed").to.have.members([...bounded]);
  });

  it("would be noticed if one were catastrophic", () => {
    for (const expression of [/^(?:a+)+$/, /^(?:a|a)*$/, /^(?:[a-z]+\s?)+$/]) {
      expect(growthOf(expression, 40).growth, String(expression)).to.be.above(LINEAR ** 2);
    }
    expect(growthOf(/\s+$/).growth).to.be.within(LINEAR, LINEAR ** 2);
  });
});
