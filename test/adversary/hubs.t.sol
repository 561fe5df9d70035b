// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {Achievement, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../contracts/types/Ids.sol";
import {Institution} from "../mocks/Institution.sol";
import {vm} from "../utils/Vm.sol";
import {AdversaryTest} from "./AdversaryTest.sol";

/// @title HubsTest: admins, staff and owners that are contracts, vanish, or change hands
contract HubsTest is AdversaryTest {
    Institution private _school;

    function setUp() public override {
        super.setUp();
        _school = new Institution(stranger);
    }

    // ──────────────────────────────────── Contracts that govern ──────────────────────────────────────

    function test_AnAdminThatIsAContractGovernsAndIsNeverCalled() public {
        // It reverts whatever is asked of it: nothing asks.
        HubId own = _registerAsContract();
        _byContract(abi.encodeCall(hubs.setStaff, (own, issuer, Roles.ALL, START, TERM)));
        accredit(own, ALL_KINDS, TERM);
        _byContract(abi.encodeCall(hubs.transferHubAdmin, (own, admin)));
        vm.prank(admin);
        hubs.acceptHubAdmin(own);
        assertEq(hubs.hubOf(own).admin, admin, "admin");
    }

    function test_AnAdminWhoseCodeIsGoneLeavesRecordsAndStaff() public {
        HubId own = _registerAsContract();
        _byContract(abi.encodeCall(hubs.setStaff, (own, issuer, Roles.ALL, START, TERM)));
        accredit(own, ALL_KINDS, TERM);
        vm.prank(issuer);
        DefinitionId weaving = hubs.defineAchievement(own, COURSE, false, 0, "Weaving", CONTENT);
        giveConsent(learner, own);
        Achievement memory achievement = achievementOf(weaving, learner);
        AchievementId id = issue(achievement);
        vm.etch(address(_school), "");
        assertStanding(id, Standing.Valid);
        assertStanding(issue(achievementOf(weaving, learner, 1)), Standing.Valid);
        vm.prank(issuer);
        token.revoke(own, revocationsOf(id, NO_INDEX));
        assertStanding(id, Standing.Revoked);
        // Nobody inherits the hub.
        vm.expectPartialRevert(IHubRegistry.HubAdminOnly.selector);
        vm.prank(stranger);
        hubs.transferHubAdmin(own, stranger);
    }

    function test_StaffThatIsAContractAttestsAndIsNeverCalled() public {
        makeStaff(address(_school));
        giveConsent(learner, hub);
        Achievement memory achievement = achievementOf(course, learner);
        vm.prank(stranger);
        _school.execute(address(token), abi.encodeCall(token.issue, (achievement)));
        assertStanding(idFor(achievement), Standing.Valid);
    }

    function test_AnOwnerThatIsAContractAppointsAndIsNeverCalled() public {
        vm.prank(owner);
        hubs.transferOwnership(address(_school));
        _byContract(abi.encodeCall(hubs.acceptOwnership, ()));
        assertEq(hubs.owner(), address(_school), "owner");
        _byContract(abi.encodeCall(hubs.appointAccreditor, (learner, 1, TERM, PROFILE)));
        assertTrue(hubs.isInOffice(learner), "in office");
    }

    function test_AnOwnerWhoseCodeIsGoneLeavesTheNetworkRunning() public {
        vm.prank(owner);
        hubs.transferOwnership(address(_school));
        _byContract(abi.encodeCall(hubs.acceptOwnership, ()));
        vm.etch(address(_school), "");
        giveConsent(learner, hub);
        assertStanding(issue(achievementOf(course, learner)), Standing.Valid);
        vm.prank(accreditor);
        hubs.suspend(hub);
        vm.prank(accreditor);
        hubs.reinstate(hub);
        assertTrue(hubs.accreditedAt(hub, COURSE, time()), "accredited");
    }

    // ────────────────────────────────────────── By mistake ───────────────────────────────────────────

    function test_AnAdminWhoOffersTheHubToItselfKeepsIt() public {
        vm.startPrank(admin);
        hubs.transferHubAdmin(hub, admin);
        hubs.acceptHubAdmin(hub);
        vm.stopPrank();
        assertEq(hubs.hubOf(hub).admin, admin, "admin");
        assertEq(hubs.hubOf(hub).pendingAdmin, address(0), "pending admin");
    }

    function test_AnAdminWhoOffersTheHubToNobodyKeepsIt() public {
        vm.prank(admin);
        hubs.transferHubAdmin(hub, address(0));
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubPendingAdminOnly.selector, hub, stranger));
        vm.prank(stranger);
        hubs.acceptHubAdmin(hub);
        assertEq(hubs.hubOf(hub).admin, admin, "admin");
    }

    function test_AnAdminWhoOffersTheHubToAContractThatCannotAcceptKeepsIt() public {
        vm.prank(admin);
        hubs.transferHubAdmin(hub, address(token));
        assertEq(hubs.hubOf(hub).admin, admin, "admin");
        vm.prank(admin);
        hubs.setHubProfile(hub, keccak256("still the admin"));
    }

    function test_AnOwnerWhoOffersTheNetworkToNobodyKeepsIt() public {
        vm.prank(owner);
        hubs.transferOwnership(address(0));
        vm.expectRevert(abi.encodeWithSignature("OwnableUnauthorizedAccount(address)", stranger));
        vm.prank(stranger);
        hubs.acceptOwnership();
        assertEq(hubs.owner(), owner, "owner");
    }

    // ────────────────────────────────────────── Sold, closed ─────────────────────────────────────────

    /// @dev The seller keeps what it gave itself before: the buyer has to look at the staff.
    function test_Trap26_ASellerWhoStayedStaffIsRemovedByTheBuyer() public {
        vm.startPrank(admin);
        hubs.setStaff(hub, admin, Roles.ALL, START, TERM);
        hubs.transferHubAdmin(hub, stranger);
        vm.stopPrank();
        vm.startPrank(stranger);
        hubs.acceptHubAdmin(hub);
        hubs.setStaff(hub, admin, 0, 0, 0);
        vm.stopPrank();
        bytes[3] memory calls = [
            abi.encodeCall(hubs.setStaff, (hub, admin, Roles.ISSUE, START, TERM)),
            abi.encodeCall(hubs.transferHubAdmin, (hub, admin)),
            abi.encodeCall(hubs.closeHub, (hub))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool success, ) = callAs(admin, address(hubs), calls[i]);
            assertFalse(success, vm.toString(i));
        }
    }

    function test_Trap26_AnOfferThatWasTakenBackBuysNothing() public {
        vm.startPrank(admin);
        hubs.transferHubAdmin(hub, stranger);
        hubs.transferHubAdmin(hub, address(0));
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubPendingAdminOnly.selector, hub, stranger));
        vm.prank(stranger);
        hubs.acceptHubAdmin(hub);
    }

    function test_AClosedHubAttestsNothingInTheVerySecond() public {
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(course, learner));
        vm.prank(admin);
        hubs.closeHub(hub);
        Achievement memory achievement = achievementOf(course, learner, 1);
        bytes[3] memory calls = [
            abi.encodeCall(token.issue, (achievement)),
            abi.encodeCall(token.issueBatch, (listOf(achievement))),
            abi.encodeCall(token.anchor, (hub, keccak256("root"), 1))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool success, ) = callAs(issuer, address(token), calls[i]);
            assertFalse(success, vm.toString(i));
        }
        vm.expectRevert(notAccredited());
        redeem(achievement, issuer, signed(achievement));
        assertStanding(id, Standing.Valid);
    }

    function test_AClosedHubCannotBeReopenedByAnybody() public {
        vm.prank(admin);
        hubs.closeHub(hub);
        bytes memory closed = abi.encodeWithSelector(IHubRegistry.HubAlreadyClosed.selector, hub, START);
        vm.expectRevert(closed);
        accredit(hub, ALL_KINDS, TERM);
        vm.expectRevert(closed);
        vm.prank(admin);
        hubs.closeHub(hub);
        vm.expectRevert(closed);
        vm.prank(owner);
        hubs.reinstate(hub);
        // A sale brings nothing back either.
        vm.prank(admin);
        hubs.transferHubAdmin(hub, stranger);
        vm.prank(stranger);
        hubs.acceptHubAdmin(hub);
        vm.expectRevert(closed);
        accredit(hub, ALL_KINDS, TERM);
        assertEq(hubs.hubOf(hub).closedAt, START, "closedAt");
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    function _registerAsContract() private returns (HubId) {
        _byContract(abi.encodeCall(hubs.registerHub, ("School of Contracts", PROFILE)));
        return HubId.wrap(uint32(hubs.hubCount()));
    }

    function _byContract(bytes memory data) private {
        vm.prank(stranger);
        _school.execute(address(hubs), data);
    }
}
