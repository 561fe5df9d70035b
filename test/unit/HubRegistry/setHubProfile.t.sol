// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract SetHubProfileTest is CairnTest {
    bytes32 private constant OTHER = keccak256("another profile document");

    function test_RevertWhen_HubIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(1)));
        hubs.setHubProfile(HubId.wrap(1), OTHER);
    }

    function test_RevertWhen_CallerNotAdmin() public {
        HubId hub = newHub();
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubAdminOnly.selector, hub, manager));
        vm.prank(manager);
        hubs.setHubProfile(hub, OTHER);
    }

    function test_NamesAnotherProfile() public {
        HubId hub = newHub();
        vm.prank(admin);
        hubs.setHubProfile(hub, OTHER);
        assertEq(hubs.hubOf(hub).profile, OTHER, "profile");
        assertEq(hubs.nameOf(hub), "Riverside School", "the name stays");
    }

    function test_EmitsHubProfileChanged() public {
        HubId hub = newHub();
        vm.expectEmit(address(hubs));
        emit IHubRegistry.HubProfileChanged(hub, OTHER);
        vm.prank(admin);
        hubs.setHubProfile(hub, OTHER);
    }
}
