// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract RenounceOwnershipTest is CairnTest {
    function test_Trap26_OwnershipCannotBeRenounced() public {
        vm.expectRevert(IHubRegistry.OwnershipCannotBeRenounced.selector);
        vm.prank(owner);
        hubs.renounceOwnership();
        assertEq(hubs.owner(), owner);
    }

    function test_OwnershipMovesOnlyOnceAccepted() public {
        vm.prank(owner);
        hubs.transferOwnership(stranger);
        assertEq(hubs.owner(), owner, "before");
        vm.prank(stranger);
        hubs.acceptOwnership();
        assertEq(hubs.owner(), stranger, "after");
    }
}
