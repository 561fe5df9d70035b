// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Cohort: OpenZeppelin's `SimpleMerkleTree` in Solidity, for tests
/// @dev A complete binary tree in an array: the root first, the leaves last and backwards, the children of node `i` at
/// `2i + 1` and `2i + 2`. Leaves are taken in the order given.
library Cohort {
    function treeOf(bytes32[] memory leaves) internal pure returns (bytes32[] memory tree) {
        tree = new bytes32[](2 * leaves.length - 1);
        for (uint256 i = 0; i < leaves.length; ++i) {
            tree[tree.length - 1 - i] = leaves[i];
        }
        for (uint256 i = leaves.length - 1; i > 0; --i) {
            tree[i - 1] = pairOf(tree[2 * i - 1], tree[2 * i]);
        }
    }

    /// @notice The proof of a leaf, by its place among the leaves.
    function proofOf(bytes32[] memory tree, uint256 leaf) internal pure returns (bytes32[] memory) {
        return proofOfNode(tree, tree.length - 1 - leaf);
    }

    /// @notice The proof of any node, by its place in the array.
    function proofOfNode(bytes32[] memory tree, uint256 node) internal pure returns (bytes32[] memory proof) {
        proof = new bytes32[](depthOf(node));
        for (uint256 i = 0; i < proof.length; ++i) {
            proof[i] = tree[node % 2 == 0 ? node - 1 : node + 1];
            node = (node - 1) / 2;
        }
    }

    function depthOf(uint256 node) internal pure returns (uint256 depth) {
        for (; node != 0; node = (node - 1) / 2) ++depth;
    }

    function pairOf(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }
}
