// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice The block's time in seconds.
function blockTime() view returns (uint40) {
    // Safe: 40 bits of seconds reach beyond the year 36,000.
    return uint40(block.timestamp);
}
