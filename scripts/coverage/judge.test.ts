import { expect } from "chai";
import { judge } from "./judge.ts";
import { readLcov } from "./lcov.ts";

const FILE = "contracts/A.sol";
const LINES: Readonly<Record<number, string>> = { 3: "    a = 1;", 4: "    revert Never();" };
const NEVER = { file: FILE, line: "revert Never();", why: "the caller made sure" };

describe("coverage of the contracts", () => {
  const judged = (missed: readonly number[], exceptions: readonly (typeof NEVER)[]) =>
    judge({
      coverage: [{ file: FILE, lines: 5, missed }],
      exceptions,
      lineAt: (_file, line) => LINES[line] ?? "",
    });

  it("takes a file whose lines are all reached", () => {
    expect(judged([], [])).to.deep.equal({
      rows: [{ file: FILE, lines: 5, reached: 5, excepted: 0 }],
      faults: [],
    });
  });

  it("names a line that no test reaches", () => {
    expect(judged([3], []).faults).to.deep.equal([`${FILE}:3 is reached by no test: a = 1;`]);
  });

  it("takes an exception for its line only", () => {
    expect(judged([4], [NEVER])).to.deep.equal({
      rows: [{ file: FILE, lines: 5, reached: 4, excepted: 1 }],
      faults: [],
    });
    expect(judged([3, 4], [NEVER]).faults).to.have.length(1);
  });

  it("refuses an exception that a test reaches, or whose line is gone", () => {
    expect(judged([], [NEVER]).faults).to.have.length(1);
    expect(judged([4], [NEVER, { ...NEVER, line: "b = 2;" }]).faults).to.have.length(1);
  });

  it("reads the report of the coverage tool, of contracts/ only", () => {
    const report =
      "TN:\nSF:test/T.sol\nDA:1,0\nSF:contracts/A.sol\nDA:3,1\nDA:4,0\nLH:1\nLF:2\nend_of_record\n";
    expect(readLcov(report)).to.deep.equal([{ file: FILE, lines: 2, missed: [4] }]);
  });
});
