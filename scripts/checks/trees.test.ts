import { expect } from "chai";
import type { Pair } from "./trees.ts";
import { comparePair, findUncovered } from "./trees.ts";

const TREE = `revoke
├── when the caller is not staff
│   └── it reverts with NotStaff [test_RevertWhen_CallerNotStaff]
└── when the caller is staff
    ├── given a minted record
    │   └── it burns the token [test_BurnsTheToken]
    └── given a record never minted
        └── it records the revocation [testFuzz_RecordsTheRevocation]
`;
const TEST = `contract RevokeTest {
    function setUp() public {}
    function test_RevertWhen_CallerNotStaff() public {}
    // function test_InAComment() public {}
    function test_BurnsTheToken() public {}
    function testFuzz_RecordsTheRevocation(uint256 id) public {}
    function testHelperIsNotATest(uint256) private {}
}
`;
const BASE = "test/unit/Token/revoke";
const GOOD = TEST.replace(/^.*testHelper.*\n/mu, "");

function messages({ tree = TREE, test = GOOD }: { tree?: string; test?: string }): string[] {
  return comparePair({ base: BASE, tree, test }).map(({ at, message }) => `${at}: ${message}`);
}

function pair(base: string, title: string): Pair {
  return { base, tree: `${title}\n└── it works [test_Works]\n`, test: "function test_Works() public {}" };
}

describe("trees: a tree and its test", () => {
  it("agree when each leaf names a test and each test is named", () => {
    expect(messages({})).to.deep.equal([]);
  });

  it("disagree on a leaf without a test's name", () => {
    const tree = TREE.replace(" [test_BurnsTheToken]", "");
    expect(messages({ tree })).to.deep.equal([
      `${BASE}.tree:6: a leaf without the name of its test in square brackets`,
      `${BASE}.t.sol:5: no leaf of the tree names test_BurnsTheToken`,
    ]);
  });

  it("disagree on a leaf whose test does not exist", () => {
    const tree = TREE.replace("test_BurnsTheToken", "test_Burns");
    expect(messages({ tree })).to.include(`${BASE}.tree:6: no function test_Burns in the test`);
  });

  it("disagree on a test that no leaf names, whatever its name goes on with", () => {
    expect(messages({ test: TEST })).to.deep.equal([
      `${BASE}.t.sol:7: no leaf of the tree names testHelperIsNotATest`,
    ]);
  });

  it("do not count a test that is only a comment", () => {
    const test = GOOD.replace("    function test_BurnsTheToken", "    // function test_BurnsTheToken");
    expect(messages({ test })).to.deep.equal([`${BASE}.tree:6: no function test_BurnsTheToken in the test`]);
  });

  it("are faulty when one of the two is missing", () => {
    expect(comparePair({ base: BASE, tree: undefined, test: GOOD })).to.deep.equal([
      { at: `${BASE}.t.sol:1`, message: "revoke.tree is missing" },
    ]);
    expect(comparePair({ base: BASE, tree: TREE, test: undefined })).to.deep.equal([
      { at: `${BASE}.tree:1`, message: "revoke.t.sol is missing" },
    ]);
  });

  it("are faulty with a branch that proves nothing", () => {
    const tree = TREE.replace(
      "└── when the caller is staff",
      "├── when the hub is closed\n└── when the caller is staff",
    );
    expect(messages({ tree })).to.deep.equal([`${BASE}.tree:4: a branch without a leaf`]);
    expect(messages({ tree: `${TREE}└── when nothing follows\n` })).to.deep.equal([
      `${BASE}.tree:9: a branch without a leaf`,
    ]);
  });

  it("are faulty with lines that are no branches, or branches of another kind", () => {
    expect(messages({ tree: `${TREE}and so on\n` })).to.deep.equal([
      `${BASE}.tree:9: neither the title nor a branch drawn with ├── or └──`,
    ]);
    const tree = TREE.replace("given a minted record", "if a minted record");
    expect(messages({ tree })).to.deep.equal([`${BASE}.tree:5: starts with none of: when, given, it`]);
  });

  it("are faulty when a leaf hangs below nothing", () => {
    const tree = TREE.replace("│   └── it reverts", "│   │   └── it reverts");
    expect(messages({ tree })).to.deep.equal([`${BASE}.tree:3: deeper than the branch above allows`]);
  });

  it("are faulty when the tree is empty", () => {
    expect(messages({ tree: "revoke\n", test: "contract RevokeTest {}" })).to.deep.equal([
      `${BASE}.tree:1: a tree without leaves`,
    ]);
  });
});

describe("trees: callable functions", () => {
  it("need a tree of their contract, not of another", () => {
    const callables = [
      { contract: "Token", name: "revoke" },
      { contract: "Token", name: "issue" },
    ];
    const pairs = [pair(BASE, "revoke"), pair("test/unit/Registry/issue", "issue")];
    expect(findUncovered({ callables, pairs })).to.deep.equal([
      {
        at: "test/unit/Token/issue.tree:1",
        message: "Token.issue can be called from outside, but has no tree and no test",
      },
    ]);
  });

  it("can share a tree whose title names them all", () => {
    const callables = ["approve", "transferFrom"].map((name) => ({ contract: "Token", name }));
    const pairs = [pair("test/unit/Token/transfers", "approve, transferFrom")];
    expect(findUncovered({ callables, pairs })).to.deep.equal([]);
    expect(
      findUncovered({ callables, pairs: [pair("test/unit/Token/transfers", "approve")] }),
    ).to.have.length(1);
  });

  it("need none where OpenZeppelin's code is inherited unchanged", () => {
    expect(
      findUncovered({ callables: [{ contract: "Token", name: "acceptOwnership" }], pairs: [] }),
    ).to.deep.equal([]);
  });
});
