// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title ERC-5484: consensual soulbound tokens
interface IERC5484 {
    /// @notice Who may burn a token.
    enum BurnAuth {
        IssuerOnly,
        OwnerOnly,
        Both,
        Neither
    }

    /// @notice A token was issued by `from` to `to`.
    event Issued(address indexed from, address indexed to, uint256 indexed tokenId, BurnAuth burnAuth);

    /// @notice Who may burn a token: always `Both` here, the hub by revoking and the learner by renouncing.
    /// @dev Reverts with `ERC721NonexistentToken` where no such token lives.
    function burnAuth(uint256 tokenId) external view returns (BurnAuth);
}
