// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract AddKeyTest is CairnTest {
    bytes private ed25519 = abi.encodePacked(hex"ed01", keccak256("a key"));
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newHub();
    }

    function test_RevertWhen_HubIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(2)));
        hubs.addKey(HubId.wrap(2), ed25519, START, TERM);
    }

    function test_RevertWhen_CallerIsNeitherAdminNorManager() public {
        address[4] memory others = [stranger, issuer, cataloguer, accreditor];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IHubRegistry.StaffRoleMissing.selector, hub, others[i], uint8(8))
            );
            _add(others[i], ed25519, START, TERM);
        }
    }

    function test_Trap10_TheOwnerTouchesNoKey() public {
        bytes32 keyHash = _add(admin, ed25519, START, TERM);
        bytes memory reason = abi.encodeWithSelector(
            IHubRegistry.StaffRoleMissing.selector,
            hub,
            owner,
            uint8(8)
        );
        vm.startPrank(owner);
        vm.expectRevert(reason);
        hubs.addKey(hub, abi.encodePacked(hex"ed01", keccak256("the owner's")), START, TERM);
        vm.expectRevert(reason);
        hubs.retireKey(hub, keyHash);
        vm.expectRevert(reason);
        hubs.compromiseKey(hub, keyHash, START);
        vm.stopPrank();
    }

    function test_RevertWhen_HubIsClosed() public {
        vm.startPrank(admin);
        hubs.closeHub(hub);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubAlreadyClosed.selector, hub, START));
        hubs.addKey(hub, ed25519, START, TERM);
        vm.stopPrank();
    }

    function test_RevertWhen_KeyIsMalformed() public {
        bytes32 word = keccak256("a key");
        _expectMalformed("");
        _expectMalformed(hex"ed01");
        _expectMalformed(abi.encodePacked(hex"ed01", word, hex"00"));
        _expectMalformed(abi.encodePacked(hex"ed01", bytes31(word)));
        _expectMalformed(abi.encodePacked(hex"ed02", word));
        _expectMalformed(abi.encodePacked(hex"01ed", word));
        _expectMalformed(abi.encodePacked(hex"8024", word));
        _expectMalformed(abi.encodePacked(hex"802404", word));
        _expectMalformed(abi.encodePacked(hex"802401", word));
        _expectMalformed(abi.encodePacked(hex"ed0102", word));
        _expectMalformed(abi.encodePacked(hex"802402", word, hex"00"));
        _expectMalformed(abi.encodePacked(word, word));
    }

    function test_RevertWhen_WindowBeginsBeforeNow() public {
        _expectWindowInvalid(START - 1, TERM);
        _add(admin, ed25519, START - 1, TERM);
        _add(admin, ed25519, START, TERM);
    }

    function test_RevertWhen_WindowIsEmpty() public {
        _expectWindowInvalid(START + 5, START + 5);
        _add(admin, ed25519, START + 5, START + 5);
        _expectWindowInvalid(START + 5, START + 4);
        _add(admin, ed25519, START + 5, START + 4);
        _add(admin, ed25519, START + 5, START + 6);
    }

    function test_RevertWhen_AddedBefore() public {
        bytes32 keyHash = _add(admin, ed25519, START, TERM);
        vm.prank(admin);
        hubs.retireKey(hub, keyHash);
        skip(10);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.KeyAlreadyAdded.selector, hub, keyHash));
        _add(admin, ed25519, START + 10, TERM);
    }

    function test_TakesEd25519AndP256() public {
        bytes32 word = keccak256("a key");
        bytes[3] memory keys = [
            abi.encodePacked(hex"ed01", word),
            abi.encodePacked(hex"802402", word),
            abi.encodePacked(hex"802403", word)
        ];
        for (uint256 i = 0; i < keys.length; ++i) {
            bytes32 keyHash = _add(i == 0 ? admin : manager, keys[i], START + 1, TERM);
            assertEq(keyHash, keccak256(keys[i]), "keyHash");
            IHubRegistry.KeyWindow memory window = hubs.keyOf(hub, keyHash);
            assertEq(window.from, START + 1, "from");
            assertEq(window.until, TERM, "until");
            assertEq(window.compromisedSince, 0, "compromisedSince");
        }
    }

    function test_EmitsKeyAdded() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.KeyAdded(hub, keccak256(ed25519), ed25519, START, TERM);
        _add(admin, ed25519, START, TERM);
    }

    function test_AnotherHubMayAddTheSameKeyForItself() public {
        bytes32 keyHash = _add(admin, ed25519, START, TERM);
        HubId foreign = newForeignHub(stranger);
        assertFalse(hubs.keyValidAt(foreign, keyHash, START), "not of the foreign hub");
        vm.prank(stranger);
        hubs.addKey(foreign, ed25519, START + 10, TERM);
        assertFalse(hubs.keyValidAt(foreign, keyHash, START), "in its own window only");
        assertTrue(hubs.keyValidAt(hub, keyHash, START), "of the hub");
    }

    function test_ValidFromTheFirstToTheLastSecond() public {
        bytes32 keyHash = _add(admin, ed25519, START + 10, START + 20);
        uint40[6] memory times = [START + 9, START + 10, START + 11, START + 19, START + 20, START + 21];
        bool[6] memory valid = [false, true, true, true, false, false];
        for (uint256 i = 0; i < times.length; ++i) {
            assertEq(hubs.keyValidAt(hub, keyHash, times[i]), valid[i], "valid");
        }
    }

    function test_AnUnknownKeyIsNeverValid() public view {
        assertFalse(hubs.keyValidAt(hub, keccak256(ed25519), START), "now");
        assertFalse(hubs.keyValidAt(hub, keccak256(ed25519), 0), "at 0");
        assertEq(hubs.keyOf(hub, keccak256(ed25519)).from, 0, "from");
    }

    /// @dev A key is good inside its window, before it was retired, and before it was in wrong hands.
    function testFuzz_KeyValidAt(
        uint40 from,
        uint40 until,
        uint40 retiredAt,
        uint40 compromisedSince,
        uint40 time
    ) public {
        from = uint40(bound(from, START, START + 50));
        until = uint40(bound(until, from + 1, START + 100));
        retiredAt = uint40(bound(retiredAt, START, START + 120));
        compromisedSince = uint40(bound(compromisedSince, START - 10, START + 150));
        time = uint40(bound(time, START - 20, START + 160));
        bytes32 keyHash = _add(admin, ed25519, from, until);
        vm.warp(retiredAt);
        if (retiredAt < until) {
            vm.prank(admin);
            hubs.retireKey(hub, keyHash);
        }
        vm.warp(START + 140);
        bool compromised = compromisedSince <= START + 140;
        if (compromised) {
            vm.prank(manager);
            hubs.compromiseKey(hub, keyHash, compromisedSince);
        }
        bool good = true;
        if (time < from || time >= until || time >= retiredAt) good = false;
        if (compromised && time >= compromisedSince) good = false;
        assertEq(hubs.keyValidAt(hub, keyHash, time), good, "valid");
    }

    function _add(address by, bytes memory multikey, uint40 from, uint40 until) private returns (bytes32) {
        vm.prank(by);
        return hubs.addKey(hub, multikey, from, until);
    }

    function _expectMalformed(bytes memory multikey) private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.KeyMalformed.selector, multikey));
        _add(admin, multikey, START, TERM);
    }

    function _expectWindowInvalid(uint40 from, uint40 until) private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.KeyWindowInvalid.selector, from, until, START));
    }
}
