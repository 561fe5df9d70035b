// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract RetireKeyTest is CairnTest {
    HubId private hub;
    bytes32 private keyHash;

    function setUp() public override {
        super.setUp();
        hub = newHub();
        vm.prank(admin);
        keyHash = hubs.addKey(hub, abi.encodePacked(hex"ed01", keccak256("a key")), START, START + 100);
    }

    function test_RevertWhen_HubIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(2)));
        hubs.retireKey(HubId.wrap(2), keyHash);
    }

    function test_RevertWhen_CallerIsNeitherAdminNorManager() public {
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.StaffRoleMissing.selector, hub, issuer, uint8(8))
        );
        _retire(issuer, keyHash);
    }

    function test_RevertWhen_KeyIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.KeyUnknown.selector, hub, bytes32(uint256(1))));
        _retire(admin, bytes32(uint256(1)));
    }

    function test_RevertWhen_ItRetiredBefore() public {
        _retire(admin, keyHash);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.KeyAlreadyRetired.selector, hub, keyHash, START));
        _retire(admin, keyHash);
    }

    function test_RevertWhen_ItsTermIsOver() public {
        vm.warp(START + 100);
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.KeyAlreadyRetired.selector, hub, keyHash, START + 100)
        );
        _retire(admin, keyHash);
        vm.warp(START + 99);
        _retire(admin, keyHash);
    }

    function test_WhatItSignedBeforeStaysGood() public {
        vm.warp(START + 50);
        _retire(manager, keyHash);
        assertTrue(hubs.keyValidAt(hub, keyHash, START + 49), "before");
        assertFalse(hubs.keyValidAt(hub, keyHash, START + 50), "from now on");
        assertFalse(hubs.keyValidAt(hub, keyHash, START + 51), "after");
    }

    function test_EmitsKeyRetired() public {
        vm.warp(START + 50);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.KeyRetired(hub, keyHash, START + 50);
        _retire(admin, keyHash);
    }

    function test_AKeyRetiredBeforeItsWindowIsNeverValid() public {
        vm.prank(admin);
        bytes32 later = hubs.addKey(
            hub,
            abi.encodePacked(hex"ed01", keccak256("later")),
            START + 50,
            START + 100
        );
        _retire(admin, later);
        assertFalse(hubs.keyValidAt(hub, later, START + 50), "in what was its window");
    }

    function test_AClosedHubStillRetires() public {
        vm.prank(admin);
        hubs.closeHub(hub);
        _retire(admin, keyHash);
        assertFalse(hubs.keyValidAt(hub, keyHash, START), "valid");
    }

    function _retire(address by, bytes32 key) private {
        vm.prank(by);
        hubs.retireKey(hub, key);
    }
}
