import { readFileSync } from "node:fs";
import { expect } from "chai";
import { compareInvariants } from "./invariants.ts";

const README = `# Invariants

1. Nothing moves. \`_inv01_NothingMoves\`
2. Nothing is lost, and nothing
   is found. \`_inv02_NothingIsLost\`, \`_inv02_NothingIsFound\`

Other text with \`_audit\`.
`;
const SOLIDITY = `
    function _inv01_NothingMoves(bool moved) internal {}
    function _inv02_NothingIsLost() private view {}
    function _inv02_NothingIsFound() private view {}
`;

describe("invariants: the list and the functions", () => {
  it("agree in this repository", () => {
    const readme = readFileSync("test/invariant/README.md", "utf8");
    const solidity = readFileSync("test/invariant/Invariants.sol", "utf8");
    expect(compareInvariants({ readme, solidity })).to.deep.equal([]);
    expect(solidity.match(/function _inv/gu)).to.have.length.above(30);
  });

  it("agree when each number names its functions, and each function is named", () => {
    expect(compareInvariants({ readme: README, solidity: SOLIDITY })).to.deep.equal([]);
  });

  it("disagree on a function that the list does not name", () => {
    const solidity = `${SOLIDITY}function _inv03_NothingElse() private {}`;
    expect(compareInvariants({ readme: README, solidity })).to.deep.equal([
      "no number of the list names _inv03_NothingElse",
    ]);
  });

  it("disagree on a name without a function, and on a function of another number", () => {
    const solidity = SOLIDITY.replace("_inv01_NothingMoves", "_inv01_NothingStays");
    expect(compareInvariants({ readme: README, solidity })).to.deep.equal([
      "1 names _inv01_NothingMoves: there is no such function of that number",
      "no number of the list names _inv01_NothingStays",
    ]);
    const readme = README.replace("`_inv02_NothingIsLost`", "`_inv01_NothingMoves`");
    expect(compareInvariants({ readme, solidity: SOLIDITY })).to.deep.equal([
      "2 names _inv01_NothingMoves: there is no such function of that number",
      "no number of the list names _inv02_NothingIsLost",
    ]);
  });

  it("disagree on a number without a function, and on one out of order", () => {
    const readme = README.replace("2. Nothing", "3. Nothing").replace("`_inv01_NothingMoves`", "");
    expect(compareInvariants({ readme, solidity: SOLIDITY })).to.include.members([
      "3 is out of order",
      "1 names no function",
    ]);
  });
});
