// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract AppointAccreditorTest is CairnTest {
    address private newcomer = actor("newcomer");
    uint32 private constant KINDS = 0x0001_0001;

    function test_RevertWhen_CallerNotOwner() public {
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, accreditor));
        vm.prank(accreditor);
        hubs.appointAccreditor(newcomer, KINDS, TERM, PROFILE);
    }

    function test_RevertWhen_AccountIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorInvalid.selector, address(0)));
        appoint(address(0), KINDS, TERM);
    }

    function test_RevertWhen_KindsAreEmpty() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorKindsEmpty.selector, newcomer));
        appoint(newcomer, 0, TERM);
    }

    function test_RevertWhen_TermEndsBeforeOrNow() public {
        for (uint40 until = START - 1; until <= START; ++until) {
            vm.expectRevert(
                abi.encodeWithSelector(IHubRegistry.AccreditorTermInvalid.selector, until, START)
            );
            appoint(newcomer, KINDS, until);
        }
        appoint(newcomer, KINDS, START + 1);
    }

    function test_RecordsTheMandate() public {
        appoint(newcomer, KINDS, TERM);
        IHubRegistry.Accreditor memory mandate = hubs.accreditorOf(newcomer);
        assertEq(mandate.kinds, KINDS, "kinds");
        assertEq(mandate.appointedAt, START, "appointedAt");
        assertEq(mandate.until, TERM, "until");
        assertEq(mandate.dismissedAt, 0, "dismissedAt");
        assertEq(mandate.profile, PROFILE, "profile");
    }

    function test_EmitsAccreditorAppointed() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditorAppointed(newcomer, KINDS, TERM, PROFILE);
        appoint(newcomer, KINDS, TERM);
    }

    function test_ListsEachAccountOnceInOrder() public {
        appoint(newcomer, KINDS, TERM);
        appoint(accreditor, KINDS, TERM);
        assertEq(hubs.accreditorCount(), 3, "count");
        assertEq(hubs.accreditorAt(0), accreditor);
        assertEq(hubs.accreditorAt(1), otherAccreditor);
        assertEq(hubs.accreditorAt(2), newcomer);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x32));
        hubs.accreditorAt(3);
    }

    function test_ChangesTheMandate() public {
        skip(5);
        appoint(accreditor, KINDS, START + YEAR);
        IHubRegistry.Accreditor memory mandate = hubs.accreditorOf(accreditor);
        assertEq(mandate.kinds, KINDS, "kinds");
        assertEq(mandate.appointedAt, START + 5, "appointedAt");
        assertEq(mandate.until, START + YEAR, "until");
    }

    function test_BringsBackADismissedOne() public {
        vm.prank(owner);
        hubs.dismissAccreditor(accreditor);
        appoint(accreditor, KINDS, TERM);
        assertTrue(hubs.isInOffice(accreditor), "in office");
        assertEq(hubs.accreditorOf(accreditor).dismissedAt, 0, "dismissedAt");
    }

    function test_IsInOfficeUntilTheTermEnds() public {
        appoint(newcomer, KINDS, START + 100);
        vm.warp(START + 99);
        assertTrue(hubs.isInOffice(newcomer), "the last second");
        vm.warp(START + 100);
        assertFalse(hubs.isInOffice(newcomer), "at the end");
        vm.warp(START + 101);
        assertFalse(hubs.isInOffice(newcomer), "after the end");
    }

    function test_KnowsNothingOfOthers() public view {
        assertFalse(hubs.isInOffice(stranger), "in office");
        assertEq(hubs.accreditorOf(stranger).appointedAt, 0, "appointedAt");
    }
}
