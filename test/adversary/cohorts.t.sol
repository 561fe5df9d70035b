// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../contracts/interfaces/IAchievementToken.sol";
import {Achievement, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../contracts/types/Ids.sol";
import {Cohort} from "../utils/Cohort.sol";
import {vm} from "../utils/Vm.sol";
import {AdversaryTest} from "./AdversaryTest.sol";

/// @title CohortsTest: trees that are not what they seem, and claims in a bad moment
contract CohortsTest is AdversaryTest {
    // ───────────────────────────────────────────── Proofs ────────────────────────────────────────────

    /// @dev Every achievement of a cohort at every place of its tree: it is there at its own place only.
    function test_NoNodeOfATreePassesForAnAchievement() public {
        Achievement[] memory list = achievementsOf(6);
        bytes32[] memory tree = anchored(list);
        for (uint256 i = 0; i < list.length; ++i) {
            for (uint256 node = 0; node < tree.length; ++node) {
                bytes32[] memory proof = Cohort.proofOfNode(tree, node);
                bool isOwn = tree[node] == digestOf(list[i]);
                Standing standing = token.anchoredRecordOf(list[i], tree[0], proof).standing;
                assertEq(standing, isOwn ? Standing.Valid : Standing.None);
                if (isOwn) continue;
                vm.expectRevert(_proofInvalid(list[i], tree[0]));
                claim(list[i], tree[0], proof);
            }
        }
    }

    /// @dev The root of a subtree as a cohort of its own: only its own leaves are in it, and only once it is anchored.
    function test_ASubtreeIsNoCohortUntilItIsAnchored() public {
        Achievement[] memory list = achievementsOf(4);
        bytes32[] memory tree = anchored(list);
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = Cohort.proofOf(tree, 3)[0];
        bytes32 subtree = Cohort.pairOf(digestOf(list[3]), proof[0]);
        vm.expectRevert(abi.encodeWithSelector(IAchievementToken.AnchorUnknown.selector, hub, subtree));
        claim(list[3], subtree, proof);
        anchor(subtree, 2);
        assertStanding(claim(list[3], subtree, proof), Standing.Valid);
        vm.expectRevert(_proofInvalid(list[0], subtree));
        claim(list[0], subtree, proof);
    }

    /// @dev A pair of leaves is 64 bytes, what an id is the hash of is 66: an inner node is never an id.
    function testFuzz_AnInnerNodeAnchoredAsALeafIsNobodys(bytes32 left, bytes32 right) public {
        bytes32 node = Cohort.pairOf(left, right);
        anchor(node, 1);
        Achievement memory achievement = achievementOf(course, learner);
        achievement.content = keccak256(abi.encode(left, right));
        vm.expectRevert(_proofInvalid(achievement, node));
        claim(achievement, node, noProof());
        bytes32[] memory pair = new bytes32[](1);
        (pair[0], achievement.content) = (right, left == 0 ? bytes32(uint256(1)) : left);
        vm.expectRevert(abi.encodeWithSelector(IAchievementToken.ProofTooLong.selector, 1, 1));
        claim(achievement, node, pair);
    }

    function testFuzz_NoProofThatSomebodyMadeUpIsTaken(bytes32[] calldata proof, uint256 size) public {
        Achievement[] memory list = achievementsOf(2);
        bytes32[] memory tree = treeOf(list);
        anchor(tree[0], bound(size, 2, type(uint32).max));
        Achievement memory forged = achievementOf(course, stranger, 99);
        assertEq(token.anchoredRecordOf(forged, tree[0], proof).standing, Standing.None);
        vm.expectPartialRevert(
            proof.length > 32 || proof.length > _depthOf(size)
                ? IAchievementToken.ProofTooLong.selector
                : IAchievementToken.ProofInvalid.selector
        );
        claim(forged, tree[0], proof);
    }

    function test_TheDeepestProofIsTakenAndAnyDeeperOneIsNot() public {
        Achievement memory achievement = achievementOf(course, learner);
        (bytes32 root, bytes32[] memory proof) = _chainOf(achievement, 31);
        anchor(root, uint256(1) << 31);
        assertStanding(claim(achievement, root, proof), Standing.Valid);
        achievement = achievementOf(course, learner, 1);
        (root, proof) = _chainOf(achievement, 32);
        anchor(root, type(uint32).max);
        assertStanding(claim(achievement, root, proof), Standing.Valid);
        achievement = achievementOf(course, learner, 2);
        (root, proof) = _chainOf(achievement, 33);
        anchor(root, type(uint32).max);
        vm.expectRevert(
            abi.encodeWithSelector(IAchievementToken.ProofTooLong.selector, 33, type(uint32).max)
        );
        claim(achievement, root, proof);
    }

    function test_ALeafThatIsTwiceInATreeIsClaimedOnce() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32[] memory tree = anchored(listOf(achievement, achievement));
        AchievementId id = claim(achievement, tree[0], Cohort.proofOf(tree, 0));
        bytes32[] memory other = Cohort.proofOf(tree, 1);
        vm.expectRevert(alreadyIssued(id));
        claim(achievement, tree[0], other);
        renounce(achievement);
        vm.expectRevert(alreadyRenounced(id));
        claim(achievement, tree[0], other);
        assertEq(token.balanceOf(learner), 0, "balance");
    }

    function test_ALeafOfTwoCohortsIsClaimedOnce() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 alone = anchoredAlone(achievement);
        bytes32[] memory tree = anchored(listOf(achievement, achievementOf(course, learner, 1)));
        AchievementId id = claim(achievement, alone, noProof());
        bytes32[] memory proof = Cohort.proofOf(tree, 0);
        vm.expectRevert(alreadyIssued(id));
        claim(achievement, tree[0], proof);
    }

    function test_AnAchievementOfAnotherHubInMyTreeIsNotMine() public {
        HubId other = newForeignHub(stranger);
        vm.prank(stranger);
        DefinitionId foreign = hubs.defineAchievement(other, COURSE, false, 0, "Weaving", CONTENT);
        Achievement memory achievement = achievementOf(foreign, learner);
        bytes32 root = anchoredAlone(achievement);
        assertEq(token.anchoredRecordOf(achievement, root, noProof()).standing, Standing.None);
        vm.expectRevert(abi.encodeWithSelector(IAchievementToken.AnchorUnknown.selector, other, root));
        claim(achievement, root, noProof());
    }

    // ─────────────────────────────────────────── In a second ─────────────────────────────────────────

    function test_AClaimInTheSecondOfRevokingItsCohortIsRefused() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        revokeAnchor(root);
        vm.expectRevert(abi.encodeWithSelector(IAchievementToken.AnchorRevoked.selector, hub, root));
        claim(achievement, root, noProof());
        assertEq(token.anchoredRecordOf(achievement, root, noProof()).standing, Standing.Revoked);
    }

    /// @dev A claim that comes first in the second gets its token: the hub revokes that by its id.
    function test_AClaimThatFrontRunsTheRevokingOfItsCohortIsRevokedById() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        AchievementId id = claim(achievement, root, noProof());
        revokeAnchor(root);
        assertStanding(id, Standing.Valid);
        revoke(id);
        assertStanding(id, Standing.Revoked);
        vm.expectRevert(abi.encodeWithSelector(IAchievementToken.AnchorRevoked.selector, hub, root));
        claim(achievement, root, noProof());
    }

    function test_ARevokedCohortCannotBeAnchoredAgain() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        revokeAnchor(root);
        skip(1);
        vm.expectRevert(
            abi.encodeWithSelector(IAchievementToken.AnchorAlreadyMade.selector, hub, root, START)
        );
        anchor(root, 1);
    }

    function test_ACohortOfTheLargestSizeGivesNothingToOthers() public {
        Achievement[] memory list = achievementsOf(2);
        bytes32[] memory tree = treeOf(list);
        anchor(tree[0], type(uint32).max);
        assertStanding(claim(list[0], tree[0], Cohort.proofOf(tree, 0)), Standing.Valid);
        for (uint256 length = 0; length <= 32; ++length) {
            Achievement memory forged = achievementOf(course, stranger, length);
            vm.expectRevert(_proofInvalid(forged, tree[0]));
            claim(forged, tree[0], new bytes32[](length));
        }
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    /// @dev A path from an achievement to a root, with this many made-up neighbours.
    function _chainOf(
        Achievement memory achievement,
        uint256 depth
    ) private view returns (bytes32 root, bytes32[] memory proof) {
        proof = new bytes32[](depth);
        root = digestOf(achievement);
        for (uint256 i = 0; i < depth; ++i) {
            proof[i] = keccak256(abi.encode("neighbour", i));
            root = Cohort.pairOf(root, proof[i]);
        }
    }

    function _depthOf(uint256 size) private pure returns (uint256 depth) {
        size = bound(size, 2, type(uint32).max);
        while (uint256(1) << depth < size) ++depth;
    }

    function _proofInvalid(Achievement memory achievement, bytes32 root) private view returns (bytes memory) {
        return abi.encodeWithSelector(IAchievementToken.ProofInvalid.selector, idFor(achievement), root);
    }
}
