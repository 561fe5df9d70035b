// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContentLog} from "../interfaces/IContentLog.sol";

/// @title ContentLog: public documents in event data
contract ContentLog is IContentLog {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @inheritdoc IContentLog
    uint256 public constant MAX_LENGTH = 256 * 1024;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    /// @inheritdoc IContentLog
    mapping(bytes32 hash => uint256) public blockOf;

    // ───────────────────────────────────────────── Publish ───────────────────────────────────────────

    /// @inheritdoc IContentLog
    function publish(bytes calldata content) external returns (bytes32 hash) {
        if (content.length == 0 || content.length > MAX_LENGTH)
            revert ContentLengthInvalid(content.length, MAX_LENGTH);
        hash = sha256(content);
        if (blockOf[hash] != 0) return hash;
        blockOf[hash] = block.number;
        emit ContentPublished(hash, content);
    }
}
