// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract TransferHubAdminTest is CairnTest {
    address private buyer = actor("buyer");
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newAccreditedHub();
    }

    function test_RevertWhen_HubIsUnknown() public {
        bytes memory reason = abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(2));
        vm.expectRevert(reason);
        hubs.transferHubAdmin(HubId.wrap(2), buyer);
        vm.expectRevert(reason);
        hubs.acceptHubAdmin(HubId.wrap(2));
    }

    function test_RevertWhen_CallerNotAdmin() public {
        address[3] memory others = [owner, accreditor, manager];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubAdminOnly.selector, hub, others[i]));
            vm.prank(others[i]);
            hubs.transferHubAdmin(hub, others[i]);
        }
    }

    function test_OffersAndLeavesTheAdmin() public {
        _offer(buyer);
        assertEq(hubs.hubOf(hub).pendingAdmin, buyer, "pendingAdmin");
        assertEq(hubs.hubOf(hub).admin, admin, "admin");
    }

    function test_EmitsHubAdminTransferStarted() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.HubAdminTransferStarted(hub, admin, buyer);
        _offer(buyer);
    }

    function test_RevertWhen_AcceptedByAnother() public {
        _offer(buyer);
        _expectRefused(stranger);
        _expectRefused(admin);
    }

    function test_RevertWhen_NothingIsOffered() public {
        _expectRefused(buyer);
    }

    function test_RevertWhen_TheOfferWasTakenBackOrReplaced() public {
        _offer(buyer);
        _offer(address(0));
        _expectRefused(buyer);
        _offer(buyer);
        _offer(stranger);
        _expectRefused(buyer);
    }

    function test_ChangesTheAdmin() public {
        skip(9);
        _sell();
        assertEq(hubs.hubOf(hub).admin, buyer, "admin");
        assertEq(hubs.hubOf(hub).pendingAdmin, address(0), "pendingAdmin");
        _expectRefused(buyer);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubAdminOnly.selector, hub, admin));
        vm.prank(admin);
        hubs.setHubProfile(hub, PROFILE);
        vm.prank(buyer);
        hubs.setStaff(hub, buyer, Roles.ISSUE, START, TERM);
    }

    function test_EmitsHubAdminTransferred() public {
        _offer(buyer);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.HubAdminTransferred(hub, admin, buyer);
        vm.prank(buyer);
        hubs.acceptHubAdmin(hub);
    }

    function test_Trap26_ASoldHubTellsSinceWhenItHasItsAdmin() public {
        assertEq(hubs.hubOf(hub).adminSince, hubs.hubOf(hub).registeredAt, "before");
        skip(YEAR);
        _sell();
        assertEq(hubs.hubOf(hub).adminSince, START + YEAR, "adminSince");
        assertEq(hubs.hubOf(hub).registeredAt, START, "registeredAt");
    }

    function test_Trap26_ASoldHubIsSuspendedAtOnceAndItsEarlierRecordsStay() public {
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(defineCourse(hub), learner));
        skip(YEAR);
        _sell();
        vm.prank(buyer);
        hubs.setStaff(hub, buyer, Roles.ISSUE, time(), TERM);
        vm.prank(accreditor);
        hubs.suspend(hub);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, START + YEAR));
        hubs.requireAnchorer(hub, buyer);
        assertEq(token.recordOf(id).standing, Standing.Valid);
        assertEq(token.ownerOf(uint256(AchievementId.unwrap(id))), learner);
    }

    function _offer(address to) private {
        vm.prank(admin);
        hubs.transferHubAdmin(hub, to);
    }

    function _sell() private {
        _offer(buyer);
        vm.prank(buyer);
        hubs.acceptHubAdmin(hub);
    }

    function _expectRefused(address account) private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubPendingAdminOnly.selector, hub, account));
        vm.prank(account);
        hubs.acceptHubAdmin(hub);
    }
}
