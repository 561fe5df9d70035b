// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Achievement, AchievementRecord, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {Cohort} from "../../utils/Cohort.sol";
import {vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract AnchoredRecordOfTest is TokenTest {
    uint40 private constant EXPIRY = START + 100;
    AchievementId private constant NEXT = AchievementId.wrap(keccak256("the corrected record"));

    // ───────────────────────────────────── Nothing was attested ──────────────────────────────────

    function test_NoneWhen_AnchorIsUnknown() public view {
        Achievement memory achievement = achievementOf(course, learner);
        _assertNone(achievement, digestOf(achievement), noProof());
    }

    function test_Trap16_NoneWhen_AnotherHubAnchoredIt() public {
        Achievement memory achievement = achievementOf(course, learner);
        HubId foreign = newForeignHub(stranger);
        vm.prank(stranger);
        token.anchor(foreign, digestOf(achievement), 1);
        _assertNone(achievement, digestOf(achievement), noProof());
    }

    function test_Trap24_NoneWhen_DefinitionIsUnknown() public {
        Achievement memory achievement = achievementOf(DefinitionId.wrap(0), learner);
        _assertNone(achievement, anchoredAlone(achievement), noProof());
        achievement.definition = DefinitionId.wrap(type(uint32).max);
        _assertNone(achievement, anchoredAlone(achievement), noProof());
    }

    function test_NoneWhen_ProofDoesNotFit() public {
        Achievement[] memory list = achievementsOf(4);
        bytes32[] memory tree = anchored(list);
        _assertNone(list[0], tree[0], Cohort.proofOf(tree, 1));
        _assertNone(list[3], tree[0], Cohort.proofOfNode(tree, 1));
        _assertNone(list[0], tree[0], noProof());
        _assertNone(list[0], tree[0], new bytes32[](3));
        Achievement[] memory five = achievementsOf(5);
        bytes32[] memory deeper = treeOf(five);
        anchor(deeper[0], 4);
        _assertNone(five[0], deeper[0], Cohort.proofOf(deeper, 0));
    }

    function test_Trap24_NoneWhen_DefinitionWasNotInForce() public {
        DefinitionId next = DefinitionId.wrap(uint32(hubs.definitionCount()) + 1);
        Achievement memory early = achievementOf(next, learner);
        bytes32 earlyRoot = anchoredAlone(early);
        skip(1);
        defineCourse(hub);
        _assertNone(early, earlyRoot, noProof());
        Achievement memory late = achievementOf(course, learner);
        bytes32 lateRoot = anchoredAlone(late);
        assertEq(_standing(late, lateRoot), Standing.Valid);
        vm.prank(cataloguer);
        hubs.retire(course);
        assertEq(_standing(late, lateRoot), Standing.Valid);
        skip(1);
        Achievement memory later = achievementOf(course, otherLearner);
        _assertNone(later, anchoredAlone(later), noProof());
    }

    function test_Trap24_ValidWhen_DefinitionWasRetiredLater() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        skip(1);
        vm.prank(cataloguer);
        hubs.retire(course);
        assertEq(_standing(achievement, root), Standing.Valid);
    }

    function test_Trap24_NoneWhen_ValuesAreUnsound() public {
        Achievement memory achievement = achievementOf(course, learner);
        achievement.achievedAt = START + 1;
        _assertNone(achievement, anchoredAlone(achievement), noProof());
        achievement.achievedAt = START;
        achievement.expiresAt = START;
        _assertNone(achievement, anchoredAlone(achievement), noProof());
        achievement.expiresAt = uint40(1) << 32;
        _assertNone(achievement, anchoredAlone(achievement), noProof());
        achievement.expiresAt = 0;
        achievement.content = 0;
        _assertNone(achievement, anchoredAlone(achievement), noProof());
    }

    // ─────────────────────────────────────── Not yet claimed ─────────────────────────────────────

    function test_ValidWithAllOfTheRecord() public {
        (Achievement memory achievement, bytes32 root) = _expiring();
        skip(10);
        AchievementRecord memory record = token.anchoredRecordOf(achievement, root, noProof());
        assertEq(
            abi.encode(record),
            abi.encode(Standing.Valid, learner, hub, course, COURSE, START, EXPIRY),
            "record"
        );
    }

    function testFuzz_ValidInACohortOfAnySize(uint256 size, uint256 leaf) public {
        size = bound(size, 1, 20);
        leaf = bound(leaf, 0, size - 1);
        Achievement[] memory list = achievementsOf(size);
        bytes32[] memory tree = anchored(list);
        AchievementRecord memory record = token.anchoredRecordOf(
            list[leaf],
            tree[0],
            Cohort.proofOf(tree, leaf)
        );
        assertEq(record.standing, Standing.Valid);
    }

    function test_ValidForASensitiveDefinition() public {
        Achievement memory achievement = achievementOf(defineSensitive(hub, COURSE), learner);
        assertEq(_standing(achievement, anchoredAlone(achievement)), Standing.Valid);
    }

    function test_Trap06_ExpiredIsNotValid() public {
        (Achievement memory achievement, bytes32 root) = _expiring();
        vm.warp(EXPIRY - 1);
        assertEq(_standing(achievement, root), Standing.Valid);
        vm.warp(EXPIRY);
        assertEq(_standing(achievement, root), Standing.Expired);
    }

    function test_Trap06_NotAccreditedIsNotValid() public {
        accredit(hub, uint32(1) << DIPLOMA, TERM);
        skip(10);
        (Achievement memory achievement, bytes32 root) = _expiring();
        skip(1);
        accredit(hub, ALL_KINDS, TERM);
        assertEq(_standing(achievement, root), Standing.NotAccredited);
        AchievementRecord memory record = token.anchoredRecordOf(achievement, root, noProof());
        assertEq(record.issuedAt, START + 10, "issuedAt");
    }

    function test_Trap06_WithdrawnIsNotValid() public {
        (Achievement memory achievement, bytes32 root) = _expiring();
        skip(10);
        withdraw(0, START + 1);
        assertEq(_standing(achievement, root), Standing.Valid);
        vm.prank(owner);
        hubs.restore(hub, 0);
        withdraw(0, START);
        assertEq(_standing(achievement, root), Standing.AccreditationWithdrawn);
    }

    function test_Trap06_ThePrecedenceOfStandings() public {
        (Achievement memory achievement, bytes32 root) = _expiring();
        vm.warp(EXPIRY);
        assertEq(_standing(achievement, root), Standing.Expired);
        withdraw(0, START);
        assertEq(_standing(achievement, root), Standing.AccreditationWithdrawn);
        supersede(idFor(achievement), NEXT);
        assertEq(_standing(achievement, root), Standing.Superseded);
        revokeAnchor(root);
        assertEq(_standing(achievement, root), Standing.Revoked);
    }

    function test_Trap06_RevokedIsNotValid() public {
        Achievement[] memory list = achievementsOf(2);
        bytes32[] memory tree = anchored(list);
        revoke(idFor(list[0]));
        AchievementRecord memory record = token.anchoredRecordOf(list[0], tree[0], Cohort.proofOf(tree, 0));
        assertEq(record.standing, Standing.Revoked);
        revokeAnchor(tree[0]);
        record = token.anchoredRecordOf(list[1], tree[0], Cohort.proofOf(tree, 1));
        assertEq(record.standing, Standing.Revoked);
        assertEq(record.hub, hub);
    }

    // ─────────────────────────────────────────── Claimed ─────────────────────────────────────────

    function test_AnswersTheTokensRecord() public {
        (Achievement memory achievement, bytes32 root) = _expiring();
        vm.prank(learner);
        AchievementId id = token.claim(achievement, root, noProof());
        _assertSame(achievement, root, id);
        revokeAnchor(root);
        _assertSame(achievement, root, id);
        renounce(achievement);
        _assertSame(achievement, root, id);
        assertEq(_standing(achievement, root), Standing.Renounced);
        revoke(id);
        _assertSame(achievement, root, id);
    }

    function test_NoneForAWrongProofOfAToken() public {
        (Achievement memory achievement, ) = _expiring();
        giveConsent(learner, hub);
        issue(achievement);
        bytes32 other = anchoredAlone(achievementOf(course, otherLearner));
        _assertNone(achievement, other, noProof());
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    function _expiring() private returns (Achievement memory achievement, bytes32 root) {
        achievement = achievementOf(course, learner);
        achievement.expiresAt = EXPIRY;
        root = anchoredAlone(achievement);
    }

    function _standing(Achievement memory achievement, bytes32 root) private view returns (Standing) {
        return token.anchoredRecordOf(achievement, root, noProof()).standing;
    }

    function _assertNone(Achievement memory achievement, bytes32 root, bytes32[] memory proof) private view {
        AchievementRecord memory record = token.anchoredRecordOf(achievement, root, proof);
        assertEq(abi.encode(record), new bytes(7 * 32), "a record of nothing");
    }

    function _assertSame(Achievement memory achievement, bytes32 root, AchievementId id) private view {
        AchievementRecord memory record = token.anchoredRecordOf(achievement, root, noProof());
        assertEq(abi.encode(record), abi.encode(token.recordOf(id)), "record");
    }
}
