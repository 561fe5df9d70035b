// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Roles of a hub's staff, as bits
library Roles {
    /// @dev Attests: issues, anchors, signs off chain.
    uint8 internal constant ISSUE = 1;
    /// @dev Revokes and supersedes; needs no accreditation.
    uint8 internal constant REVOKE = 2;
    /// @dev Defines and retires achievements.
    uint8 internal constant CATALOG = 4;
    /// @dev Manages staff within its own roles and term, and assertion keys.
    uint8 internal constant MANAGE = 8;
    uint8 internal constant ALL = ISSUE | REVOKE | CATALOG | MANAGE;
}
