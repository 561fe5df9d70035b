// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";

contract DefinitionsFromTest is CairnTest {
    function test_AnswersNothingWithoutDefinitions() public view {
        _checkPage(0, 10, 0, 0);
        _checkPage(1, type(uint256).max, 0, 0);
    }

    function test_AnswersPagesUpToTheLast() public {
        _define();
        _checkPage(1, 0, 0, 0);
        _checkPage(1, 2, 1, 2);
        _checkPage(1, 3, 1, 3);
        _checkPage(2, 100, 2, 2);
        _checkPage(3, 1, 3, 1);
        _checkPage(4, 1, 0, 0);
        _checkPage(type(uint32).max, type(uint256).max, 0, 0);
    }

    function test_TakesZeroAsTheFirst() public {
        _define();
        _checkPage(0, 2, 1, 2);
        _checkPage(0, type(uint256).max, 1, 3);
    }

    function _define() private {
        HubId hub = newAccreditedHub();
        defineKind(hub, ACHIEVEMENT);
        defineKind(hub, COURSE);
        defineSensitive(hub, DIPLOMA);
    }

    function _checkPage(uint32 first, uint256 count, uint256 from, uint256 size) private view {
        IHubRegistry.Definition[] memory page = lens.definitionsFrom(DefinitionId.wrap(first), count);
        assertEq(page.length, size, "definitions of the page");
        uint8[3] memory kinds = [ACHIEVEMENT, COURSE, DIPLOMA];
        for (uint256 i = 0; i < size; ++i) {
            IHubRegistry.Definition memory expected = hubs.definitionOf(DefinitionId.wrap(uint32(from + i)));
            assertEq(abi.encode(page[i]), abi.encode(expected), "definition");
            assertEq(page[i].kind, kinds[from + i - 1], "kind");
        }
    }
}
