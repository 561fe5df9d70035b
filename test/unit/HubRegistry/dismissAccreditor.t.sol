// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract DismissAccreditorTest is CairnTest {
    function test_RevertWhen_CallerNotOwner() public {
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, otherAccreditor));
        vm.prank(otherAccreditor);
        hubs.dismissAccreditor(accreditor);
    }

    function test_RevertWhen_NeverAppointed() public {
        _expectNotInOffice(stranger);
    }

    function test_RevertWhen_TermIsOver() public {
        vm.warp(TERM);
        _expectNotInOffice(accreditor);
    }

    function test_RevertWhen_AlreadyDismissed() public {
        _dismiss();
        _expectNotInOffice(accreditor);
    }

    function test_EndsTheTermAtOnce() public {
        skip(7);
        _dismiss();
        assertFalse(hubs.isInOffice(accreditor), "in office");
        assertEq(hubs.accreditorOf(accreditor).dismissedAt, START + 7, "dismissedAt");
        assertEq(hubs.accreditorOf(accreditor).until, TERM, "until");
    }

    function test_EmitsAccreditorDismissed() public {
        skip(7);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditorDismissed(accreditor, START + 7);
        _dismiss();
    }

    function test_LeavesThePeriodsOfItsHubs() public {
        HubId hub = newAccreditedHub();
        _dismiss();
        skip(YEAR);
        assertTrue(hubs.accreditedAt(hub, COURSE, START), "before");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + YEAR), "after");
        hubs.requireAnchorer(hub, issuer);
    }

    function _dismiss() private {
        vm.prank(owner);
        hubs.dismissAccreditor(accreditor);
    }

    function _expectNotInOffice(address account) private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, account));
        vm.prank(owner);
        hubs.dismissAccreditor(account);
    }
}
