// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract CompromiseKeyTest is CairnTest {
    HubId private hub;
    bytes32 private keyHash;

    function setUp() public override {
        super.setUp();
        hub = newHub();
        vm.prank(admin);
        keyHash = hubs.addKey(hub, abi.encodePacked(hex"ed01", keccak256("a key")), START, TERM);
        vm.warp(START + 100);
    }

    function test_RevertWhen_HubIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(2)));
        hubs.compromiseKey(HubId.wrap(2), keyHash, START);
    }

    function test_RevertWhen_CallerIsNeitherAdminNorManager() public {
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.StaffRoleMissing.selector, hub, revoker, uint8(8))
        );
        _compromise(revoker, keyHash, START);
    }

    function test_RevertWhen_KeyIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.KeyUnknown.selector, hub, bytes32(uint256(1))));
        _compromise(admin, bytes32(uint256(1)), START);
    }

    function test_RevertWhen_SinceIsZero() public {
        _expectInvalid(0, START + 101);
        _compromise(admin, keyHash, 0);
    }

    function test_RevertWhen_SinceIsAfterNow() public {
        _expectInvalid(START + 101, START + 101);
        _compromise(admin, keyHash, START + 101);
        _compromise(admin, keyHash, START + 100);
    }

    function test_RevertWhen_SinceMovesLaterOrStays() public {
        _compromise(admin, keyHash, START + 50);
        _expectInvalid(START + 51, START + 50);
        _compromise(admin, keyHash, START + 51);
        _expectInvalid(START + 50, START + 50);
        _compromise(admin, keyHash, START + 50);
        _compromise(admin, keyHash, START + 49);
        assertEq(hubs.keyOf(hub, keyHash).compromisedSince, START + 49, "compromisedSince");
    }

    function test_SignaturesCountForNothingSinceThen() public {
        _compromise(manager, keyHash, START + 50);
        assertTrue(hubs.keyValidAt(hub, keyHash, START + 49), "before");
        assertFalse(hubs.keyValidAt(hub, keyHash, START + 50), "since then");
        assertFalse(hubs.keyValidAt(hub, keyHash, START + 51), "after");
    }

    function test_EmitsKeyCompromised() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.KeyCompromised(hub, keyHash, START + 50);
        _compromise(admin, keyHash, START + 50);
    }

    function test_ARetiredKeyOfAClosedHubCanStillBeDeclared() public {
        vm.startPrank(admin);
        hubs.retireKey(hub, keyHash);
        hubs.closeHub(hub);
        vm.stopPrank();
        _compromise(admin, keyHash, START + 50);
        assertFalse(hubs.keyValidAt(hub, keyHash, START + 60), "valid");
    }

    function _compromise(address by, bytes32 key, uint40 since) private {
        vm.prank(by);
        hubs.compromiseKey(hub, key, since);
    }

    function _expectInvalid(uint40 since, uint40 before) private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.KeyCompromiseInvalid.selector, since, before));
    }
}
