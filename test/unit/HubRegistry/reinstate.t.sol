// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract ReinstateTest is CairnTest {
    uint32 private constant COURSES = uint32(1) << COURSE;
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newHub();
        accredit(hub, COURSES, START + 100);
        vm.warp(START + 10);
        vm.prank(accreditor);
        hubs.suspend(hub);
    }

    function test_RevertWhen_HubIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(2)));
        _reinstate(accreditor, HubId.wrap(2));
    }

    function test_RevertWhen_NeverAccredited() public {
        HubId bare = newHub("Bare");
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditationNotRunning.selector, bare));
        _reinstate(owner, bare);
    }

    function test_RevertWhen_CallerMayNotSupervise() public {
        address[3] memory others = [otherAccreditor, admin, stranger];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IHubRegistry.AccreditationSupervisorOnly.selector, hub, others[i])
            );
            _reinstate(others[i], hub);
        }
    }

    function test_RevertWhen_TheAccreditorWasDismissed() public {
        vm.prank(owner);
        hubs.dismissAccreditor(accreditor);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, accreditor));
        _reinstate(accreditor, hub);
    }

    function test_RevertWhen_ItRuns() public {
        _reinstate(accreditor, hub);
        _expectNotSuspended();
        _reinstate(accreditor, hub);
    }

    function test_RevertWhen_ItWasEnded() public {
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        _expectNotSuspended();
        _reinstate(accreditor, hub);
    }

    function test_RevertWhen_ItsOriginalEndHasCome() public {
        vm.warp(START + 100);
        _expectNotSuspended();
        _reinstate(accreditor, hub);
        vm.warp(START + 99);
        _reinstate(accreditor, hub);
    }

    function test_RevertWhen_ItWasWithdrawn() public {
        vm.prank(accreditor);
        hubs.proposeWithdrawal(hub, 0, START + 5);
        vm.prank(owner);
        hubs.confirmWithdrawal(hub, 0, START + 5);
        _expectNotSuspended();
        _reinstate(accreditor, hub);
    }

    function test_OpensAPeriodWithWhatIsLeft() public {
        vm.warp(START + 50);
        assertEq(_reinstate(accreditor, hub), 1, "index");
        IHubRegistry.Period memory period = hubs.periodAt(hub, 1);
        assertEq(period.from, START + 50, "from");
        assertEq(period.until, START + 100, "until");
        assertEq(period.end, START + 100, "end");
        assertEq(period.kinds, COURSES, "kinds");
        assertEq(period.accreditor, accreditor);
        assertFalse(hubs.periodAt(hub, 0).suspended, "the old one");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 10), "the second of suspension");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 11), "while suspended");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 49), "while suspended");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 50), "reinstated");
        hubs.requireAnchorer(hub, issuer);
    }

    function test_EmitsAccreditationReinstated() public {
        vm.warp(START + 50);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationReinstated(
            hub,
            accreditor,
            1,
            accreditor,
            COURSES,
            START + 50,
            START + 100
        );
        _reinstate(accreditor, hub);
    }

    function test_TheOwnerMayReinstateForTheAccreditor() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationReinstated(
            hub,
            owner,
            1,
            accreditor,
            COURSES,
            START + 10,
            START + 100
        );
        _reinstate(owner, hub);
        assertEq(hubs.periodAt(hub, 1).accreditor, accreditor);
    }

    function test_Trap24_SuspendedAndReinstatedInOneSecondLeavesNoGap() public {
        _reinstate(accreditor, hub);
        hubs.requireAnchorer(hub, issuer);
        for (uint40 time = START + 9; time <= START + 12; ++time) {
            assertTrue(hubs.accreditedAt(hub, COURSE, time), "covered");
        }
        (, uint256 index, ) = hubs.accreditationAt(hub, COURSE, START + 10);
        assertEq(index, 1, "the newer one decides");
    }

    function _reinstate(address by, HubId which) private returns (uint256) {
        vm.prank(by);
        return hubs.reinstate(which);
    }

    function _expectNotSuspended() private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditationNotSuspended.selector, hub));
    }
}
