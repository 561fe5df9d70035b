// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRecordLens} from "../../../contracts/interfaces/IRecordLens.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract AccreditorsFromTest is CairnTest {
    function test_AnswersPagesUpToTheLast() public {
        appoint(stranger, 1, TERM);
        appoint(accreditor, 1, TERM);
        _checkPage(0, 0, 0);
        _checkPage(0, 2, 2);
        _checkPage(0, 3, 3);
        _checkPage(1, 100, 2);
        _checkPage(2, 1, 1);
        _checkPage(3, 1, 0);
        _checkPage(1, type(uint256).max, 2);
        _checkPage(type(uint256).max, type(uint256).max, 0);
    }

    function test_ShowsTheMandate() public {
        uint40 until = time() + 100;
        appoint(accreditor, 5, until);
        vm.prank(owner);
        hubs.dismissAccreditor(otherAccreditor);
        vm.warp(until - 1);
        IRecordLens.AccreditorSummary[] memory page = lens.accreditorsFrom(0, 2);
        assertEq(abi.encode(page[0].mandate), abi.encode(hubs.accreditorOf(accreditor)), "mandate");
        assertEq(page[0].mandate.kinds, 5, "kinds");
        assertTrue(page[0].inOffice, "in the last second");
        assertGt(page[1].mandate.dismissedAt, 0, "dismissedAt");
        assertFalse(page[1].inOffice, "dismissed");
        vm.warp(until);
        assertFalse(lens.accreditorsFrom(0, 1)[0].inOffice, "at the end of the term");
    }

    function _checkPage(uint256 first, uint256 count, uint256 size) private view {
        address[3] memory accounts = [accreditor, otherAccreditor, stranger];
        IRecordLens.AccreditorSummary[] memory page = lens.accreditorsFrom(first, count);
        assertEq(page.length, size, "accreditors of the page");
        for (uint256 i = 0; i < size; ++i) assertEq(page[i].account, accounts[first + i], "account");
    }
}
