// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {IRecordLens} from "../../../contracts/interfaces/IRecordLens.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract HubsFromTest is CairnTest {
    function test_AnswersNothingWithoutHubs() public view {
        _checkPage(0, 10, 0, 0);
        _checkPage(1, 10, 0, 0);
        _checkPage(1, type(uint256).max, 0, 0);
    }

    function test_AnswersPagesUpToTheLast() public {
        _register(3);
        _checkPage(1, 0, 0, 0);
        _checkPage(1, 2, 1, 2);
        _checkPage(1, 3, 1, 3);
        _checkPage(2, 2, 2, 2);
        _checkPage(2, 3, 2, 2);
        _checkPage(3, 1, 3, 1);
        _checkPage(3, 100, 3, 1);
        _checkPage(4, 1, 0, 0);
        _checkPage(type(uint32).max, type(uint256).max, 0, 0);
        _checkPage(1, type(uint256).max, 1, 3);
    }

    function test_TakesZeroAsTheFirst() public {
        _register(3);
        _checkPage(0, 2, 1, 2);
        _checkPage(0, type(uint256).max, 1, 3);
    }

    function testFuzz_AnswersWhatLiesInThePage(uint32 first, uint256 count) public {
        _register(5);
        first = uint32(bound(first, 0, 8));
        count = bound(count, 0, 8);
        uint256 from = first == 0 ? 1 : first;
        uint256 expected = 0;
        for (uint256 hub = 1; hub <= 5; ++hub) {
            if (hub >= from && hub < from + count) ++expected;
        }
        _checkPage(first, count, from, expected);
    }

    function test_ShowsTheNewestPeriod() public {
        HubId hub = newAccreditedHub("Harbour Library");
        skip(1 days);
        accredit(hub, 1, TERM - 1);
        IRecordLens.HubSummary memory summary = lens.hubsFrom(hub, 1)[0];
        assertEq(summary.id, hub);
        assertEq(abi.encode(summary.hub), abi.encode(hubs.hubOf(hub)), "hub");
        assertEq(summary.hub.name, "Harbour Library", "name");
        assertEq(summary.periods, 2, "periods");
        assertEq(abi.encode(summary.newest), abi.encode(hubs.periodAt(hub, 1)), "newest");
        assertEq(summary.newest.until, TERM - 1, "until");
        assertTrue(summary.accredited, "accredited");
    }

    function test_ShowsZerosWithoutAPeriod() public {
        HubId hub = newHub();
        IRecordLens.HubSummary memory summary = lens.hubsFrom(hub, 1)[0];
        IHubRegistry.Period memory none;
        assertEq(summary.periods, 0, "periods");
        assertEq(abi.encode(summary.newest), abi.encode(none), "newest");
        assertFalse(summary.accredited, "accredited");
    }

    function test_ShowsAsAccreditedUntilTheEnd() public {
        HubId hub = newHub();
        uint40 until = time() + 100;
        accredit(hub, ALL_KINDS, until);
        vm.warp(until - 1);
        assertTrue(lens.hubsFrom(hub, 1)[0].accredited, "in the last second");
        vm.warp(until);
        assertFalse(lens.hubsFrom(hub, 1)[0].accredited, "at the end");
    }

    function test_ShowsASuspendedHubAsNotAccredited() public {
        HubId hub = newAccreditedHub();
        vm.prank(accreditor);
        hubs.suspend(hub);
        skip(1);
        IRecordLens.HubSummary memory summary = lens.hubsFrom(hub, 1)[0];
        assertTrue(summary.newest.suspended, "suspended");
        assertFalse(summary.accredited, "accredited");
    }

    function _register(uint256 count) private {
        for (uint256 i = 0; i < count; ++i) newHub(string.concat("Hub ", vm.toString(i)));
    }

    function _checkPage(uint32 first, uint256 count, uint256 from, uint256 size) private view {
        IRecordLens.HubSummary[] memory page = lens.hubsFrom(HubId.wrap(first), count);
        assertEq(page.length, size, "hubs of the page");
        for (uint256 i = 0; i < size; ++i) {
            assertEq(HubId.unwrap(page[i].id), from + i, "id");
            assertEq(page[i].hub.name, hubs.nameOf(page[i].id), "name");
        }
    }
}
