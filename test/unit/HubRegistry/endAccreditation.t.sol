// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract EndAccreditationTest is CairnTest {
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newHub();
        accredit(hub, ALL_KINDS, START + 100);
    }

    function test_RevertWhen_HubIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(2)));
        _end(accreditor, HubId.wrap(2));
    }

    function test_RevertWhen_NeverAccredited() public {
        HubId bare = newHub("Bare");
        _expectNotRunning(bare);
        _end(owner, bare);
    }

    function test_RevertWhen_CallerMayNotSupervise() public {
        address[3] memory others = [otherAccreditor, admin, stranger];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IHubRegistry.AccreditationSupervisorOnly.selector, hub, others[i])
            );
            _end(others[i], hub);
        }
    }

    function test_RevertWhen_TheAccreditorsTermIsOver() public {
        appoint(accreditor, ALL_KINDS, START + 10);
        vm.warp(START + 10);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, accreditor));
        _end(accreditor, hub);
    }

    function test_RevertWhen_ItIsOver() public {
        vm.warp(START + 100);
        _expectNotRunning(hub);
        _end(accreditor, hub);
        vm.warp(START + 99);
        _end(accreditor, hub);
    }

    function test_RevertWhen_ItWasEnded() public {
        _end(accreditor, hub);
        _expectNotRunning(hub);
        _end(accreditor, hub);
    }

    function test_RevertWhen_ItWasSuspendedAndIsOver() public {
        vm.prank(accreditor);
        hubs.suspend(hub);
        vm.warp(START + 100);
        _expectNotRunning(hub);
        _end(accreditor, hub);
    }

    function test_EndsARunningPeriodFromNowOn() public {
        vm.warp(START + 50);
        _end(accreditor, hub);
        assertEq(hubs.periodAt(hub, 0).end, START + 51, "end");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 49), "before");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 50), "in the second of ending");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 51), "after");
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, START + 50));
        hubs.requireAnchorer(hub, issuer);
    }

    function test_EmitsAccreditationEnded() public {
        vm.warp(START + 50);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationEnded(hub, accreditor, 0, START + 51);
        _end(accreditor, hub);
    }

    function test_EndsASuspendedPeriodWhereItWasSuspended() public {
        vm.warp(START + 20);
        vm.prank(accreditor);
        hubs.suspend(hub);
        vm.warp(START + 50);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationEnded(hub, accreditor, 0, START + 21);
        _end(accreditor, hub);
        assertFalse(hubs.periodAt(hub, 0).suspended, "suspended");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 30), "while suspended");
        vm.prank(otherAccreditor);
        hubs.accredit(hub, ALL_KINDS, TERM, EVIDENCE);
    }

    function test_TheOwnerMayEnd() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationEnded(hub, owner, 0, START + 1);
        _end(owner, hub);
    }

    function _end(address by, HubId which) private {
        vm.prank(by);
        hubs.endAccreditation(which);
    }

    function _expectNotRunning(HubId which) private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditationNotRunning.selector, which));
    }
}
