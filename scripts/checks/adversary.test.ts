import { expect } from "chai";
import type { Tests } from "./adversary.ts";
import { checkPage, checkRepository, testsOf } from "./adversary.ts";

const TESTS: Tests = new Map([
  ["test/unit/a.t.sol", new Set(["test_Old"])],
  ["test/adversary/b.t.sol", new Set(["test_New"])],
]);
const HEAD = "| Attack | File | Tests |\n| --- | --- | --- |\n";
const NEW = "| A new one | `adversary/b.t.sol` | `test_New` |\n";

function messagesOf(rows: string): string[] {
  return checkPage({ page: `${HEAD}${rows}`, tests: TESTS }).map(({ message }) => message);
}

describe("the page of attacks", () => {
  it("is in step with the tests of this repository", () => {
    expect(checkRepository().faults).to.deep.equal([]);
  });

  it("takes rows whose tests exist", () => {
    expect(messagesOf(`${NEW}| An old one | \`unit/a.t.sol\` | \`test_Old\` |\n`)).to.deep.equal([]);
  });

  it("names tests and files that are gone, and rows without a test", () => {
    expect(messagesOf(`${NEW}| Gone | \`unit/a.t.sol\` | \`test_Gone\` |\n`)).to.deep.equal([
      'test/unit/a.t.sol has no test "test_Gone"',
    ]);
    expect(messagesOf(`${NEW}| Gone | \`unit/c.t.sol\` | \`test_Gone\` |\n`)).to.deep.equal([
      "no file of tests: `unit/c.t.sol`",
    ]);
    expect(messagesOf(`${NEW}| None | \`unit/a.t.sol\` | none |\n`)).to.deep.equal(["no test is named"]);
  });

  it("names attacks that are tested and not listed", () => {
    expect(messagesOf("")).to.deep.equal(['"test_New" is not on the page']);
  });

  it("finds names in Solidity and in TypeScript", () => {
    const text = 'function test_A() public {} it("b", () => 1); it(\n`c`, () => 1); it("d \\"e\\"", () => 1)';
    expect([...testsOf(text)]).to.deep.equal(["test_A", "b", "c", 'd \\"e\\"']);
  });
});
