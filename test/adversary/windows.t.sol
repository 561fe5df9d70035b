// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "../../contracts/interfaces/ILearnerRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {Achievement, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../contracts/types/Ids.sol";
import {vm} from "../utils/Vm.sol";
import {AdversaryTest} from "./AdversaryTest.sol";

/// @title WindowsTest: the last second of every window, the last second of every type, and two changes in one second
contract WindowsTest is AdversaryTest {
    uint40 private constant FROM = START + 100;
    uint40 private constant UNTIL = START + 200;
    uint40 private constant LAST = type(uint40).max;

    // ────────────────────────────────── t-1, t and t+1 of both ends ──────────────────────────────────

    function test_Trap24_EveryWindowIsOpenFromItsFirstToItsLastSecond() public {
        bytes memory key = abi.encodePacked(hex"ed01", keccak256("key"));
        vm.startPrank(admin);
        hubs.setStaff(hub, stranger, Roles.REVOKE, FROM, UNTIL);
        bytes32 keyHash = hubs.addKey(hub, key, FROM, UNTIL);
        vm.stopPrank();
        vm.warp(FROM);
        HubId other = newHub("Second School");
        accredit(other, ALL_KINDS, UNTIL);
        uint40[6] memory times = [FROM - 1, FROM, FROM + 1, UNTIL - 1, UNTIL, UNTIL + 1];
        for (uint256 i = 0; i < times.length; ++i) {
            bool inside = i >= 1 && i <= 3;
            string memory what = vm.toString(i);
            assertEq(hubs.accreditedAt(other, COURSE, times[i]), inside, string.concat("period ", what));
            assertEq(hubs.keyValidAt(hub, keyHash, times[i]), inside, string.concat("key ", what));
            vm.warp(times[i]);
            (bool success, ) = address(hubs).staticcall(
                abi.encodeCall(hubs.requireStaff, (hub, stranger, Roles.REVOKE))
            );
            assertEq(success, inside, string.concat("staff ", what));
        }
    }

    function test_Trap24_EveryTermEndsBeforeItsLastSecondPlusOne() public {
        appoint(stranger, ALL_KINDS, UNTIL);
        vm.prank(learner);
        learners.consent(learner, hub, ALL_KINDS, UNTIL);
        Achievement memory achievement = achievementOf(course, learner);
        achievement.expiresAt = UNTIL;
        AchievementId id = issue(achievement);
        uint40[3] memory times = [UNTIL - 1, UNTIL, UNTIL + 1];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            assertEq(hubs.isInOffice(stranger), i == 0, "office");
            assertStanding(id, i == 0 ? Standing.Valid : Standing.Expired);
            (bool success, ) = address(learners).staticcall(
                abi.encodeCall(learners.requireConsent, (learner, hub, COURSE))
            );
            assertEq(success, i == 0, "consent");
        }
    }

    function test_Trap24_ACompromisedKeyFailsFromItsFirstSecond() public {
        bytes memory key = abi.encodePacked(hex"ed01", keccak256("key"));
        vm.prank(admin);
        bytes32 keyHash = hubs.addKey(hub, key, START, UNTIL);
        vm.warp(START + 150);
        vm.prank(admin);
        hubs.compromiseKey(hub, keyHash, FROM);
        assertTrue(hubs.keyValidAt(hub, keyHash, FROM - 1), "before");
        assertFalse(hubs.keyValidAt(hub, keyHash, FROM), "at");
        assertFalse(hubs.keyValidAt(hub, keyHash, FROM + 1), "after");
    }

    function test_Trap24_AchievedAtMayBeNowAndNotTheNextSecond() public {
        giveConsent(learner, hub);
        uint40[3] memory times = [START - 1, START, START + 1];
        for (uint256 i = 0; i < times.length; ++i) {
            Achievement memory achievement = achievementOf(course, learner, i);
            achievement.achievedAt = times[i];
            if (i == 2) vm.expectRevert(timeInvalid(achievement, START));
            issue(achievement);
        }
        assertEq(token.balanceOf(learner), 2, "balance");
    }

    function test_Trap24_ExpiryIsAboveAchievementAndBelow32Bits() public {
        giveConsent(learner, hub);
        uint40[5] memory expiries = [
            START - 1,
            START,
            START + 1,
            type(uint32).max,
            uint40(type(uint32).max) + 1
        ];
        for (uint256 i = 0; i < expiries.length; ++i) {
            Achievement memory achievement = achievementOf(course, learner, i);
            achievement.expiresAt = expiries[i];
            bool sound = i == 2 || i == 3;
            if (!sound) vm.expectRevert(expiryInvalid(achievement));
            AchievementId id = issue(achievement);
            if (sound) assertEq(token.recordOf(id).expiresAt, expiries[i], "expiresAt");
        }
    }

    // ───────────────────────────────────────── The last second ───────────────────────────────────────

    /// @dev 2^40 - 1 is as good an end as any: nothing wraps around it.
    function test_Trap24_WindowsThatEndInTheLastSecondOfAll() public {
        appoint(accreditor, ALL_KINDS, LAST);
        accredit(hub, ALL_KINDS, LAST);
        vm.startPrank(admin);
        hubs.setStaff(hub, issuer, Roles.ISSUE, 0, LAST);
        bytes32 keyHash = hubs.addKey(hub, abi.encodePacked(hex"ed01", keccak256("key")), LAST - 1, LAST);
        vm.stopPrank();
        vm.prank(learner);
        learners.consent(learner, hub, ALL_KINDS, LAST);
        assertStanding(issue(achievementOf(course, learner)), Standing.Valid);
        assertTrue(hubs.accreditedAt(hub, COURSE, LAST - 1), "accredited");
        assertFalse(hubs.accreditedAt(hub, COURSE, LAST), "accredited at the end");
        assertTrue(hubs.keyValidAt(hub, keyHash, LAST - 1), "key");
        assertFalse(hubs.keyValidAt(hub, keyHash, LAST), "key at the end");
    }

    /// @dev In 2106 tokens can be minted no more, and say so; what was minted is read as it was.
    function test_Trap24_After32BitsNothingIsMintedAndNothingIsLost() public {
        appoint(accreditor, ALL_KINDS, LAST);
        accredit(hub, ALL_KINDS, LAST);
        vm.prank(admin);
        hubs.setStaff(hub, issuer, Roles.ISSUE, 0, LAST);
        vm.prank(learner);
        learners.consent(learner, hub, ALL_KINDS, LAST);
        vm.warp(type(uint32).max);
        AchievementId id = issue(achievementOf(course, learner));
        assertEq(token.recordOf(id).issuedAt, type(uint32).max, "issuedAt");
        skip(1);
        Achievement memory late = achievementOf(course, learner, 1);
        vm.expectRevert(doesNotFit(uint256(1) << 32));
        issue(late);
        assertStanding(id, Standing.Valid);
        // A cohort is still attested.
        bytes32 root = anchoredAlone(late);
        assertEq(token.anchoredRecordOf(late, root, noProof()).standing, Standing.Valid);
    }

    // ────────────────────────────────── Two changes in one second ────────────────────────────────────

    function test_Trap24_TheLastOfTwoStaffChangesInOneSecondCounts() public {
        vm.startPrank(admin);
        hubs.setStaff(hub, stranger, Roles.ISSUE, START, TERM);
        hubs.setStaff(hub, stranger, 0, 0, 0);
        vm.stopPrank();
        vm.expectRevert(staffRoleMissing(hub, stranger, Roles.ISSUE));
        hubs.requireStaff(hub, stranger, Roles.ISSUE);
    }

    function test_Trap24_AConsentWithdrawnInItsSecondIsNone() public {
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(course, learner));
        vm.prank(learner);
        learners.withdrawConsent(learner, hub);
        vm.expectRevert(consentMissing(learner, COURSE));
        issue(achievementOf(course, learner, 1));
        // What was issued before, in the same second, stays.
        assertStanding(id, Standing.Valid);
    }

    function test_Trap24_IssuedRevokedAndIssuedAgainInOneSecond() public {
        (Achievement memory achievement, AchievementId id) = issued();
        revoke(id);
        vm.expectRevert(alreadyRevoked(id));
        issue(achievement);
        assertStanding(id, Standing.Revoked);
        assertEq(token.balanceOf(learner), 0, "balance");
    }

    function test_Trap24_IssuedRenouncedAndRevokedInOneSecond() public {
        (Achievement memory achievement, AchievementId id) = issued();
        renounce(achievement);
        revoke(id);
        assertStanding(id, Standing.Revoked);
        assertEq(token.balanceOf(learner), 0, "balance");
    }

    function test_Trap24_AnAccreditorAppointedDismissedAndAppointedInOneSecondIsInOffice() public {
        appoint(stranger, 1, TERM);
        vm.prank(owner);
        hubs.dismissAccreditor(stranger);
        assertFalse(hubs.isInOffice(stranger), "dismissed");
        appoint(stranger, 1, TERM);
        assertTrue(hubs.isInOffice(stranger), "in office");
        assertEq(hubs.accreditorCount(), 3, "it is listed once");
    }

    function test_Trap24_AKeyAddedRetiredAndCompromisedInOneSecondNeverSigned() public {
        vm.startPrank(admin);
        bytes32 keyHash = hubs.addKey(hub, abi.encodePacked(hex"ed01", keccak256("key")), START, TERM);
        hubs.retireKey(hub, keyHash);
        hubs.compromiseKey(hub, keyHash, START);
        vm.stopPrank();
        assertFalse(hubs.keyValidAt(hub, keyHash, START), "now");
        assertFalse(hubs.keyValidAt(hub, keyHash, START + 1), "later");
    }

    function test_Trap24_AnAdminWhoBoughtSoldAndClosesInOneSecondIsTheLast() public {
        vm.prank(admin);
        hubs.transferHubAdmin(hub, stranger);
        vm.startPrank(stranger);
        hubs.acceptHubAdmin(hub);
        hubs.transferHubAdmin(hub, learner);
        vm.stopPrank();
        vm.prank(learner);
        hubs.acceptHubAdmin(hub);
        vm.expectRevert(adminOnly(stranger));
        vm.prank(stranger);
        hubs.closeHub(hub);
        vm.prank(learner);
        hubs.closeHub(hub);
        assertEq(hubs.hubOf(hub).closedAt, START, "closedAt");
    }

    // ─────────────────────────────────────── A deadline of time ──────────────────────────────────────

    /// @dev A deadline that no clock reaches, and one that is 0: neither wraps around.
    function test_Trap24_DeadlinesAtTheEndsOfTheirType() public {
        vm.expectRevert(abi.encodeWithSelector(ILearnerRegistry.ConsentSignatureExpired.selector, 0, START));
        learners.consentWithSignature(learner, hub, ALL_KINDS, TERM, 0, "");
        vm.expectPartialRevert(ILearnerRegistry.ConsentSignatureInvalid.selector);
        learners.consentWithSignature(learner, hub, ALL_KINDS, TERM, type(uint256).max, "");
    }

    /// @dev A withdrawal for the past ends exactly at its second, and reaches no second before.
    function test_Trap24_AWithdrawalForThePastCutsAtItsSecond() public {
        vm.warp(UNTIL);
        withdraw(0, FROM);
        (IHubRegistry.AccreditationStatus status, , ) = hubs.accreditationAt(hub, COURSE, FROM - 1);
        assertEq(uint256(status), uint256(IHubRegistry.AccreditationStatus.Accredited), "before");
        (status, , ) = hubs.accreditationAt(hub, COURSE, FROM);
        assertEq(uint256(status), uint256(IHubRegistry.AccreditationStatus.Withdrawn), "at");
        (status, , ) = hubs.accreditationAt(hub, COURSE, FROM + 1);
        assertEq(uint256(status), uint256(IHubRegistry.AccreditationStatus.Withdrawn), "after");
    }
}
