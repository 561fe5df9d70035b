// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {Achievement, AchievementRecord, IssueMode, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {GoodWallet} from "../../mocks/Wallets.sol";
import {Cohort} from "../../utils/Cohort.sol";
import {ForwarderLike} from "../../utils/Network.sol";
import {vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract ClaimTest is TokenTest {
    // ────────────────────────────────────────── Who may ──────────────────────────────────────────

    function test_Trap14_NobodyClaimsForTheLearner() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        address[3] memory callers = [stranger, issuer, otherLearner];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(actorOnly(learner, callers[i]));
            vm.prank(callers[i]);
            token.claim(achievement, root, noProof());
        }
        assertUnminted(idFor(achievement));
    }

    function test_ClaimsThroughTheForwarder() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        skip(10);
        expectMint(achievement, START, issuer, IssueMode.Claimed, root);
        forward("learner", address(token), abi.encodeCall(token.claim, (achievement, root, noProof())));
    }

    function test_Trap25_AForwardedStrangerCannotClaim() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        bytes memory data = abi.encodeCall(token.claim, (achievement, root, noProof()));
        assertEq(callAsForwarder(stranger, address(token), data), actorOnly(learner, stranger));
        ForwarderLike.ForwardRequestData memory request = requestOf("stranger", address(token), data);
        vm.expectRevert(abi.encodeWithSignature("FailedCall()"));
        forwarder.execute(request);
        assertUnminted(idFor(achievement));
    }

    function test_Trap02_AForwardedRequestWorksOnceAndInTime() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        bytes memory data = abi.encodeCall(token.claim, (achievement, root, noProof()));
        ForwarderLike.ForwardRequestData memory request = requestOf("learner", address(token), data);
        vm.warp(request.deadline + 1);
        vm.expectRevert(abi.encodeWithSignature("ERC2771ForwarderExpiredRequest(uint48)", request.deadline));
        forwarder.execute(request);
        vm.warp(request.deadline);
        request.data = abi.encodeCall(token.renounce, (achievement));
        vm.expectPartialRevert(bytes4(keccak256("ERC2771ForwarderInvalidSigner(address,address)")));
        forwarder.execute(request);
        request.data = data;
        forwarder.execute(request);
        assertEq(token.balanceOf(learner), 1, "balance");
        vm.expectPartialRevert(bytes4(keccak256("ERC2771ForwarderInvalidSigner(address,address)")));
        forwarder.execute(request);
    }

    function test_Trap14_AFrontRunClaimDoesNotRevertABatchOfClaims() public {
        Achievement[] memory list = listOf(
            achievementOf(course, learner),
            achievementOf(course, otherLearner)
        );
        bytes32[] memory tree = anchored(list);
        ForwarderLike.ForwardRequestData[] memory requests = new ForwarderLike.ForwardRequestData[](2);
        requests[0] = requestOf("learner", address(token), _claimData(list[0], tree, 0));
        requests[1] = requestOf("otherLearner", address(token), _claimData(list[1], tree, 1));
        vm.prank(stranger);
        forwarder.execute(requests[0]);
        forwarder.executeBatch(requests, payable(stranger));
        assertEq(token.balanceOf(learner), 1, "balance");
        assertEq(token.balanceOf(otherLearner), 1, "balance of the other");
    }

    function test_Trap15_AContractAccountClaims() public {
        GoodWallet wallet = new GoodWallet(stranger);
        Achievement memory achievement = achievementOf(course, address(wallet));
        bytes32 root = anchoredAlone(achievement);
        vm.prank(stranger);
        wallet.execute(address(token), abi.encodeCall(token.claim, (achievement, root, noProof())));
        assertEq(token.ownerOf(tokenIdOf(idFor(achievement))), address(wallet));
    }

    function test_TheClaimIsTheConsent() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        assertEq(learners.consentOf(learner, hub).kinds, 0, "kinds");
        assertStanding(_claim(achievement, root, noProof()), Standing.Valid);
    }

    // ────────────────────────────────────────── The anchor ───────────────────────────────────────

    function test_Trap24_UnknownDefinition() public {
        DefinitionId next = DefinitionId.wrap(uint32(hubs.definitionCount()) + 1);
        Achievement memory achievement = achievementOf(next, learner);
        bytes32 root = anchoredAlone(achievement);
        _expectFailure(achievement, root, definitionUnknown(next));
        achievement.definition = DefinitionId.wrap(0);
        root = anchoredAlone(achievement);
        _expectFailure(achievement, root, definitionUnknown(DefinitionId.wrap(0)));
    }

    function test_RevertWhen_AnchorIsUnknown() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = digestOf(achievement);
        _expectFailure(achievement, root, _anchorUnknown(root));
    }

    function test_Trap16_AHubCannotAttestAnotherHubsAchievement() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = digestOf(achievement);
        HubId foreign = newForeignHub(stranger);
        vm.prank(stranger);
        token.anchor(foreign, root, 1);
        _expectFailure(achievement, root, _anchorUnknown(root));
    }

    function test_RevertGiven_AnchorIsRevoked() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        revokeAnchor(root);
        _expectFailure(
            achievement,
            root,
            abi.encodeWithSelector(IAchievementToken.AnchorRevoked.selector, hub, root)
        );
    }

    function test_Trap09_TheAttesterMayHaveLeft() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        vm.prank(admin);
        hubs.setStaff(hub, issuer, 0, 0, 0);
        expectMint(achievement, START, issuer, IssueMode.Claimed, root);
        _claim(achievement, root, noProof());
    }

    function test_Trap05_AClosedHubsCohortIsStillClaimed() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        vm.prank(admin);
        hubs.closeHub(hub);
        assertStanding(_claim(achievement, root, noProof()), Standing.Valid);
    }

    // ────────────────────────────────────────── The proof ────────────────────────────────────────

    function testFuzz_ClaimsFromACohortOfAnySize(uint256 size, uint256 leaf) public {
        size = bound(size, 1, 33);
        leaf = bound(leaf, 0, size - 1);
        Achievement[] memory list = achievementsOf(size);
        bytes32[] memory tree = anchored(list);
        AchievementId id = _claim(list[leaf], tree[0], Cohort.proofOf(tree, leaf));
        assertEq(id, idFor(list[leaf]));
        assertStanding(id, Standing.Valid);
    }

    function testFuzz_RevertWhen_ProofIsOfAnotherLeaf(uint256 size, uint256 leaf, uint256 other) public {
        size = bound(size, 2, 16);
        leaf = bound(leaf, 0, size - 1);
        other = bound(other, 0, size - 2);
        if (other >= leaf) ++other;
        Achievement[] memory list = achievementsOf(size);
        bytes32[] memory tree = anchored(list);
        _expectProofInvalid(list[leaf], tree[0], Cohort.proofOf(tree, other));
    }

    function test_RevertWhen_ProofIsOfAnotherRoot() public {
        Achievement[] memory list = achievementsOf(4);
        bytes32[] memory tree = anchored(list);
        Achievement[] memory others = achievementsOf(4);
        (others[0], others[3]) = (others[3], achievementOf(course, learner, 4));
        bytes32[] memory other = anchored(others);
        _expectProofInvalid(list[0], other[0], Cohort.proofOf(tree, 0));
        _expectProofInvalid(list[3], tree[0], Cohort.proofOf(other, 0));
        _expectProofInvalid(list[0], other[0], Cohort.proofOf(other, 0));
    }

    function test_RevertWhen_AnInnerNodePassesForALeaf() public {
        Achievement[] memory list = achievementsOf(4);
        bytes32[] memory tree = anchored(list);
        bytes32[] memory ofParent = Cohort.proofOfNode(tree, 1);
        assertEq(Cohort.pairOf(tree[1], ofParent[0]), tree[0], "the parent's proof");
        _expectProofInvalid(list[3], tree[0], ofParent);
        _expectProofInvalid(list[0], tree[0], noProof());
    }

    function testFuzz_RevertWhen_AnyFieldIsAnother(uint256 field, bytes32 content) public {
        Achievement memory achievement = achievementOf(course, learner);
        achievement.expiresAt = time() + 10;
        bytes32 root = anchoredAlone(achievement);
        DefinitionId other = defineCourse(hub);
        field = bound(field, 0, 4);
        if (field == 0) achievement.definition = other;
        if (field == 1) achievement.learner = otherLearner;
        if (field == 2) achievement.achievedAt -= 1;
        if (field == 3) achievement.expiresAt = 0;
        if (field == 4 && content != achievement.content) achievement.content = content;
        else if (field == 4) achievement.content = ~content;
        _expectProofInvalid(achievement, root, noProof());
    }

    function test_Trap18_ATreeLargerThanDeclaredIsRefused() public {
        uint32[8] memory sizes = [uint32(1), 2, 3, 4, 5, 8, 9, type(uint32).max];
        uint8[8] memory longest = [0, 1, 2, 2, 3, 3, 4, 32];
        for (uint256 i = 0; i < sizes.length; ++i) {
            bytes32 root = keccak256(abi.encode("root", i));
            anchor(root, sizes[i]);
            Achievement memory achievement = achievementOf(course, learner, i);
            _expectProofInvalid(achievement, root, new bytes32[](longest[i]));
            vm.expectRevert(
                abi.encodeWithSelector(
                    IAchievementToken.ProofTooLong.selector,
                    uint256(longest[i]) + 1,
                    sizes[i]
                )
            );
            _claim(achievement, root, new bytes32[](uint256(longest[i]) + 1));
        }
    }

    function test_Trap18_AFittingProofOfADeeperTreeIsRefused() public {
        Achievement[] memory list = achievementsOf(5);
        bytes32[] memory tree = treeOf(list);
        anchor(tree[0], 4);
        bytes32[] memory proof = Cohort.proofOf(tree, 0);
        vm.expectRevert(abi.encodeWithSelector(IAchievementToken.ProofTooLong.selector, 3, 4));
        _claim(list[0], tree[0], proof);
    }

    // ─────────────────────────────── Definition and accreditation then ───────────────────────────

    function test_Trap24_DefinitionMadeAfterTheAnchor() public {
        DefinitionId next = DefinitionId.wrap(uint32(hubs.definitionCount()) + 1);
        Achievement memory achievement = achievementOf(next, learner);
        bytes32 root = anchoredAlone(achievement);
        skip(1);
        defineCourse(hub);
        _expectFailure(achievement, root, _notInForce(next, START, START + 1, 0));
    }

    function test_Trap24_DefinitionMadeInTheSecondOfTheAnchor() public {
        DefinitionId next = DefinitionId.wrap(uint32(hubs.definitionCount()) + 1);
        Achievement memory achievement = achievementOf(next, learner);
        bytes32 root = anchoredAlone(achievement);
        defineCourse(hub);
        assertStanding(_claim(achievement, root, noProof()), Standing.Valid);
    }

    function test_Trap24_DefinitionRetiredByTheAnchor() public {
        skip(100);
        _retire();
        skip(1);
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        _expectFailure(achievement, root, _notInForce(course, START + 101, START, START + 101));
        skip(1);
        achievement = achievementOf(course, learner);
        root = anchoredAlone(achievement);
        _expectFailure(achievement, root, _notInForce(course, START + 102, START, START + 101));
    }

    function test_Trap24_DefinitionRetiredInTheSecondOfTheAnchor() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        _retire();
        assertStanding(_claim(achievement, root, noProof()), Standing.Valid);
    }

    function test_Trap24_DefinitionRetiredAfterTheAnchor() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        skip(1);
        _retire();
        assertStanding(_claim(achievement, root, noProof()), Standing.Valid);
    }

    function test_RevertWhen_KindWasNotCoveredThen() public {
        accredit(hub, uint32(1) << DIPLOMA, TERM);
        skip(10);
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        skip(10);
        accredit(hub, ALL_KINDS, TERM);
        _expectFailure(achievement, root, _notAccreditedAt(START + 10));
    }

    function test_Trap24_AccreditationEndedAfterTheAnchor() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        skip(100);
        assertStanding(_claim(achievement, root, noProof()), Standing.Valid);
    }

    function test_Trap24_AccreditationWithdrawn() public {
        Achievement[] memory list = achievementsOf(3);
        bytes32[3] memory roots;
        for (uint256 i = 0; i < 3; ++i) {
            skip(1);
            roots[i] = anchoredAlone(list[i]);
        }
        withdraw(0, START + 2);
        assertStanding(_claim(list[0], roots[0], noProof()), Standing.Valid);
        _expectFailure(list[1], roots[1], _notAccreditedAt(START + 2));
        _expectFailure(list[2], roots[2], _notAccreditedAt(START + 3));
    }

    function testFuzz_JudgesByThePeriodOfTheAnchor(uint256 which) public {
        which = bound(which, 0, 7);
        Achievement[] memory list = achievementsOf(8);
        bytes32 root;
        for (uint256 i = 0; i < 8; ++i) {
            skip(100);
            accredit(hub, i % 2 == 0 ? ALL_KINDS : uint32(1) << DIPLOMA, TERM);
            skip(50);
            if (i == which) root = anchoredAlone(list[which]);
        }
        if (which % 2 == 0) assertStanding(_claim(list[which], root, noProof()), Standing.Valid);
        else _expectFailure(list[which], root, _notAccreditedAt(uint40(START + 150 * (which + 1))));
    }

    // ─────────────────────────────────────── Its values ──────────────────────────────────────────

    function test_RevertWhen_DefinitionIsSensitive() public {
        DefinitionId plan = defineSensitive(hub, COURSE);
        Achievement memory achievement = achievementOf(plan, learner);
        _expectFailure(achievement, anchoredAlone(achievement), definitionSensitive(plan));
    }

    function test_RevertWhen_ContentIsMissing() public {
        Achievement memory achievement = achievementOf(course, learner);
        achievement.content = 0;
        _expectFailure(
            achievement,
            anchoredAlone(achievement),
            abi.encodeWithSelector(IAchievementToken.AchievementContentMissing.selector)
        );
    }

    function test_Trap24_AchievedAfterTheAnchor() public {
        Achievement memory achievement = achievementOf(course, learner);
        achievement.achievedAt = START + 1;
        bytes32 root = anchoredAlone(achievement);
        skip(100);
        _expectFailure(achievement, root, timeInvalid(achievement, START));
    }

    function test_Trap24_ExpiryUnsound() public {
        Achievement memory achievement = achievementOf(course, learner);
        achievement.expiresAt = achievement.achievedAt;
        _expectFailure(achievement, anchoredAlone(achievement), expiryInvalid(achievement));
        achievement.expiresAt = uint40(1) << 32;
        _expectFailure(achievement, anchoredAlone(achievement), expiryInvalid(achievement));
    }

    function test_Trap06_AnExpiredRecordIsClaimedAsExpired() public {
        Achievement memory achievement = achievementOf(course, learner);
        achievement.expiresAt = START + 10;
        bytes32 root = anchoredAlone(achievement);
        skip(10);
        assertStanding(_claim(achievement, root, noProof()), Standing.Expired);
    }

    function test_Trap24_AnchoredBeyond32Bits() public {
        uint40 term = type(uint40).max;
        appoint(accreditor, ALL_KINDS, term);
        accredit(hub, ALL_KINDS, term);
        vm.prank(admin);
        hubs.setStaff(hub, issuer, 1, START, term);
        uint40 late = uint40(1) << 32;
        Achievement memory achievement = achievementOf(course, learner);
        vm.warp(late);
        bytes32 root = anchoredAlone(achievement);
        _expectFailure(achievement, root, doesNotFit(late));
        assertEq(token.anchoredRecordOf(achievement, root, noProof()).issuedAt, late, "issuedAt");
    }

    // ─────────────────────────────────────── Its history ─────────────────────────────────────────

    function test_RevertGiven_RevokedOrSuperseded() public {
        Achievement memory achievement = achievementOf(course, learner, 1);
        bytes32 root = anchoredAlone(achievement);
        revoke(idFor(achievement));
        _expectFailure(achievement, root, alreadyRevoked(idFor(achievement)));
        achievement = achievementOf(course, learner, 2);
        root = anchoredAlone(achievement);
        supersede(idFor(achievement), AchievementId.wrap(root ^ bytes32(uint256(1))));
        _expectFailure(achievement, root, alreadyRevoked(idFor(achievement)));
    }

    function test_RevertGiven_AlreadyIssued() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        AchievementId id = _claim(achievement, root, noProof());
        _expectFailure(achievement, root, alreadyIssued(id));
        (achievement, id) = issued(1);
        root = anchoredAlone(achievement);
        _expectFailure(achievement, root, alreadyIssued(id));
    }

    function test_Trap03_ARenouncedRecordIsNotClaimedAgain() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        AchievementId id = _claim(achievement, root, noProof());
        renounce(achievement);
        _expectFailure(achievement, root, alreadyRenounced(id));
        bytes32[] memory tree = anchored(listOf(achievementOf(course, learner, 1), achievement));
        bytes32[] memory proof = Cohort.proofOf(tree, 1);
        vm.expectRevert(alreadyRenounced(id));
        _claim(achievement, tree[0], proof);
    }

    // ────────────────────────────────────────── It mints ─────────────────────────────────────────

    function test_EmitsTheEventsOfAMint() public {
        Achievement[] memory list = achievementsOf(3);
        bytes32[] memory tree = anchored(list);
        skip(1000);
        expectMint(list[2], START, issuer, IssueMode.Claimed, tree[0]);
        _claim(list[2], tree[0], Cohort.proofOf(tree, 2));
    }

    function test_RecordsWhatTheAnchorShowed() public {
        Achievement[] memory list = achievementsOf(3);
        list[1].expiresAt = START + YEAR;
        bytes32[] memory tree = anchored(list);
        bytes32[] memory proof = Cohort.proofOf(tree, 1);
        AchievementRecord memory shown = token.anchoredRecordOf(list[1], tree[0], proof);
        skip(1000);
        AchievementId id = _claim(list[1], tree[0], proof);
        assertEq(abi.encode(token.recordOf(id)), abi.encode(shown), "record");
        assertEq(token.balanceOf(learner), 1, "balance");
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    function _claim(
        Achievement memory achievement,
        bytes32 root,
        bytes32[] memory proof
    ) private returns (AchievementId) {
        vm.prank(achievement.learner);
        return token.claim(achievement, root, proof);
    }

    function _claimData(
        Achievement memory achievement,
        bytes32[] memory tree,
        uint256 leaf
    ) private view returns (bytes memory) {
        return abi.encodeCall(token.claim, (achievement, tree[0], Cohort.proofOf(tree, leaf)));
    }

    function _retire() private {
        vm.prank(cataloguer);
        hubs.retire(course);
    }

    function _expectFailure(Achievement memory achievement, bytes32 root, bytes memory reason) private {
        vm.expectRevert(reason);
        _claim(achievement, root, noProof());
    }

    function _expectProofInvalid(
        Achievement memory achievement,
        bytes32 root,
        bytes32[] memory proof
    ) private {
        vm.expectRevert(
            abi.encodeWithSelector(IAchievementToken.ProofInvalid.selector, idFor(achievement), root)
        );
        _claim(achievement, root, proof);
    }

    function _anchorUnknown(bytes32 root) private view returns (bytes memory) {
        return abi.encodeWithSelector(IAchievementToken.AnchorUnknown.selector, hub, root);
    }

    function _notInForce(
        DefinitionId definition,
        uint40 issuedAt,
        uint40 definedAt,
        uint40 retiredAt
    ) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IAchievementToken.DefinitionNotInForce.selector,
                definition,
                issuedAt,
                definedAt,
                retiredAt
            );
    }

    function _notAccreditedAt(uint40 issuedAt) private view returns (bytes memory) {
        return abi.encodeWithSelector(IAchievementToken.HubNotAccreditedAt.selector, hub, COURSE, issuedAt);
    }
}
