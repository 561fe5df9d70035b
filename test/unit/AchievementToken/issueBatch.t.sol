// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Achievement, IssueMode, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract IssueBatchTest is TokenTest {
    function setUp() public override {
        super.setUp();
        giveConsent(learner, hub);
    }

    // ─────────────────────────────────────── It mints ────────────────────────────────────────────

    function test_RevertWhen_BatchIsEmpty() public {
        vm.expectRevert(IAchievementToken.BatchEmpty.selector);
        _issueBatch(new Achievement[](0));
    }

    function test_EmitsTheEventsOfEachMint() public {
        Achievement[] memory list = achievementsOf(3);
        for (uint256 i = 0; i < list.length; ++i) {
            expectMint(list[i], time(), issuer, IssueMode.Issued, 0);
        }
        vm.recordLogs();
        _issueBatch(list);
        assertEq(vm.getRecordedLogs().length, 4 * list.length, "logs");
        assertEq(token.balanceOf(learner), list.length, "balance");
    }

    function test_MintsToEachLearner() public {
        giveConsent(otherLearner, hub);
        Achievement[] memory list = listOf(
            achievementOf(course, learner),
            achievementOf(course, otherLearner)
        );
        _issueBatch(list);
        assertEq(token.ownerOf(tokenIdOf(idFor(list[0]))), learner);
        assertEq(token.ownerOf(tokenIdOf(idFor(list[1]))), otherLearner);
    }

    function test_MintsUnderSeveralDefinitionsAndHubs() public {
        DefinitionId diploma = defineKind(hub, DIPLOMA);
        HubId second = newAccreditedHub("Second School");
        DefinitionId elsewhere = defineCourse(second);
        giveConsent(learner, second);
        Achievement[] memory list = new Achievement[](4);
        list[0] = achievementOf(course, learner);
        list[1] = achievementOf(diploma, learner);
        list[2] = achievementOf(elsewhere, learner);
        list[3] = achievementOf(course, learner, 1);
        _issueBatch(list);
        HubId[4] memory expected = [hub, hub, second, hub];
        for (uint256 i = 0; i < list.length; ++i) {
            assertEq(token.recordOf(idFor(list[i])).hub, expected[i]);
            assertEq(token.recordOf(idFor(list[i])).definition, list[i].definition);
            assertStanding(idFor(list[i]), Standing.Valid);
        }
    }

    // ─────────────────────────────────────── It skips ────────────────────────────────────────────

    function testFuzz_SkipsWhatIsMinted(uint256 minted) public {
        Achievement[] memory list = achievementsOf(6);
        for (uint256 i = 0; i < list.length; ++i) {
            if ((minted >> i) & 1 == 1) issue(list[i]);
        }
        skip(10);
        _issueBatch(list);
        for (uint256 i = 0; i < list.length; ++i) {
            bool before = (minted >> i) & 1 == 1;
            assertEq(token.recordOf(idFor(list[i])).issuedAt, before ? START : START + 10, "issuedAt");
        }
        assertEq(token.balanceOf(learner), list.length, "balance");
    }

    function test_Trap14_ARepeatedBatchChangesNothing() public {
        Achievement[] memory list = achievementsOf(3);
        _issueBatch(list);
        skip(10);
        vm.recordLogs();
        _issueBatch(list);
        assertEq(vm.getRecordedLogs().length, 0, "logs");
        assertEq(token.balanceOf(learner), 3, "balance");
    }

    function test_Trap14_AFrontRunClaimDoesNotRevertTheBatch() public {
        Achievement[] memory list = achievementsOf(3);
        bytes32 root = anchoredAlone(list[1]);
        vm.prank(learner);
        token.claim(list[1], root, noProof());
        _issueBatch(list);
        assertEq(token.balanceOf(learner), 3, "balance");
    }

    function test_MintsADuplicateOnce() public {
        Achievement memory achievement = achievementOf(course, learner);
        _issueBatch(listOf(achievement, achievement));
        assertEq(token.balanceOf(learner), 1, "balance");
    }

    function test_ANobodyChangesNothing() public {
        Achievement[] memory list = achievementsOf(2);
        _issueBatch(list);
        vm.recordLogs();
        vm.prank(stranger);
        token.issueBatch(list);
        assertEq(vm.getRecordedLogs().length, 0, "logs");
    }

    // ─────────────────────────────────────── It names the item ───────────────────────────────────

    function testFuzz_Trap11_NamesTheItem(uint256 length, uint256 bad) public {
        length = bound(length, 1, 8);
        bad = bound(bad, 0, length - 1);
        Achievement[] memory list = achievementsOf(length);
        list[bad].achievedAt = time() + 1;
        expectItemFailed(bad, timeInvalid(list[bad], time()));
        _issueBatch(list);
        assertEq(token.balanceOf(learner), 0, "balance");
    }

    function test_RevertWhen_CallerNotStaff() public {
        Achievement[] memory list = achievementsOf(2);
        expectItemFailed(0, staffRoleMissing(hub, stranger, Roles.ISSUE));
        vm.prank(stranger);
        token.issueBatch(list);
    }

    function test_Trap01_AnItemOfAnotherHub() public {
        HubId foreign = newForeignHub(stranger);
        vm.prank(stranger);
        DefinitionId definition = hubs.defineAchievement(foreign, COURSE, false, 0, "Metal", CONTENT);
        giveConsent(learner, foreign);
        _expectSecondFails(
            achievementOf(definition, learner),
            staffRoleMissing(foreign, issuer, Roles.ISSUE)
        );
    }

    function test_Trap25_TheForwardedSenderCannotIssue() public {
        Achievement[] memory list = achievementsOf(1);
        bytes memory reason = callAsForwarder(
            issuer,
            address(token),
            abi.encodeCall(token.issueBatch, (list))
        );
        assertEq(
            reason,
            abi.encodeWithSelector(
                IAchievementToken.BatchItemFailed.selector,
                0,
                staffRoleMissing(hub, address(forwarder), Roles.ISSUE)
            )
        );
    }

    function test_Trap24_UnknownDefinition() public {
        DefinitionId next = DefinitionId.wrap(uint32(hubs.definitionCount()) + 1);
        _expectSecondFails(achievementOf(next, learner), definitionUnknown(next));
    }

    function test_Trap24_DefinitionZeroAfterASkippedItem() public {
        DefinitionId none = DefinitionId.wrap(0);
        Achievement memory first = achievementOf(course, learner);
        Achievement memory second = achievementOf(none, learner, 1);
        second.achievedAt = 0;
        expectItemFailed(1, definitionUnknown(none));
        _issueBatch(listOf(first, second));
        issue(first);
        expectItemFailed(1, definitionUnknown(none));
        _issueBatch(listOf(first, second));
    }

    function test_Trap24_RetiredDefinition() public {
        DefinitionId old = defineCourse(hub);
        vm.prank(cataloguer);
        hubs.retire(old);
        _expectSecondFails(achievementOf(old, learner), definitionRetired(old, time() + 1));
    }

    function test_RevertWhen_DefinitionIsSensitive() public {
        DefinitionId plan = defineSensitive(hub, COURSE);
        _expectSecondFails(achievementOf(plan, learner), definitionSensitive(plan));
    }

    function test_RevertWhen_HubIsNotAccredited() public {
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        expectItemFailed(0, notAccredited());
        _issueBatch(achievementsOf(1));
    }

    function test_RevertWhen_KindIsNotCovered() public {
        uint32 kinds = uint32(1) << COURSE;
        accredit(hub, kinds, TERM);
        DefinitionId diploma = defineKind(hub, DIPLOMA);
        _expectSecondFails(
            achievementOf(diploma, learner),
            abi.encodeWithSelector(IHubRegistry.HubKindNotAccredited.selector, hub, DIPLOMA, kinds)
        );
    }

    function test_Trap22_AnItemOfAnotherKind() public {
        DefinitionId diploma = defineKind(hub, DIPLOMA);
        vm.prank(learner);
        learners.consent(learner, hub, uint32(1) << COURSE, TERM);
        _expectSecondFails(achievementOf(diploma, learner), consentMissing(learner, DIPLOMA));
        _expectSecondFails(achievementOf(course, otherLearner), consentMissing(otherLearner, COURSE));
    }

    function test_RevertWhen_ContentIsMissing() public {
        Achievement memory achievement = achievementOf(course, learner, 1);
        achievement.content = 0;
        _expectSecondFails(
            achievement,
            abi.encodeWithSelector(IAchievementToken.AchievementContentMissing.selector)
        );
    }

    function test_Trap24_ExpiryUnsound() public {
        Achievement memory achievement = achievementOf(course, learner, 1);
        achievement.expiresAt = achievement.achievedAt;
        _expectSecondFails(achievement, expiryInvalid(achievement));
        achievement.expiresAt = uint40(1) << 32;
        _expectSecondFails(achievement, expiryInvalid(achievement));
    }

    function test_RevertGiven_Revoked() public {
        Achievement memory achievement = achievementOf(course, learner, 1);
        revoke(idFor(achievement));
        _expectSecondFails(achievement, alreadyRevoked(idFor(achievement)));
    }

    function test_RevertGiven_MintedAndRevoked() public {
        (Achievement memory achievement, AchievementId id) = issued(1);
        revoke(id);
        _expectSecondFails(achievement, alreadyRevoked(id));
    }

    function test_Trap03_AnItemThatWasRenounced() public {
        (Achievement memory achievement, AchievementId id) = issued(1);
        renounce(achievement);
        _expectSecondFails(achievement, alreadyRenounced(id));
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    function _issueBatch(Achievement[] memory list) private {
        vm.prank(issuer);
        token.issueBatch(list);
    }

    /// @dev A sound item, then this one.
    function _expectSecondFails(Achievement memory second, bytes memory reason) private {
        Achievement[] memory list = listOf(achievementOf(course, learner), second);
        expectItemFailed(1, reason);
        _issueBatch(list);
    }
}
