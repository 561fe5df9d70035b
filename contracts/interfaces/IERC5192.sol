// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title ERC-5192: minimal soulbound NFTs
interface IERC5192 {
    /// @notice A token's transfers are locked.
    event Locked(uint256 tokenId);
    /// @notice A token's transfers are unlocked; never happens here.
    event Unlocked(uint256 tokenId);

    /// @notice Whether a token's transfers are locked: always true here.
    /// @dev Reverts with `ERC721NonexistentToken` where no such token lives.
    function locked(uint256 tokenId) external view returns (bool);
}
