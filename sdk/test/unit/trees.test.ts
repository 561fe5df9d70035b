import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import fc from "fast-check";
import { achievementId, proofNode, root, trees } from "../../src/index.ts";
import { errorOf } from "../utils/codes.ts";
import { PROPERTY } from "../utils/properties.ts";
import { leafOf } from "../utils/records.ts";
import { vectors } from "../utils/vectors.ts";

function vectorTree(size: number) {
  const leaf = (index: number) =>
    achievementId(keccak256(AbiCoder.defaultAbiCoder().encode(["uint256"], [index])));
  return trees.build(Array.from({ length: size }, (_, index) => leaf(index)));
}

describe("trees", () => {
  it("roots and proofs equal the shared vectors", () => {
    for (const { size, root: expected } of vectors.cohorts.cohorts) {
      const tree = vectorTree(size);
      expect(tree).to.include({ root: expected, size });
      for (const vector of vectors.cohorts.proofs.filter((proof) => proof.size === size)) {
        const leaf = achievementId(vector.leaf);
        expect(tree.ids[vector.index]).to.equal(leaf);
        expect(trees.proofOf(tree, leaf)).to.deep.equal(vector.proof);
        expect(trees.verify({ root: root(vector.root), leaf, proof: vector.proof.map(proofNode) })).to.equal(
          true,
        );
      }
    }
  });

  it("trees, proofs and dumps equal OpenZeppelin's", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (size, from) => {
        const ids = Array.from({ length: size }, (_, index) => leafOf(from + index));
        const theirs = SimpleMerkleTree.of(ids);
        const ours = trees.build(ids);
        expect(trees.dump(ours)).to.deep.equal(theirs.dump());
        for (const id of ids) {
          expect(trees.proofOf(ours, id)).to.deep.equal(theirs.getProof(id));
        }
      }),
      { ...PROPERTY, numRuns: 40 },
    );
  });

  it("a proof holds for its leaf and root only", () => {
    const tree = trees.build([1, 2, 3, 4, 5, 6, 7].map(leafOf));
    const leaf = leafOf(4);
    const proof = trees.proofOf(tree, leaf);
    expect(trees.verify({ root: tree.root, leaf, proof })).to.equal(true);
    expect(trees.verify({ root: tree.root, leaf: leafOf(5), proof })).to.equal(false);
    expect(trees.verify({ root: root(leafOf(0)), leaf, proof })).to.equal(false);
    for (const index of proof.keys()) {
      expect(trees.verify({ root: tree.root, leaf, proof: proof.toSpliced(index, 1) })).to.equal(false);
      expect(
        trees.verify({ root: tree.root, leaf, proof: proof.with(index, proofNode(leafOf(9))) }),
      ).to.equal(false);
    }
  });

  it("a proof with what is no node of 32 bytes holds for nothing", () => {
    const leaf = leafOf(0);
    const tree = trees.build([leaf, ...[1, 2].map(leafOf)]);
    const [first = proofNode(leafOf(9)), ...others] = trees.proofOf(tree, leaf);
    for (const node of [first.slice(0, -2), `${first}00`, "0x"] as (typeof first)[]) {
      expect(trees.verify({ root: tree.root, leaf, proof: [node, ...others] }), node).to.equal(false);
    }
  });

  it("refuses an empty cohort, one achievement twice, and a proof of what is not there", () => {
    errorOf("MALFORMED_TREE", () => trees.build([]));
    expect(errorOf("MALFORMED_TREE", () => trees.build([1, 2, 1].map(leafOf))).details).to.deep.equal({
      id: leafOf(1),
    });
    const tree = trees.build([leafOf(1)]);
    expect(errorOf("INVALID_ARGUMENT", () => trees.proofOf(tree, leafOf(2))).details.id).to.equal(leafOf(2));
    expect(trees.proofOf(tree, leafOf(1))).to.deep.equal([]);
  });

  it("a dump is read back through JSON, by us and by OpenZeppelin", () => {
    const tree = trees.build([1, 2, 3, 4, 5, 6].map(leafOf));
    const text = JSON.stringify(trees.dump(tree));
    expect(trees.load(JSON.parse(text))).to.deep.equal(tree);
    expect(SimpleMerkleTree.load(JSON.parse(text)).root).to.equal(tree.root);
  });

  it("a damaged dump is refused", () => {
    const dump = trees.dump(trees.build([1, 2, 3].map(leafOf)));
    const [first, ...rest] = dump.values;
    const damaged = [
      { ...dump, format: "standard-v1" },
      { ...dump, tree: dump.tree.slice(1) },
      { ...dump, tree: dump.tree.with(0, leafOf(7)) },
      { ...dump, tree: [...dump.tree, leafOf(7)] },
      { ...dump, values: rest },
      { ...dump, values: [] },
      { ...dump, values: [first, first, ...rest] },
      { ...dump, values: [{ ...first, value: "0x12" }, ...rest] },
      { ...dump, values: [{ ...first, treeIndex: 0 }, ...rest] },
      { ...dump, values: [null, ...rest] },
      { format: "simple-v1" },
      null,
    ];
    for (const data of damaged) errorOf("MALFORMED_TREE", () => trees.load(data as trees.CohortTreeDump));
  });

  it("a cohort of 100,000 is built, and its proofs are as long as its depth", function () {
    this.timeout(60_000);
    const size = 100_000;
    const ids = Array.from({ length: size }, (_, index) => achievementId(BigInt(index + 1) << 200n));
    const tree = trees.build(ids);
    for (const id of [ids[0], ids[size / 2], ids[size - 1]]) {
      const leaf = id ?? leafOf(0);
      const proof = trees.proofOf(tree, leaf);
      expect(proof.length).to.be.within(Math.floor(Math.log2(size)), Math.ceil(Math.log2(size)));
      expect(trees.verify({ root: tree.root, leaf, proof })).to.equal(true);
    }
  });
});
