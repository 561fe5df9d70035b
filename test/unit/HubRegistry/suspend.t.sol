// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract SuspendTest is CairnTest {
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newAccreditedHub();
    }

    function test_RevertWhen_HubIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(2)));
        _suspend(accreditor, HubId.wrap(2));
    }

    function test_RevertWhen_NeverAccredited() public {
        HubId bare = newHub("Bare");
        _expectNotRunning(bare);
        _suspend(owner, bare);
    }

    function test_RevertWhen_CallerMayNotSupervise() public {
        address[3] memory others = [otherAccreditor, admin, stranger];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IHubRegistry.AccreditationSupervisorOnly.selector, hub, others[i])
            );
            _suspend(others[i], hub);
        }
    }

    function test_Trap20_ADismissedAccreditorCannotTakeRevenge() public {
        vm.prank(owner);
        hubs.dismissAccreditor(accreditor);
        bytes memory reason = abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, accreditor);
        vm.startPrank(accreditor);
        vm.expectRevert(reason);
        hubs.suspend(hub);
        vm.expectRevert(reason);
        hubs.endAccreditation(hub);
        vm.expectRevert(reason);
        hubs.proposeWithdrawal(hub, 0, START);
        vm.expectRevert(reason);
        hubs.accredit(hub, 1, TERM, EVIDENCE);
        vm.stopPrank();
        assertTrue(hubs.accreditedAt(hub, COURSE, START), "still accredited");
        hubs.requireAnchorer(hub, issuer);
    }

    function test_RevertWhen_AlreadySuspended() public {
        _suspend(accreditor, hub);
        _expectNotRunning(hub);
        _suspend(accreditor, hub);
    }

    function test_RevertWhen_ThePeriodIsOver() public {
        accredit(hub, ALL_KINDS, START + 10);
        vm.warp(START + 10);
        _expectNotRunning(hub);
        _suspend(accreditor, hub);
    }

    function test_SuspendsFromNowOn() public {
        vm.warp(START + 100);
        _suspend(accreditor, hub);
        IHubRegistry.Period memory period = hubs.periodAt(hub, 0);
        assertTrue(period.suspended, "suspended");
        assertEq(period.end, START + 101, "end");
        assertEq(period.until, TERM, "until");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 99), "before");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 100), "in the second of suspension");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 101), "after");
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, START + 100));
        hubs.requireAnchorer(hub, issuer);
    }

    function test_EmitsAccreditationSuspended() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationSuspended(hub, accreditor, 0, START + 1);
        _suspend(accreditor, hub);
    }

    function test_TheOwnerSuspendsTheNewestPeriod() public {
        accredit(hub, ALL_KINDS, TERM);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationSuspended(hub, owner, 1, START + 1);
        _suspend(owner, hub);
        assertTrue(hubs.periodAt(hub, 1).suspended, "the newest");
        assertFalse(hubs.periodAt(hub, 0).suspended, "the one before");
    }

    function test_TheOwnerMaySuspend() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationSuspended(hub, owner, 0, START + 1);
        _suspend(owner, hub);
    }

    function test_Trap24_WhatWasIssuedInTheSecondOfSuspensionStaysAndNothingMoreIsIssued() public {
        DefinitionId definition = defineCourse(hub);
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(definition, learner));
        _suspend(accreditor, hub);
        assertEq(token.recordOf(id).standing, Standing.Valid);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, START));
        issue(achievementOf(definition, learner, 1));
        skip(1);
        assertEq(token.recordOf(id).standing, Standing.Valid);
    }

    function _suspend(address by, HubId which) private {
        vm.prank(by);
        hubs.suspend(which);
    }

    function _expectNotRunning(HubId which) private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditationNotRunning.selector, which));
    }
}
