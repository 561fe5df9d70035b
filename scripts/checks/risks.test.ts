import { expect } from "chai";
import { checkPage, faultsOf } from "./risks.ts";

const FILES: Readonly<Record<string, string>> = {
  "test/a.t.sol": "function test_RefusesAStranger() public {}",
  "test/b.test.ts": 'it("a node that lies is unknown, never valid", async () => {',
  "docs/mechanism.md": "test_RefusesAStranger",
};

describe("check:risks", () => {
  const faults = (text: string) => faultsOf({ text, folder: "docs", read: (file) => FILES[file] });

  it("counts tests that exist, in Solidity by name and in TypeScript by a part of their title", () => {
    const text = "[`test_RefusesAStranger`](../test/a.t.sol) and [`a node that lies`](../test/b.test.ts)";
    expect(faults(text)).to.deep.equal({ tests: 2, faults: [] });
  });

  it("docs/known-risks.md names tests that exist", () => {
    const { tests, faults: found } = checkPage();
    expect(found).to.deep.equal([]);
    expect(tests).to.be.greaterThan(0);
  });

  it("names a test that is gone, also where another's name begins alike", () => {
    expect(faults("[`test_Refuses`](../test/a.t.sol)").faults).to.deep.equal([
      'test/a.t.sol has no test "test_Refuses"',
    ]);
    expect(faults("[`a node that dies`](../test/b.test.ts)").faults).to.have.length(1);
  });

  it("names a file that is gone, and takes no page for a test", () => {
    expect(faults("[x](../test/c.t.sol)").faults).to.deep.equal(["test/c.t.sol is not there"]);
    expect(faults("[page](mechanism.md) [web](https://a.example/b.t.sol)")).to.deep.equal({
      tests: 0,
      faults: [],
    });
  });
});
