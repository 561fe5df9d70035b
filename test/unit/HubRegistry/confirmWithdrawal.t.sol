// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract ConfirmWithdrawalTest is CairnTest {
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newHub();
        vm.warp(START + 100);
        accredit(hub, ALL_KINDS, START + 200);
        vm.warp(START + 150);
    }

    function test_RevertWhen_CallerNotOwner() public {
        _propose(0, START + 120);
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, accreditor));
        vm.prank(accreditor);
        hubs.confirmWithdrawal(hub, 0, START + 120);
    }

    function test_RevertWhen_PeriodIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.PeriodUnknown.selector, hub, 1));
        _confirm(1, START + 120);
    }

    function test_Trap20_TheOwnerAloneVoidsNoDiploma() public {
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(defineKind(hub, DIPLOMA), learner));
        // Neither the time that stands for "nothing proposed", nor any other.
        _expectNotProposed(0, 0);
        _confirm(0, 0);
        for (uint40 since = START + 100; since <= START + 151; ++since) {
            _expectNotProposed(since, 0);
            _confirm(0, since);
        }
        vm.startPrank(owner);
        hubs.suspend(hub);
        hubs.endAccreditation(hub);
        hubs.dismissAccreditor(accreditor);
        vm.stopPrank();
        assertEq(token.recordOf(id).standing, Standing.Valid);
    }

    function test_RevertWhen_SinceIsNotWhatWasProposed() public {
        _propose(0, START + 120);
        _expectNotProposed(START + 119, START + 120);
        _confirm(0, START + 119);
        _expectNotProposed(START + 121, START + 120);
        _confirm(0, START + 121);
        _expectNotProposed(0, START + 120);
        _confirm(0, 0);
    }

    function test_RevertWhen_TheAccreditorIsNoLongerInOffice() public {
        _propose(0, START + 120);
        vm.prank(owner);
        hubs.dismissAccreditor(accreditor);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, accreditor));
        _confirm(0, START + 120);
    }

    function test_Trap20_AnOwnerWhoAccreditsVoidsNothingAlone() public {
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(defineKind(hub, DIPLOMA), learner));
        vm.prank(owner);
        hubs.transferOwnership(accreditor);
        vm.prank(accreditor);
        hubs.acceptOwnership();
        _propose(0, START + 120);
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.WithdrawalNeedsTwoKeys.selector, hub, 0, accreditor)
        );
        vm.prank(accreditor);
        hubs.confirmWithdrawal(hub, 0, START + 120);
        assertEq(token.recordOf(id).standing, Standing.Valid);
    }

    function test_EndsThePeriodInThePast() public {
        _withdraw(0, START + 120);
        IHubRegistry.Period memory period = hubs.periodAt(hub, 0);
        assertEq(period.end, START + 120, "end");
        assertEq(period.withdrawnEnd, START + 200, "withdrawnEnd");
        assertEq(period.proposedSince, 0, "proposedSince");
        assertEq(period.until, START + 200, "until");
        _expectStatus(START + 99, IHubRegistry.AccreditationStatus.None);
        _expectStatus(START + 119, IHubRegistry.AccreditationStatus.Accredited);
        _expectStatus(START + 120, IHubRegistry.AccreditationStatus.Withdrawn);
        _expectStatus(START + 199, IHubRegistry.AccreditationStatus.Withdrawn);
        _expectStatus(START + 200, IHubRegistry.AccreditationStatus.None);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, START + 150));
        hubs.requireAnchorer(hub, issuer);
    }

    function test_EmitsAccreditationWithdrawn() public {
        _propose(0, START + 120);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationWithdrawn(hub, owner, 0, START + 120, START + 200);
        _confirm(0, START + 120);
    }

    function test_WithdrawsFurtherBackASecondTime() public {
        _withdraw(0, START + 120);
        _propose(0, START + 110);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationWithdrawn(hub, owner, 0, START + 110, START + 120);
        _confirm(0, START + 110);
        assertEq(hubs.periodAt(hub, 0).withdrawnEnd, START + 200, "the first end is kept");
    }

    function test_TellsTheRecordsOfThatTime() public {
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(defineCourse(hub), learner));
        skip(1);
        AchievementId later = issue(achievementOf(defineCourse(hub), learner, 1));
        _withdraw(0, START + 151);
        assertEq(token.recordOf(id).standing, Standing.Valid);
        assertEq(token.recordOf(later).standing, Standing.AccreditationWithdrawn);
    }

    function test_Trap20_ARenewalDoesNotLaunderAnEarlierFraud() public {
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(defineCourse(hub), learner));
        skip(10);
        accredit(hub, ALL_KINDS, TERM);
        AchievementId honest = issue(achievementOf(defineCourse(hub), learner, 1));
        skip(10);
        _withdraw(0, START + 150);
        assertEq(token.recordOf(id).standing, Standing.AccreditationWithdrawn);
        assertEq(token.recordOf(honest).standing, Standing.Valid);
        hubs.requireAnchorer(hub, issuer);
    }

    function test_AnotherMayAccreditAfterwards() public {
        _withdraw(0, START + 120);
        vm.prank(otherAccreditor);
        assertEq(hubs.accredit(hub, ALL_KINDS, TERM, EVIDENCE), 1, "index");
        hubs.requireAnchorer(hub, issuer);
    }

    function _propose(uint256 index, uint40 since) private {
        vm.prank(accreditor);
        hubs.proposeWithdrawal(hub, index, since);
    }

    function _confirm(uint256 index, uint40 since) private {
        vm.prank(owner);
        hubs.confirmWithdrawal(hub, index, since);
    }

    function _withdraw(uint256 index, uint40 since) private {
        _propose(index, since);
        _confirm(index, since);
    }

    function _expectNotProposed(uint40 since, uint40 proposedSince) private {
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.WithdrawalNotProposed.selector, hub, 0, since, proposedSince)
        );
    }

    function _expectStatus(uint40 time, IHubRegistry.AccreditationStatus expected) private view {
        (IHubRegistry.AccreditationStatus status, , ) = hubs.accreditationAt(hub, COURSE, time);
        assertEq(uint256(status), uint256(expected), "status");
    }
}
