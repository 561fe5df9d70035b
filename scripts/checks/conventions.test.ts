import { expect } from "chai";
import { checkContract, checkText } from "./conventions.ts";

const GOOD = `pragma solidity 0.8.37;
contract A {
    mapping(address account => uint256) private _of;
    // mapping(address => uint256)
    function a(uint256 x) external {}
    function _a(uint256 x) private {}
    function _a(uint256 x, uint256 y) private {}
    function safeTransferFrom(address from) public {}
    function safeTransferFrom(address from, address to) public {}
}
`;

function messages(text: string): string[] {
  return checkContract({ file: "contracts/A.sol", text }).map(({ at, message }) => `${at}: ${message}`);
}

describe("conventions", () => {
  it("hold for a contract that keeps them", () => {
    expect(messages(GOOD)).to.deep.equal([]);
  });

  it("ask for an exact pragma in what is deployed and a floor in what is shared", () => {
    const floor = GOOD.replace("0.8.37", "^0.8.28");
    const abstract = (text: string): string => text.replace("contract A", "abstract contract A");
    expect(messages(floor)).to.deep.equal(["contracts/A.sol:1: the pragma must be 0.8.37"]);
    expect(messages(abstract(GOOD))).to.deep.equal(["contracts/A.sol:1: the pragma must be ^0.8.28"]);
    expect(messages(abstract(floor))).to.deep.equal([]);
  });

  it("ask for names of mapping keys", () => {
    expect(messages(GOOD.replace("address account", "address"))).to.deep.equal([
      "contracts/A.sol:3: a mapping whose key has no name",
    ]);
  });

  it("refuse an overloaded external function, over lines too", () => {
    const text = GOOD.replace(
      "function _a(uint256 x) private",
      "function a(\n        uint256 x\n    )\n        external",
    );
    expect(messages(text)).to.deep.equal(["contracts/A.sol:6: an external function is overloaded"]);
  });

  it("refuse a contract of more than 500 lines", () => {
    const long = (lines: number): string => GOOD + "\n".repeat(lines - GOOD.split("\n").length + 1);
    expect(messages(long(500))).to.deep.equal([]);
    expect(messages(long(501))).to.deep.equal(["contracts/A.sol:502: 501 lines; at most 500"]);
  });

  it("refuse switched-off checks and things left for later", () => {
    const text = `const a = 1;\n// ${"biome"}-ignore lint: no\n// ${"TO"}DO more\n`;
    expect(checkText({ file: "a.ts", text }).map(({ at }) => at)).to.deep.equal(["a.ts:2", "a.ts:3"]);
  });
});
