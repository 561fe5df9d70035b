// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";

contract PeriodsFromTest is CairnTest {
    function test_AnswersNothingWithoutPeriods() public {
        HubId hub = newHub();
        assertEq(lens.periodsFrom(hub, 0, type(uint256).max).length, 0, "never accredited");
        assertEq(lens.periodsFrom(HubId.wrap(99), 0, 10).length, 0, "unknown hub");
    }

    function test_AnswersPagesUpToTheNewest() public {
        HubId hub = newHub();
        for (uint40 i = 1; i <= 3; ++i) {
            accredit(hub, uint32(i), TERM);
            skip(1 days);
        }
        _checkPage(hub, 0, 0, 0);
        _checkPage(hub, 0, 2, 2);
        _checkPage(hub, 0, 3, 3);
        _checkPage(hub, 1, 100, 2);
        _checkPage(hub, 2, 1, 1);
        _checkPage(hub, 3, 1, 0);
        _checkPage(hub, type(uint256).max, type(uint256).max, 0);
        _checkPage(hub, 1, type(uint256).max, 2);
    }

    function _checkPage(HubId hub, uint256 first, uint256 count, uint256 size) private view {
        IHubRegistry.Period[] memory page = lens.periodsFrom(hub, first, count);
        assertEq(page.length, size, "periods of the page");
        for (uint256 i = 0; i < size; ++i) {
            assertEq(abi.encode(page[i]), abi.encode(hubs.periodAt(hub, first + i)), "period");
            assertEq(page[i].kinds, first + i + 1, "kinds");
        }
    }
}
