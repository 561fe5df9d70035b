// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IHubRegistry} from "../interfaces/IHubRegistry.sol";
import {blockTime} from "../libraries/Clock.sol";
import {HubId} from "../types/Ids.sol";
import {Hubs} from "./Hubs.sol";

/// @title AssertionKeys: the keys that sign a hub's off-chain credentials, as Multikeys
abstract contract AssertionKeys is Hubs {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @dev Multicodec prefixes (varint) of ed25519-pub and p256-pub, and the lengths with the key behind them.
    bytes2 private constant ED25519 = 0xed01;
    uint256 private constant ED25519_LENGTH = 34;
    bytes2 private constant P256 = 0x8024;
    uint256 private constant P256_LENGTH = 35;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    // one slot: from 40 | until 40 | compromisedSince 40
    mapping(HubId hub => mapping(bytes32 keyHash => KeyWindow)) private _keys;

    // ───────────────────────────────────────── Assertion keys ────────────────────────────────────────

    /// @inheritdoc IHubRegistry
    function addKey(
        HubId hub,
        bytes calldata multikey,
        uint40 from,
        uint40 until
    ) external returns (bytes32 keyHash) {
        _requireAdminOrManager(hub);
        _requireOpen(hub);
        if (!_isWellFormed(multikey)) revert KeyMalformed(multikey);
        if (from < blockTime() || until <= from) revert KeyWindowInvalid(from, until, blockTime());
        keyHash = keccak256(multikey);
        if (_keys[hub][keyHash].from != 0) revert KeyAlreadyAdded(hub, keyHash);
        _keys[hub][keyHash] = KeyWindow({from: from, until: until, compromisedSince: 0});
        emit KeyAdded(hub, keyHash, multikey, from, until);
    }

    /// @inheritdoc IHubRegistry
    function retireKey(HubId hub, bytes32 keyHash) external {
        KeyWindow storage window = _requireKey(hub, keyHash);
        uint40 time = blockTime();
        if (time >= window.until) revert KeyAlreadyRetired(hub, keyHash, window.until);
        window.until = time;
        emit KeyRetired(hub, keyHash, time);
    }

    /// @inheritdoc IHubRegistry
    function compromiseKey(HubId hub, bytes32 keyHash, uint40 since) external {
        KeyWindow storage window = _requireKey(hub, keyHash);
        uint40 before = window.compromisedSince == 0 ? blockTime() + 1 : window.compromisedSince;
        if (since == 0 || since >= before) revert KeyCompromiseInvalid(since, before);
        window.compromisedSince = since;
        emit KeyCompromised(hub, keyHash, since);
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc IHubRegistry
    function keyOf(HubId hub, bytes32 keyHash) external view returns (KeyWindow memory) {
        return _keys[hub][keyHash];
    }

    /// @inheritdoc IHubRegistry
    function keyValidAt(HubId hub, bytes32 keyHash, uint40 time) external view returns (bool) {
        KeyWindow storage window = _keys[hub][keyHash];
        if (time < window.from || time >= window.until) return false;
        return window.compromisedSince == 0 || time < window.compromisedSince;
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    function _requireKey(HubId hub, bytes32 keyHash) private view returns (KeyWindow storage window) {
        _requireAdminOrManager(hub);
        window = _keys[hub][keyHash];
        if (window.from == 0) revert KeyUnknown(hub, keyHash);
    }

    function _isWellFormed(bytes calldata multikey) private pure returns (bool) {
        if (multikey.length == ED25519_LENGTH) return bytes2(multikey) == ED25519;
        if (multikey.length != P256_LENGTH || bytes2(multikey) != P256) return false;
        return multikey[2] == 0x02 || multikey[2] == 0x03;
    }
}
