// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract RestoreTest is CairnTest {
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newHub();
        vm.warp(START + 100);
        accredit(hub, ALL_KINDS, START + 200);
        vm.warp(START + 150);
    }

    function test_RevertWhen_CallerNotOwner() public {
        _withdraw(START + 120);
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, accreditor));
        vm.prank(accreditor);
        hubs.restore(hub, 0);
    }

    function test_RevertWhen_PeriodIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.PeriodUnknown.selector, hub, 1));
        _restore(1);
    }

    function test_RevertWhen_NothingWasWithdrawn() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.WithdrawalUnknown.selector, hub, 0));
        _restore(0);
    }

    function test_RevertWhen_RestoredBefore() public {
        _withdraw(START + 120);
        _restore(0);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.WithdrawalUnknown.selector, hub, 0));
        _restore(0);
    }

    function test_BringsThePeriodBackAsItWas() public {
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(defineCourse(hub), learner));
        _withdraw(START + 120);
        skip(10);
        _restore(0);
        assertEq(hubs.periodAt(hub, 0).end, START + 200, "end");
        assertEq(hubs.periodAt(hub, 0).withdrawnEnd, 0, "withdrawnEnd");
        assertEq(token.recordOf(id).standing, Standing.Valid);
        hubs.requireAnchorer(hub, issuer);
        vm.warp(START + 199);
        hubs.requireAnchorer(hub, issuer);
        vm.warp(START + 200);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, START + 200));
        hubs.requireAnchorer(hub, issuer);
    }

    function test_EmitsAccreditationRestored() public {
        _withdraw(START + 120);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationRestored(hub, owner, 0, START + 200);
        _restore(0);
    }

    function test_RestoresTheFirstEndAfterTwoWithdrawals() public {
        _withdraw(START + 120);
        _withdraw(START + 110);
        _restore(0);
        assertEq(hubs.periodAt(hub, 0).end, START + 200, "end");
    }

    function test_NeverReachesBeyondTheStartOfTheNextPeriod() public {
        _withdraw(START + 120);
        vm.warp(START + 160);
        vm.prank(otherAccreditor);
        hubs.accredit(hub, uint32(1) << DIPLOMA, TERM, EVIDENCE);
        _restore(0);
        assertEq(hubs.periodAt(hub, 0).end, START + 161, "end");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 150), "restored");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 161), "the next period's scope holds");
        assertTrue(hubs.accreditedAt(hub, DIPLOMA, START + 161), "the next period runs on");
        assertEq(hubs.periodAt(hub, 1).end, TERM, "the next period's end");
    }

    function test_NeverReachesBeyondTheClosingOfTheHub() public {
        _withdraw(START + 120);
        vm.warp(START + 160);
        vm.prank(admin);
        hubs.closeHub(hub);
        vm.warp(START + 170);
        _restore(0);
        assertEq(hubs.periodAt(hub, 0).end, START + 161, "end");
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, START + 170));
        hubs.requireAnchorer(hub, issuer);
    }

    function test_Trap24_WithdrawnAndRestoredInTheSecondOfEndingDoesNotRunAgain() public {
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        _withdraw(START + 120);
        _restore(0);
        assertEq(hubs.periodAt(hub, 0).end, START + 151, "end");
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, START + 150));
        hubs.requireAnchorer(hub, issuer);
    }

    function test_ASuspendedPeriodComesBackSuspended() public {
        vm.prank(accreditor);
        hubs.suspend(hub);
        _withdraw(START + 120);
        skip(5);
        _restore(0);
        assertEq(hubs.periodAt(hub, 0).end, START + 151, "end");
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.AccreditationHeld.selector, hub, accreditor, START + 200)
        );
        vm.prank(otherAccreditor);
        hubs.accredit(hub, ALL_KINDS, TERM, EVIDENCE);
        vm.prank(accreditor);
        hubs.reinstate(hub);
        hubs.requireAnchorer(hub, issuer);
    }

    function test_ASuspendedPeriodThatAnotherFollowedComesBackEnded() public {
        vm.prank(accreditor);
        hubs.suspend(hub);
        _withdraw(START + 120);
        skip(5);
        accredit(hub, ALL_KINDS, TERM);
        _restore(0);
        assertEq(hubs.periodAt(hub, 0).end, START + 151, "end");
        assertFalse(hubs.periodAt(hub, 0).suspended, "nothing to reinstate is left");
    }

    function test_ASuspendedPeriodOfAClosedHubComesBackEnded() public {
        vm.prank(accreditor);
        hubs.suspend(hub);
        _withdraw(START + 120);
        skip(5);
        vm.prank(admin);
        hubs.closeHub(hub);
        _restore(0);
        assertEq(hubs.periodAt(hub, 0).end, START + 151, "end");
        assertFalse(hubs.periodAt(hub, 0).suspended, "nothing to reinstate is left");
    }

    function _withdraw(uint40 since) private {
        vm.prank(accreditor);
        hubs.proposeWithdrawal(hub, 0, since);
        vm.prank(owner);
        hubs.confirmWithdrawal(hub, 0, since);
    }

    function _restore(uint256 index) private {
        vm.prank(owner);
        hubs.restore(hub, index);
    }
}
