// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Kinds of achievement: a bitmap over the Open Badges 3.0 achievement types, in the official order
/// @dev Bit 0 is `Achievement`, bit 30 `SecondarySchoolDiploma`, bit 31 stands for all `ext:` types.
library Kinds {
    uint8 internal constant COUNT = 32;

    /// @notice Whether `kinds` contains `kind`; false for a kind that does not exist.
    function has(uint32 kinds, uint8 kind) internal pure returns (bool) {
        return (uint256(kinds) >> kind) & 1 == 1;
    }

    /// @notice Whether every kind of `part` is in `whole`.
    function contains(uint32 whole, uint32 part) internal pure returns (bool) {
        return part & ~whole == 0;
    }
}
